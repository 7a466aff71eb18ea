"""Papers of a dossier, cut out of the portal's flattened table."""

import pytest

from cchc_data.catalogue.papers import cut_papers, papers

HEADER = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
ONE = "--" + HEADER + "Tờ khai.1 bản chínhBản án1 bản chính,1 bản sao"
GROUPS = (
    "* Giấy tờ phải nộp:" + HEADER + "- Giấy chứng sinh.1 bản chính"
    "* Giấy tờ phải xuất trình:" + HEADER + "- Thẻ căn cước.0 bản chính"
)


@pytest.mark.parametrize("text", [ONE, GROUPS, "", "--", "Không có thông tin", "Chỉ có chữ"])
def test_cutting_loses_no_character(text):
    assert "".join(piece.text for piece in cut_papers(text)) == text


def test_each_paper_has_its_quantity():
    assert [(p.text, p.originals, p.copies) for p in papers(ONE)] == [
        ("Tờ khai.", 1, None),
        ("Bản án", 1, 1),
    ]


def test_papers_are_numbered_within_their_group():
    assert [(p.group, p.item_no, p.text) for p in papers(GROUPS)] == [
        ("Giấy tờ phải nộp", 1, "Giấy chứng sinh."),
        ("Giấy tờ phải xuất trình", 1, "Thẻ căn cước."),
    ]


def test_a_form_file_is_parted_from_the_text():
    (row,) = papers("--" + HEADER + "Tờ khai (Mẫu CT01).1.MuCT01banhnh (3).doc1 bản chính")
    assert (row.text, row.form) == ("Tờ khai (Mẫu CT01).", "1.MuCT01banhnh (3).doc")


def test_a_form_file_glued_to_a_number_of_a_decree_is_found():
    (row,) = papers("--" + HEADER + "Đơn theo Nghị định số 258/2025/NĐ-CPMẫu số 01.docx1 bản chính")
    assert (row.text, row.form) == ("Đơn theo Nghị định số 258/2025/NĐ-CP", "Mẫu số 01.docx")


def test_a_number_glued_to_the_quantity_is_not_guessed():
    (row,) = papers("--" + HEADER + "Đơn theo Mẫu số 181 bản chính,1 bản sao")
    assert (row.originals, row.copies) == (None, None)
    assert row.text == "Đơn theo Mẫu số 181 bản chính,1 bản sao"


def test_a_quantity_inside_a_sentence_ends_no_paper():
    (row,) = papers("--" + HEADER + "01 bản chính nội dung tham vấn (01 bản sao kèm)1 bản chính")
    assert row.text == "01 bản chính nội dung tham vấn (01 bản sao kèm)"


def test_a_paper_without_a_quantity_is_kept():
    assert [(p.text, p.originals) for p in papers("--" + HEADER + "Ảnh chân dung")] == [
        ("Ảnh chân dung", None)
    ]


def test_text_without_a_table_is_one_paper():
    assert [p.text for p in papers("01 bộ hồ sơ gồm đơn.")] == ["01 bộ hồ sơ gồm đơn."]
    assert papers("Không có thông tin") == []
