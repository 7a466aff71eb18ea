"""The report as one self-contained HTML page."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_data.checking.report.model import KINDS
from cchc_data.checking.report.words import number, places, words

if TYPE_CHECKING:
    import jinja2

ROWS_SHOWN = 60


def html(report: dict[str, Any]) -> str:
    """The page; everything in it is escaped."""
    return _template().render(report=report, words=words(), kinds=KINDS, rows_shown=ROWS_SHOWN)


@functools.cache
def _template() -> jinja2.Template:
    import jinja2  # only a report that is kept as a page needs it

    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"number": number, "places": places}
    return environment.get_template("report.html")
