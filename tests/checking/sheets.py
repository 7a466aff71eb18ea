"""Received sheets drawn by hand: a small text table in, what `reading` would give out.

    dossier_code | received_on | due_on
    -            | 01/10/2026  | 05/10/2026

`-` alone is a missing cell. Columns not named get ordinary values, so that a test shows
only what it is about.
"""

from __future__ import annotations

from datetime import date

from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.received import Received, SourceColumn, SourceRow

TODAY = date(2026, 11, 23)
ORG = {
    "code": "H21.000",
    "name_vi": "UBND xã Minh Họa, tỉnh Gia Lai",
    "name_en": "People's Committee of Minh Họa commune",
    "unit_type": "commune",
}
ORDINARY = {
    "dossier_list": {
        "dossier_code": "H21.000-261001-{n:04d}",
        "proc_code": "1.001193",
        "received_on": "01/10/2026",
        "due_on": "16/10/2026",
        "status": "Đang xử lý",
        "receive_channel": "Trực tiếp",
    },
    "complaint_list": {
        "complaint_code": "PA-{n:03d}",
        "received_on": "01/10/2026",
        "kind": "Thái độ",
        "status": "Đang xử lý",
    },
    "apology_letters": {"letter_no": "{n}/XL-UBND", "dossier_code": "H21.000-261001-0001", "issued_on": "13/10/2026"},
    "contacts": {"kind": "Đường dây nóng", "label_vi": "Đường dây nóng của UBND xã {n}", "phone": "0269 382 0001"},
    "commune_procedures": {"proc_code": "1.001193", "effective_from": "01/01/2025", "posted_on": "03/01/2025"},
    "survey_waves": {
        "wave": "Đợt {n} năm 2026",
        "from_on": "01/10/2026",
        "to_on": "10/10/2026",
        "method": "Phiếu giấy",
        "sent": "30",
        "valid": "20",
    },
    "survey_counts": {"wave": "2026-Q3", "question_no": "15", "answer": "Hài lòng", "n": "7"},
    "document_totals": {"month": "10/2026", "total": "10", "electronic_only": "8", "dual": "1", "paper_only": "1"},
    "staff": {"position_group": "Công chức", "n_total": "12", "n_standard": "11", "as_of": "30/06/2026"},
    "facility_checks": {"item": "Ghế chờ cho người dân {n}", "ok": "Đạt", "checked_on": "01/10/2026"},
    "plan_tasks": {
        "criterion": "1.2",
        "task": "Kiểm tra hồ sơ quá hạn lần {n}",
        "lead": "Văn phòng UBND",
        "from_on": "01/07/2026",
        "to_on": "30/09/2026",
        "status": "Đang thực hiện",
    },
    "outgoing_documents": {"doc_no": "{n}/UBND-VP", "issued_on": "01/10/2026", "medium": "Điện tử"},
    "simplifications": {"sent_on": "15/09/2026", "title": "Bỏ bản sao giấy khai sinh ở bước {n}"},
    "guidance_slips": {"month": "10/2026", "slips": "37"},
    "reports": {"period": "Quý III/2026", "recipient": "Sở Nội vụ", "due_on": "19/09/2026", "submitted_on": "18/09/2026"},
    "oversight": {"held_on": "14/10/2026", "body": "Mặt trận Tổ quốc", "recommendations": "3", "answered": "2"},
    "initiatives": {"noted_on": "10/10/2026", "kind": "Sáng kiến", "title": "Bàn hướng dẫn nộp trực tuyến số {n}"},
    "criteria_scores": {"year": "2025", "criterion": "3.1", "maximum": "5", "score": "4,5"},
    "evaluations": {"from_on": "01/07/2024", "to_on": "30/09/2024", "indicator_no": "3", "score": "2"},
    "survey_sheets": {"answered_at": "01/10/2026 09:00:00", "q15": "Hài lòng"},
}
FIGURES = [
    "recv_total",
    "recv_online",
    "recv_direct_postal",
    "recv_carry",
    "res_total",
    "res_before",
    "res_ontime",
    "res_late",
    "proc_total",
    "proc_ontime",
    "proc_late",
]


def received(form, text, *, typed=(), totals=(), period=None, title=(), first=5):
    """One sheet of `form`; its data rows begin in row `first` of the file."""
    rows = [dict(zip(*pair, strict=True)) for pair in _lines(text)]
    rows = [_ordinary(form, n) | row for n, row in enumerate(rows, start=1)]
    return sheet(form, rows, typed=typed, totals=totals, period=period, title=title, first=first)


def sheet(form, rows, *, typed=(), totals=(), period=None, title=(), first=5):
    """One sheet of rows given as dictionaries, exactly as they are."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = tuple(SourceColumn(chr(65 + place), name, name) for place, name in enumerate(names))
    made = [SourceRow(first + place, row, frozenset(typed)) for place, row in enumerate(rows)]
    sums = tuple(SourceRow(number, cells) for number, cells in totals)
    return Received("tep.xlsx", "0" * 64, form, "Sheet1", tuple(title), columns, tuple(made), sums, period)


def judged(form, text, *, answers=(), org=ORG, labels=None, names=None, **told):
    """The outcome of checking a drawn sheet."""
    setting = Setting(org, TODAY, dict(answers), labels or {}, names or {})
    return check(received(form, text, **told), setting)


def dossiers(text, **told):
    """The outcome of a drawn list of dossiers."""
    return judged("dossier_list", text, **told)


def codes(remarks):
    """{code: [rows]} of remarks."""
    found = {}
    for remark in remarks:
        found.setdefault(remark.code, []).append(remark.row)
    return found


def column(outcome, name, table="dossiers"):
    """The column as plain values: days as ISO text, missing as None."""
    values = outcome.tables[table][name]
    told = [None if missing else value for value, missing in zip(values, values.isna(), strict=True)]
    return [f"{value:%Y-%m-%d}" if hasattr(value, "year") else value for value in told]


def _lines(text):
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    lines = [[None if cell == "-" else cell for cell in line] for line in lines]
    return [(lines[0], line) for line in lines[1:]]


def _ordinary(form, n):
    return {name: value.format(n=n) for name, value in ORDINARY.get(form, {}).items()}
