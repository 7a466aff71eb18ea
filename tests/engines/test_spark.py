"""Spark counts what DuckDB counts: whole snapshots, byte for byte, whichever engine made them.

A snapshot's id is a hash of its files' hashes, so equal ids are equal bytes of every table.
"""

import json
import os
import sys

import docx
import pandas as pd
import pytest
from awkward import awkward
from rows import BIRTH, STAY, work

import start
from cchc_data import instance, publish, snapshot
from cchc_data.publish.loading import FORM_COLUMNS
from tests.checking.instances import NOW, ORG, ORG_TOML, bring, csv, line, prepare, run, state
from tests.procedures.changing import JUNE, capture

FORMS = pd.DataFrame(
    [(STAY, "Tờ khai.docx", "Tờ khai", "docx", 2, "b" * 64), (BIRTH, "Đơn.pdf", "Đơn", "pdf", 3**19, "a" * 64)],
    columns=list(FORM_COLUMNS),
).astype(FORM_COLUMNS)
DRAWN = (awkward, work)  # the second has hardly a row
# 1: the awkward draft, which has a row in every table; 2: the committed demo, too; 3: nearly empty tables, too.
ENGINES = int(os.environ.get("CCHC_ENGINES", "1"))


def tables_of(folder):
    """Every byte of a snapshot's tables."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.parquet")}


def empty_tables(manifest):
    return {name for name in publish.CUBES if manifest["tables"][f"public/{name}.parquet"]["rows"] == 0}


@pytest.mark.skipif(ENGINES < 2, reason="half a minute; CCHC_ENGINES=2 as in .ci/run")
def test_the_demo_counted_by_spark_is_the_committed_snapshot(spark, demo, demo_work, tmp_path):
    manifest = snapshot.read_manifest(instance.demo(), demo.id)
    made = snapshot.write(tmp_path, demo_work, manifest["org"], created_at=NOW, sources=[], engine="spark")
    tables = snapshot.read_manifest(tmp_path, made)["tables"]
    assert {name for name in tables if tables[name] != manifest["tables"][name]} == set()
    assert made == demo.id


@pytest.fixture
def root(tmp_path):
    return prepare(tmp_path / "data")


@pytest.fixture
def draft_of(tmp_path, monkeypatch):
    """`draft_of(tables)`: June published, and on it a draft of these after the catalogue was captured anew, all by DuckDB."""
    capture(monkeypatch, 0)
    root = tmp_path / "data"
    first = snapshot.write(root, work(procedures=JUNE, until="2026-06-30"), ORG, created_at=NOW, sources=[])
    snapshot.make_current(root, first)
    (root / "org.toml").write_text(ORG_TOML, "utf-8")
    capture(monkeypatch, 1)
    return lambda tables: (root, snapshot.write(root, tables, ORG, created_at=NOW, sources=[], forms=FORMS, draft=True))


def test_no_table_of_the_awkward_draft_is_without_a_row_that_could_differ(draft_of):
    root, draft = draft_of(awkward())
    assert empty_tables(snapshot.read_manifest(root, draft)) == set()


@pytest.mark.parametrize("drawn", DRAWN[: 2 if ENGINES > 2 else 1])
def test_publish_by_spark_publishes_the_same_snapshot_with_its_log_of_changes(spark, draft_of, drawn, monkeypatch, capsys):
    from cchc_data.publish.spark import counting

    monkeypatch.setattr(counting, "SMALL", 15)  # dossiers, calendar and catalogue travel as large tables do
    root, draft = draft_of(drawn())
    before = tables_of(root / "drafts" / draft)
    assert run(root, "publish", "--engine", "spark", "--yes", "--json") == 0
    assert json.loads(capsys.readouterr().out)["state"] == "published"
    assert snapshot.current_id(root) == draft
    assert tables_of(root / "snapshots" / draft) == before
    assert snapshot.verify(root, draft)["tables"]["public/procedure_changes.parquet"]["rows"] > 3


def test_a_draft_that_would_be_counted_otherwise_is_not_published(draft_of, monkeypatch, capsys):
    root, draft = draft_of(awkward())
    before, held = state(root), sorted(path.name for path in (root / "drafts").iterdir())
    capture(monkeypatch, 2)  # the catalogue of another month
    assert run(root, "publish", "--engine", "duckdb", "--yes") == 3
    assert f"không ra đúng các bảng của bản nháp {draft}" in capsys.readouterr().err
    assert state(root) == before and sorted(path.name for path in (root / "drafts").iterdir()) == held
    assert run(root, "publish", "--yes") == 0, "what was looked at may still become public"


def test_a_draft_from_a_file_is_counted_alike_with_and_without_form_files(root, tmp_path):
    for n, forms in enumerate((False, True), start=1):
        if forms:
            (root / "forms" / BIRTH).mkdir(parents=True)
            docx.Document().save(root / "forms" / BIRTH / "Tờ khai.docx")
        draft = bring(root, csv(tmp_path, line(n), name=f"{n}.csv")).draft
        assert run(root, "publish", "--engine", "duckdb", "--yes") == 0
        assert snapshot.current_id(root) == draft
        assert snapshot.read_manifest(root, draft)["tables"]["public/procedure_forms.parquet"]["rows"] == int(forms)


def test_without_java_it_says_what_to_install(draft_of, monkeypatch, capsys):
    root, _ = draft_of(awkward())
    before = state(root)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(root))
    assert run(root, "publish", "--engine", "spark", "--yes") == 3
    assert "chưa có Java 17 trở lên" in capsys.readouterr().err
    assert state(root) == before and not list((root / "snapshots").glob(".building*"))


def test_without_its_libraries_it_says_what_to_install(draft_of, monkeypatch, capsys):
    root, _ = draft_of(awkward())
    monkeypatch.setitem(sys.modules, "cchc_data.publish.spark.counting", None)
    assert run(root, "refresh", "--engine", "spark", "--json") == 3
    assert json.loads(capsys.readouterr().out)["code"] == "engine_not_installed"
    assert run(root, "publish", "--engine", "spark", "--yes") == 3
    assert "pip install -r requirements-spark.txt" in capsys.readouterr().err


def test_only_whoever_asks_for_spark_installs_it():
    assert start.SPARK in start.needed(["publish", "--engine", "spark"]) and start.SPARK in start.needed(["refresh", "--engine=spark"])
    assert start.SPARK not in [*start.needed(["publish", "--engine", "duckdb"]), *start.needed(["publish"])]


def test_an_engine_that_nobody_knows_is_a_wrong_command_line(tmp_path):
    with pytest.raises(SystemExit) as ended:
        run(tmp_path, "publish", "--engine", "abacus")
    assert ended.value.code == 2
