"""The Wilson interval against published values, and what it may never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_data.statistics import wilson

COUNTS = st.integers(1, 10**7).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0.0, 16.11),
        (1, 29, 0.61, 17.18),
        # domain.md 1D: what 99.12 % of 2020 says if 114 people answered.
        (113, 114, 95.2, 99.8),
    ],
)
def test_it_agrees_with_published_values(hits, n, low, high):
    places = 2 if n != 114 else 1
    assert tuple(round(end, places) for end in wilson(hits / n, n)) == (low, high)


@given(COUNTS)
def test_it_stays_between_0_and_100_and_around_the_share(counts):
    hits, n = counts
    low, high = wilson(hits / n, n)
    assert 0 <= low <= 100 * hits / n + 1e-9
    assert 100 * hits / n - 1e-9 <= high <= 100
    assert high - low > 0


@given(COUNTS)
def test_the_other_answer_has_the_mirrored_interval(counts):
    hits, n = counts
    low, high = wilson(hits / n, n)
    assert wilson((n - hits) / n, n) == pytest.approx((100 - high, 100 - low), abs=1e-6)


def test_twenty_of_twenty_do_not_prove_that_nothing_is_late():
    low, high = wilson(1.0, 20)
    assert high == 100
    assert round(low, 2) == 83.89


def test_more_people_make_it_narrower():
    widths = [high - low for low, high in (wilson(0.95, n) for n in (20, 200, 2000))]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("n", [0, -1])
def test_nobody_asked_gives_no_interval(n):
    with pytest.raises(ValueError, match="at least one"):
        wilson(0.5, n)
