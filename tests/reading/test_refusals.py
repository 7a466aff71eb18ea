"""Rule 4.3.1: what cannot be read is told in one clear code, before it can do harm."""

import struct

import pytest
from workbooks import LIST, in_memory, read, row, text, xlsx

from cchc_data.reading import read as read_in_child
from cchc_data.reading.limits import Limits
from cchc_data.received import UnreadableFile
from tests import hostile
from tests.hostile import archive

ROWS = [LIST, row(1), row(2, "H21.125-260301-0008")]
GOOD = in_memory(ROWS)


def refused(path):
    with pytest.raises(UnreadableFile) as refusal:
        read(path)
    return refusal.value.remark


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("empty_file", lambda: b""),
        ("empty_file", lambda: b"\xef\xbb\xbf \r\n"),
        ("is_image", lambda: hostile.PICTURE),
        ("is_image", lambda: b"\xff\xd8\xff\xe0" + bytes(40)),
        ("is_pdf", lambda: b"%PDF-1.7\n"),
        ("is_archive", lambda: archive(**{"photo.txt": "x"})),
        ("is_archive", lambda: b"\x1f\x8b\x08" + bytes(40)),
        ("is_document", lambda: archive(**{"word/document.xml": "<w/>"})),
        ("is_document", lambda: b"{\\rtf1 x}"),
        ("not_a_table", lambda: bytes(range(256)) * 4),
        ("broken_archive", lambda: b"PK\x03\x04" + bytes(80)),
        ("broken_workbook", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
        ("broken_workbook", lambda: archive(**{"xl/workbook.xml": "<workbook"})),
        ("password_protected", lambda: hostile.with_password(GOOD)),
        ("password_protected", hostile.ods_with_password),
        ("broken_json", lambda: b'{"communes": ['),
        ("unknown_json", lambda: b'{"a": 1}'),
        ("json_lines", lambda: b'{"a": 1}\n{"a": 2}\n'),
    ],
)
def test_rule_4_3_1_what_cannot_be_read_has_one_clear_code(tmp_path, code, make):
    (tmp_path / "a.xlsx").write_bytes(make())
    assert refused(tmp_path / "a.xlsx").code == code


def test_rule_4_3_1_an_old_xls_with_a_password(tmp_path):
    (tmp_path / "a.xls").write_bytes(hostile.xls_with_password())
    assert refused(tmp_path / "a.xls").code == "password_protected"


def test_rule_4_3_1_a_missing_file(tmp_path):
    assert refused(tmp_path / "none.xlsx").code == "not_found"


def test_rule_4_3_1_a_truncated_download(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(hostile.cut_in_half(GOOD))
    assert refused(tmp_path / "a.xlsx").code == "broken_archive"


def test_rule_4_3_1_a_locked_zip_member(tmp_path):
    data = bytearray(archive(**{"xl/workbook.xml": "<workbook/>"}))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    (tmp_path / "a.xlsx").write_bytes(data)
    assert refused(tmp_path / "a.xlsx").code == "password_protected"


def test_rule_4_3_1_a_zip_bomb_is_not_unpacked(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(hostile.bomb())
    assert refused(tmp_path / "a.xlsx").code == "zip_bomb"


def test_rule_4_3_1_fifty_megabytes_in_one_cell(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(hostile.with_a_huge_cell(GOOD, "Trần Thị Thử"))
    remark = refused(tmp_path / "a.xlsx")
    assert (remark.code, remark.row, remark.column) == ("cell_too_long", 2, "D")


def test_rule_4_3_1_a_long_cell_of_text(tmp_path):
    assert refused(text(tmp_path / "a.csv", [LIST, ["x" * 60_000]])).code == "cell_too_long"


@pytest.mark.parametrize(
    ("code", "limits"),
    [("too_large", Limits(file_bytes=10)), ("too_many_rows", Limits(rows=2)), ("too_many_columns", Limits(columns=3))],
)
@pytest.mark.parametrize("write", [xlsx, text])
def test_rule_4_3_1_limits(tmp_path, code, limits, write):
    with pytest.raises(UnreadableFile) as refusal:
        read_in_child(write(tmp_path / "a.xlsx", ROWS), limits=limits)
    assert refusal.value.remark.code == code
