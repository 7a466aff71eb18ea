"""All indicators of the overview from a loaded snapshot, beside running their SQL on the cubes.

python -m benchmarks.figures
"""

from __future__ import annotations

import duckdb

from benchmarks.timing import milliseconds, show
from cchc_data import indicators, instance, remembered, snapshot
from cchc_data.measure import Scope, figures
from cchc_data.store import Loaded

BUDGET = 30.0


def main() -> None:
    remembered.MOST_ROWS = -1  # each time is the first
    root = instance.demo()
    loaded = Loaded(root, snapshot.current_id(root))
    scope = Scope(loaded.org["code"], str(loaded.as_of.year))
    known = indicators.load_all()
    measured = milliseconds(lambda: figures(loaded, known, scope), 200)
    show(f"{len(known)} indicators", measured, "their SQL on the cubes", _by_sql(root, loaded.id), BUDGET)


def _by_sql(root, snapshot_id: str) -> float:
    database = duckdb.connect(config={"threads": 1})
    for path in (snapshot.folder(root, snapshot_id) / "public").glob("*.parquet"):
        database.read_parquet(str(path)).create(path.stem)
    database.execute(indicators.macros())
    statements = [indicator.sql for indicator in indicators.load_all().values()]
    return milliseconds(lambda: [database.execute(sql).fetchall() for sql in statements], 20)


if __name__ == "__main__":
    main()
