"""A rehearsal, while the file is still being read in another process.

Libraries load their parts, and lists of words are read, when they are needed for the first
time. One row that nobody keeps needs them early, so that the rows of the file need not wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from cchc_data import publish
from cchc_data.calendar import WorkingCalendar
from cchc_data.checking.merge import merge
from cchc_data.checking.setting import Setting, catalogue
from cchc_data.checking.sheet import check
from cchc_data.checking.words import labels
from cchc_data.received import Received, SourceColumn, SourceRow
from cchc_data.schemas import TABLES, empty

_ORG = {"code": "", "name_vi": "", "name_en": ""}
_DAYS = ("received_on", "due_on", "finished_on", "returned_on")


def rehearse(is_over: Callable[[], bool]) -> None:
    """Check, merge and count one row; ends between two of these when `is_over`."""
    parts = _parts()
    while not is_over() and next(parts, None):
        pass


@cache
def _parts() -> Iterator[str]:
    """One for the whole process: what was needed once is there."""
    day, _ = next(iter(WorkingCalendar.load().days()))  # of a year that is announced
    outcome = check(_list_of_one(day), Setting(_ORG, day))
    yield "checked"
    rows, _, _ = merge({name: empty(table) for name, table in TABLES.items()}, [outcome])
    yield "merged"
    publish.build(rows, _ORG["code"]).close()


def _list_of_one(day: date) -> Received:
    cells = {
        "dossier_code": "0000",  # of no unit
        "proc_code": next(iter(catalogue())),
        **dict.fromkeys(_DAYS, f"{day:%d/%m/%Y}"),
        "status": labels("status")["delivered"],
        "source_verdict": labels("verdict")["on_time"],
        "receive_channel": labels("receive_channel")["counter"],
    }
    columns = tuple(SourceColumn("", name, name) for name in cells)
    return Received("", "", "dossier_list", "", (), columns, (SourceRow(1, cells),))
