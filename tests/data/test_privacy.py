"""Nobody is recognisable in any public byte: canaries in, nothing out; small cells hidden."""

import re

import duckdb
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rows import write, work

from cchc_data import indicators, instance, snapshot
from cchc_data.schemas import TABLES
from cchc_data.store import QUERIES

CODES = ("H21.CANARY-0001", "CANARY-LETTER-77", "CANARY-PAKN-5")
PERSONAL = {
    "ho_ten": "Canary Thi Nguyen",
    "so_dien_thoai": "0912345678",
    "so_cccd": "064099001234",
    "dia_chi": "So 7 Canary Street",
    "noi_dung": "Canary: free text of a citizen",
}
MOBILE = re.compile(r"(?<!\d)0[35789]\d{8}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)0\d{11}(?!\d)")
DOSSIER_CODE = re.compile(r"H21\.\d{3}-\d{6}-\d+|VBXL-\d|PAKN-\d")
SIZES = st.lists(st.integers(1, 12), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def canaries(tmp_path_factory):
    """A snapshot whose work tables were full of people."""
    tables = work(
        dossiers="code | received | due | finished\nH21.CANARY-0001 | 06-01 | 06-10 | 06-11",
        apology_letters="letter_no | code | issued\nCANARY-LETTER-77 | H21.CANARY-0001 | 06-09",
        complaints="complaint_code | received | resolved\nCANARY-PAKN-5 | 06-01 | 06-02",
        contacts="kind | label_vi\nhotline | Hotline",
    )
    for frame in tables.values():
        frame[list(PERSONAL)] = list(PERSONAL.values())
    root = tmp_path_factory.mktemp("canaries")
    return snapshot.folder(root, write(root, tables))


def everything_in(path):
    """The raw bytes of a Parquet file, and every cell of it decoded, as one text."""
    with duckdb.connect() as database:
        rows = database.read_parquet(str(path))
        cells = [str(cell) for row in rows.fetchall() for cell in row]
        return path.read_bytes().decode("latin-1") + "\n".join([*rows.columns, *cells])


def test_no_name_phone_id_address_or_free_text_enters_any_tier(canaries):
    files = [*canaries.glob("*/*.parquet"), canaries / "manifest.json"]
    assert len(files) > len(TABLES)
    for path in files:
        text = path.read_text("utf-8") if path.suffix == ".json" else everything_in(path)
        assert not [word for pair in PERSONAL.items() for word in pair if word in text], path.name


def test_no_code_of_a_dossier_a_letter_or_a_complaint_leaves_the_work_tier(canaries):
    public = [canaries / "manifest.json", *(canaries / "public").glob("*.parquet")]
    assert not [path.name for path in public for code in CODES if code.encode() in path.read_bytes()]
    assert not [path.name for path in public[1:] for code in CODES if code in everything_in(path)]


def test_the_scan_would_find_them(canaries):
    assert CODES[0] in everything_in(canaries / "work" / "dossiers.parquet")


def test_the_demo_publishes_no_code_no_mobile_and_no_identity_number(demo):
    folder = snapshot.folder(instance.demo(), demo.id)
    for path in (folder / "public").glob("*.parquet"):
        text = everything_in(path)
        found = [pattern.findall(text)[:1] for pattern in (MOBILE, IDENTITY, DOSSIER_CODE)]
        assert found == [[], [], []], path.name


# Small cells


def protect(cells, database=duckdb.connect()):
    """{(indicator, period, field): denominator} through the protection; hidden ones come back as None."""
    database.execute("drop table if exists figures")
    database.execute((QUERIES / "figures_table.sql").read_text("utf-8"))
    rows = [(*key[:2], "org", key[2], n, n, 100.0, n, False) for key, n in cells.items()]
    database.executemany("insert into figures values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.execute((QUERIES / "figures_protect.sql").read_text("utf-8"))
    left = database.execute("select indicator, period, field, numerator, value, sample, denominator, suppressed from figures")
    found = left.fetchall()
    assert all({cell is None for cell in row[3:7]} == {row[7]} for row in found), "a cell is hidden whole or not at all"
    return {row[:3]: row[6] for row in found}


def one_split(sensitive, others):
    fields = {"nhay-cam": sensitive} | {f"field-{number}": n for number, n in enumerate(others)}
    return {("i", "p", field): n for field, n in (fields | {None: sum(fields.values())}).items()}


def hidden(cells):
    return {key[2] for key, n in protect(cells).items() if n is None}


@pytest.mark.parametrize("sensitive", [1, 4])
def test_a_small_sensitive_cell_is_hidden_with_the_smallest_other(sensitive):
    assert hidden(one_split(sensitive, [9, 3, 7])) == {"nhay-cam", "field-1"}


@pytest.mark.parametrize("sensitive", [0, 5])
def test_no_cell_is_hidden_where_the_sensitive_one_is_empty_or_large(sensitive):
    assert hidden(one_split(sensitive, [1, 2])) == set()


def test_an_empty_other_hides_nobody_and_a_single_one_would_tell_the_rest():
    assert hidden(one_split(1, [0, 1, 2, 8])) == {"nhay-cam", "field-2"}
    assert hidden(one_split(3, [1, 1])) == {"nhay-cam", "field-0"}


def test_other_periods_and_indicators_stay_whole():
    cells = one_split(2, [3, 8]) | {(i, p, f): 6 for i, p in (("i", "q"), ("j", "p")) for f in ("nhay-cam", "field-0", None)}
    assert {key[:2] for key, n in protect(cells).items() if n is None} == {("i", "p")}


@given(st.integers(1, 4), SIZES)
def test_the_hidden_cell_cannot_be_worked_out_from_the_total_and_what_is_shown(sensitive, others):
    assume(max(others) >= 2)
    left = protect(one_split(sensitive, others))
    total = left.pop(("i", "p", None))
    assert total == sensitive + sum(others)
    rest = total - sum(n for n in left.values() if n is not None)
    unknown = sum(n is None for n in left.values()) - 1
    possible = [guess for guess in range(1, 5) if rest - guess >= unknown]  # every hidden cell holds at least one
    assert len(possible) >= 2


@given(st.integers(0, 40), SIZES)
def test_what_is_shown_is_as_it_was(sensitive, others):
    cells = one_split(sensitive, others)
    left = protect(cells)
    assert left.keys() == cells.keys()
    assert all(n in (None, cells[key]) for key, n in left.items())
    assert left["i", "p", None] == cells["i", "p", None]


def test_no_indicator_shows_the_demo_a_sensitive_cell_under_five(demo):
    for name in indicators.load_all():
        for period in demo.periods:
            for row in demo.rows("by_field", indicator=name, period=period, org_code=demo.org["code"]):
                assert row["field"] != "nhay-cam" or row["suppressed"] or row["denominator"] == 0 or row["denominator"] >= 5
