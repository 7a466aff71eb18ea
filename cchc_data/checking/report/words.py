"""The report's words, and numbers as Vietnamese officials write them."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc_data.measure import Figure


@functools.cache
def words() -> dict[str, Any]:
    """Every sentence of the report."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def number(value: float) -> str:
    """1234.5 → 1.234,5; whole numbers without decimals, others with two at most."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def figure(told: Figure | None) -> str:
    """A figure with what it is made of, or why there is none."""
    if told is None or told.state != "ok":
        return words()["states"][told.state if told else "not_published"]
    unit = told.indicator.unit
    shown = f"{number(told.value)}{words()['units'][unit]}"
    if unit == "percent":
        return f"{shown} ({number(told.numerator)}/{number(told.denominator)})"
    return f"{shown} (n = {number(told.denominator)})" if unit == "working_days" else shown


def places(rows: list[int], limit: int) -> str:
    """Row numbers in a line: "5, 7, 9" and how many more."""
    shown = ", ".join(map(str, rows[:limit]))
    rest = len(rows) - limit
    return shown + (words()["and_more"].format(n=number(rest)) if rest > 0 else "")
