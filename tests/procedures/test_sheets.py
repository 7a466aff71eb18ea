"""What is printed: a guidance sheet per procedure and a list per field, each with a QR code."""

import segno
import pytest

from cchc_view import words as wordbook
from cchc_view.procedure.sheet import qr
from tests.view.page_reading import read

VI = wordbook.of("vi")


def test_every_procedure_has_a_sheet_with_its_name_places_and_code(site, codes):
    for code in codes:
        answer = site.get(f"/nhe/thu-tuc/{code}/phieu")
        assert answer.status_code == 200 and "<script" not in answer.text
        sheet = read(answer.text)
        assert code in sheet.one("main").text and sheet.one("h1").text
        assert f"http://testserver/thu-tuc/{code}" in sheet.one("footer").text
        assert len(sheet.all("svg")) == 1
        assert VI("sheet.what") in sheet.one("main").text


def test_the_code_is_the_address_it_stands_beside():
    address = "https://minhhoa.example.vn/thu-tuc/1.001193"
    rows = sum(1 for _ in segno.make(address, error="m", micro=False).matrix)
    size = (rows + 8) * 3
    # Without a size of its own it is scaled and never cut off, however long the address.
    assert f'viewBox="0 0 {size} {size}"' in qr(address) and "width=" not in qr(address)


def test_papers_on_the_sheet_have_a_box_to_tick(site):
    sheet = read(site.get("/nhe/thu-tuc/1.001193/phieu").text)
    assert len(sheet.all("span", "cc-sheet-box")) >= 5


def test_an_unknown_procedure_has_no_sheet(site):
    assert site.get("/nhe/thu-tuc/9.999999/phieu").status_code == 404


def test_every_field_has_a_list_of_all_its_procedures(site, demo):
    for row in demo.rows("procedure_fields"):
        board = read(site.get(f"/nhe/niem-yet/{row['field']}").text)
        assert len(board.one("tbody").all("tr")) == row["n"]
        assert all(cell.text for cell in board.one("tbody").all() if cell.tag in ("td", "th"))


def test_names_on_a_list_are_in_vietnamese_order(site):
    names = [row.one("a").text for row in read(site.get("/nhe/niem-yet/ho-tich").text).one("tbody").all("tr")]
    assert names[0].startswith("Cấp") and names[-1].startswith("Xác nhận")


@pytest.mark.parametrize("field", ["x", "nhay-cam", "<b>", "a" * 3000])
def test_an_unknown_field_has_no_list(site, field):
    assert site.get(f"/nhe/niem-yet/{field}").status_code == 404


def test_the_sheet_is_in_the_visitor_s_language(site):
    sheet = read(site.get("/nhe/thu-tuc/1.001193/phieu?lang=en").text)
    assert sheet.one("html")["lang"] == "en" and wordbook.of("en")("sheet.what") in sheet.text
