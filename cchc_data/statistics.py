"""The interval that every rate carries, and how far chance alone takes a unit from the rate of all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import exp, lgamma, log, sqrt

_Z95 = 1.959963984540054  # two-sided 95 % quantile of the normal distribution


def wilson(share: float, n: float) -> tuple[float, float]:
    """95 % Wilson score interval of a share (0..1) seen in n > 0 trials, both in per cent.

    Unlike the textbook interval it stays inside 0..100 and is not empty at 100 %: 20 of
    20 in time does not prove that nothing is ever late.
    """
    if n <= 0:
        raise ValueError("an interval needs at least one observation")
    square = _Z95**2
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = _Z95 / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n**2))
    # Exact at the ends, where the formula is and floating point is not.
    low = 0.0 if share == 0 else 100 * max(0.0, centre - half)
    high = 100.0 if share == 1 else 100 * min(1.0, centre + half)
    return low, high


@lru_cache(maxsize=4096)
def chance_limits(share: float, n: int, chance: float) -> tuple[float, float]:
    """Between which rates (per cent) a unit with n cases lies whose true share is that of all.

    Outside lies, by chance alone, a unit in 1/`chance`, half of them on each side. Exact
    binomial quantiles, interpolated between whole cases so that the limits of a funnel are a
    smooth line (Spiegelhalter 2005); the normal curve would be far off beside 100 %.
    """
    if share in (0, 1):
        return 100 * share, 100 * share
    return _quantile(share, n, chance / 2), 100 - _quantile(1 - share, n, chance / 2)


def _quantile(share: float, n: int, tail: float) -> float:
    """The rate below which a binomial share falls with chance `tail`, in per cent."""
    below = 0.0
    for cases, chance in _chances(share, n):
        if below + chance >= tail:
            return 100 * max(0.0, cases - (below + chance - tail) / chance) / n
        below += chance
    return 100.0 * share


def _chances(share: float, n: int) -> Iterator[tuple[int, float]]:
    """Number of cases and its chance, from where it begins to count."""
    first = max(0, int(n * share - 12 * sqrt(n * share * (1 - share)) - 12))
    odds = share / (1 - share)
    ways = lgamma(n + 1) - lgamma(first + 1) - lgamma(n - first + 1)
    chance = exp(ways + first * log(share) + (n - first) * log(1 - share))
    for cases in range(first, n + 1):
        yield cases, chance
        chance *= (n - cases) / (cases + 1) * odds
