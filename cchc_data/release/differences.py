"""What a new snapshot would say differently about periods that are locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from cchc_data import dictionary, snapshot
from cchc_data.release.difference import Difference
from cchc_data.store import Loaded

_TOLD = ("numerator", "denominator", "value")
_PERIOD = ("period", "month")  # by what a cube says which period a row is about


def differences(root: Path, old: str, new: str) -> list[Difference]:
    """Everything that snapshot `new` would change in the periods that `old` has locked; figures first."""
    with closing(Loaded(root, old)) as before:
        with closing(Loaded(root, new)) as after:
            figures = list(_figures(before, after))
        return figures + list(_tables(root, before.manifest, snapshot.read_manifest(root, new), sorted(before.locked)))


def _figures(before: Loaded, after: Loaded) -> Iterator[Difference]:
    old, new = _measured(before, before.locked), _measured(after, before.locked)
    for key in sorted({*old, *new}, key=lambda key: [part or "" for part in key]):
        indicator, period, field = key
        # An indicator that the old snapshot could not measure at all is new, not restated.
        if old.get(key) != new.get(key) and indicator in before.measured:
            yield Difference(period, indicator, field, old.get(key), new.get(key))


def _measured(loaded: Loaded, locked: frozenset[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    rows = loaded.rows("figures_of_periods", periods=sorted(locked))
    return {(row["indicator"], row["period"], row["field"]): {name: row[name] for name in _TOLD} for row in rows}


def _tables(root: Path, old: dict[str, Any], new: dict[str, Any], locked: Sequence[str]) -> Iterator[Difference]:
    """Cubes that both snapshots hold; columns that only one of them knows are no change of a value."""
    for name in dictionary.tables():
        file = f"public/{name}.parquet"
        if file in old["tables"] and file in new["tables"] and old["tables"][file] != new["tables"][file]:
            paths = [snapshot.folder(root, manifest["id"]) / file for manifest in (old, new)]
            for period, rows in _rows(*paths, locked):
                yield Difference(period, table=name, rows=rows)


def _rows(before: Path, after: Path, locked: Sequence[str]) -> list[tuple[str, int]]:
    with duckdb.connect(config={"threads": 1}) as database:
        relations = [database.read_parquet(str(path)) for path in (before, after)]
        shared = [column for column in relations[0].columns if column in relations[1].columns]
        key = next((column for column in _PERIOD if column in shared), None)
        if key is None:
            return []
        for relation, view in zip(relations, ("before", "after"), strict=True):
            rest = (duckdb.ColumnExpression(column) for column in shared if column != key)
            period = duckdb.ColumnExpression(key).cast("varchar").alias("period")
            relation.select(period, *rest).create_view(view)
        return database.execute(_sql(), {"periods": list(locked)}).fetchall()


@cache
def _sql() -> str:
    return (Path(__file__).parent / "differences.sql").read_text("utf-8")
