"""Imports without the plan's tables, and snapshots older than its cubes, are still published and served."""

import pytest
from rows import ORG, WRITTEN_AT, serve, work

from cchc_data import dictionary, indicators, publish, snapshot
from cchc_data.measure import Scope, figure
from cchc_data.schemas import TABLES
from cchc_data.store import Loaded

DOSSIERS = "received | due | finished\n06-01 | 06-10 | 06-11"
FIRST_TABLES = ("dossiers", "apology_letters", "complaints", "survey_waves", "survey_answers", "commune_procedures")
FROM_THE_PLAN = {
    "cadre_standard_pct", "electronic_only_documents_pct", "paper_parallel_documents_pct", "facility_checks_pct",
    "tasks_on_time_pct", "reports_on_time_pct", "oversight_count", "initiative_count", "criteria_maintained_pct",
}  # fmt: skip


def test_a_table_that_was_not_imported_is_empty_and_its_figures_say_no_data(tmp_path):
    tables = {name: frame for name, frame in work(dossiers=DOSSIERS).items() if name in FIRST_TABLES}
    loaded = serve(tmp_path, tables)
    states = {name: figure(loaded, name, Scope(ORG["code"], "2026")).state for name in FROM_THE_PLAN}
    assert states == dict.fromkeys(FROM_THE_PLAN, "no_data")
    assert figure(loaded, "on_time_pct", Scope(ORG["code"], "2026")).denominator == 1


def test_dossiers_without_the_newer_columns_still_publish(tmp_path):
    tables = work(dossiers=DOSSIERS)
    assert "refusal_written" not in tables["dossiers"]
    assert figure(serve(tmp_path, tables), "refusal_written_pct", Scope(ORG["code"], "2026")).state == "no_data"


def test_a_snapshot_older_than_a_cube_is_served_with_that_cube_empty(tmp_path):
    written = snapshot.write(tmp_path, work(dossiers=DOSSIERS), ORG, created_at=WRITTEN_AT, sources=[])
    manifest = snapshot.read_manifest(tmp_path, written)
    younger = {f"public/{name}.parquet" for name in ("staff", "late_letters", "index766_indicators", "plan_tasks")}
    manifest["tables"] = {name: facts for name, facts in manifest["tables"].items() if name not in younger}
    snapshot.write_manifest(snapshot.folder(tmp_path, written), manifest)
    loaded = Loaded(tmp_path, written)
    assert figure(loaded, "on_time_pct", Scope(ORG["code"], "2026")).denominator == 1
    assert figure(loaded, "cadre_standard_pct", Scope(ORG["code"], "2026")).state == "no_data"
    assert loaded.rows("whole_table", table="plan_tasks") == []


def test_the_dictionary_names_every_column_of_every_cube_in_its_order():
    with publish.build(work(dossiers=DOSSIERS), ORG["code"]) as database:
        for name in publish.CUBES:
            assert dictionary.tables()[name].names == database.table(f"public.{name}").columns, name


@pytest.mark.parametrize("name", ["plan_tasks", "reports", "late_letters", "conduct_complaints", "refusals", "staff"])
def test_every_value_of_a_closed_list_is_explained_in_both_languages(demo, name):
    for column in dictionary.tables()[name].columns:
        if column.values:
            shown = {row[column.name] for row in demo.rows("whole_table", table=name)} - {None}
            assert shown and shown <= set(column.values), column.name


def test_every_work_table_has_a_cube_or_is_counted_in_one():
    rows = {"dossiers", "apology_letters", "survey_waves", "survey_answers", "commune_procedures"}
    assert set(TABLES) - rows <= set(publish.CUBES)


def test_figures_know_only_units_and_counted_things_that_the_dictionary_explains():
    columns = {column.name: column for column in dictionary.tables()[dictionary.FIGURES].columns}
    assert {i.unit for i in indicators.load_all().values()} <= set(columns["unit"].values) == set(indicators.UNITS)
