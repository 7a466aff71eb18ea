"""An invented vendor's list of dossiers, as long as asked: the same seed gives the same rows."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import xlsxwriter

from cchc_data import reference
from cchc_data.sample import Setting

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
AS_OF = Setting.load().as_of
SPAN = 480  # days of receipt, the last of them the sample's last day
UNKNOWN = 0.01  # share of rows whose procedure's name is nobody's
LATE = 0.04


def rows(count: int, seed: int) -> Iterator[list[object]]:
    """`count` rows under WORDS["columns"]: receipt and promise as text with the hour, the other days as days."""
    rng = np.random.default_rng(seed)
    table = reference.procedures()
    procedures = list(zip(table["name"], table["national_field"], strict=True))
    # Few procedures are most of the work, as everywhere.
    chosen = np.minimum(rng.zipf(1.3, count) - 1, len(procedures) - 1).tolist()
    received = np.sort(rng.integers(0, SPAN * 86_400, count)).tolist()
    limit = rng.integers(1, 16, count)
    late = rng.random(count) < LATE
    taken = np.where(late, limit + rng.integers(1, 10, count), rng.integers(0, limit + 1)).tolist()
    limit, collected = limit.tolist(), rng.integers(0, 5, count).tolist()
    person = rng.integers(0, 2**31, count).tolist()
    luck = rng.random(count).tolist()
    first = datetime.combine(AS_OF, datetime.min.time()) - timedelta(SPAN)
    for n in range(count):
        moment = first + timedelta(seconds=received[n])
        due = _working(moment + timedelta(limit[n]))
        name, field = procedures[chosen[n]] if luck[n] > UNKNOWN else (f"{WORDS['columns'][2]} {n % 90}", "")
        code = f"H21.000-{moment:%y%m%d}-{seed}{n:07d}"
        ending = _ending(_working(moment + timedelta(taken[n])).date(), collected[n], luck[n])
        told = [f"{each:%d/%m/%Y %H:%M:%S}" for each in (moment, due)]
        yield [n + 1, code, name, field, *_person(person[n]), *told, *ending, *_handling(person[n])]


def write_xlsx(path: Path, count: int, seed: int) -> Path:
    """The list as a workbook: a title, a blank row, the header, real dates in two columns."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, WORDS["title"])
        sheet.write_row(2, 0, WORDS["columns"])
        for line, row in enumerate(rows(count, seed), start=3):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, column, cell, day)
                elif cell is not None:
                    sheet.write(line, column, cell)
    return path


def write_csv(path: Path, count: int, seed: int) -> Path:
    """The list as a vendor's CSV, days written dd/mm/yyyy."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(WORDS["columns"])
        for row in rows(count, seed):
            writer.writerow([f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row])
    return path


def _working(moment: datetime) -> datetime:
    """The moment itself, or the Monday after its weekend."""
    return moment + timedelta(max(0, 7 - moment.weekday()) % 7 if moment.weekday() > 4 else 0)


def _ending(done: date, wait: int, luck: float) -> tuple[date | None, date | None, str]:
    """Day of the result, day it was handed over, status; nothing is later than the list itself."""
    statuses = WORDS["statuses"]
    if luck > 0.98:
        return done if done <= AS_OF else None, None, statuses["withdrawn" if done <= AS_OF else "in_progress"]
    if done > AS_OF or luck > 0.96:
        return None, None, statuses["awaiting_supplement" if luck > 0.97 else "in_progress"]
    handed = done + timedelta(wait)
    return (done, handed, statuses["delivered"]) if handed <= AS_OF else (done, None, statuses["finished"])


def _person(draw: int) -> tuple[str, str, str]:
    """Name, telephone and address of nobody."""
    name = " ".join(WORDS[part][draw // step % len(WORDS[part])] for part, step in _PARTS)
    return name, f"09{draw % 10**8:08d}", f"{draw % 97 + 1} {WORDS['villages'][draw % 7]}"


def _handling(draw: int) -> tuple[str, str, str]:
    """Channels, and the name of an officer."""
    channels = WORDS["receive_channels"][draw % 11 % 3], WORDS["return_channels"][draw % 13 % 3]
    return *channels, " ".join(WORDS[part][draw % 5] for part, _ in _PARTS)


_PARTS = (("surnames", 1), ("middles", 10), ("names", 80))
