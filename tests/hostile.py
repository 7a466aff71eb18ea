"""Files that come from carelessness or ill will, made out of a good workbook or of nothing."""

import io
import zipfile

import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def with_password(workbook):
    """The bytes of an .xlsx that asks for a password."""
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt("secret", locked)
    return locked.getvalue()


def xls_with_password():
    """An .xls whose third record says that a password is needed (FILEPASS in the place of WRITEACCESS)."""
    plain, book = io.BytesIO(), xlwt.Workbook()
    book.add_sheet("DS").write(0, 0, "Mã hồ sơ")
    book.save(plain)
    data = bytearray(plain.getvalue())
    at = data.index(bytes.fromhex("5c007000"))
    data[at : at + 6] = bytes.fromhex("2f0070000100")
    return bytes(data)


def ods_with_password():
    return archive(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        **{"content.xml": "locked", "META-INF/manifest.xml": "<manifest:encryption-data/>"},
    )


def cut_in_half(workbook):
    """A download that broke off."""
    return workbook[: len(workbook) // 2]


def with_macros(workbook):
    return archive(**members(workbook), **{"xl/vbaProject.bin": b"Attribute VB_Name"})


def bomb():
    """150 MB of nothing, packed small."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _ in range(150):
                member.write(bytes(1 << 20))
    return data.getvalue()


def with_a_huge_cell(workbook, text, size=50_000_000):
    """The workbook with `text` in one cell replaced by as many letters."""
    parts = members(workbook)
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(text.encode(), b"x" * size, 1)
    return archive(**parts)


def archive(**content):
    """A zip file of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, told in content.items():
            packed.writestr(name, told)
    return data.getvalue()


def members(workbook):
    """Name → bytes of everything in a zip file."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
