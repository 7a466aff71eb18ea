"""Public tables as rows: a cube as it was published, every figure as it is measured, every restatement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_data import dictionary
from cchc_data.dictionary import DERIVED, FIGURES, RESTATEMENTS, Table
from cchc_data.measure import Figure, Scope, by_field, figures
from cchc_data.store import Loaded
from cchc_view import cached

Row = tuple[Any, ...]

_COUNTED = ("numerator", "denominator", "value")


@dataclass(frozen=True)
class Sheet:
    """A table's rows in the order of its columns: str, int, float, bool, date, tuple or None."""

    table: Table
    rows: tuple[Row, ...]


@cached.per_snapshot
def public_tables(loaded: Loaded) -> Mapping[str, Table]:
    """The described tables that the snapshot holds, with the columns that it holds, by name."""
    held: dict[str, set[str]] = defaultdict(set)
    for row in loaded.rows("published_columns"):
        held[row["table_name"]].add(row["column_name"])
    known = dictionary.tables()
    return {
        name: table if name in DERIVED else table.holding(held[name])
        for name, table in known.items()
        if name in held or name in DERIVED
    }


@cached.per_snapshot
def sheet(loaded: Loaded, name: str) -> Sheet:
    """All rows of a public table; raises KeyError for a table that is not public."""
    table = public_tables(loaded)[name]
    if name == FIGURES:
        return Sheet(table, tuple(_figure_row(loaded, table, figure) for figure in _every_figure(loaded)))
    if name == RESTATEMENTS:
        return Sheet(table, tuple(tuple(row[column] for column in table.names) for row in restated(loaded)))
    rows = loaded.rows("whole_table", table=name)
    return Sheet(table, tuple(tuple(_plain(row[column]) for column in table.names) for row in rows))


def figures_of(loaded: Loaded, scope: Scope) -> Sheet:
    """One row per indicator for one period and field, as the API answers them."""
    table = public_tables(loaded)[FIGURES]
    measured = figures(loaded, loaded.indicators, scope)
    return Sheet(table, tuple(_figure_row(loaded, table, figure) for figure in measured.values()))


def facts(loaded: Loaded, figure: Figure) -> dict[str, Any]:
    """One figure by the column names of the table `figures`: the one place where it is spelt out."""
    indicator = figure.indicator
    low, high = figure.interval or (None, None)
    return {
        "id": indicator.id,
        "criterion": indicator.criterion,
        "title": indicator.words["vi"]["title"],
        "title_en": indicator.words["en"]["title"],
        "unit": indicator.unit,
        "period": figure.scope.period,
        "field": figure.scope.field,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": figure.value,
        "interval_low": low,
        "interval_high": high,
        "sample": figure.sample,
        "target": indicator.target.goal,
        "status": figure.status,
        "state": figure.state,
        "locked": figure.scope.period in loaded.locked,
        "as_of": loaded.as_of,
        "snapshot": loaded.id,
    }


def restated(loaded: Loaded) -> Iterator[dict[str, Any]]:
    """Every restatement up to this snapshot by the column names of the table, newest first."""
    for manifest in cached.chain(loaded):
        for entry in manifest["restatements"]:
            sides = {side: entry.get(side) or {} for side in ("old", "new")}
            yield {
                "snapshot": manifest["id"],
                "day": date.fromisoformat(entry["day"]),
                "id": entry.get("indicator"),
                "table_name": entry.get("table"),
                **{name: entry.get(name) for name in ("period", "field", "rows", "reason")},
                **{f"{side}_{name}": told.get(name) for side, told in sides.items() for name in _COUNTED},
            }


def _figure_row(loaded: Loaded, table: Table, figure: Figure) -> Row:
    known = facts(loaded, figure)
    return tuple(known[name] for name in table.names)


def _every_figure(loaded: Loaded) -> Iterator[Figure]:
    """Newest period first: each indicator for all fields together, then split by field where it can be."""
    ids = list(loaded.indicators)
    split = {(row["indicator"], row["period"]) for row in loaded.rows("whole_table", table=FIGURES) if row["field"]}
    for period in loaded.periods:
        scope = Scope(loaded.org["code"], period)
        yield from figures(loaded, ids, scope).values()
        for indicator_id in ids:
            if (indicator_id, period) in split:
                yield from (figure for _, figure in by_field(loaded, indicator_id, scope))


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
