"""Units beside each other: who is added, who is compared, and how far chance reaches."""

from datetime import date
from math import comb

import pytest

from cchc_data.province import Province, Unit
from cchc_data.province.compare import compare
from cchc_data.province.rollup import Counted, Rolled
from cchc_data.statistics import chance_limits

OCTOBER, JUNE = date(2026, 10, 30), date(2026, 6, 30)
KEY = ("on_time_pct", "2026")

# code | numerator | denominator | data to | state | why
DRAWN = [
    ("1.a", 950, 1000, OCTOBER, "ok", "as everybody"),
    ("1.b", 38, 40, OCTOBER, "ok", "as everybody, with few"),
    ("1.c", 850, 1000, OCTOBER, "ok", "late more often than chance explains"),
    ("1.d", 1000, 1000, OCTOBER, "ok", "never late"),
    ("1.e", 10, 29, OCTOBER, "ok", "too few to compare, but part of the sum"),
    # ......
    ("2.a", 10, 1000, JUNE, "ok", "old data: shown, not added"),
    ("2.b", None, None, OCTOBER, "none_arisen", "nothing of nothing"),
    ("2.c", None, None, OCTOBER, "no_data", "nobody has entered it"),
]
NEVER, NOT_YET = "3.a", "3.b"


@pytest.fixture
def compared():
    codes = [row[0] for row in DRAWN] + [NEVER, NOT_YET]
    units = {code: Unit(code, f"Xã {code}", code, "commune") for code in codes}
    rolled = {
        code: Rolled("ok", f"s-{code}", to, False, {KEY: Counted(state, n, of, date(2026, 1, 1), to)})
        for code, n, of, to, state, _ in DRAWN
    }
    rolled[NEVER] = Rolled("empty", figures={})
    province = Province(None, "1", "Tỉnh", "Province", False, units)
    return compare(province, rolled, *KEY)


def by_code(compared):
    return {one.unit.code: one for one in compared.standings}


def test_the_sum_is_of_units_that_show_a_figure_of_the_same_time(compared):
    counted = [row for row in DRAWN if row[0].startswith("1.")]
    assert compared.numerator == sum(row[1] for row in counted)
    assert compared.denominator == sum(row[2] for row in counted)
    assert {one.unit.code for one in compared.counted} == {row[0] for row in counted}


def test_only_units_with_enough_cases_of_the_same_time_are_compared(compared):
    places = {code: one.place for code, one in by_code(compared).items()}
    assert places == {"1.a": "within", "1.b": "within", "1.c": "below", "1.d": "above", "1.e": "small",
                      "2.a": "stale", "2.b": "", "2.c": "", NEVER: "", NOT_YET: ""}  # fmt: skip


def test_a_unit_without_a_figure_has_none_and_says_why(compared):
    without = {code: one for code, one in by_code(compared).items() if one.value is None}
    assert {code: one.state for code, one in without.items()} == {
        "2.b": "none_arisen", "2.c": "no_data", NEVER: "no_snapshot", NOT_YET: "unmeasured"}  # fmt: skip
    assert all(one.interval is None for one in without.values())


def test_units_stand_in_the_order_of_the_list_whatever_their_rate(compared):
    assert [one.unit.code for one in compared.standings] == [row[0] for row in DRAWN] + [NEVER, NOT_YET]


@pytest.mark.parametrize(("share", "n", "chance"), [(0.96, 30, 0.05), (0.96, 400, 0.002), (0.5, 60, 0.002), (0.03, 90, 0.05)])
def test_the_limits_of_chance_are_those_of_the_binomial_counted_out(share, n, chance):
    """At most half the chance lies below the whole case under the limit, more than half up to the one above it."""
    below = [sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(cases + 1)) for cases in range(n + 1)]
    low, high = (limit * n / 100 for limit in chance_limits(share, n, chance))
    first = next(cases for cases in range(n + 1) if below[cases] >= chance / 2)
    assert first - 1 <= low <= first
    last = next(cases for cases in range(n, -1, -1) if 1 - (below[cases - 1] if cases else 0) >= chance / 2)
    assert last <= high <= last + 1 or high == n == last


@pytest.mark.parametrize("share", [0, 1])
def test_where_nobody_or_everybody_is_in_time_chance_has_no_room(share):
    assert chance_limits(share, 50, 0.05) == (100 * share, 100 * share)
