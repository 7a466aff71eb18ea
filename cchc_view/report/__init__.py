"""The commune's periodic report: gathered once as a story, then written as docx, xlsx and pdf.

The same period of the same snapshot gives the same bytes: everything is dated by the data.
"""

from __future__ import annotations

from cchc_data import periods
from cchc_data.store import Loaded
from cchc_view.page import INTERACTIVE, Telling, View, default_period
from cchc_view.report.content import gather
from cchc_view.report.as_docx import docx_file
from cchc_view.report.as_pdf import pdf_file
from cchc_view.report.as_xlsx import xlsx_file
from cchc_view.report.recipients import written_from

__all__ = ["FORMATS", "KINDS", "NoReport", "offered", "write"]

FORMATS = {"docx": docx_file, "xlsx": xlsx_file, "pdf": pdf_file}
KINDS = ("quarter", "reporting_quarter", "year", "reporting_year")


class NoReport(ValueError):
    """The snapshot holds no such period, or no report is made for periods of its kind."""


def offered(loaded: Loaded) -> list[str]:
    """The periods of the snapshot that a report can be made for, newest first."""
    return [name for name, row in loaded.periods.items() if row["kind"] in KINDS]


def write(loaded: Loaded, period: str, kind: str) -> bytes:
    """The report of a period in one of `FORMATS`; raises NoReport for a period that is not offered."""
    if period not in offered(loaded):
        raise NoReport(period)
    reported = periods.parse(period)
    view = View("vi", reported.id, base=INTERACTIVE, default_period=default_period(loaded))
    return FORMATS[kind](gather(Telling(loaded, view, written_from(reported))))
