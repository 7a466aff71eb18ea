"""Rule 3.13: cells of personal and unknown columns are never kept, nor shown in a remark."""

import pickle

import pytest
from workbooks import LIST, only, read, row, text, xlsx

from cchc_data.reading.forms import personal_fields
from cchc_data.reading.text import key
from cchc_data.received import UnreadableFile

PEOPLE = ["Nguyễn Văn Canari", "Trần Thị Hoàng Yến", "079123456789", "123456789", "0905123456", "yen@example.org", "Thôn 3, làng Canh"]
HEADERS = "Họ tên chủ hồ sơ|Người nộp|Số CCCD|CMND|Số điện thoại|Email|Địa chỉ"


def kept(received):
    return pickle.dumps(received).decode("utf-8", "replace")


def test_rule_3_13_personal_columns_are_recognised_and_dropped(tmp_path):
    lines = [[*LIST, *HEADERS.split("|")], [*row(1), *PEOPLE]]
    received = only(xlsx(tmp_path / "a.xlsx", lines))
    assert not [person for person in PEOPLE if person in kept(received)]
    assert [column.personal for column in received.columns[-7:]] == [True] * 7


def test_rule_3_13_unknown_columns_are_dropped(tmp_path):
    lines = [[*LIST, *(f"Cột lạ {n}" for n in range(7))], [*row(1), *PEOPLE]]
    received = only(xlsx(tmp_path / "a.xlsx", lines))
    assert not [person for person in PEOPLE if person in kept(received)]
    assert [column.field for column in received.columns[-7:]] == [None] * 7


def test_rule_3_13_cells_beyond_the_header_are_dropped(tmp_path):
    received = only(text(tmp_path / "a.csv", [LIST, [*row(1), *PEOPLE]]))
    assert not [person for person in PEOPLE if person in kept(received)]
    assert "ragged_rows" in [remark.code for remark in received.remarks]


def test_rule_3_13_numbers_and_mailboxes_above_the_header_are_dropped(tmp_path):
    received = only(xlsx(tmp_path / "a.xlsx", [["DANH SÁCH", "Liên hệ 0905123456"], ["yen@example.org"], LIST, row(1)]))
    assert received.title == ("DANH SÁCH",)


def test_rule_3_13_an_unknown_form_shows_none_of_its_cells(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", [["STT", "Mã hồ sơ", "Họ tên"], [1, "x", PEOPLE[0]]]))
    assert "Canari" not in repr(refusal.value.remark)


@pytest.mark.parametrize(
    "header", "chủ hồ sơ|người nộp|số định danh|cccd|ngày sinh|giới tính|dân tộc|tôn giáo|sđt|địa chỉ|thôn|trích yếu|ghi chú|lý do".split("|")
)
def test_rule_3_13_every_kind_of_personal_column_is_known(header):
    assert key(header) in personal_fields()
