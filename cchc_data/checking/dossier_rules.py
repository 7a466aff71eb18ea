"""Rules between the days of one dossier (domain 4.3, rule 11; Decree 118/2025/NĐ-CP, Article 17)."""

from __future__ import annotations

import pandas as pd

from cchc_data.calendar import ANNOUNCED
from cchc_data.checking.bench import Bench

NOT_RECEIVED = ("awaiting_receipt", "not_accepted")
ENDED = ("finished", "delivered", "withdrawn", "returned")
WAITING = ("awaiting_supplement", "awaiting_payment", "stopped")
PAST = ("submitted_on", "received_on", "finished_on", "returned_on", "paused_on")


def apply(bench: Bench, dossiers: pd.DataFrame) -> None:
    """Reject dossiers whose days cannot be true, and remark on those that are doubtful."""
    status = dossiers["status"]
    received, due = dossiers["received_on"], dossiers["due_on"]
    finished, returned = dossiers["finished_on"], dossiers["returned_on"]
    no_end = status.isin(ENDED) & finished.isna() & returned.isna()
    bench.reject(received.isna() & ~status.isin(NOT_RECEIVED), "received_missing", "received_on")
    bench.reject(no_end, "end_missing", "finished_on")
    bench.reject(due < received, "due_before_received", "due_on")
    bench.reject(finished < received, "finished_before_received", "finished_on")
    bench.reject(returned < finished.fillna(received), "returned_before_finished", "returned_on")
    reject_future(bench, dossiers, PAST)
    bench.warn(dossiers["submitted_on"] > received, "submitted_after_received", "submitted_on")
    bench.warn(due.isna() & received.notna() & ~status.isin(NOT_RECEIVED), "due_missing", "due_on")
    bench.warn(status.isin(WAITING) & dossiers["paused_on"].isna(), "pause_missing", "paused_on")
    bench.warn(status.eq("in_progress") & (finished.notna() | returned.notna()), "open_but_finished", "status")
    warn_days_off(bench, due, "due_on")


def reject_future(bench: Bench, rows: pd.DataFrame, fields: tuple[str, ...]) -> None:
    """Reject rows that tell of a day still to come."""
    today = pd.Timestamp(bench.setting.today)
    for field in fields:
        bench.reject(rows[field] > today, "day_in_future", field)


def warn_days_off(bench: Bench, days: pd.Series, field: str) -> None:
    """Remark on promised days on which offices are closed; a year without a calendar is told once."""
    calendar = bench.setting.calendar
    years = [year for year in days.dt.year.dropna().unique() if calendar.year_status(int(year)) == ANNOUNCED]
    known = days.dt.year.isin(years)
    working = pd.DatetimeIndex([day for day, works in calendar.days() if works])
    bench.warn(known & ~days.isin(working), "due_on_day_off", field)
    for year in sorted(set(days.dt.year.dropna()) - set(years)):
        bench.note("calendar_unknown", field, year=int(year))
