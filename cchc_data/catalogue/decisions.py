"""The province's decision list: which procedures are the commune's, and since when.

Who may decide a procedure stands in a decision of the province and nowhere else: the
portal's level "Cấp xã" also names some two hundred customs and tax procedures.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from pathlib import Path

COLUMNS = ("proc_code", "decision_no", "decision_on", "effective_from", "effective_to")
_CODE = re.compile(r"[1-6]\.\d{6}")


@dataclass(frozen=True)
class Decisions:
    """Codes to take, in the list's order, and what is wrong with the rest, as (line, what).

    `what` is malformed_code, repeated_code, unknown_code, malformed_day or ends_before_start.
    """

    codes: tuple[str, ...]
    problems: tuple[tuple[int, str], ...]


def read_decisions(path: Path, known: Container[str]) -> Decisions:
    """Read a list in CSV with the columns of COLUMNS, days as YYYY-MM-DD, end empty while in force.

    A line with a problem is left out and named; raises ValueError when a column is missing.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = set(COLUMNS) - set(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path.name}: missing column {', '.join(sorted(missing))}")
        rows = list(enumerate(reader, start=2))
    seen: Counter[str] = Counter()
    codes, problems = [], []
    for number, row in rows:
        code = (row["proc_code"] or "").strip()
        seen[code] += 1
        what = _problem(code, row, known, seen[code])
        if what:
            problems.append((number, what))
        else:
            codes.append(code)
    return Decisions(tuple(codes), tuple(problems))


def _problem(code: str, row: dict[str, str], known: Container[str], times: int) -> str:
    if not _CODE.fullmatch(code):
        return "malformed_code"
    if times > 1:
        return "repeated_code"
    if code not in known:
        return "unknown_code"
    try:
        start, end = date.fromisoformat(row["effective_from"]), row["effective_to"]
        date.fromisoformat(row["decision_on"])
        return "ends_before_start" if end and date.fromisoformat(end) < start else ""
    except ValueError:
        return "malformed_day"
