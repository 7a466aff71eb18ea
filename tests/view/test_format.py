"""Numbers and dates read as a Vietnamese or an English reader writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_view import format as fmt

LANGUAGES = st.sampled_from(["vi", "en"])
DAY = date(2026, 10, 30)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (fmt.percent(98.5, "vi"), "98,5%"),
        (fmt.percent(98.5, "en"), "98.5%"),
        (fmt.percent(100, "vi"), "100%"),
        (fmt.percent(0, "vi"), "0%"),
        (fmt.percent(99.97, "vi"), "99,97%"),
        (fmt.percent(0.04, "vi"), "0,04%"),
        (fmt.percent(96.25, "vi"), "96,3%"),
        (fmt.number(1234567, "vi"), "1.234.567"),
        (fmt.number(1234567, "en"), "1,234,567"),
        (fmt.number(-2.5, "vi", 1), "−2,5"),
        (fmt.points(17.8, "vi", 18), "17,80/18"),
        (fmt.points(17.8, "vi"), "17,80"),
        (fmt.interval(95.2, 97.3, "vi"), "95,2–97,3%"),
        (fmt.interval(100, 100, "vi"), "100%"),
        (fmt.interval(2.8e-15, 99.99999999999999, "vi"), "0–100%"),
        (fmt.vnd(15000, "vi"), "15.000\u00a0₫"),
        (fmt.vnd(15000, "en"), "15,000\u00a0₫"),
        (fmt.date_text(DAY, "vi"), "30/10/2026"),
        (fmt.date_text(DAY, "en"), "30 Oct 2026"),
        (fmt.month_text(DAY, "vi"), "Tháng 10/2026"),
        (fmt.month_text(DAY, "en"), "October 2026"),
    ],
)
def test_is_written_as_the_reader_expects(written, expected):
    assert written == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [(1.2, "+1,2 u"), (-0.4, "−0,4 u"), (0, "0 u"), (0.03, "+0,03 u"), (-0.0, "0 u")],
)
def test_a_difference_is_signed_with_a_true_minus_and_its_own_unit(change, expected):
    assert fmt.difference(change, "vi", "u").replace("\u00a0", " ") == expected


@given(st.floats(0, 100, exclude_max=True), LANGUAGES, st.integers(0, 4))
def test_a_rate_below_one_hundred_is_never_printed_as_one_hundred(value, lang, digits):
    assert _read(fmt.percent(value, lang, digits), lang) < 100


@given(st.floats(0, 100, exclude_min=True), LANGUAGES, st.integers(0, 4))
def test_a_rate_above_zero_is_never_printed_as_zero(value, lang, digits):
    assert _read(fmt.percent(value, lang, digits), lang) > 0


@given(st.floats(0, 100), st.integers(1, 99), LANGUAGES)
def test_a_printed_rate_stands_on_the_same_side_of_its_target(value, target, lang):
    shown = _read(fmt.percent(value, lang, target=target), lang)
    assert (shown < target, shown > target) == (value < target, value > target)


@given(st.floats(0, 100), LANGUAGES)
def test_a_printed_rate_is_within_one_tenth_of_the_exact_one(value, lang):
    assert abs(_read(fmt.percent(value, lang), lang) - value) <= 0.1


@given(st.integers(-(10**12), 10**12), LANGUAGES)
def test_a_printed_count_reads_back_as_itself(value, lang):
    assert _read(fmt.number(value, lang), lang) == value


def _read(text: str, lang: str) -> float:
    group, point = {"vi": (".", ","), "en": (",", ".")}[lang]
    plain = text.rstrip("%").replace(fmt.MINUS, "-")
    return float(plain.replace(group, "").replace(point, "."))
