"""Cleaning of the portal's texts and of its lists of legal documents and agencies."""

import unicodedata

import pytest

from cchc_data.catalogue.agencies import agency_names
from cchc_data.catalogue.legal import legal_basis
from cchc_data.catalogue.tables import fold, unfold
from cchc_data.catalogue.text import clean, is_missing, present, procedure_name, result_names

RESIDUE = (
    "Từ khóaKhông có thông tinMô tảKhông có thông tinChọn cơ quan thực hiệnTỉnh/ Thành phốBộ ngành"
    "-- Chọn Tỉnh/ Thành phố --Phường/ XãSở-- Chọn Phường/ Xã --Hệ thống chỉ hiển thị những cơ quan "
    "đã áp dụng dịch vụ công trực tuyếnNộp hồ sơ"
)
LEGAL = "Tên văn bản pháp lýMã văn bản"


def test_decomposed_vietnamese_becomes_composed():
    assert clean(unicodedata.normalize("NFD", "Tiếp nhận hồ sơ")) == "Tiếp nhận hồ sơ"


def test_blanks_of_every_kind_become_one():
    assert clean("\tUBND\u00a0cấp  xã \u200b") == "UBND cấp xã"


def test_paragraphs_survive_cleaning():
    assert clean("Bước 1 \n\n\n\n Bước 2") == "Bước 1\n\nBước 2"


@pytest.mark.parametrize("raw", ["", "  ", "Không có thông tin", "--"])
def test_no_information_is_missing(raw):
    assert is_missing(raw)
    assert present(raw) == ""


@pytest.mark.parametrize("raw", ["Không có", "Không quy định", "Không"])
def test_a_real_negative_answer_is_not_missing(raw):
    assert present(raw) == raw


def test_the_word_procedure_is_dropped_from_the_front_of_a_name():
    assert procedure_name("Thủ tục đăng ký khai sinh", "1.001193") == "Đăng ký khai sinh"


def test_the_word_procedure_inside_a_name_stays():
    name = "Liên thông thủ tục hành chính về đăng ký khai sinh"
    assert procedure_name(name, "2.000986") == name


def test_a_code_repeated_in_the_name_is_dropped():
    raw = "Tham vấn trong đánh giá tác động môi trường (cấp xã) (1.010736)"
    expected = "Tham vấn trong đánh giá tác động môi trường (cấp xã)"
    assert procedure_name(raw, "1.010736") == expected


def test_results_lose_the_portals_search_form_and_their_codes():
    assert result_names("Giấy khai sinhMã: KQ.G15.000031" + RESIDUE) == "Giấy khai sinh"


def test_a_keyword_in_the_search_form_goes_with_it():
    raw = "Phiếu khai báoMã: KQ.G01.000066" + RESIDUE.replace("Không có thông tin", "Tạm vắng", 1)
    assert result_names(raw) == "Phiếu khai báo"


def test_several_results_stand_one_a_line():
    raw = "Giấy khai sinhMã: KQ.G15.000031Trích lụcMã: KQ.G15.000032" + RESIDUE
    assert result_names(raw) == "Giấy khai sinh\nTrích lục"


def test_a_document_number_glued_to_its_title_is_set_apart():
    raw = LEGAL + "Luật Cư trú68/2020/QH14Thông tư hướng dẫn85/2019/TT-BTC"
    assert legal_basis(raw) == ["Luật Cư trú (68/2020/QH14)", "Thông tư hướng dẫn (85/2019/TT-BTC)"]


def test_a_year_glued_to_a_number_stays_with_the_title():
    assert legal_basis(LEGAL + "Luật Doanh nghiệp 202076/2025/QH15") == [
        "Luật Doanh nghiệp 2020 (76/2025/QH15)"
    ]


def test_a_number_inside_a_sentence_does_not_cut_the_title():
    raw = LEGAL + "Sửa đổi Thông tư số 02/2020/TT-BTP ngày 08/4/2020 về sổ04/2024/TT-BTP"
    assert legal_basis(raw) == [
        "Sửa đổi Thông tư số 02/2020/TT-BTP ngày 08/4/2020 về sổ (04/2024/TT-BTP)"
    ]


def test_a_title_that_already_has_the_number_is_not_given_it_twice():
    raw = LEGAL + "Nghị định 101/2024/NĐ-CPNghị định 101/2024/NĐ-CP"
    assert legal_basis(raw) == ["Nghị định 101/2024/NĐ-CP"]


def test_no_legal_information_is_an_empty_list():
    assert legal_basis("Không có thông tin") == []


def test_the_first_source_that_names_an_agency_wins():
    assert agency_names("", "Không có thông tin", "Công an cấp Xã") == "Công an cấp Xã"
    assert agency_names("Sở Tư pháp\nỦy ban nhân dân cấp xã", "x") == (
        "Sở Tư pháp; Ủy ban nhân dân cấp xã"
    )


def test_a_comma_inside_an_agencys_name_does_not_part_it():
    assert agency_names("Cơ quan, tổ chức đang quản lý sổ gốc") == (
        "Cơ quan, tổ chức đang quản lý sổ gốc"
    )


def test_an_agency_of_another_province_becomes_the_general_one():
    assert agency_names("UBND cấp xã - tỉnh Quảng Trị") == "UBND cấp xã"


def test_steps_that_slipped_into_the_agency_are_not_an_agency():
    assert agency_names("chứng thực tiến hành chụp từ bản chính " * 9) == ""


def test_a_cell_is_one_line_and_comes_back_whole():
    assert "\n" not in fold("Bước 1\nBước 2")
    assert unfold(fold("Bước 1\nBước 2")) == "Bước 1\nBước 2"
    assert [fold(value) for value in (None, True, 7.0, 0.5)] == ["", "true", "7", "0.5"]


@pytest.mark.parametrize(
    ("glued", "lines"),
    [
        ("Biểu mẫu báo cáoThông tư 02/2022/TT-BLĐTBXHquy định rà soátQuyết định số 24/2021/QĐ-TTg",
         ["Biểu mẫu báo cáo (Thông tư 02/2022/TT-BLĐTBXH)", "quy định rà soát (Quyết định số 24/2021/QĐ-TTg)"]),
        ("Luật Hộ tịchLuật 60/2014/QH13", ["Luật Hộ tịch (Luật 60/2014/QH13)"]),
        ("Thông tư số 03/2023/TT-BTP ngày 02/8/2023 của Bộ Tư phápThông tư số 03/2023/TT-BTP",
         ["Thông tư số 03/2023/TT-BTP ngày 02/8/2023 của Bộ Tư pháp"]),
    ],
)
def test_a_kind_of_document_glued_to_a_title_belongs_to_the_number(glued, lines):
    assert legal_basis(f"Tên văn bản pháp lýMã văn bản{glued}") == lines
