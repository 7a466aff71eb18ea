"""Periods: five kinds, both ends included, and nothing but an id is an id."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_data import periods

DAYS = st.dates(date(2001, 1, 1), date(2090, 12, 31))  # and 800 days more are still 20xx
IDS = st.builds(
    lambda year, rest: f"{year}{rest}",
    st.integers(2001, 2099),
    st.sampled_from(
        ["", "-R", *(f"-{m:02d}" for m in range(1, 13)), *(f"-{letter}{n}" for letter in "QR" for n in range(1, 5))]
    ),
)
SPANS = """
    2026-10 month             2026-10-01 2026-10-31 2026-01-01
    2024-02 month             2024-02-01 2024-02-29 2024-01-01
    2025-02 month             2025-02-01 2025-02-28 2025-01-01
    2026-12 month             2026-12-01 2026-12-31 2026-01-01
    2026-Q1 quarter           2026-01-01 2026-03-31 2026-01-01
    2026-Q4 quarter           2026-10-01 2026-12-31 2026-01-01
    2026-R1 reporting_quarter 2025-12-15 2026-03-14 2025-12-15
    2026-R2 reporting_quarter 2026-03-15 2026-06-14 2025-12-15
    2026-R3 reporting_quarter 2026-06-15 2026-09-14 2025-12-15
    2026-R4 reporting_quarter 2026-09-15 2026-12-14 2025-12-15
    2026    year              2026-01-01 2026-12-31 2026-01-01
    2026-R  reporting_year    2025-12-15 2026-12-14 2025-12-15
"""
CASES = [line.split() for line in SPANS.strip().splitlines()]


@pytest.mark.parametrize(("text", "kind", "first", "last", "year_from"), CASES, ids=[case[0] for case in CASES])
def test_an_id_names_whole_days_and_the_start_of_its_year(text, kind, first, last, year_from):
    period = periods.parse(text)
    assert (period.id, period.kind) == (text, kind)
    assert [period.from_on, period.to_on, period.year_from_on] == [*map(date.fromisoformat, (first, last, year_from))]


def test_every_kind_is_among_the_examples():
    assert {case[1] for case in CASES} == set(periods.KINDS)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2026-03", "2026-02"),
        ("2026-01", "2025-12"),
        ("2026-Q1", "2025-Q4"),
        ("2026-R1", "2025-R4"),
        ("2026-R3", "2026-R2"),
        ("2026", "2025"),
        ("2026-R", "2025-R"),
    ],
)
def test_the_period_before_is_of_the_same_kind(text, before):
    assert periods.previous(periods.parse(text)) == periods.parse(before)


@given(IDS)
def test_the_period_before_ends_on_the_day_before(text):
    period = periods.parse(text)
    assert periods.previous(period).to_on + timedelta(1) == period.from_on
    assert period.year_from_on <= period.from_on <= period.to_on


@given(DAYS)
def test_every_day_lies_in_exactly_one_period_of_each_kind(day):
    kinds = [period.kind for period in periods.overlapping(day, day)]
    assert sorted(kinds) == sorted(periods.KINDS)


@given(DAYS, st.integers(0, 800))
def test_overlapping_names_each_period_once_and_oldest_first_within_its_kind(first, length):
    last = first + timedelta(length)
    found = list(periods.overlapping(first, last))
    assert len({period.id for period in found}) == len(found)
    for kind in periods.KINDS:
        row = [period for period in found if period.kind == kind]
        assert row[0].from_on <= first <= row[0].to_on and row[-1].from_on <= last <= row[-1].to_on
        assert all(a.to_on + timedelta(1) == b.from_on for a, b in zip(row, row[1:], strict=False))


def test_the_second_half_of_december_already_belongs_to_the_next_reporting_year():
    ids = {period.id for period in periods.overlapping(date(2026, 12, 15), date(2026, 12, 31))}
    assert ids == {"2026-12", "2026-Q4", "2026", "2027-R1", "2027-R"}


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-00", "2026-1", "2026-Q0", "2026-Q5", "2026-R5", "2026-r1", "1999", "20260", "2026-10-01"]
    + [" 2026", "2026 ", "2026\n", "2026-10\n", "２０26", "20२6", "2026-Q１", "2026-R\x00", "../2026"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(periods.PeriodError):
        periods.parse(text)


@given(st.text(alphabet="20619-QR\n ०", max_size=9) | st.text())
def test_what_is_accepted_is_spelled_as_we_spell_it(text):
    try:
        period = periods.parse(text)
    except periods.PeriodError:
        return
    assert text.isascii() and text in {p.id for p in periods.overlapping(period.from_on, period.to_on)}
