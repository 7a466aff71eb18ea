"""Small files as officials' software writes them, and the reading of them in this process."""

import tempfile
from pathlib import Path

import xlsxwriter

from cchc_data.reading.child import collected, messages
from cchc_data.reading.limits import DEFAULT

LIST = ["STT", "Mã hồ sơ", "Tên thủ tục", "Chủ hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Trạng thái"]


def row(number, code="H21.125-260301-0007", **changes):
    """One row under LIST; `changes` by header."""
    usual = [number, code, "Đăng ký khai sinh", "Trần Thị Thử", "01/03/2026", "02/03/2026", "Đã trả kết quả"]
    return [changes.get(header, cell) for header, cell in zip(LIST, usual, strict=True)]


def xlsx(path, sheets, merges=(), **options):
    """Write rows (lists of cells, None leaves one out) of one or several sheets; `merges` go to the first."""
    named = sheets if isinstance(sheets, dict) else {"Sheet1": sheets}
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, **options}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for name, rows in named.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                _write(sheet, number, cells, day)
            for merge in merges if name == next(iter(named)) else ():
                first = (rows[merge[0]][merge[1] :] or [""])[0]
                sheet.merge_range(*merge, first)
    return path


def in_memory(rows):
    """The bytes of a workbook with one sheet of these rows."""
    with tempfile.TemporaryDirectory() as folder:
        return xlsx(Path(folder) / "a.xlsx", rows).read_bytes()


def _write(sheet, number, cells, day):
    for column, cell in enumerate(cells):
        if cell is not None:
            if hasattr(cell, "isoformat"):
                sheet.write_datetime(number, column, cell, day)
            else:
                sheet.write(number, column, cell)


def text(path, rows, delimiter=",", encoding="utf-8"):
    """Write rows as delimited text."""
    path.write_bytes("\n".join(delimiter.join(map(str, cells)) for cells in rows).encode(encoding))
    return path


def read(path, **answers):
    """What the file holds, read in this process; raises as `reading.read` does."""
    return collected(messages(Path(path), answers, DEFAULT))


def only(path, **answers):
    """The one sheet of a file that holds one."""
    (received,) = read(path, **answers)
    return received


def cells(received, name):
    """One field of every row."""
    return [each.cells[name] for each in received.rows]


def codes(received):
    """The codes of the remarks."""
    return [remark.code for remark in received.remarks]
