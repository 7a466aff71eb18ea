"""What the lines above a header say: the report's title and its period."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from cchc_data.reading.text import key
from cchc_data.reading.vocabulary import words

_LONGEST = 300
_PERSONAL = re.compile(r"\d{9}|@")  # telephone and id numbers, mailboxes


def lines(rows: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The texts of `rows` in reading order, each once; lines with numbers of people are left out."""
    found = (line.strip() for row in rows for text in row for line in text.split("\n"))
    return tuple(dict.fromkeys(line[:_LONGEST] for line in found if line and not _PERSONAL.search(line)))


def period(title: Iterable[str]) -> tuple[str, str] | None:
    """The ISO days of "Từ ngày ... đến ngày ...", None when not stated, impossible or reversed."""
    spoken = words()["period"]
    pattern = spoken["between"].replace("{date}", spoken["date"])
    found = re.search(pattern, key(" ".join(title)))
    if found is None:
        return None
    day_1, month_1, year_1, day_2, month_2, year_2 = map(int, found.groups())
    try:
        ends = datetime.date(year_1, month_1, day_1), datetime.date(year_2, month_2, day_2)
    except ValueError:
        return None
    return (ends[0].isoformat(), ends[1].isoformat()) if ends[0] <= ends[1] else None
