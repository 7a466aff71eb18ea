"""Every public table, in every format, is the published table row by row."""

import csv
import hashlib
import io
from datetime import date
from zipfile import ZipFile

import duckdb
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from cchc_data import dictionary, instance, publish, snapshot
from cchc_view.opendata import files
from cchc_view.opendata.sheets import Sheet, public_tables
from cchc_view.opendata.workbook import xlsx_file

# What a spreadsheet would run, and what only looks like it.
EVIL = ("=1+1", "+84 269", "-Ghi chú", "@SUM(A1)", "\tẩn", "\rẩn", "a=1", "", "'=1", "“=")
STAND_IN = {None: "", True: "true", False: "false"}


@pytest.fixture(scope="module", params=publish.CUBES)
def table(request, loaded):
    if request.param not in public_tables(loaded):
        pytest.fail(f"{request.param} is published but the demo or the dictionary lacks it")
    return request.param


@pytest.fixture(scope="module")
def rows(table, loaded):
    """The table's rows as the committed file has them, read without any of our code."""
    path = snapshot.folder(instance.demo(), loaded.id) / "public" / f"{table}.parquet"
    with duckdb.connect() as database:
        return [tuple(map(listed, row)) for row in database.read_parquet(str(path)).fetchall()]


def listed(value):
    return "|".join(value) if isinstance(value, list) else value


def as_csv(value) -> str:
    if value is None or isinstance(value, bool):
        return STAND_IN[value]
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def read_csv(body: bytes) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))]


def read_json(site, address: str) -> list[tuple]:
    first = site.get(address).json()
    pages = [first] + [site.get(address, params={"page": n}).json() for n in range(2, first["pages"] + 1)]
    assert all(len(page["rows"]) <= 1000 for page in pages) and len(pages) == first["pages"]
    found = [tuple(row) for page in pages for row in page["rows"]]
    assert len(found) == first["total"]
    return found


def read_xlsx(body: bytes) -> list[tuple]:
    page = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
    return [tuple(None if cell == "" else cell for cell in row) for row in page.to_python()]


def test_the_csv_is_the_table_row_by_row(site, table, rows, loaded):
    head, *found = read_csv(site.get(f"/du-lieu/{table}.csv").content)
    assert list(head) == public_tables(loaded)[table].names
    assert found == [tuple(map(as_csv, row)) for row in rows]


def test_the_json_is_the_table_row_by_row(site, table, rows):
    expected = [tuple(v.isoformat() if isinstance(v, date) else v for v in row) for row in rows]
    assert read_json(site, f"/du-lieu/{table}.json") == expected


def test_the_xlsx_is_the_table_row_by_row_with_typed_cells(site, table, rows):
    _, *found = read_xlsx(site.get(f"/du-lieu/{table}.xlsx").content)
    expected = [tuple(None if value == "" else value for value in row) for row in rows]
    assert found == [tuple(line(value) for value in row) for row in expected]
    assert [[type(v) in (bool, date) for v in row] for row in found] == [
        [type(v) in (bool, date) for v in row] for row in expected
    ]


def line(value):
    """Excel, like every XML reader, gives back each line end as a line feed."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def test_the_parquet_is_the_very_file_of_the_manifest(site, table, rows, loaded):
    body = site.get(f"/du-lieu/{table}.parquet").content
    facts = loaded.manifest["tables"][f"public/{table}.parquet"]
    assert (hashlib.sha256(body).hexdigest(), len(body)) == (facts["sha256"], facts["bytes"])
    found = [tuple(map(listed, row.values())) for row in pq.read_table(io.BytesIO(body)).to_pylist()]
    assert found == rows


def test_a_csv_begins_with_the_mark_that_excel_needs(site):
    assert site.get("/du-lieu/fields.csv").content.startswith(b"\xef\xbb\xbffield,")


def test_rule_4_3_12_no_csv_cell_can_run_as_a_formula(site, loaded):
    for name in public_tables(loaded):
        for row in read_csv(site.get(f"/du-lieu/{name}.csv").content):
            assert not [cell for cell in row if cell[:1] in {"=", "+", "@", "\t", "\r"}]
            assert all(isinstance(float(cell), float) for cell in row if cell[:1] == "-")


@pytest.fixture
def evil(loaded) -> Sheet:
    table = dictionary.tables()["complaint_results"]
    return Sheet(table, tuple(("2026-10", "x", "other", text) for text in EVIL))


def test_a_text_that_looks_like_a_formula_gets_an_apostrophe_and_no_other_text_does(evil):
    _, *found = read_csv(files.csv_file(evil))
    assert [row[3] for row in found] == [*(f"'{text}" for text in EVIL[:6]), *EVIL[6:]]


def test_an_xlsx_holds_text_and_never_a_formula(evil, loaded):
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_file(loaded, evil)))
    formulas = b"<f>" in b"".join(unzipped(xlsx_file(loaded, evil)))
    found = [row[3] for row in book.get_sheet_by_index(0).to_python()[1:]]
    assert not formulas and [text.strip() for text in found] == [text.strip() for text in EVIL]


def unzipped(body: bytes) -> list[bytes]:
    with ZipFile(io.BytesIO(body)) as packed:
        return [packed.read(name) for name in packed.namelist() if "sheet" in name]


def test_the_same_snapshot_gives_the_same_bytes(evil, loaded):
    assert xlsx_file(loaded, evil) == xlsx_file(loaded, evil)
    assert files.parquet_file(evil) == files.parquet_file(evil)


def test_an_xlsx_explains_itself(site, loaded):
    book = CalamineWorkbook.from_filelike(io.BytesIO(site.get("/du-lieu/timeliness.xlsx").content))
    told = "\n".join(str(cell) for row in book.get_sheet_by_index(1).to_python() for cell in row)
    for expected in (loaded.id, "30/10/2026", "giấy phép dữ liệu mở của đơn vị", "Dữ liệu minh họa", "verdict_766"):
        assert expected in told
