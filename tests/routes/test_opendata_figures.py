"""The table of figures: every figure of the database, and the same one in every format and answer."""

import csv
import io

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from cchc_data import indicators

NUMBERS = ("numerator", "denominator", "value", "interval_low", "interval_high", "sample", "target")


@pytest.fixture(scope="module")
def whole(site):
    """The figures by format, each row as a dict of texts and numbers, in the file's order."""
    found = {kind: site.get(f"/du-lieu/figures.{kind}").content for kind in ("csv", "xlsx", "parquet")}
    names = site.get("/du-lieu/figures.json").json()["columns"]
    page = CalamineWorkbook.from_filelike(io.BytesIO(found["xlsx"])).get_sheet_by_index(0)
    pages = range(1, site.get("/du-lieu/figures.json").json()["pages"] + 1)
    json_rows = [row for n in pages for row in site.get("/du-lieu/figures.json", params={"page": n}).json()["rows"]]
    tables = {
        "csv": list(csv.reader(io.StringIO(found["csv"].decode("utf-8-sig"), newline="")))[1:],
        "json": json_rows,
        "xlsx": page.to_python()[1:],
        "parquet": [row.values() for row in pq.read_table(io.BytesIO(found["parquet"])).to_pylist()],
    }
    return {kind: [plain(dict(zip(names, row, strict=True))) for row in rows] for kind, rows in tables.items()}


def plain(row: dict) -> dict:
    """One spelling for all formats: numbers as float, the rest as text, nothing as None."""
    return {
        name: None if value in ("", None) else float(value) if name in NUMBERS else _text(value)
        for name, value in row.items()
    }


def _text(value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_csv_json_xlsx_and_parquet_hold_the_same_figures_row_by_row(whole):
    assert whole["csv"] == whole["json"] == whole["parquet"]
    assert len(whole["csv"]) == len(whole["xlsx"]) > 3000
    assert [(a, b) for a, b in zip(whole["csv"], whole["xlsx"], strict=True) if not same_in_excel(a, b)] == []


def same_in_excel(row: dict, shown: dict) -> bool:
    """Excel keeps fifteen digits of a number; everything else is the same."""
    numbers = [name for name in NUMBERS if row[name] is not None and shown[name] is not None]
    near = all(abs(row[name] - shown[name]) <= 1e-14 * abs(row[name]) for name in numbers)
    return near and {**shown, **{name: row[name] for name in numbers}} == row


def test_every_figure_of_the_database_is_there_once_with_its_numbers(whole, loaded):
    by_key = {(row["id"], row["period"], row["field"]): row for row in whole["csv"]}
    assert len(by_key) == len(whole["csv"])
    for kept in loaded.rows("whole_table", table="figures"):
        row = by_key[kept["indicator"], kept["period"], kept["field"]]
        assert (row["numerator"], row["denominator"]) == (kept["numerator"], kept["denominator"])
        assert row["value"] == (kept["value"] if kept["denominator"] else None)


def test_every_indicator_has_a_row_for_every_period(whole, loaded):
    together = {(row["id"], row["period"]) for row in whole["csv"] if row["field"] is None}
    assert together == {(i, period) for i in indicators.load_all() for period in loaded.periods}


def test_the_filter_gives_each_indicator_once(site):
    for kind in ("csv", "json", "xlsx", "parquet"):
        assert site.get(f"/du-lieu/figures.{kind}", params={"period": "2026-Q3"}).status_code == 200
    rows = site.get("/du-lieu/figures.json", params={"period": "2026-Q3", "field": "ho-tich"}).json()
    at = rows["columns"].index
    assert [row[at("id")] for row in rows["rows"]] == list(indicators.load_all())
    assert {(row[at("period")], row[at("field")]) for row in rows["rows"]} == {("2026-Q3", "ho-tich")}
