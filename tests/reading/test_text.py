"""Rule 4.3.3: one spelling for text, one key for matching."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from workbooks import LIST, cells, only, row, xlsx

from cchc_data.reading.text import key, key_without_notes, tidy


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        (unicodedata.normalize("NFD", "Tiếp nhận"), "Tiếp nhận"),
        ("Tiếp\u00a0nhận", "Tiếp nhận"),
        ("Tiếp\u200b nhận\ufeff", "Tiếp nhận"),
        ("  Tiếp   nhận\t", "Tiếp nhận"),
        ("ðã trả", "đã trả"),
        ("Ðã trả", "Đã trả"),
        ("H21.125-260301-0007", "H21.125-260301-0007"),
        ("dòng một\ndòng hai", "dòng một\ndòng hai"),
    ],
)
def test_rule_4_3_3_text_is_tidied_not_changed(raw, meant):
    assert tidy(raw) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa giải", "hoà giải"),
        ("thủy lợi", "thuỷ lợi"),
        ("Ngày HẸN trả", "ngay hen tra"),
        (unicodedata.normalize("NFD", "Tiếp nhận"), "tiếp nhận"),
        ("Đúng hạn", "ðúng hạn"),
        ("Phí – lệ phí", "Phí - lệ phí"),
        ("Phí, lệ phí", "Phí ,lệ phí"),
        ("Mã hồ sơ (*):", "mã  hồ sơ"),
        ("М\u00e3 h\u1ed3 s\u01a1", "Mã hồ sơ"),
        ("Trạng\nthái", "trạng thái"),
    ],
)
def test_rule_4_3_3_spellings_share_a_key(one, other):
    assert key(one) == key(other)


def test_rule_4_3_3_notes_in_parentheses_may_be_left_out():
    assert key_without_notes("(4) Trực tuyến (hồ sơ)") == key("trực tuyến")


@given(st.text())
def test_rule_4_3_3_tidying_twice_changes_nothing(raw):
    assert tidy(tidy(raw)) == tidy(raw)


@given(st.text())
@example("\u1f01")  # a Greek letter that is a look-alike only without its accents
def test_rule_4_3_3_a_key_is_its_own_key(raw):
    assert key(key(raw)) == key(raw)


def test_rule_4_3_3_headers_and_cells_of_a_decomposed_file(tmp_path):
    lines = [[unicodedata.normalize("NFD", str(cell)) for cell in line] for line in (LIST, row(1))]
    received = only(xlsx(tmp_path / "a.xlsx", lines))
    assert cells(received, "proc_name") == ["Đăng ký khai sinh"]
