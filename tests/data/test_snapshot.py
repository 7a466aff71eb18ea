"""Snapshots: written once, checked by hash, made public by one rename."""

import os
import platform
import shutil
from datetime import datetime

import duckdb
import pytest
from rows import work, write

from cchc_data import calendar, instance, pointer, publish, sample, schemas, snapshot
from cchc_data.__main__ import main

JUNE = "received | due | finished\n06-01 | 06-10 | 06-10"
JULY = "received | due | finished\n06-01 | 06-10 | 06-11"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    root = tmp_path_factory.mktemp("written")
    snapshot.make_current(root, write(root, work(dossiers=JUNE)))
    write(root, work(dossiers=JULY), at=datetime(2026, 11, 2))
    return root


@pytest.fixture
def root(written, tmp_path):
    """A data folder with a public snapshot and a second one, its child, not yet public."""
    return shutil.copytree(written, tmp_path / "data")


def ids(root):
    """(public id, id of its child)."""
    public = snapshot.current_id(root)
    [child] = {manifest["id"] for manifest in snapshot.history(root)} - {public}
    return public, child


def left_behind(root):
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def damage(path):
    """Flip one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_the_same_rows_give_the_same_id_wherever_and_whenever_they_are_written(tmp_path):
    here = write(tmp_path / "a", work(dossiers=JUNE))
    there = write(tmp_path / "b", work(dossiers=JUNE), at=datetime(2030, 1, 1))
    assert here == there
    assert here.startswith("2026-07-31-")
    assert write(tmp_path / "c", work(dossiers=JULY)) != here


def test_a_snapshot_is_never_written_twice(root):
    public, _ = ids(root)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}
    assert write(root, work(dossiers=JUNE), at=datetime(2030, 1, 1)) == public
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()} == before


def test_writing_does_not_publish(root):
    public, child = ids(root)
    assert (root / "CURRENT").read_text("utf-8") == public + "\n" != child + "\n"


def test_history_is_a_chain_newest_first(root):
    public, child = ids(root)
    newer, older = snapshot.history(root)
    assert (newer["id"], newer["parent"], older["id"], older["parent"]) == (child, public, public, None)
    snapshot.verify(root, child)


def test_the_manifest_dates_the_snapshot_by_its_data_and_counts_its_rows(root):
    manifest = snapshot.read_manifest(root, ids(root)[0])
    assert (manifest["data_from"], manifest["as_of"]) == ("2026-05-04", "2026-07-31")
    assert manifest["tables"]["work/dossiers.parquet"]["rows"] == 1 + 2
    names = {f"work/{name}.parquet" for name in schemas.TABLES} | {f"public/{name}.parquet" for name in publish.CUBES}
    assert set(manifest["tables"]) == names


@pytest.mark.parametrize("name", ["public/timeliness.parquet", "public/periods.parquet", "work/dossiers.parquet"])
@pytest.mark.parametrize("harm", [damage, os.remove, lambda path: path.write_bytes(b"")], ids=["bit", "gone", "empty"])
def test_a_changed_or_missing_table_is_found_and_named(root, name, harm):
    public, _ = ids(root)
    harm(snapshot.folder(root, public) / name)
    with pytest.raises(snapshot.SnapshotError, match=name):
        snapshot.verify(root, public)


def test_readers_of_the_public_tier_do_not_need_the_work_tier(root):
    public, _ = ids(root)
    shutil.rmtree(snapshot.folder(root, public) / "work")
    assert snapshot.verify(root, public, tiers=("public",))["id"] == public


def test_a_rewritten_past_is_found_by_its_child(root):
    public, child = ids(root)
    path = snapshot.folder(root, public) / "manifest.json"
    path.write_text(path.read_text("utf-8").replace("2026-11-01T17", "2026-11-01T18"), "utf-8")
    with pytest.raises(snapshot.SnapshotError, match=f"parent {public} was changed"):
        snapshot.verify(root, child)


@pytest.mark.parametrize("text", ["", "not json", "[]", "null", "{}", '{"id": "another"}', "\x00"])
def test_a_manifest_that_is_none_is_refused_and_not_in_the_history(root, text):
    public, child = ids(root)
    (snapshot.folder(root, public) / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(snapshot.SnapshotError, match=public):
        snapshot.read_manifest(root, public)
    assert [manifest["id"] for manifest in snapshot.history(root)] == [child]


def test_a_damaged_snapshot_does_not_become_public(root):
    public, child = ids(root)
    damage(snapshot.folder(root, child) / "work" / "dossiers.parquet")
    with pytest.raises(snapshot.SnapshotError):
        snapshot.make_current(root, child)
    assert snapshot.current_id(root) == public


def test_a_crash_before_the_rename_leaves_the_old_one_public(root, monkeypatch):
    public, child = ids(root)
    with monkeypatch.context() as crash:
        crash.setattr(pointer.os, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            snapshot.make_current(root, child)
    assert snapshot.current_id(root) == public
    snapshot.make_current(root, child)
    assert snapshot.current_id(root) == child


def bad_status(tables):
    tables["dossiers"].loc[0, "status"] = "unheard of"


def bad_year(tables):
    tables["dossiers"].loc[0, "finished_on"] = "2031-01-02"


def no_day_told(tables):
    tables |= {name: rows.iloc[:0] for name, rows in tables.items() if name != "survey_answers"}


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (bad_status, schemas.SchemaError),
        (bad_year, calendar.CalendarNotAnnounced),
        (no_day_told, publish.PublishError),
    ],
)
def test_nothing_is_left_behind_by_rows_that_cannot_be_published(root, harm, error):
    before, tables = left_behind(root), work(dossiers=JUNE)
    harm(tables)
    with pytest.raises(error):
        write(root, tables)
    assert left_behind(root) == before


def test_nothing_is_left_behind_by_a_crash_after_the_tables_were_written(root, monkeypatch):
    before = left_behind(root)
    monkeypatch.setattr(snapshot, "_manifest", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(root, work(dossiers="received\n06-02"))
    assert left_behind(root) == before


def test_the_ruins_of_an_import_that_was_killed_are_no_snapshot(root):
    public, child = ids(root)
    shutil.copytree(snapshot.folder(root, child), root / "snapshots" / ".building-1")
    assert snapshot.all_ids(root) == sorted([public, child])
    assert len(snapshot.history(root)) == 2


def contents(root, snapshot_id):
    """Rows of every table in their order, read back from the files."""
    base = snapshot.folder(root, snapshot_id)
    with duckdb.connect() as database:
        return {p.relative_to(base).as_posix(): database.read_parquet(str(p)).fetchall() for p in base.rglob("*.parquet")}


def test_the_committed_demo_is_what_the_sample_gives_today(tmp_path, capsys):
    assert main(["sample", "--data", str(tmp_path)]) == 0
    made, committed = capsys.readouterr().out.strip(), snapshot.current_id(instance.demo())
    ours, theirs = contents(tmp_path, made), contents(instance.demo(), committed)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == [], "run: python -m cchc_data sample"
    facts = [snapshot.read_manifest(*place) for place in ((tmp_path, made), (instance.demo(), committed))]
    assert facts[0]["org"] == facts[1]["org"] and facts[1]["illustrative"]
    assert facts[1]["sources"][0]["seed"] == sample.SEED
    if platform.machine() == "x86_64":  # Parquet bytes, and so the id, may differ elsewhere
        assert made == committed
