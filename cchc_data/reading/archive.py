"""Files that are zip archives inside (xlsx, ods): limits and kind, before anything is unpacked."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from cchc_data.reading.limits import Limits
from cchc_data.reading.refusal import unreadable

_MOST_MEMBERS = 10_000


@dataclass(frozen=True)
class Inside:
    """What a spreadsheet archive turned out to be."""

    suffix: str  # ".xlsx", ".xlsb" or ".ods"
    macros: bool


def inspect(path: Path, limits: Limits) -> Inside:
    """Recognise the spreadsheet in a zip archive.

    Raises UnreadableFile: broken_archive, zip_bomb, password_protected, is_document, is_archive.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_sizes(members, path.stat().st_size, limits)
            return _recognise(archive, {member.filename for member in members})
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
        raise unreadable("broken_archive") from error
    except RuntimeError as error:  # zipfile's answer to an encrypted member
        raise unreadable("password_protected") from error


def _check_sizes(members: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unzipped = sum(member.file_size for member in members)
    too_dense = unzipped > limits.zip_ratio_from and unzipped > limits.zip_ratio * size
    if unzipped > limits.unzipped_bytes or too_dense or len(members) > _MOST_MEMBERS:
        raise unreadable("zip_bomb", unzipped=unzipped >> 20, limit=limits.unzipped_bytes >> 20)
    if any(member.flag_bits & 1 for member in members):
        raise unreadable("password_protected")


def _recognise(archive: zipfile.ZipFile, names: set[str]) -> Inside:
    macros = any(name.endswith("vbaProject.bin") for name in names)
    if any(name.startswith("Basic/") for name in names):
        macros = True
    if "xl/workbook.bin" in names:
        return Inside(".xlsb", macros)
    if any(name.startswith("xl/") for name in names):
        return Inside(".xlsx", macros)
    if "content.xml" in names:
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise unreadable("password_protected")
        kind = archive.read("mimetype") if "mimetype" in names else b"spreadsheet"
        if b"spreadsheet" in kind:
            return Inside(".ods", macros)
        raise unreadable("is_document")
    raise unreadable("is_document" if any(n.startswith(("word/", "ppt/")) for n in names) else "is_archive")
