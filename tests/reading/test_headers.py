"""Rule 4.3.4: the header is found wherever it stands and however many tiers it has."""

import pytest
from workbooks import LIST, cells, only, row, text, xlsx

from cchc_data.reading.title import period

TITLE = [
    ["ỦY BAN NHÂN DÂN XÃ VÂN CANH"],
    ["SỔ THEO DÕI TÌNH HÌNH TIẾP NHẬN HỒ SƠ TTHC"],
    ["(Từ ngày 01/01/2026 đến ngày 31/03/2026)"],
    [],
]
REGISTER = [
    ["STT", "Mã hồ sơ", "Nội dung hồ sơ", "Số lượng (bộ)", "Họ tên chủ hồ sơ", "Ngày, tháng, năm", None, "Trả kết quả", None, None, "Ghi chú"],
    [None, None, None, None, None, "Nhận hồ sơ", "Hẹn trả kết quả", "Ngày nhận kết quả", "Bên giao (ký)", "Bên nhận (ký)", None],
]
REGISTER_ROW = [1, "H21.125-260301-0007", "Khai sinh", 1, "Trần Thị Thử", "01/03/2026", "02/03/2026", "02/03/2026", None, None, None]
FORM_06A = [
    ["TT", "Lĩnh vực, công việc giải quyết theo cấp", "Số hồ sơ tiếp nhận", None, None, None, "Số hồ sơ đã giải quyết", None, None, None, "Số hồ sơ đang giải quyết"],
    [None, None, "Tổng số", "Trong kỳ", None, "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"],
    [None, None, None, "Trực tuyến", "Trực tiếp, dịch vụ bưu chính"],
]
NUMBERED = [f"({n})" for n in range(1, 14)]
FORM_06A_ROW = [1, "Hộ tịch", 12, 5, 6, 1, 10, 4, 5, 1, 2, 1, 1]
MERGES_06A = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 2, 5), (0, 6, 0, 9), (0, 10, 0, 12)]
EXPECTED_06A = dict(
    field="Hộ tịch", recv_total="12", recv_online="5", recv_direct_postal="6", recv_carry="1", res_total="10",
    res_before="4", res_ontime="5", res_late="1", proc_total="2", proc_ontime="1", proc_late="1", line_no="1",
)


def shifted(lines, columns):
    return [[None] * columns + list(line) for line in lines]


def test_rule_4_3_4_title_rows_above_are_kept_with_their_period(tmp_path):
    received = only(xlsx(tmp_path / "a.xlsx", [*TITLE, LIST, row(1)]))
    assert received.title[1] == "SỔ THEO DÕI TÌNH HÌNH TIẾP NHẬN HỒ SƠ TTHC"
    assert received.period == ("2026-01-01", "2026-03-31")
    assert received.rows[0].number == 6


@pytest.mark.parametrize("blank_columns", [1, 3])
def test_rule_4_3_4_empty_first_columns_and_rows(tmp_path, blank_columns):
    lines = [[], [], *shifted([LIST, row(1)], blank_columns)]
    received = only(xlsx(tmp_path / "a.xlsx", lines))
    assert received.rows[0].number == 4
    assert received.columns[1].letter == "BCDE"[blank_columns]


def test_rule_4_3_4_empty_first_column_of_text(tmp_path):
    received = only(text(tmp_path / "a.csv", [[""] + LIST, [""] + row(1)]))
    assert received.columns[0].letter == "B"


@pytest.mark.parametrize("merges", [(), [(4, 5, 4, 6), (4, 7, 4, 9), (4, 0, 5, 0), (4, 10, 5, 10)]])
def test_rule_4_3_4_two_tiers_with_and_without_merged_cells(tmp_path, merges):
    received = only(xlsx(tmp_path / "a.xlsx", [*TITLE, *REGISTER, REGISTER_ROW], merges))
    assert received.form == "dossier_register"
    assert received.rows[0].cells == dict(
        line_no="1", dossier_code="H21.125-260301-0007", proc_name="Khai sinh", quantity="1",
        received_on="01/03/2026", due_on="02/03/2026", returned_on="02/03/2026",
    )  # fmt: skip
    assert received.columns[5].header == "Ngày, tháng, năm / Nhận hồ sơ"


@pytest.mark.parametrize("merges", [(), MERGES_06A])
@pytest.mark.parametrize("formula", [[NUMBERED], [], [["A", "B", *range(1, 12)]], [["(1)", "(2)", "(3)=(4)+(5)+(6)", *NUMBERED[3:]]]])
def test_rule_4_3_4_three_tiers_and_the_row_that_numbers_columns(tmp_path, merges, formula):
    received = only(xlsx(tmp_path / "a.xlsx", [*FORM_06A, *formula, FORM_06A_ROW], merges))
    assert received.form == "form_06a"
    assert [each.cells for each in received.rows] == [EXPECTED_06A]


def test_rule_4_3_4_headers_broken_into_two_cells(tmp_path):
    upper = ["STT", "Mã", "Tên", "Chủ", "Ngày", "Ngày hẹn", "Trạng"]
    lower = ["", "hồ sơ", "thủ tục", "hồ sơ", "tiếp nhận", "trả", "thái"]
    assert cells(only(xlsx(tmp_path / "a.xlsx", [upper, lower, row(1)])), "due_on") == ["02/03/2026"]


def test_rule_4_3_4_a_header_low_in_the_sheet_is_found_and_a_lower_one_is_not(tmp_path):
    filler = [[f"dòng {n}"] for n in range(39)]
    assert len(only(xlsx(tmp_path / "a.xlsx", [*filler, LIST, row(1)])).rows) == 1


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Từ ngày 01/01/2026 đến ngày 31/03/2026", ("2026-01-01", "2026-03-31")),
        ("(Từ 15-12-2025 đến hết ngày 14-3-2026)", ("2025-12-15", "2026-03-14")),
        ("Kỳ báo cáo: Từ ngày 15 tháng 12 năm 2025 đến ngày 14 tháng 3 năm 2026", ("2025-12-15", "2026-03-14")),
        ("TỪ NGÀY: 01/01/2026 - ĐẾN NGÀY: 31/03/2026", ("2026-01-01", "2026-03-31")),
        ("Từ ngày 31/02/2026 đến ngày 01/03/2026", None),
        ("Từ ngày 01/03/2026 đến ngày 01/01/2026", None),
        ("Quý I năm 2026", None),
        ("Từ ngày.../.../... đến ngày.../.../...", None),
    ],
)
def test_rule_4_3_4_period_of_the_title(line, days):
    assert period([line]) == days
