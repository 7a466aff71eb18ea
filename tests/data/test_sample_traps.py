"""Every trap in the table of `cchc_data.sample.traps` is in the data, judged from dates alone."""

from datetime import date

import pandas as pd
import pytest

from cchc_data.calendar import WorkingCalendar
from cchc_data.sample import Setting, sample, traps

TODAY = pd.Timestamp(Setting.load().as_of)
FRIDAY, SATURDAY = 4, 5
CALENDAR = WorkingCalendar.load()


def documented():
    rows = [line for line in traps.__doc__.splitlines() if line.startswith("|")]
    return [row.split("|")[1].strip() for row in rows[2:]]


def working_days(start, end):
    """Working days in (start, end] row by row; -1 where a day is missing."""
    return pd.Series(
        [
            CALENDAR.working_days_between(a.date(), b.date()) if pd.notna(a) and pd.notna(b) else -1
            for a, b in zip(start, end, strict=True)
        ],
        index=start.index,
    )


def over_weekend(start, end):
    return (start.dt.day_of_week == FRIDAY) & ((end - start).dt.days == 3)


def dossier_traps(d, letters):
    resolved = d["status"].isin(("finished", "delivered"))
    open_ = d["status"] == "in_progress"
    late_by = working_days(d["due_on"], d["finished_on"]).where(resolved, -1)
    late = resolved & (d["finished_on"] > d["due_on"])
    in_time = resolved & (d["finished_on"] <= d["due_on"])
    overdue = d["due_on"] < TODAY
    moved = d["due_on"] > d["due_on_original"]
    waits = d["status"] == "awaiting_supplement"
    expected = pd.Series("late", d.index).mask(d["finished_on"] == d["due_on"], "on_time")
    expected = expected.mask(d["finished_on"] < d["due_on"], "early").mask(d["due_on"].isna(), "on_time")
    hidden = working_days(d["submitted_on"], d["received_on"])
    apologised = d["dossier_code"].isin(letters["dossier_code"])
    return {
        "awaiting_receipt": (d["status"] == "awaiting_receipt") & d["received_on"].isna(),
        "not_accepted": (d["status"] == "not_accepted") & d["received_on"].isna() & d["finished_on"].notna(),
        "open_in_time": open_ & (d["due_on"] >= TODAY),
        "open_late": open_ & overdue,
        "supplement_in_time": waits & ~overdue & d["paused_on"].notna(),
        "supplement_overdue": waits & overdue & d["paused_on"].notna(),
        "awaiting_payment": (d["status"] == "awaiting_payment") & d["paused_on"].notna() & ~moved,
        "withdrawn": (d["status"] == "withdrawn") & d["finished_on"].notna(),
        "returned_after_due": (d["status"] == "returned") & (d["finished_on"] > d["due_on"]),
        "stopped": (d["status"] == "stopped") & d["paused_on"].notna() & d["finished_on"].isna(),
        "ready_not_collected": (d["status"] == "finished") & d["returned_on"].isna(),
        "collected_weeks_later": in_time & (working_days(d["finished_on"], d["returned_on"]) >= 15),
        "no_promised_day": resolved & d["due_on"].isna(),
        "supplement_once": resolved & (d["supplement_count"] == 1) & moved,
        "supplement_again": in_time & (d["supplement_count"] > 1),
        "supplement_unwritten": d["supplement_written_count"] < d["supplement_count"],
        "finished_on_the_day": resolved & (d["finished_on"] == d["due_on"]),
        "saturday_worked": late & (d["due_on"].dt.day_of_week == SATURDAY) & (late_by == 1),
        "late_by_one": late & (late_by == 1),
        "late_over_weekend": (late_by == 1) & over_weekend(d["due_on"], d["finished_on"]),
        "extended_kept": late & (d["finished_on"] <= d["extended_until"]),
        "extended_broken": late & (d["finished_on"] > d["extended_until"]),
        "friday_evening": over_weekend(d["submitted_on"], d["received_on"]),
        "hidden_wait_long": hidden >= 3,
        "non_local": d["non_local"],
        "agency_on_paper": (d["applicant_type"] == "state_agency")
        & (d["receive_channel"] == "counter")
        & (d["service_level"] != "none"),
        "kiosk": (d["receive_channel"] == "kiosk") & (d["received_on"] >= pd.Timestamp(2026, 8, 1)),
        "source_disagrees": resolved & (d["source_verdict"] != expected),
        "late_without_letter": (late | (open_ & overdue)) & ~apologised,
    }


def letter_traps(d, letters):
    both = letters.merge(d, on="dossier_code")
    return {
        "letter_after_due": both["issued_on"] >= both["due_on"],
        "letter_in_vain": both["finished_on"] <= both["due_on"],
        "letter_for_open": both["finished_on"].isna(),
    }


def complaint_traps(c):
    handled = working_days(c["received_on"], c["resolved_on"])
    waited = working_days(c["received_on"], pd.Series(TODAY, c.index))
    months = pd.period_range("2024-11", "2026-10", freq="M")
    return {
        "months_without_complaints": ~months.isin(c["received_on"].dt.to_period("M")),
        "complaint_resolved_late": handled > 15,
        "complaint_open_late": c["resolved_on"].isna() & (waited > 15),
        "complaint_unpublished": (c["status"] == "answered") & (c["competence"] == "ours"),
        "complaint_published_late": working_days(c["resolved_on"], c["published_on"]) > 2,
        "complaint_transferred_late": working_days(c["received_on"], c["transferred_on"]) > 5,
        "complaint_anonymous": c["anonymous"] & c["satisfaction"].isna(),
    }


def procedure_traps(p, d):
    return {
        "procedure_not_posted": p["posted_on"].isna(),
        "procedure_posted_late": working_days(p["decision_on"], p["posted_on"]) > 5,
        "procedure_new": p["effective_from"] == pd.Timestamp(2026, 7, 1),
        "procedure_abolished": p["effective_to"] == pd.Timestamp(2025, 6, 30),
        "procedure_unused": p["effective_to"].isna() & ~p["proc_code"].isin(d["proc_code"]),
    }


def count_traps(seed):
    tables = sample(seed=seed)
    dossiers, letters = tables["dossiers"], tables["apology_letters"]
    found = dossier_traps(dossiers, letters) | letter_traps(dossiers, letters)
    found |= complaint_traps(tables["complaints"]) | procedure_traps(tables["commune_procedures"], dossiers)
    waves = tables["survey_waves"]
    found["button_wave"] = (waves["method"] == "button") & (waves["comparable_group"] != "sipas-paper")
    return {name: int(mask.sum()) for name, mask in found.items()}


@pytest.fixture(scope="module")
def counts():
    return count_traps(766)


def test_the_table_of_traps_and_this_file_name_the_same_traps(counts):
    assert sorted(counts) == sorted(documented())


@pytest.mark.parametrize("name", documented())
def test_the_trap_occurs(counts, name):
    assert counts[name] >= 1


def test_some_traps_occur_in_the_numbers_that_were_asked_for(counts):
    assert counts["months_without_complaints"] >= 2
    assert 15 <= counts["source_disagrees"] <= 25
    assert counts["procedure_new"] == counts["procedure_abolished"] == 1
    assert counts["button_wave"] == counts["complaint_open_late"] == 1


def test_traps_stay_small_beside_the_ordinary(counts):
    rare = ("open_late", "supplement_overdue", "awaiting_payment", "stopped", "saturday_worked", "letter_in_vain")
    assert all(counts[name] <= 30 for name in rare)


def test_make_up_saturdays_of_the_span_are_working_days():
    assert all(CALENDAR.is_working_day(day) for day in (date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)))
