"""The correction file: rejected rows for the official alone, to be corrected and imported again."""

import os

import openpyxl

from cchc_data.checking import corrections
from tests.checking.instances import NOW, bring, csv, line


def test_rule_4_3_11_rejected_rows_come_back_in_a_file_for_the_official_alone(root, tmp_path):
    account = bring(root, csv(tmp_path, line(1), line(2, finished="20/09/2026")))
    (path,) = account.corrections
    assert path.parent == root / "corrections"
    assert oct(path.stat().st_mode)[-3:] == "600"
    sheet = openpyxl.load_workbook(path)["Dòng bị loại"]
    cells = [cell.value for cell in sheet[2]]
    assert cells[0] == "3" and "20/09/2026" in cells


REGISTER = [
    ["STT", "Mã hồ sơ", "Nội dung hồ sơ", "Số lượng", "Ngày, tháng, năm", "", "Trả kết quả"],
    ["", "", "", "", "Nhận hồ sơ", "Hẹn trả kết quả", "Ngày nhận kết quả"],
    [1, "H21.000-261001-0001", "Đăng ký khai sinh", 1, "05/10/2026", "01/10/2026", "05/10/2026"],
]


def test_rule_4_3_11_a_corrected_correction_file_is_imported_like_the_first(root, tmp_path):
    book = openpyxl.Workbook()
    for title in ("Tháng 9", "Tháng 10"):
        sheet = book.create_sheet(title)
        for cells in REGISTER:
            sheet.append(cells)
    del book["Sheet"]
    book.save(tmp_path / "so theo doi.xlsx")
    first, second = bring(root, tmp_path / "so theo doi.xlsx").corrections
    assert first != second and openpyxl.load_workbook(second)["Dòng bị loại"].max_row == 3
    book = openpyxl.load_workbook(first)
    column = next(cell.column for cell in book.active[2] if cell.value == "Hẹn trả kết quả")
    book.active.cell(3, column).value = "16/10/2026"
    book.save(tmp_path / "da sua.xlsx")
    account = bring(root, tmp_path / "da sua.xlsx")
    assert (account.state, account.outcomes[0].rejected) == ("draft", ())
    assert account.outcomes[0].received.form == "dossier_register"


def test_rule_4_3_12_correction_files_are_deleted_after_a_month(root, tmp_path):
    (path,) = bring(root, csv(tmp_path, line(1), line(2, finished="20/09/2026"))).corrections
    age = NOW.timestamp() - 31 * 86_400
    os.utime(path, (age, age))
    assert corrections.forget(root, NOW, keep_days=32) == 0 and path.exists()
    account = bring(root, csv(tmp_path, line(3), name="b.csv"))
    assert not path.exists()
    assert "corrections_deleted" in [remark.code for remark in account.remarks]


def test_rule_4_3_12_a_cell_that_begins_like_a_formula_stays_text(root, tmp_path):
    bad = line(1).replace("H21.000-261001-0001", '=HYPERLINK("http://x")').replace(";Có kết quả;", ";+1+1;")
    (path,) = bring(root, csv(tmp_path, bad, line(2))).corrections
    sheet = openpyxl.load_workbook(path)["Dòng bị loại"]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "inlineStr", "n"}
    assert not any(str(cell.value).startswith("=") and cell.data_type == "f" for cell in sheet[2])
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in sheet[2])
