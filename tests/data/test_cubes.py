"""The public cubes: what they add up to, how fine they may be, and whom they never name."""

import re

import duckdb
import pytest
from rows import BIRTH, ORG, SECRET, ask, work

from cchc_data import instance, publish, snapshot

ABOUT_PEOPLE = ("timeliness", "intake", "durations", "complaints", "complaint_results", "procedure_use")
ABOUT_PEOPLE += ("supplements", "supplement_requests", "refusals", "hidden_waits", "late_letters", "conduct_complaints")
NAMED_BY_PROCEDURE = ("timeliness", "intake", "durations", "procedure_use")
CATALOGUE = ("procedures", "procedure_channels", "procedure_papers")
WITH_DAYS = {"periods", "contacts", "procedures", "procedure_changes"}  # days of offices and laws, of nobody's dossier
WITH_DAYS |= {"staff", "facility_checks", "plan_tasks", "reports", "oversight", "initiatives", "evaluations", "index766"}
WITH_DAYS |= {"guidance_slips", "simplifications", "survey_results"}  # a wave of a survey has days, its sheets have none
DAYS = ("DATE", "TIME", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE")
OURS = "from duckdb_columns() where not internal"
SECRET_ROWS = """
    proc   | received | due   | finished | channel | why
    secret | 06-01    | 06-10 | 06-11    | online  | counted as one of a group
    birth  | 06-01    | 06-10 | 06-10    | online  | counted under its own code and field
"""


@pytest.fixture(scope="module")
def cubes():
    """The demo's public files by cube, opened as they lie on the disk."""
    folder = snapshot.folder(instance.demo(), snapshot.current_id(instance.demo())) / "public"
    with duckdb.connect() as database:
        for name in publish.CUBES:
            database.read_parquet(str(folder / f"{name}.parquet")).create(name)
        yield database


def rows_of(database, sql):
    return database.execute(sql).fetchall()


@pytest.fixture(scope="module")
def secret():
    """One sensitive and one ordinary dossier, both of civil status, published."""
    with publish.build(work(dossiers=SECRET_ROWS), ORG["code"]) as database:
        yield database


@pytest.mark.parametrize("cube", ["timeliness", "intake", "durations"])
def test_a_sensitive_procedure_is_counted_without_its_code_and_field(secret, cube):
    found = rows_of(secret, f"select field, proc_code from public.{cube} where period = '2026-06'")
    assert sorted(found) == [("ho-tich", BIRTH), ("nhay-cam", "nhay-cam")]


def test_whether_a_sensitive_procedure_was_used_is_not_told(secret):
    used = rows_of(secret, "select proc_code from public.procedure_use where period = '2026' and used")
    assert used == [(BIRTH,)]
    assert rows_of(secret, f"select * from public.procedure_use where proc_code = '{SECRET}'") == []


def test_the_number_of_procedures_does_not_tell_the_field_of_a_sensitive_one(secret):
    found = rows_of(secret, "select field, in_force, online_used from public.procedure_counts where period = '2026-06'")
    assert sorted(found) == [("chung-thuc", 1, 0), ("cu-tru", 1, 0), ("ho-tich", 1, 1), ("nhay-cam", 1, 1)]


@pytest.mark.parametrize("cube", NAMED_BY_PROCEDURE)
def test_no_sensitive_procedure_of_the_demo_is_named_beside_a_dossier(cubes, cube):
    sensitive = rows_of(cubes, "select proc_code from procedures where sensitive")
    assert len(sensitive) >= 10
    assert rows_of(cubes, f"select * from {cube} where proc_code in (select proc_code from procedures where sensitive)") == []


def test_the_catalogue_still_shows_sensitive_procedures_to_those_who_need_them(cubes):
    for cube in CATALOGUE:
        assert rows_of(cubes, f"select 1 from {cube} join procedures p using (proc_code) where p.sensitive")


def test_nothing_about_people_is_finer_than_a_month(cubes):
    days = {name for (name, kind) in rows_of(cubes, f"select table_name, data_type {OURS}") if kind in DAYS}
    assert days == WITH_DAYS
    for cube in ABOUT_PEOPLE:
        for row in rows_of(cubes, f"select * from {cube}"):
            assert not any(re.search(r"\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}", str(cell)) for cell in row)


def test_no_cube_has_a_column_that_identifies_a_dossier_a_letter_or_a_complaint(cubes):
    names = {name for (name,) in rows_of(cubes, f"select column_name {OURS}")}
    assert not names & {"dossier_code", "letter_no", "complaint_code", "source_verdict"}


def test_every_row_of_a_cube_counts_at_least_one_and_no_two_rows_share_a_grain(cubes):
    for cube in ("timeliness", "intake", "durations", "complaints"):
        [(rows, least, grains)] = rows_of(
            cubes, f"select count(*), min(n), (select count(*) from (select distinct * exclude (n) from {cube})) from {cube}"
        )
        assert (rows, least >= 1) == (grains, True)


def test_complaints_about_conduct_are_one_kind():
    drawn = work(
        dossiers=SECRET_ROWS,
        complaints="""
            received | kind         | why
            06-01    | delay        | conduct
            06-01    | attitude     | conduct
            06-01    | extra_papers | conduct
            06-01    | fees         | conduct
            06-01    | regulation   | by itself
            06-01    | facilities   | other
            06-01    | other        | other
        """,
    )
    found = ask(drawn, "select kind, sum(n) from public.complaints where period = '2026-06' group by kind order by kind")
    assert found == [("conduct", 4), ("other", 2), ("regulation", 1)]


def test_only_a_reviewed_summary_of_a_published_result_is_told():
    drawn = work(
        dossiers=SECRET_ROWS,
        complaints="""
            received | resolved | published | public_summary | why
            06-01    | 06-02    | 06-30     | told           | reviewed and published
            06-01    | 06-02    | -         | kept           | not published
            06-01    | 06-02    | 06-03     | -              | nobody wrote a summary
        """,
    )
    assert ask(drawn, "select month, kind, public_summary from public.complaint_results") == [("2026-06", "conduct", "told")]


def movement(demo, period):
    whole, *_ = demo.rows("movement_by_field", period=period, org_code=demo.org["code"])
    return whole


def test_form_06a_adds_up_in_every_period(demo):
    for period in demo.periods:
        form = movement(demo, period)
        assert form["received"] == form["online"] + form["direct_or_post"] + form["carried"]  # 3 = 4 + 5 + 6
        assert form["ended"] == form["early"] + form["on_time"] + form["late"]  # 7 = 8 + 9 + 10
        assert form["open"] == form["open_in_time"] + form["open_late"]  # 11 = 12 + 13
        assert form["received"] == form["ended"] + form["open"]  # 3 = 7 + 11
        assert form["paused"] <= form["open_in_time"] and form["given_back"] <= form["on_time"]


def test_what_is_open_at_the_end_of_a_month_is_carried_into_the_next(demo):
    months = sorted(period for period, row in demo.periods.items() if row["kind"] == "month")
    opens = [movement(demo, month)["open"] for month in months]
    carried = [movement(demo, month)["carried"] for month in months]
    assert carried == [0, *opens[:-1]]


def test_the_months_of_a_year_receive_and_end_what_the_year_does(demo):
    months = [movement(demo, f"2025-{month:02d}") for month in range(1, 13)]
    year = movement(demo, "2025")
    for column in ("online", "direct_or_post", "ended", "early", "on_time", "late"):
        assert sum(month[column] for month in months) == year[column]
