"""The deadline calculator agrees with every case of a list that can be checked by hand with a calendar.

`deadline_cases.csv`: filed, limit, supplement, and the due moment, or "unknown" and the year whose
working days are not announced. The expected answers were worked out day by day from the table of
days off in the notices, not with the code under test; every day off of 2020 to 2026 is in the list.
"""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from cchc_data import reference
from cchc_data.calendar import MAKE_UP_WORKING, CalendarNotAnnounced, WorkingCalendar
from cchc_data.deadlines import CannotTell, Wait, deadline
from cchc_data.office_hours import OfficeHours
from tests.procedures import slow_deadlines as slow

CALENDAR, HOURS = WorkingCalendar.load(), OfficeHours.load()
with (Path(__file__).with_name("deadline_cases.csv")).open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


def due(value, unit, filed, wait=None):
    return deadline(value, unit, datetime.fromisoformat(filed), CALENDAR, HOURS, wait)


def wait_of(case):
    if not case["asked_on"]:
        return None
    return Wait(*(datetime.combine(date.fromisoformat(case[name]), time(8)) for name in ("asked_on", "received_on")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['filed']} {case['value']} {case['unit']}")
def test_a_case_worked_out_by_hand(case):
    asked = float(case["value"]) if case["value"] else None, case["unit"], case["filed"], wait_of(case)
    if case["due"].startswith("unknown"):
        with pytest.raises(CalendarNotAnnounced) as refused:
            due(*asked)
        assert refused.value.year == int(case["due"].split()[1])
    else:
        assert f"{due(*asked).due:%Y-%m-%d %H:%M}" == case["due"], case["why"]


def slowly(case):
    """The answer of the slow calculator, in the words of the list."""
    filed, value = datetime.fromisoformat(case["filed"]), int(float(case["value"] or 0))
    try:
        end = slow.due(value, case["unit"], filed)
        if case["asked_on"]:
            end = slow.waited(end, case["unit"], *(date.fromisoformat(case[name]) for name in ("asked_on", "received_on")))
    except slow.Unknown as unknown:
        return f"unknown {unknown}"
    return f"{end:%Y-%m-%d %H:%M}"


def test_the_slow_calculator_agrees_with_every_case():
    assert [(case["filed"], case["unit"], slowly(case)) for case in CASES] == [
        (case["filed"], case["unit"], case["due"]) for case in CASES
    ]


def test_the_two_agree_all_through_the_seven_years():
    filed, n = datetime(2020, 1, 1, 0, 10), 0
    while filed < datetime(2026, 10, 1):
        n += 1
        value, unit = ((0, "same_day"), (n % 30, "working_day"), (n % 45, "day"), (n % 3, "month"), (n % 20, "hour"))[n % 5]
        found = deadline(float(value), unit, filed, CALENDAR, HOURS)
        assert found.due == slow.due(value, unit, filed), (filed, value, unit)
        filed += timedelta(hours=37, minutes=41)
    assert n > 1500


def test_the_calendar_is_that_of_the_notices():
    own = {day for day, kind in CALENDAR.exceptions.items() if kind != MAKE_UP_WORKING and day.year < 2027}
    assert {day for day in own if day.weekday() < 5} == slow.DAYS_OFF
    assert {day for day, kind in CALENDAR.exceptions.items() if kind == MAKE_UP_WORKING} == slow.WORKED


def test_there_are_at_least_two_hundred_cases_and_every_day_off_is_among_them():
    assert len(CASES) >= 200
    filed = {case["filed"][:10] for case in CASES}
    holidays = reference.holidays().query("kind != 'make_up_working' and date < '2027-01-01'")
    weekdays = [day for day in holidays["date"].dt.date if day.weekday() < 5]
    assert len(weekdays) > 60 and {day.isoformat() for day in weekdays} <= filed
    saturdays = [day for day, kind in CALENDAR.exceptions.items() if kind == MAKE_UP_WORKING]
    assert {day.isoformat() for day in saturdays} <= filed


def test_the_steps_name_the_days_off_passed_over_and_the_saturdays_worked():
    steps = due(3, "working_day", "2026-04-24T09:00").steps
    assert [step.rule for step in steps] == ["in_hours", "working_days"]
    assert steps[1].off == (date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1))
    assert due(1, "working_day", "2026-08-21T09:00").steps[1].worked == (date(2026, 8, 22),)


@pytest.mark.parametrize(
    ("filed", "place"),
    [
        ("2026-06-10T07:00", "before_opening"),
        ("2026-06-10T12:00", "at_lunch"),
        ("2026-06-10T18:00", "after_closing"),
        ("2026-06-13T09:00", "day_off"),
        ("2026-08-22T09:00", "in_hours"),
    ],
)
def test_the_first_step_says_where_the_moment_falls(filed, place):
    assert due(1, "working_day", filed).steps[0].rule == place


def test_half_a_working_day_is_four_office_hours():
    assert due(0.5, "working_day", "2026-06-10T09:00").due == datetime(2026, 6, 10, 15, 0)


def test_the_last_step_is_the_answer():
    for case in CASES:
        if not case["due"].startswith("unknown"):
            found = due(float(case["value"]) if case["value"] else None, case["unit"], case["filed"], wait_of(case))
            assert found.steps[-1].at == found.due


@pytest.mark.parametrize(("value", "unit"), [(None, None), (1, "missing_unit"), (None, "unspecified"), (None, "day")])
def test_a_limit_that_the_source_left_unclear_is_not_guessed(value, unit):
    with pytest.raises(CannotTell) as refused:
        due(value, unit, "2026-06-10T09:00")
    assert refused.value.reason == "no_limit"


@pytest.mark.parametrize(("asked", "received"), [("2026-06-12", "2026-06-11"), ("2026-06-01", "2026-06-11")])
def test_a_supplement_before_the_filing_or_handed_in_before_it_was_asked_for_is_refused(asked, received):
    wait = Wait(datetime.fromisoformat(asked), datetime.fromisoformat(received))
    with pytest.raises(CannotTell) as refused:
        due(3, "working_day", "2026-06-10T09:00", wait)
    assert refused.value.reason == "wait_order"


def test_a_supplement_of_a_century_is_refused_and_does_not_overflow():
    wait = Wait(datetime(2026, 6, 10), datetime(9999, 12, 31))
    with pytest.raises(CalendarNotAnnounced):
        due(30, "day", "2026-06-10T09:00", wait)
