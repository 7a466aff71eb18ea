"""What really happens with a procedure equals what one counts by hand in the demo's work tables."""

from datetime import date
from statistics import median

import pandas as pd
import pytest

from cchc_data.calendar import WorkingCalendar
from cchc_data.reality import LEAST_FOR_A_RATE, Share, last_months, reality

CALENDAR = WorkingCalendar.load()
FIRST, LAST = date(2025, 11, 1), date(2026, 10, 30)
ALONE = ["1.001193", "2.000815", "1.004222", "1.013225", "1.004873"]


def dossiers(demo_work, code):
    rows = demo_work["dossiers"]
    rows = rows[(rows.proc_code == code) & rows.received_on.notna()]
    return rows[~rows.status.isin(["awaiting_receipt", "not_accepted"])].copy()


def ended(rows):
    rows = rows[rows.status.isin(["finished", "delivered"])].copy()
    rows["ended_on"] = rows.finished_on.fillna(rows.returned_on)
    return rows[rows.ended_on.between(pd.Timestamp(FIRST), pd.Timestamp(LAST))]


def taken(rows):
    return [
        CALENDAR.working_days_between(r.received_on.date(), r.ended_on.date()) for r in ended(rows).itertuples()
    ]


@pytest.mark.parametrize("code", ALONE)
def test_times_are_those_of_the_dossiers_that_ended_in_the_twelve_months(demo, demo_work, code):
    real, days = reality(demo, code), sorted(taken(dossiers(demo_work, code)))
    assert (real.first, real.last) == (FIRST, LAST)
    assert real.ended == len(days) and real.median_days == median(days)
    within = sum(day <= real.ninety_days for day in days)
    assert within >= 0.9 * len(days) > sum(day < real.ninety_days for day in days)


@pytest.mark.parametrize("code", ALONE)
def test_the_share_kept_is_strict(demo, demo_work, code):
    rows = dossiers(demo_work, code)
    done = ended(rows)
    promised = done[done.due_on.notna()]
    kept = promised[(promised.ended_on <= promised.due_on) & (promised.supplement_count.fillna(0) <= 1)]
    still = rows[(rows.status == "in_progress") & (rows.due_on < pd.Timestamp(LAST))]
    assert reality(demo, code).on_time == Share(len(kept), len(promised) + len(still))


@pytest.mark.parametrize("code", ALONE)
def test_filing_and_supplements_are_of_those_received(demo, demo_work, code):
    rows = dossiers(demo_work, code)
    rows = rows[rows.received_on.between(pd.Timestamp(FIRST), pd.Timestamp(LAST))]
    real = reality(demo, code)
    assert real.online == Share(int((rows.receive_channel == "online").sum()), len(rows))
    known = rows.supplement_count.dropna()
    assert real.supplements == Share(int((known > 0).sum()), len(known))


def test_the_twelve_months_end_with_the_data_s_last_day(demo):
    assert last_months(demo)[0] == "2025-11" and last_months(demo)[-1] == "2026-10"
    assert len(last_months(demo)) == 12


def test_a_procedure_counted_in_the_group_has_no_figure(demo):
    real = reality(demo, "1.000656")
    assert real.ended == 0 and real.online.whole == 0 and real.median_days is None


def test_a_rate_needs_twenty():
    assert not Share(1, LEAST_FOR_A_RATE - 1).shown and Share(1, LEAST_FOR_A_RATE).shown
