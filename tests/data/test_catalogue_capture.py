"""The parsers on the whole national capture; skipped where the shared data is absent."""

import os
import re
from pathlib import Path

import pytest

from cchc_data.catalogue.build import build, read_capture
from cchc_data.catalogue.legal import legal_basis
from cchc_data.catalogue.methods import split_methods
from cchc_data.catalogue.papers import cut_papers, papers
from cchc_data.catalogue.text import LOWER, UPPER, clean
from cchc_data.reference import REFERENCE

SHARED = Path(os.environ.get("CCHC_SHARED", Path(__file__).parents[3] / "shared" / "data"))
CAPTURE = SHARED / "procedures-dvcqg-2026" / "procedures.jsonl.gz"
HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả"


@pytest.fixture(scope="module")
def records():
    if not CAPTURE.exists():
        pytest.skip(f"SHARED DATA ABSENT: {CAPTURE.name}; set CCHC_SHARED to run this test")
    return list(read_capture(CAPTURE).values())


def test_the_capture_is_the_one_this_was_written_for(records):
    assert len(records) == 2642


def test_no_character_of_a_method_is_lost(records):
    for record in records:
        text = record["cach_thuc_thuc_hien"]
        assert split_methods(text).source == text, record["ma_thu_tuc"]


def test_every_method_table_is_cut_from_its_first_row(records):
    uncut = [r["ma_thu_tuc"] for r in records
             if split_methods(r["cach_thuc_thuc_hien"]).prelude != HEADER]
    assert uncut == []


def test_no_character_of_a_paper_is_lost(records):
    for record in records:
        text = record["thanh_phan_ho_so"]
        assert "".join(piece.text for piece in cut_papers(text)) == text, record["ma_thu_tuc"]


def test_every_word_of_a_paper_reaches_a_row(records):
    for record in records:
        text = record["thanh_phan_ho_so"]
        kept = _letters("".join(row.text + row.form for row in papers(text)))
        pieces = [_letters(piece.text) for piece in cut_papers(text) if piece.kind == "paper"]
        assert all(piece in kept for piece in pieces), record["ma_thu_tuc"]


def test_no_legal_document_is_dropped(records):
    for record in records:
        raw = clean(record["can_cu_phap_ly"]).removeprefix("Tên văn bản pháp lýMã văn bản")
        kept = _letters("".join(legal_basis(record["can_cu_phap_ly"])))
        apart = re.sub(rf"(?<=[{LOWER}])(?=[{UPPER}])", " ", raw)  # "phápThông tư": two cells glued
        words = [word for word in apart.split() if word.isalpha()]
        assert all(word in kept for word in words if raw != "Không có thông tin"), record["ma_thu_tuc"]


def test_building_again_gives_the_committed_tables(records, tmp_path):
    for name in ("commune_defaults.csv", "catalogue/supplement.csv"):
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((REFERENCE / name).read_bytes())
    assert build(CAPTURE, tmp_path)["procedures.csv"] == 75
    for name in ("procedures", "channels", "papers"):
        built = tmp_path / "catalogue" / f"{name}.csv"
        assert built.read_bytes() == (REFERENCE / "catalogue" / f"{name}.csv").read_bytes(), name


def _letters(text):
    return re.sub(r"\W", "", clean(text))
