"""The working calendar: announced days only, make-up Saturdays worked, holidays off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_data.calendar import ANNOUNCED, CalendarNotAnnounced, WorkingCalendar

CALENDAR = WorkingCalendar.load()
ANNOUNCED_DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
OFF = {"holiday", "compensation", "swapped_off"}


@pytest.mark.parametrize(
    "saturday",
    [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)],
)
def test_a_make_up_saturday_is_a_working_day(saturday):
    assert saturday.weekday() == 5
    assert CALENDAR.is_working_day(saturday)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 24),  # Vietnam Culture Day, new in 2026
        date(2026, 4, 27),  # Hùng Kings' day fell on a Sunday
        date(2024, 4, 29),
        date(2025, 5, 2),
        date(2026, 8, 31),
        date(2023, 1, 26),
    ],
)
def test_a_weekday_off_is_not_a_working_day(day):
    assert day.weekday() < 5
    assert not CALENDAR.is_working_day(day)


def test_an_ordinary_saturday_and_sunday_are_off():
    assert not CALENDAR.is_working_day(date(2026, 11, 21))
    assert not CALENDAR.is_working_day(date(2026, 11, 22))


def test_a_swap_that_was_only_proposed_is_not_in_the_calendar():
    assert CALENDAR.is_working_day(date(2026, 11, 23))
    assert not CALENDAR.is_working_day(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("year", "weekdays_off"),
    [(2020, 10), (2021, 11), (2022, 11), (2023, 11), (2024, 12), (2025, 12), (2026, 14)],
)
def test_each_year_has_as_many_weekdays_off_as_its_notice(year, weekdays_off):
    found = [d for d, kind in CALENDAR.exceptions.items() if d.year == year and kind in OFF]
    assert len(found) == weekdays_off
    assert all(day.weekday() < 5 for day in found)


def test_the_same_day_is_no_working_day_late():
    assert CALENDAR.working_days_between(date(2026, 11, 23), date(2026, 11, 23)) == 0


def test_an_end_before_the_start_counts_nothing():
    assert CALENDAR.working_days_between(date(2026, 11, 23), date(2026, 11, 2)) == 0


def test_a_weekend_after_the_deadline_is_not_late():
    friday, sunday, monday = date(2026, 11, 13), date(2026, 11, 15), date(2026, 11, 16)
    assert CALENDAR.working_days_between(friday, sunday) == 0
    assert CALENDAR.working_days_between(friday, monday) == 1


def test_a_limit_of_two_days_steps_over_culture_day():
    assert CALENDAR.add_working_days(date(2026, 11, 23), 2) == date(2026, 11, 26)


def test_an_interval_crosses_the_new_year():
    assert CALENDAR.working_days_between(date(2025, 12, 31), date(2026, 1, 12)) == 7


def test_the_next_working_day_is_the_day_itself_when_offices_work():
    assert CALENDAR.next_working_day(date(2026, 11, 23)) == date(2026, 11, 23)
    assert CALENDAR.next_working_day(date(2026, 11, 24)) == date(2026, 11, 25)
    assert CALENDAR.next_working_day(date(2026, 1, 1)) == date(2026, 1, 5)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CALENDAR.is_working_day(date(2027, 1, 4)),
        lambda: CALENDAR.working_days_between(date(2026, 12, 30), date(2027, 1, 4)),
        lambda: CALENDAR.working_days_between(date(2027, 1, 4), date(2026, 12, 30)),
        lambda: CALENDAR.add_working_days(date(2026, 12, 31), 1),
        lambda: CALENDAR.next_working_day(date(2019, 1, 1)),
    ],
)
def test_a_year_that_is_not_announced_is_refused(ask):
    with pytest.raises(CalendarNotAnnounced):
        ask()


def test_the_refusal_names_the_year():
    with pytest.raises(CalendarNotAnnounced) as refused:
        CALENDAR.is_working_day(date(2027, 5, 3))
    assert refused.value.year == 2027


def test_2027_is_known_as_not_announced():
    assert CALENDAR.year_status(2027) == "not_announced"
    assert CALENDAR.year_status(2026) == ANNOUNCED


def test_a_gap_between_announced_years_is_refused():
    gappy = WorkingCalendar({}, {2021: ANNOUNCED, 2023: ANNOUNCED})
    with pytest.raises(CalendarNotAnnounced):
        gappy.working_days_between(date(2021, 12, 1), date(2023, 1, 5))
    with pytest.raises(CalendarNotAnnounced):
        gappy.add_working_days(date(2021, 12, 30), 400)
    assert {day.year for day, _ in gappy.days()} == {2021, 2023}


def test_negative_days_cannot_be_added():
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add_working_days(date(2026, 11, 23), -1)


def test_every_announced_day_is_listed_once():
    days = [day for day, _ in CALENDAR.days()]
    assert days == [date(2020, 1, 1) + timedelta(n) for n in range(2557)]


def test_loading_twice_reads_once():
    assert WorkingCalendar.load() is CALENDAR


@given(ANNOUNCED_DAYS, ANNOUNCED_DAYS)
def test_counting_agrees_with_walking_day_by_day(start, end):
    walked = sum(
        CALENDAR.is_working_day(start + timedelta(n)) for n in range(1, (end - start).days + 1)
    )
    assert CALENDAR.working_days_between(start, end) == walked


@given(st.dates(date(2021, 1, 1), date(2025, 12, 31)), st.integers(1, 200))
def test_adding_days_and_counting_them_agree(day, n):
    reached = CALENDAR.add_working_days(day, n)
    assert CALENDAR.is_working_day(reached)
    assert CALENDAR.working_days_between(day, reached) == n
