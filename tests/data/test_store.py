"""The store follows CURRENT, serves the last good snapshot, and lets SQL reach nothing outside."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import duckdb
import pytest
from rows import ORG, work, write

from cchc_data import instance, remembered, snapshot
from cchc_data.store import Loaded, Store

KEPT = "received | due | finished\n06-01 | 06-10 | 06-10"
LATE = "received | due | finished\n06-01 | 06-10 | 06-11"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    root = tmp_path_factory.mktemp("written")
    snapshot.make_current(root, write(root, work(dossiers=KEPT)))
    return root


@pytest.fixture
def root(written, tmp_path):
    """A data folder with one public snapshot."""
    return shutil.copytree(written, tmp_path / "data")


def add_late(root):
    """A second snapshot, written but not public."""
    return write(root, work(dossiers=LATE), at=datetime(2026, 11, 2))


def point_at(root, text):
    (root / "CURRENT").write_bytes(text.encode() if isinstance(text, str) else text)


def corrupt(root, snapshot_id):
    (snapshot.folder(root, snapshot_id) / "public" / "timeliness.parquet").write_bytes(b"PAR1")


def on_time(loaded, period="2026-06"):
    [row] = loaded.rows("figures", indicators=["on_time_pct"], period=period, org_code=ORG["code"], field=None)
    return row["numerator"], row["denominator"]


def test_a_new_snapshot_is_served_without_a_restart(root):
    store = Store(root)
    assert on_time(store.current()) == (1, 1)
    snapshot.make_current(root, add_late(root))
    assert on_time(store.current()) == (0, 1)
    assert store.state == "ok"


def test_nothing_is_loaded_again_while_current_stays(root):
    store = Store(root)
    assert store.current() is store.current()


def test_a_reader_who_holds_the_older_snapshot_can_finish(root):
    store = Store(root)
    older = store.current()
    snapshot.make_current(root, add_late(root))
    store.current()
    assert on_time(older) == (1, 1)


def test_a_corrupt_new_snapshot_leaves_the_old_one_in_service(root):
    store, good = Store(root), snapshot.current_id(root)
    store.current()
    bad = add_late(root)
    corrupt(root, bad)
    point_at(root, bad)
    assert store.current().id == good
    assert (store.state, "timeliness" in store.problem) == ("degraded", True)
    point_at(root, good)
    assert store.current().id == good
    assert (store.state, store.problem) == ("ok", "")


def test_a_cold_start_on_a_corrupt_snapshot_falls_back_to_its_parent(root):
    good, bad = snapshot.current_id(root), add_late(root)
    corrupt(root, bad)
    point_at(root, bad)
    store = Store(root)
    assert store.current().id == good
    assert store.state == "degraded"


@pytest.mark.parametrize("text", ["2026-01-01-00000000", "", "\n", b"\xff\xfe\x00", "../..", "x" * 5000])
def test_a_cold_start_on_a_broken_pointer_serves_what_is_good(root, text):
    good = snapshot.current_id(root)
    point_at(root, text)
    store = Store(root)
    assert store.current().id == good
    assert store.state == "degraded"


@pytest.mark.parametrize("copied", [True, False], ids=["with its copy", "without"])
def test_a_missing_pointer_serves_what_was_public_last_or_else_the_newest_good_snapshot(root, copied):
    public, newest = snapshot.current_id(root), add_late(root)
    (root / "CURRENT").unlink()
    if not copied:
        (root / "CURRENT.copy").unlink()
    store = Store(root)
    assert store.current().id == (public if copied else newest)
    assert (store.state, store.problem) == ("degraded", "CURRENT is missing")


@pytest.mark.parametrize("make", [lambda root: None, lambda root: (root / "snapshots").mkdir()], ids=["no folder", "empty"])
def test_an_empty_folder_serves_nothing_and_says_so_until_something_is_published(tmp_path, make):
    make(tmp_path)
    store = Store(tmp_path)
    assert (store.current(), store.state) == (None, "empty")
    snapshot.make_current(tmp_path, write(tmp_path, work(dossiers=KEPT)))
    assert on_time(store.current()) == (1, 1)
    assert store.state == "ok"


def test_nothing_but_corrupt_snapshots_is_empty(root):
    corrupt(root, snapshot.current_id(root))
    store = Store(root)
    assert (store.current(), store.state) == (None, "empty")


def test_an_import_in_progress_is_ignored(root):
    newer = add_late(root)
    building = snapshot.folder(root, newer).rename(root / "snapshots" / ".building-1")
    manifest = json.loads((building / "manifest.json").read_text("utf-8"))
    (building / "manifest.json").write_text(json.dumps(manifest | {"id": ".building-1"}), "utf-8")
    good = snapshot.current_id(root)
    (root / "CURRENT").unlink()
    assert Store(root).current().id == good


def test_a_half_copied_snapshot_does_not_stop_the_others(root):
    (root / "snapshots" / "2026-12-31-ffffffff").mkdir()
    shutil.copy(
        snapshot.folder(root, snapshot.current_id(root)) / "manifest.json", root / "snapshots" / "2026-12-31-ffffffff"
    )
    (root / "CURRENT").unlink()
    assert Store(root).current() is not None


@pytest.fixture(scope="module")
def outside(tmp_path_factory):
    """A folder with files that anybody could read."""
    folder = tmp_path_factory.mktemp("outside")
    duckdb.sql("select 1 as x").write_parquet(str(folder / "a.parquet"))
    (folder / "a.csv").write_text("x\n1\n")
    return folder


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_parquet('{folder}/a.parquet')",
        "select * from '{folder}/a.parquet'",
        "select * from read_csv('{folder}/a.csv')",
        "select content from read_text('{folder}/a.csv')",
        "select * from glob('{folder}/*')",
        "copy periods to '{folder}/stolen.csv'",
        "export database '{folder}/stolen'",
        "attach '{folder}/other.duckdb'",
        "set enable_external_access = true",
        "set threads = 4",
        "set lock_configuration = false",
        "reset lock_configuration",
        "load httpfs",
    ],
)
def test_sql_reaches_no_file_no_setting_and_no_extension(demo, outside, sql):
    cursor = demo._database.cursor()  # the house itself has no way in for free SQL
    with pytest.raises(duckdb.Error, match="(is|are) disabled|has been locked"):
        cursor.execute(sql.format(folder=outside)).fetchall()
    assert sorted(path.name for path in outside.iterdir()) == ["a.csv", "a.parquet"]


def test_a_frame_in_scope_is_not_a_table(demo):
    a_frame = work()["dossiers"]
    assert len(a_frame)
    with pytest.raises(duckdb.CatalogException):
        demo._database.cursor().execute("select * from a_frame")


def test_only_public_cubes_are_loaded(demo):
    tables = {name for (name,) in demo._database.cursor().execute("select table_name from duckdb_tables()").fetchall()}
    assert not tables & {"dossiers", "apology_letters", "survey_answers", "survey_waves", "commune_procedures"}
    assert {"timeliness", "figures"} <= tables


def test_eight_threads_each_get_their_own_rows(monkeypatch):
    monkeypatch.setattr(remembered, "MOST_ROWS", -1)  # each asks the database
    demo = Loaded(instance.demo(), snapshot.current_id(instance.demo()))
    asked = [(period, kind) for period in demo.periods for kind in ("figures", "channels")][:75]

    def answer(period, kind):
        more = {"indicators": ["on_time_pct", "apology_pct"], "field": None} if kind == "figures" else {}
        return demo.rows(kind, period=period, org_code=demo.org["code"], **more)

    alone = [answer(*question) for question in asked]
    assert len({str(rows) for rows in alone}) > 60
    with ThreadPoolExecutor(8) as pool:
        crowds = list(pool.map(lambda _: [answer(*question) for question in asked * 2], range(8)))
    assert all(crowd == alone * 2 for crowd in crowds)


def test_threads_that_arrive_together_load_a_new_snapshot_once(root, monkeypatch):
    made = []
    monkeypatch.setattr("cchc_data.store.Loaded", lambda *place: made.append(place) or Loaded(*place))
    store = Store(root)
    with ThreadPoolExecutor(8) as pool:
        served = list(pool.map(lambda _: store.current(), range(8)))
    assert len(made) == 1
    assert len({id(loaded) for loaded in served}) == 1
