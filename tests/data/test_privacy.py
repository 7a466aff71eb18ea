"""Nobody is recognisable in any public byte: canaries in, nothing out. What could point at a person: test_told_apart."""

import re

import duckdb
import pytest
from rows import write, work

from cchc_data import instance, snapshot
from cchc_data.schemas import TABLES

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
