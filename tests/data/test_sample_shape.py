"""The sample is what its docstring promises: shape, span, size, reproducibility."""

from datetime import date

import pandas as pd
import pytest

from cchc_data import schemas
from cchc_data.sample import Setting, sample

SETTING = Setting.load()
FIRST, AS_OF = SETTING.first, SETTING.as_of
DUE_DATES = {"due_on", "due_on_original", "extended_until", "new_due_on", "effective_to", "to_on"}


@pytest.fixture(scope="module")
def tables():
    return sample()


def test_every_table_of_the_schema_is_there_with_exactly_its_columns(tables):
    assert list(tables) == list(schemas.TABLES)
    for name, table in schemas.TABLES.items():
        assert list(tables[name].columns) == table.names
        pd.testing.assert_frame_equal(schemas.conform(table, tables[name]), tables[name])


def test_the_same_seed_gives_the_same_bytes(tables):
    again = sample()
    for name in tables:
        assert again[name].to_csv(index=False).encode() == tables[name].to_csv(index=False).encode()
        pd.testing.assert_frame_equal(again[name], tables[name])


def test_another_seed_gives_other_dossiers(tables):
    assert not sample(seed=767)["dossiers"].equals(tables["dossiers"])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_seeds_also_end_on_the_last_day(seed):
    assert sample(seed=seed)["dossiers"]["received_on"].max().date() == AS_OF


def test_the_last_day_is_a_friday_and_the_latest_event(tables):
    assert (FIRST, AS_OF) == (date(2024, 11, 1), date(2026, 10, 30))
    assert AS_OF.weekday() == 4
    latest = [
        tables[name][column.name].max().date()
        for name, table in schemas.TABLES.items()
        for column in table.columns
        if column.type == "DATE" and column.name not in DUE_DATES and tables[name][column.name].notna().any()
    ]
    assert max(latest) == AS_OF


def test_nothing_happened_before_the_first_day(tables):
    for name, columns in {"dossiers": ["submitted_on", "received_on"], "complaints": ["received_on"]}.items():
        assert tables[name][columns].min().min().date() >= FIRST


def test_about_six_thousand_dossiers_and_seventy_complaints(tables):
    assert 5600 <= tables["dossiers"]["received_on"].notna().sum() <= 6400
    assert 65 <= len(tables["complaints"]) <= 75


def test_every_status_occurs(tables):
    assert set(tables["dossiers"]["status"]) == set(schemas.DOSSIER_STATUSES)
    assert set(tables["complaints"]["status"]) == set(schemas.COMPLAINT_STATUSES)
    assert set(tables["complaints"]["kind"]) == set(schemas.COMPLAINT_KINDS)
    assert set(tables["dossiers"]["receive_channel"]) == set(schemas.CHANNELS)


def test_days_follow_each_other(tables):
    dossiers = tables["dossiers"]
    for earlier, later in [
        ("submitted_on", "received_on"),
        ("received_on", "finished_on"),
        ("received_on", "paused_on"),
        ("received_on", "due_on"),
        ("due_on_original", "due_on"),
        ("finished_on", "returned_on"),
    ]:
        both = dossiers[[earlier, later]].dropna()
        assert (both[earlier] <= both[later]).all(), (earlier, later)


def test_written_requests_are_never_more_than_requests(tables):
    dossiers = tables["dossiers"]
    assert (dossiers["supplement_written_count"] <= dossiers["supplement_count"]).all()


def test_no_dossier_is_filed_while_its_procedure_is_not_in_force(tables):
    both = tables["dossiers"].merge(tables["commune_procedures"], on="proc_code").dropna(subset="received_on")
    assert (both["received_on"] >= both["effective_from"]).all()
    assert (both["effective_to"].isna() | (both["received_on"] <= both["effective_to"])).all()


def test_every_letter_is_about_a_dossier_and_came_after_its_receipt(tables):
    both = tables["apology_letters"].merge(tables["dossiers"], on="dossier_code", how="left")
    assert (both["issued_on"] >= both["received_on"]).all()
    assert not both["dossier_code"].duplicated().any()
