"""Dates: every shape of rule 4.3.7, and what is asked instead of guessed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.checking.days import FIRST_YEAR, read_day
from cchc_data.received import NeedsConfirmation, SourceRow
from tests.checking.sheets import ORG, TODAY, codes, column, dossiers, judged, received

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "21/01/2024",
        "21/01/2024 09:05",
        "21/01/2024 09:05:50",
        "21-01-2024",
        "21.01.2024",
        "21/1/24",
        "2024-01-21",
        "2024-01-21 09:05:00",
        "2024-01-21T09:05:00",
        "2024-01-20T18:05:00Z",
        "2024-01-21T23:05:00+07:00",
        "09:05 21/01/2024",
        "09 giờ 05 phút, ngày 21 tháng 01 năm 2024",
        "45312",
        "45312.378",
        "'21/01/2024",
        " 21/01/2024 ",
        "21/01/2024 09:05:00 - 4 ngày (Đã quá hạn 4 ngày 2 giờ)",
    ],
)
def test_rule_4_3_7_reads_a_date_in_every_listed_shape(text):
    assert read_day(text, TODAY).day == date(2024, 1, 21)


@pytest.mark.parametrize(
    "text", ["1900-01-00", "00/01/1900", "01/01/0001", "31/12/9999", "9999-12-31", "0001-01-01T00:00:00Z", "0"]
)
def test_rule_4_3_7_takes_the_empty_dates_of_software_for_missing(text):
    assert (read_day(text, TODAY).day, read_day(text, TODAY).problem) == (None, None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31/02/2026", "date_impossible"),
        ("01/01/1990", "date_year_out"),
        ("01/01/2029", "date_year_out"),
        ("hôm qua", "date_unreadable"),
        ("25/10", "date_unreadable"),
    ],
)
def test_rule_4_3_7_refuses_what_is_no_day_between_2000_and_two_years_ahead(text, problem):
    assert read_day(text, TODAY).problem == problem


def test_rule_4_3_7_counts_serial_numbers_from_1904_when_told():
    assert read_day("43850", TODAY, epoch=1904).day == date(2024, 1, 21)


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M:%S", "%d.%m.%Y"]))
def test_rule_4_3_7_a_written_day_is_read_back(day, shape):
    assert read_day(day.strftime(shape), TODAY).day == day


@given(DAYS)
def test_rule_4_3_7_a_serial_number_is_read_back(day):
    assert read_day(str((day - date(1899, 12, 30)).days), TODAY).day == day


@given(st.text(), st.sampled_from(["day_first", "month_first"]), st.sampled_from([1900, 1904]))
def test_any_text_in_a_date_cell_is_a_day_nothing_or_a_problem(text, order, epoch):
    found = read_day(text, TODAY, order, epoch)
    assert found.day is None or FIRST_YEAR <= found.day.year <= TODAY.year + 2


@given(st.from_regex(r"[0-9]{1,4}[-/.:][0-9]{1,4}[-/.:T ][0-9]{1,5}(Z|[+][0-9]{2}:[0-9]{2})?", fullmatch=True))
def test_any_digits_in_the_shape_of_a_date_never_crash(text):
    read_day(text, TODAY)


def test_rule_4_3_7_an_unreadable_date_rejects_its_row_and_says_which():
    outcome = dossiers("due_on\n16/10/2026\nsắp tới\n31/09/2026\n01/01/1990")
    assert codes(outcome.rejected) == {"date_unreadable": [6], "date_impossible": [7], "date_year_out": [8]}
    assert len(outcome.tables["dossiers"]) == 1


def test_rule_4_3_7_a_column_with_a_second_number_over_12_is_asked_about():
    with pytest.raises(NeedsConfirmation) as asked:
        dossiers("due_on\n16/10/2026\n10/16/2026")
    assert asked.value.remark.code == "date_order_unclear"
    assert asked.value.answers == ("date_order.due_on=day_first", "date_order.due_on=month_first")


def test_rule_4_3_7_the_answer_settles_the_order():
    text = "received_on | due_on\n10/01/2026 | 10/16/2026"
    outcome = dossiers(text, answers={"date_order": "month_first"})
    assert (column(outcome, "received_on"), column(outcome, "due_on")) == (["2026-10-01"], ["2026-10-16"])


HALF_SWAPPED = "received_on\n" + "\n".join(["2026-05-10", "2026-06-10", "2026-07-10"] + ["13/10/2026", "14/10/2026"])


def half_swapped():
    """Real dates for days up to 12, texts for the rest, as an English Excel leaves them."""
    drawn = received("dossier_list", HALF_SWAPPED)
    rows = tuple(
        SourceRow(r.number, r.cells, frozenset({"received_on"} if "-" in r.cells["received_on"] else ()))
        for r in drawn.rows
    )
    return replace(drawn, rows=rows)


def test_rule_4_3_7_a_half_swapped_column_is_asked_about_and_swapped_back():
    with pytest.raises(NeedsConfirmation) as asked:
        check(half_swapped(), Setting(ORG, TODAY))
    assert asked.value.remark.code == "date_half_swapped"
    key, _, value = asked.value.answers[0].partition("=")
    outcome = check(half_swapped(), Setting(ORG, TODAY, {key: value}))
    assert column(outcome, "received_on") == ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-13", "2026-10-14"]


def test_rule_4_3_7_a_column_that_fits_both_orders_is_asked_about_when_due_comes_first():
    with pytest.raises(NeedsConfirmation) as asked:
        dossiers("received_on | due_on\n10/02/2026 | 10/05/2026\n10/08/2026 | 11/02/2026")
    assert asked.value.remark.code == "date_order_contradicts"


def test_rule_4_3_7_one_wrong_row_among_clear_ones_is_rejected_without_a_question():
    outcome = dossiers(
        "received_on | due_on\n05/10/2026 | 04/09/2026\n13/10/2026 | 20/10/2026\n14/10/2026 | 21/10/2026"
    )
    assert codes(outcome.rejected) == {"due_before_received": [5]}


def test_rule_4_3_7_serial_numbers_that_fit_the_period_only_from_1904_are_asked_about():
    first = (date(2026, 10, 1) - date(1904, 1, 1)).days
    text = f"received_on | due_on\n{first} | {first + 5}"
    period = ("2026-10-01", "2026-10-31")
    with pytest.raises(NeedsConfirmation) as asked:
        dossiers(text, period=period)
    assert asked.value.remark.code == "date_epoch_unclear"
    assert column(dossiers(text, period=period, answers={"date_epoch": "1904"}), "received_on") == ["2026-10-01"]


@settings(max_examples=25)
@given(st.lists(st.dates(date(FIRST_YEAR, 1, 1), TODAY - timedelta(30)), min_size=1, max_size=20))
def test_days_of_a_column_come_out_as_they_went_in(days):
    text = "received_on | due_on\n" + "\n".join(f"{d:%Y-%m-%d} | {d + timedelta(9):%Y-%m-%d}" for d in days)
    assert column(dossiers(text), "received_on") == [d.isoformat() for d in days]


def test_a_file_without_any_row_is_no_accident():
    assert judged("dossier_list", "received_on").rows_in == 0
