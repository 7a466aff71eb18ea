"""The documents opened in LibreOffice: every row is printed, on A4, and sums are live."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import pytest
from office import CSV, INSTALLED, NO_OFFICE, converted, pages, sizes
from openpyxl import load_workbook
from reading import rows, sheets

pytestmark = pytest.mark.skipif(not INSTALLED, reason=NO_OFFICE)

PERIOD = "2026-R3"
HEAD_ROWS = 4  # of form 06a


@pytest.fixture(scope="module")
def printed(written, tmp_path_factory):
    """The PDF that LibreOffice makes of each document, made once."""
    folder = tmp_path_factory.mktemp("office")
    return {kind: converted(folder, f"{kind}.{kind}", written(PERIOD, kind), "pdf") for kind in ("docx", "xlsx")}


def words(text):
    return Counter(re.findall(r"\w+", text))


def test_every_row_of_every_table_is_printed(printed, written):
    # Cells of the form's head that cover several columns are read once for each, and printed once.
    *tables, form = rows(written(PERIOD, "docx"))
    told = words(" ".join(pages(printed["docx"])))
    wanted = words(" ".join(cell for row in [*sum(tables, []), *form[HEAD_ROWS:]] for cell in row))
    assert sum(wanted.values()) > 1000
    assert {word: n - told[word] for word, n in wanted.items() if told[word] < n} == {}


def test_pages_are_a4_and_the_annex_is_one_lying_page(printed, written):
    *upright, last = sizes(printed["docx"])
    assert last == (297, 210) and set(upright) == {(210, 297)}
    total = rows(written(PERIOD, "docx"))[-1][-1]
    assert " ".join(filter(None, total)) in pages(printed["docx"])[-1]
    assert set(sizes(printed["xlsx"])) == {(297, 210)}


def test_nation_and_motto_stand_on_one_line_each(printed):
    first = pages(printed["docx"])[0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first and "Độc lập - Tự do - Hạnh phúc" in first


def test_no_cell_of_the_workbook_is_an_error_or_too_narrow(printed):
    assert not re.search(r"#(REF|NAME|VALUE|DIV/0|N/A)|Err:\d|###", " ".join(pages(printed["xlsx"])))


def test_whoever_corrects_a_number_sees_sum_and_check_change(written, tmp_path):
    before = sheets(written(PERIOD, "xlsx"))[0]
    book = load_workbook(io.BytesIO(written(PERIOD, "xlsx")))
    row = next(number for number, cells in enumerate(before, start=1) if cells[1] == "Hộ tịch")
    book.worksheets[0].cell(row, 9).value += 5
    corrected = io.BytesIO()
    book.save(corrected)
    saved = converted(tmp_path, "corrected.xlsx", corrected.getvalue(), CSV).read_text(encoding="utf-8")
    after = list(csv.reader(saved.splitlines()))
    on_time, check = 8, 14  # columns 9 and "7 = 8 + 9 + 10"
    assert int(after[-1][on_time]) == before[-1][on_time] + 5
    assert before[row - 1][check] == before[-1][check] == "Khớp"
    assert after[row - 1][check] == after[-1][check] == "LỆCH"
    assert after[row][check] == "Khớp"
