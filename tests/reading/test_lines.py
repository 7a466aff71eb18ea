"""Rule 4.3.5: totals, groups, signatures, blanks and repeated headers are not data."""

import pytest
from test_headers import FORM_06A, FORM_06A_ROW, NUMBERED
from workbooks import LIST, cells, codes, only, row, xlsx

from cchc_data.reading.lines import is_total

SIGNATURES = [
    [],
    [None, None, None, None, "Vân Canh, ngày 14 tháng 3 năm 2026"],
    ["NGƯỜI LẬP BIỂU", None, None, None, "TM. ỦY BAN NHÂN DÂN"],
    ["(Ký, họ tên)", None, None, None, "CHỦ TỊCH"],
    [None, "Lê Văn Ký", None, None, "Phạm Thị Đóng"],
]


def sums(name, *numbers, number=None):
    return [number, name, *(numbers or FORM_06A_ROW[2:])]


def read_list(tmp_path, *lines):
    return only(xlsx(tmp_path / "a.xlsx", [LIST, *lines]))


def read_06a(tmp_path, *lines):
    return only(xlsx(tmp_path / "a.xlsx", [*FORM_06A, NUMBERED, *lines]))


@pytest.mark.parametrize("words", ["Tổng", "Tổng cộng", "CỘNG", "Tổng số:", "Tổng cộng (I+II)", "Tổng số: 12 hồ sơ", "Tổng số hồ sơ: 12"])
def test_rule_4_3_5_words_of_totals(words):
    assert is_total(words)


@pytest.mark.parametrize("words", ["Tổng hợp ý kiến", "Cộng hòa", "Cộng đồng dân cư", "Tổng cục Thuế", "Hộ tịch"])
def test_rule_4_3_5_words_that_only_look_like_totals(words):
    assert not is_total(words)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_rule_4_3_5_the_total_of_a_list_is_kept_apart(tmp_path, place):
    received = read_list(tmp_path, row(1), [*[None] * place, "Tổng cộng: 1 hồ sơ"])
    assert [each.number for each in received.rows] == [2]
    assert [each.number for each in received.totals] == [3]


def test_rule_4_3_5_totals_of_a_form_are_kept_with_their_figures(tmp_path):
    received = read_06a(tmp_path, sums("Hộ tịch", number=1), sums("Tổng cộng"))
    assert [each.cells["recv_total"] for each in received.totals] == ["12"]
    assert cells(received, "field") == ["Hộ tịch"]


def test_rule_4_3_5_roman_rows_name_the_group_of_what_follows(tmp_path):
    received = read_06a(tmp_path, sums("Cấp xã", number="I"), sums("Hộ tịch", number=1), sums("Cấp tỉnh", number="II"), sums("Đất đai", number=1))
    assert cells(received, "group") == ["Cấp xã", "Cấp tỉnh"]
    assert [each.cells["field"] for each in received.totals] == ["Cấp xã", "Cấp tỉnh"]
    assert "group_total_rows" in codes(received)


@pytest.mark.parametrize("group", [["I", "Hộ tịch"], ["I. Hộ tịch"], [None, "Lĩnh vực Hộ tịch"], ["A", None, "Hộ tịch", 1]])
def test_rule_4_3_5_a_group_row_of_a_list_gives_its_field(tmp_path, group):
    received = only(xlsx(tmp_path / "a.xlsx", [LIST, group, row(1), ["II", "Đất đai"], row(2)]))
    assert cells(received, "field")[0].endswith("Hộ tịch")
    assert cells(received, "field")[1] == "Đất đai"


def test_rule_4_3_5_a_field_of_its_own_is_not_overwritten(tmp_path):
    header = [*LIST, "Lĩnh vực"]
    received = only(xlsx(tmp_path / "a.xlsx", [header, ["I", "Nhóm một"], [*row(1), "Đất đai"], row(2)]))
    assert cells(received, "field") == ["Đất đai", "Nhóm một"]


def test_rule_4_3_5_a_numbered_row_that_sums_its_parts_is_a_total(tmp_path):
    received = read_06a(tmp_path, sums("Hộ tịch", number=1), sums("Khai sinh", number=1.1), sums("Kết hôn", number=1.2), sums("Đất đai", number=2))
    assert cells(received, "field") == ["Khai sinh", "Kết hôn", "Đất đai"]
    assert [each.cells["field"] for each in received.totals] == ["Hộ tịch"]


def test_rule_4_3_5_of_which_rows_add_nothing(tmp_path):
    received = read_06a(tmp_path, sums("Hộ tịch", number=1), ["Trong đó:"], sums("Trong đó: liên thông"))
    assert cells(received, "field") == ["Hộ tịch"]
    assert received.totals == ()


def test_rule_4_3_5_the_foot_of_the_form_is_left_out_with_its_names(tmp_path):
    received = read_list(tmp_path, row(1), *SIGNATURES)
    assert [each.number for each in received.rows] == [2]
    assert "Lê Văn Ký" not in repr(received)
    assert "signature_rows" in codes(received)


def test_rule_4_3_5_the_foot_of_a_form_of_figures(tmp_path):
    received = read_06a(tmp_path, sums("Hộ tịch", number=1), *SIGNATURES)
    assert len(received.rows) == 1
    assert "Lê Văn Ký" not in repr(received)


def test_rule_4_3_5_data_after_a_signature_is_data_again(tmp_path):
    received = read_list(tmp_path, row(1), *SIGNATURES, LIST, row(2))
    assert cells(received, "line_no") == ["1", "2"]


def test_rule_4_3_5_header_and_numbers_repeated_inside_pages(tmp_path):
    received = read_list(tmp_path, list(range(1, 8)), row(1), [], LIST, list(range(1, 8)), row(2))
    assert cells(received, "line_no") == ["1", "2"]
    assert {"repeated_header_rows", "formula_rows"} <= set(codes(received))


def test_rule_4_3_5_doubtful_rows_stay_data_for_the_checks(tmp_path):
    received = read_list(tmp_path, row(1, code=None), row(None), row("x", code="??"))
    assert [each.number for each in received.rows] == [2, 3, 4]


def test_rule_4_3_5_words_of_signatures_inside_a_data_row_change_nothing(tmp_path):
    received = read_list(tmp_path, row(1, **{"Trạng thái": "Chủ tịch", "Tên thủ tục": "Tổng số"}), row(2))
    assert len(received.rows) == 2


def test_rule_4_3_5_a_form_without_rows_says_so(tmp_path):
    assert "no_data_rows" in codes(read_list(tmp_path))


@pytest.mark.parametrize("lines", [1, 0])
def test_rule_4_3_5_a_form_of_figures_may_have_no_running_numbers(tmp_path, lines):
    header = ["Nhóm chức danh", "Tổng số người", "Số người đạt chuẩn", "Tính đến ngày"]
    received = only(xlsx(tmp_path / "a.xlsx", [header, *[["Công chức", 12, 11, "30/06/2026"]] * lines]))
    assert (received.form, len(received.rows)) == ("staff", lines)
