"""Rule 4.3.1: files are opened by what they hold, never by what they are called."""

import csv
import datetime

import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from workbooks import LIST, cells, codes, in_memory, only, read, row, text, xlsx

from tests import hostile

ROWS = [LIST, row(1), row(2, "H21.125-260301-0008")]
CODES = ["H21.125-260301-0007", "H21.125-260301-0008"]


def test_rule_4_3_1_xlsx(tmp_path):
    assert cells(only(xlsx(tmp_path / "a.xlsx", ROWS)), "dossier_code") == CODES


def xls(path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for number, line in enumerate(ROWS):
        for column, cell in enumerate(line):
            sheet.write(number, column, cell)
    book.save(str(path))
    return path


def ods(path):
    document = OpenDocumentSpreadsheet()
    table = Table(name="DS")
    for line in ROWS:
        table_row = TableRow()
        for cell in line:
            holder = TableCell(valuetype="string")
            holder.addElement(P(text=str(cell)))
            table_row.addElement(holder)
        table.addElement(table_row)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def test_rule_4_3_1_old_xls(tmp_path):
    assert cells(only(xls(tmp_path / "a.xls")), "dossier_code") == CODES


def test_rule_4_3_1_ods(tmp_path):
    assert cells(only(ods(tmp_path / "a.ods")), "dossier_code") == CODES


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.xlsb", "a.ods", "a.csv", "a.json", "a"])
@pytest.mark.parametrize("write", [lambda path: xlsx(path, ROWS), xls, ods, lambda path: text(path, ROWS)])
def test_rule_4_3_1_the_ending_is_never_asked(tmp_path, write, name):
    assert cells(only(write(tmp_path / name)), "dossier_code") == CODES


def test_rule_4_3_1_xls_that_is_a_web_page(tmp_path):
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in ROWS)
    page = tmp_path / "a.xls"
    page.write_text(f"<html><head><meta charset='utf-8'></head><body><table>{lines}</table></body></html>", "utf-8")
    assert cells(only(page), "dossier_code") == CODES


def test_rule_4_3_1_web_page_with_merged_headers(tmp_path):
    head = (
        "<tr><th rowspan=2>STT</th><th rowspan=2>Mã hồ sơ</th><th rowspan=2>Nội dung hồ sơ</th>"
        "<th rowspan=2>Số lượng (bộ)</th><th colspan=2>Ngày, tháng, năm</th></tr>"
        "<tr><th>Nhận hồ sơ</th><th>Hẹn trả kết quả</th></tr>"
    )
    body = "<tr><td>1<td>H21.125-260301-0007<td>Khai&nbsp;sinh<td>1<td>01/03/2026<td>02/03/2026</tr>"
    page = tmp_path / "a.xls"
    page.write_text(f"<table>{head}{body}</table>", "utf-8")
    received = only(page)
    assert received.form == "dossier_register"
    assert received.rows[0].cells["due_on"] == "02/03/2026"
    assert received.rows[0].cells["proc_name"] == "Khai sinh"


def test_rule_4_3_1_excel_2003_xml(tmp_path):
    lines = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in line) + "</Row>" for line in ROWS
    )
    file = tmp_path / "a.xls"
    file.write_text(
        f'<?xml version="1.0"?><Workbook xmlns:ss="urn:x"><Worksheet ss:Name="DS"><Table>{lines}</Table></Worksheet></Workbook>'
    )
    assert cells(only(file), "dossier_code") == CODES


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rule_4_3_1_delimited_text(tmp_path, delimiter):
    assert cells(only(text(tmp_path / "a.xls", ROWS, delimiter)), "dossier_code") == CODES


def test_reading_delimited_text_leaves_the_process_its_own_field_limit(tmp_path):
    before = csv.field_size_limit()
    read(text(tmp_path / "a.csv", ROWS, ","))
    assert csv.field_size_limit() == before


def test_rule_4_3_1_excel_line_that_names_the_separator(tmp_path):
    received = only(text(tmp_path / "a.csv", [["sep=;"], *ROWS], ";"))
    assert [each.number for each in received.rows] == [3, 4]


def test_rule_4_3_1_several_sheets_each_form_once(tmp_path):
    complaints = [["STT", "Mã phản ánh", "Ngày gửi", "Trạng thái"], [1, "PA-01", "01/03/2026", "Mới"]]
    received = read(xlsx(tmp_path / "a.xlsx", {"DS": ROWS, "PAKN": complaints, "Ghi chép": [["gì đó"]]}))
    assert [(each.sheet, each.form) for each in received] == [("DS", "dossier_list"), ("PAKN", "complaint_list")]
    assert "sheet_left_out" in codes(received[0])


def test_rule_4_3_1_of_two_sheets_of_one_form_the_fuller_is_read(tmp_path):
    poorer = [line[:5] + line[6:] for line in ROWS]
    assert [each.sheet for each in read(xlsx(tmp_path / "a.xlsx", {"Lọc": poorer, "DS": ROWS}))] == ["DS"]


def test_rule_4_3_1_sheets_by_month_are_all_read(tmp_path):
    received = read(xlsx(tmp_path / "a.xlsx", {"T1": ROWS, "T2": ROWS}))
    assert [each.sheet for each in received] == ["T1", "T2"]


def test_rule_4_3_1_dates_of_1904_are_the_same_days(tmp_path):
    moment = datetime.datetime(2026, 3, 1, 9, 5)
    lines = [LIST, row(1, **{"Ngày tiếp nhận": moment})]
    for base in (False, True):
        received = only(xlsx(tmp_path / f"{base}.xlsx", lines, date_1904=base))
        assert received.rows[0].cells["received_on"] == "2026-03-01T09:05:00"
        assert received.rows[0].typed == {"received_on"}


def test_rule_4_3_1_formula_cells_give_their_values(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, LIST)
        sheet.write_row(1, 0, row(1))
        sheet.write_formula(1, 6, '=CONCATENATE("a","b")', None, "Đang xử lý")
    assert cells(only(tmp_path / "a.xlsx"), "status") == ["Đang xử lý"]


def test_rule_4_3_1_macro_file_is_read_and_remarked_on(tmp_path):
    (tmp_path / "a.xlsm").write_bytes(hostile.with_macros(in_memory(ROWS)))
    received = only(tmp_path / "a.xlsm")
    assert cells(received, "dossier_code") == CODES
    assert "macros_ignored" in codes(received)
