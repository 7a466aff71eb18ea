"""Ways of filing, time limits and fees, cut out of the portal's flattened table."""

import pytest

from cchc_data.catalogue.fees import parse_fee
from cchc_data.catalogue.limits import parse_limit
from cchc_data.catalogue.methods import case_name, split_methods
from cchc_data.catalogue.rows import channel_rows

HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả"
BIRTH = HEADER + "Trực tuyến1Miễn phíDịch vụ bưu chính1Miễn phíTrực tiếp1Miễn phí"
RESIDENCE = HEADER + "Trực tuyến7 Ngày làm việc10,000 VNĐ"
LAND = HEADER + (
    "Dịch vụ bưu chính30 NgàyMiễn phí(Theo quy định của Luật phí (và lệ phí).)"
    "Trực tiếp40 NgàyMiễn phí(Theo quy định của Luật phí.)"
)


def rows(text):
    return split_methods(text).rows


@pytest.mark.parametrize("text", [BIRTH, RESIDENCE, LAND, "", HEADER, "Không có thông tin"])
def test_cutting_loses_no_character(text):
    assert split_methods(text).source == text


def test_one_row_for_each_way_of_filing():
    found = [(row.channel, row.limit, row.fee) for row in rows(BIRTH)]
    assert found == [
        ("Trực tuyến", "1", "Miễn phí"),
        ("Dịch vụ bưu chính", "1", "Miễn phí"),
        ("Trực tiếp", "1", "Miễn phí"),
    ]


def test_a_limit_with_its_unit_is_parted_from_the_fee():
    (row,) = rows(RESIDENCE)
    assert (row.limit, row.fee, row.glued) == ("7 Ngày làm việc", "10,000 VNĐ", False)


def test_limits_may_differ_by_channel():
    table = channel_rows("1.012812", "dat-dai", LAND)
    assert [(r["channel"], r["limit_value"], r["limit_unit"]) for r in table] == [
        ("post", 30, "day"),
        ("counter", 40, "day"),
    ]


def test_nested_brackets_after_a_fee_belong_to_the_fee():
    assert rows(LAND)[0].fee_detail == "(Theo quy định của Luật phí (và lệ phí).)"


def test_a_channel_named_in_a_note_starts_no_row():
    text = HEADER + "Trực tuyến3 NgàyMiễn phíTrực tiếp thực hiện hoặc ủy quyền Trực tiếp5 NgàyMiễn phí"
    assert [row.limit for row in rows(text)] == ["3 Ngày", "5 Ngày"]
    assert rows(text)[0].note == "Trực tiếp thực hiện hoặc ủy quyền "


def test_an_unclosed_bracket_is_left_in_the_note():
    (row,) = rows(HEADER + "Trực tiếp5 NgàyMiễn phí(thiếu ngoặc")
    assert (row.fee_detail, row.note) == ("", "(thiếu ngoặc")


@pytest.mark.parametrize("amount", ["120 VNĐ", "18,000 VNĐ"])
def test_a_limit_glued_to_a_fee_is_never_guessed(amount):
    (row,) = channel_rows("1.000000", "khac", HEADER + "Trực tuyến" + amount)
    assert (row["limit_value"], row["limit_unit"], row["limit_raw"]) == (None, "", "")
    assert (row["fee_vnd"], row["fee_kind"], row["fee_raw"]) == (None, "unclear", amount)
    assert row["limit_note"]


def test_cases_of_one_channel_are_numbered_and_named():
    text = HEADER + (
        "Trực tiếpKhông có thông tin2,000 Việt Nam Đồng(/trang)Tại Ủy ban nhân dân cấp xã: 2.000 đồng."
        "Trực tiếpKhông có thông tin10 USD(/bản)Tại cơ quan đại diện: 10 USD/bản."
    )
    table = channel_rows("2.000815", "chung-thuc", text)
    assert [(r["case_no"], r["case_name"]) for r in table] == [
        (1, "Tại Ủy ban nhân dân cấp xã"),
        (2, "Tại cơ quan đại diện"),
    ]
    assert (table[0]["fee_vnd"], table[0]["fee_unit"]) == (2000, "/trang")
    assert (table[1]["fee_vnd"], table[1]["fee_kind"]) == (None, "other_currency")


def test_a_case_is_named_by_its_condition():
    (row,) = rows(HEADER + "Trực tuyến3 Ngày làm việcMiễn phítrong 03 ngày với trường hợp cần xác minh; nếu")
    assert case_name(row) == "Với trường hợp cần xác minh"


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("7 Ngày làm việc", 7, "working_day"),
        ("0.5 Ngày làm việc", 0.5, "working_day"),
        ("15 Ngày", 15, "day"),
        ("4 Giờ", 4, "hour"),
        ("2 Tháng", 2, "month"),
        ("Không quy định", None, "unspecified"),
        ("Không có thông tin", None, ""),
        ("1", 1, "missing_unit"),
        ("Ngay; 10 Ngày làm việc", None, ""),
    ],
)
def test_a_limit_is_read_only_as_far_as_it_is_written(raw, value, unit):
    limit = parse_limit(raw)
    assert (limit.value, limit.unit, limit.raw) == (value, unit, raw)


def test_a_bare_one_of_civil_status_is_the_same_day_and_says_why():
    limit = parse_limit("1", "ho-tich", "1.001193")
    assert (limit.value, limit.unit, limit.raw) == (0, "same_day", "1")
    assert "15 giờ" in limit.note


@pytest.mark.parametrize("days", ["3", "5"])
def test_a_bare_three_or_five_of_civil_status_is_working_days(days):
    limit = parse_limit(days, "ho-tich", "1.004873")
    assert (limit.value, limit.unit) == (int(days), "working_day")
    assert limit.note


def test_a_bare_number_of_another_field_stays_without_a_unit():
    limit = parse_limit("1", "giam-ngheo", "1.011606")
    assert (limit.value, limit.unit) == (1, "missing_unit")
    assert limit.note


@pytest.mark.parametrize(
    ("raw", "vnd"),
    [
        ("2,000 Việt Nam Đồng", 2000),
        ("10,000 VNĐ", 10000),
        ("8.000đ", 8000),
        ("1.500.000 đ", 1500000),
    ],
)
def test_rule_4_3_6_an_unmistakable_amount_is_a_fee(raw, vnd):
    fee = parse_fee(raw)
    assert (fee.vnd, fee.kind) == (vnd, "fixed")


@pytest.mark.parametrize("raw", ["120 VNĐ", "25 VNĐ", "1 Việt Nam Đồng", "1100,000 VNĐ", "theo quy định"])
def test_rule_4_3_6_a_trap_stays_text(raw):
    fee = parse_fee(raw, "(25.000.000đ)")
    assert (fee.vnd, fee.kind, fee.raw) == (None, "unclear", raw + "(25.000.000đ)")


def test_foreign_money_is_not_turned_into_dong():
    fee = parse_fee("10 USD", "(/bản)")
    assert (fee.vnd, fee.kind, fee.unit, fee.raw) == (None, "other_currency", "/bản", "10 USD(/bản)")


def test_rule_4_3_6_free_is_zero_and_missing_is_not():
    assert (parse_fee("Miễn phí").vnd, parse_fee("Miễn phí").kind) == (0, "free")
    missing = parse_fee("Không có thông tin")
    assert (missing.vnd, missing.kind, missing.raw) == (None, "", "Không có thông tin")


def test_a_unit_in_the_note_counts_only_for_the_same_amount():
    assert parse_fee("2,000 VNĐ", "(2.000 đồng/trang; từ trang thứ ba 1.000 đồng)").unit == "/trang"
    assert parse_fee("5,000 VNĐ", "(7.000 đồng/lần đăng ký.)").unit == ""
