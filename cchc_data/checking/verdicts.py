"""Early, on time or late: always worked out from the days; the file's own word is kept to compare.

Domain 2.3 (form 06a) and 4.3, rule 8: days without hours are compared; given back,
waiting and without a promised day is in time; an open dossier is judged on the last day
the file speaks of.
"""

from __future__ import annotations

import pandas as pd

from cchc_data.checking import once
from cchc_data.checking.bench import Bench
from cchc_data.checking.day_columns import tails
from cchc_data.checking.dossier_rules import ENDED, NOT_RECEIVED, WAITING

GIVEN_BACK = ("withdrawn", "returned")


def of_file(bench: Bench, status: pd.Series) -> pd.Series:
    """The file's own verdict; from the words behind the due date where it has no such column."""
    words = bench.setting.words("verdict")
    texts = bench.text("source_verdict")
    said = once.each(texts, words.value_within)
    bench.warn(texts.notna() & said.isna(), "word_unknown", "source_verdict")
    if not bench.has("source_verdict"):
        said = once.each(tails(bench, "due_on"), words.value_within)
    is_open = ~status.isin(ENDED)
    said = said.mask(said.eq("late") & is_open, "open_late")
    said = said.mask(said.isin(("in_time", "early", "on_time")) & is_open, "open_in_time")
    return said.mask(said.eq("in_time"), "on_time").astype("str")


def by_days(dossiers: pd.DataFrame, on: pd.Timestamp) -> pd.Series:
    """early, on_time, late, open_in_time or open_late on the day `on`; missing if not received."""
    status, due = dossiers["status"], dossiers["due_on"]
    end = dossiers["finished_on"].fillna(dossiers["returned_on"])
    ended = status.isin(ENDED) & end.notna()
    verdict = pd.Series("open_late", index=dossiers.index, dtype="str")
    verdict = verdict.mask(status.isin(WAITING) | due.isna() | (due >= on), "open_in_time")
    verdict = verdict.mask(ended, "late").mask(ended & (end < due), "early")
    verdict = verdict.mask(ended & (due.isna() | (end == due) | status.isin(GIVEN_BACK)), "on_time")
    return verdict.mask(status.isin(NOT_RECEIVED) | dossiers["received_on"].isna())


def compare(bench: Bench, dossiers: pd.DataFrame) -> None:
    """List every dossier whose printed verdict is not what its days say."""
    on = last_day(bench, dossiers)
    ours, theirs = by_days(dossiers, on), dossiers["source_verdict"]
    loose = theirs.eq("on_time") & ours.eq("early")
    differ = theirs.notna() & ours.notna() & theirs.ne(ours) & ~loose
    if loose.any():
        bench.note("verdict_early_called_on_time", "source_verdict", n=int(loose.sum()))
    for (said, told), rows in dossiers[differ].groupby([theirs[differ], ours[differ]]):
        for row in rows.index:
            bench.disagree("verdict_differs", int(row), "source_verdict", file=said, days=told)


def last_day(bench: Bench, dossiers: pd.DataFrame) -> pd.Timestamp:
    """The last day the file speaks of: the end of its period, or its latest event."""
    if bench.received.period:
        return pd.Timestamp(bench.received.period[1])
    events = dossiers[["received_on", "paused_on", "finished_on", "returned_on"]].max().max()
    return events if pd.notna(events) else pd.Timestamp(bench.setting.today)
