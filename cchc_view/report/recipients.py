"""When a report can be written, and by the offices of that day: who writes it and who receives it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from cchc_data import periods, terms

_RECIPIENTS = "report_recipients"


def written_from(period: periods.Period) -> date:
    """The first day on which the period's report can be written."""
    return period.to_on + timedelta(days=1)


def recipients(period: periods.Period, org: Mapping[str, Any]) -> tuple[str, ...]:
    """The offices in being on that day, for the unit `org`."""
    return terms.names_of(terms.on(written_from(period), org)["vi"][_RECIPIENTS])
