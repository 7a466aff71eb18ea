"""Who receives the report: read from the dated list of roles, never written in code."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from cchc_data import periods, reference

_ROLE = "report_recipient"


def recipients(period: periods.Period) -> tuple[str, ...]:
    """The offices in being on the first day on which the period's report can be written."""
    roles = reference.roles().set_index("role_id")
    role = roles.loc[_ROLE]
    written_from = period.to_on + timedelta(days=1)
    successors = pd.Timestamp(written_from) >= role["valid_from"]
    return tuple(role["name_2026_vi" if successors else "name_2021_vi"].split(", "))
