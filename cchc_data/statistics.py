"""The interval that every rate carries."""

from __future__ import annotations

from math import sqrt

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
