"""Carrying the publish SQL to Spark, without Spark: what can be carried, what is refused, and what is put otherwise."""

import re

import duckdb
import pytest
from sqlglot import parse_one

from cchc_data import publish
from cchc_data.publish.spark import carrying

VIEWS = "\n".join((publish.FOLDER / f"{name}.sql").read_text("utf-8") for name in publish.VIEWS)


def carried(sql, views=""):
    return carrying.cube(sql, views)


@pytest.mark.parametrize("name", publish.CUBES)
def test_every_cube_can_be_carried(name):
    text = (publish.FOLDER / f"{name}.sql").read_text("utf-8")
    assert parse_one(carrying.cube(text, VIEWS), read="spark"), "or write it so that both engines understand it alike"


def test_every_view_is_carried_in_its_order_and_only_the_dossiers_are_kept():
    statements = carrying.views(VIEWS)
    assert [one.name for one in statements] == re.findall("^create (?:view|table) (\\w+)", VIEWS, re.MULTILINE)
    assert [one.name for one in statements if one.kept] == ["dossier_endings"]


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("select quantile_cont(n, 0.5) from t", "PercentileCont"),
        ("select median(n) from t", "Median"),
        ("select row_number() over (order by a) as k from t qualify k = 1", "Qualify"),
        ("select * replace (a::date as a) from t", "Star replace"),
        ("select * exclude (a), columns('b.*') from t", "Columns"),
        ("select a from t union all by name select a from u", "Union by_name"),
        ("select distinct on (a) a, b from t", "Distinct on"),
        ("select * from t asof join u on t.day >= u.day", "Join method"),
        ("select a // b from t", "IntDiv"),
        ("select a / b from t", "Div"),
        ("select a from t order by a collate nocase", "Collate"),
        ("select rowid from t", "rowid"),
        ("select date_diff('month', a, b) from t", "DateDiff"),
        ("select string_agg(a, ',' order by a) from t", "GroupConcat"),
        ("select try_cast(a as date) from t", "TryCast"),
        ("select own_function(a) from t", "own_function"),
        ("select list(a) from t", "a list without an order"),
        ("select first(a order by b) from t", "First"),
    ],
)
def test_what_spark_would_take_for_something_else_is_refused_by_name(sql, what):
    with pytest.raises(carrying.NotCarried, match=what):
        carried(sql)


def test_a_macro_is_written_out_where_it_is_used():
    views = "create macro late(day, due) as case when day > due then 'late' end; create view v as select late(a, b + 1) as x from t"
    [view] = carrying.views(views)
    assert view.sql == "SELECT (CASE WHEN (a) > (b + 1) THEN 'late' END) AS x FROM t"
    assert carried("select late(t.a, due) from t", views) == "SELECT (CASE WHEN (t.a) > (due) THEN 'late' END) FROM t"


def test_missing_values_stay_at_the_end():
    assert carried("select a from t order by a, b desc") == "SELECT a FROM t ORDER BY a NULLS LAST, b DESC"
    assert carried("from t order by all") == "SELECT * FROM t ORDER BY ALL NULLS LAST"


def test_tables_of_another_schema_have_their_names_in_one():
    assert carried("select now.a from public.t as now join before.t using (a)") == (
        "SELECT now.a FROM public__t AS now JOIN before__t USING (a)"
    )


def test_places_for_values_stay_places():
    assert carried("select $org_code as org_code, $before_id::varchar as b") == "SELECT :org_code AS org_code, CAST(:before_id AS STRING) AS b"


def test_arg_min_passes_over_what_is_missing_as_duckdb_does():
    rows = "(values (null, 1), ('b', 2)) as t(a, day)"
    assert duckdb.sql(f"select arg_min(a, day), arg_max(a, day) from {rows}").fetchall() == [("b", "b")]
    assert carried("select arg_min(a, (b, c)) from t") == "SELECT MIN_BY(a, (b, c)) FILTER(WHERE NOT a IS NULL) FROM t"
    with pytest.raises(carrying.NotCarried, match="a filter of its own"):
        carried("select arg_min(a, b) filter (c) from t")


def test_a_list_is_sorted_behind_its_keys():
    assert carried("select list(x order by a) from t") == (
        "SELECT TRANSFORM(SORT_ARRAY(COLLECT_LIST(STRUCT(a IS NULL AS key_0, a AS key_1, x AS row))), one -> one.row) FROM t"
    )
    with pytest.raises(carrying.NotCarried, match="a list that is not sorted upwards"):
        carried("select list(x order by a desc) from t")


def test_json_names_what_is_missing():
    assert carried("select to_json(a) from t") == "SELECT TO_JSON(a, MAP('ignoreNullFields', 'false')) FROM t"
