"""Rule 4.3.1: what cannot be read is told in one clear code, before it can do harm."""

import io
import struct
import zipfile

import pytest
import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from workbooks import LIST, read, row, text, xlsx

from cchc_data.reading import read as read_in_child
from cchc_data.reading.limits import Limits
from cchc_data.received import UnreadableFile

ROWS = [LIST, row(1), row(2, "H21.125-260301-0008")]


def refused(path):
    with pytest.raises(UnreadableFile) as refusal:
        read(path)
    return refusal.value.remark


def _png():
    return b"\x89PNG\r\n\x1a\n" + bytes(64)


def _encrypted_workbook():
    plain, locked = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        book.add_worksheet().write_row(0, 0, LIST)
    plain.seek(0)
    OOXMLFile(plain).encrypt("secret", locked)
    return locked.getvalue()


def _locked_xls():
    """An .xls whose third record says that a password is needed (FILEPASS in the place of WRITEACCESS)."""
    plain, book = io.BytesIO(), xlwt.Workbook()
    book.add_sheet("DS").write(0, 0, "Mã hồ sơ")
    book.save(plain)
    data = bytearray(plain.getvalue())
    at = data.index(bytes.fromhex("5c007000"))
    data[at : at + 6] = bytes.fromhex("2f0070000100")
    return bytes(data)


def _locked_ods():
    return _archive(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        **{"content.xml": "locked", "META-INF/manifest.xml": "<manifest:encryption-data/>"},
    )


def _archive(**members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("empty_file", lambda: b""),
        ("empty_file", lambda: b"\xef\xbb\xbf \r\n"),
        ("is_image", _png),
        ("is_image", lambda: b"\xff\xd8\xff\xe0" + bytes(40)),
        ("is_pdf", lambda: b"%PDF-1.7\n"),
        ("is_archive", lambda: _archive(**{"photo.txt": "x"})),
        ("is_archive", lambda: b"\x1f\x8b\x08" + bytes(40)),
        ("is_document", lambda: _archive(**{"word/document.xml": "<w/>"})),
        ("is_document", lambda: b"{\\rtf1 x}"),
        ("not_a_table", lambda: bytes(range(256)) * 4),
        ("broken_archive", lambda: b"PK\x03\x04" + bytes(80)),
        ("broken_workbook", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
        ("broken_workbook", lambda: _archive(**{"xl/workbook.xml": "<workbook"})),
        ("password_protected", _encrypted_workbook),
        ("password_protected", _locked_ods),
        ("broken_json", lambda: b'{"communes": ['),
        ("unknown_json", lambda: b'{"a": 1}'),
        ("json_lines", lambda: b'{"a": 1}\n{"a": 2}\n'),
    ],
)
def test_rule_4_3_1_what_cannot_be_read_has_one_clear_code(tmp_path, code, make):
    (tmp_path / "a.xlsx").write_bytes(make())
    assert refused(tmp_path / "a.xlsx").code == code


def test_rule_4_3_1_an_old_xls_with_a_password(tmp_path):
    (tmp_path / "a.xls").write_bytes(_locked_xls())
    assert refused(tmp_path / "a.xls").code == "password_protected"


def test_rule_4_3_1_a_missing_file(tmp_path):
    assert refused(tmp_path / "none.xlsx").code == "not_found"


def test_rule_4_3_1_a_truncated_download(tmp_path):
    whole = xlsx(tmp_path / "a.xlsx", ROWS).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])
    assert refused(tmp_path / "b.xlsx").code == "broken_archive"


def test_rule_4_3_1_a_locked_zip_member(tmp_path):
    data = bytearray(_archive(**{"xl/workbook.xml": "<workbook/>"}))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    (tmp_path / "a.xlsx").write_bytes(data)
    assert refused(tmp_path / "a.xlsx").code == "password_protected"


def test_rule_4_3_1_a_zip_bomb_is_not_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _ in range(150):
                member.write(bytes(1 << 20))
    assert refused(tmp_path / "a.xlsx").code == "zip_bomb"


def test_rule_4_3_1_fifty_megabytes_in_one_cell(tmp_path):
    file = xlsx(tmp_path / "a.xlsx", ROWS)
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/sharedStrings.xml"] = members["xl/sharedStrings.xml"].replace(
        "Trần Thị Thử".encode(), b"x" * 50_000_000, 1
    )
    file.write_bytes(_archive(**members))
    remark = refused(file)
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
