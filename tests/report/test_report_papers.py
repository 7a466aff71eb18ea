"""The papers themselves: same bytes, layout of the decree, recipients by date, nothing personal."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document
from openpyxl import load_workbook
from reading import PERIODS, moments, text, whole

from cchc_data import periods
from cchc_view import report
from cchc_view.report.content import gather
from cchc_view.report.recipients import recipients

AFTER = ("Ủy ban nhân dân tỉnh", "Sở Nội vụ", "Sở Tư pháp")
BEFORE = ("Ủy ban nhân dân huyện", "Phòng Nội vụ")


@pytest.mark.parametrize("kind", report.FORMATS)
@pytest.mark.parametrize("period", PERIODS)
def test_the_same_period_of_the_same_snapshot_gives_the_same_bytes(demo, written, period, kind):
    assert report.write(demo, period, kind) == written(period, kind)


def test_documents_are_dated_by_the_data_and_not_by_the_clock(demo, written):
    noon = datetime(demo.as_of.year, demo.as_of.month, demo.as_of.day, 12)
    about = Document(io.BytesIO(written("2026-R3", "docx"))).core_properties
    assert (about.created.replace(tzinfo=None), about.modified.replace(tzinfo=None)) == (noon, noon)
    assert load_workbook(io.BytesIO(written("2026-R3", "xlsx"))).properties.created == noon
    for kind in ("docx", "xlsx"):
        assert {moment[:3] for moment in moments(written("2026-R3", kind))} == {(1980, 1, 1)}
    assert f"D:{demo.as_of:%Y%m%d}".encode() in written("2026-R3", "pdf")


def test_paper_margins_and_type_are_those_of_the_decree(written):
    paper = Document(io.BytesIO(written("2026-R3", "docx")))
    page = paper.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert [round(margin.mm) for margin in (page.top_margin, page.bottom_margin)] == [20, 20]
    assert [round(margin.mm) for margin in (page.left_margin, page.right_margin)] == [30, 15]
    body = paper.styles["Normal"].font
    assert body.name == "Times New Roman" and 13 <= body.size.pt <= 14


def test_the_frame_leaves_number_place_and_day_to_be_filled_in(written):
    said = text(written("2026-R3", "docx"))
    for part in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN\nXÃ MINH HỌA"):
        assert part in said
    assert re.search(r"^Số: \.+/BC-UBND$", said, re.MULTILINE)
    assert re.search(r"^\.+, ngày \.+ tháng \.+ năm \.+$", said, re.MULTILINE)
    parts = re.findall(r"^(I|II|III|IV|V)\. [^a-z]+$", said, re.MULTILINE)
    assert parts == ["I", "II", "III", "IV", "V"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2025-R1", BEFORE), ("2025-R2", BEFORE), ("2025-Q1", BEFORE), ("2025-Q2", AFTER), ("2025-R3", AFTER), ("2026", AFTER)],
)
def test_the_report_goes_to_the_offices_in_being_when_it_can_be_written(period, expected):
    assert recipients(periods.parse(period), {}) == expected


def test_recipients_agree_with_the_reports_the_commune_has_handed_in(demo):
    district = {row["period"]: row["recipient"].startswith("district") for row in demo.rows("whole_table", table="reports")}
    assert {True, False} <= set(district.values())
    assert {period: recipients(periods.parse(period), demo.org) == BEFORE for period in district} == district


def test_the_document_names_its_recipients(written):
    assert all(f"- {name};" in text(written("2026-R3", "docx")) for name in AFTER)
    assert "Phòng Nội vụ" not in text(written("2026-R3", "docx"))
    assert "- Phòng Nội vụ;" in text(written("2025-Q1", "docx"))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_snapshot_day_and_illustrative_data_are_said(demo, written, telling, kind):
    said = " ".join(whole(written("2026-R3", kind)))
    assert demo.id in said
    assert "30/10/2026" in said
    assert telling("2026").words("report.demo") in said


def test_real_data_carries_no_warning(telling):
    real = replace(gather(telling("2026-R3")), warning="")
    assert "MINH HỌA:" not in text(report.FORMATS["docx"](real))


def test_a_period_the_data_does_not_fill_is_called_provisional(written):
    assert "tạm tính" in text(written("2026", "docx"))
    assert "tạm tính" not in text(written("2026-R3", "docx"))


def test_the_pdf_is_tagged_and_says_its_language(written):
    body = written("2026-R3", "pdf")
    assert b"/StructTreeRoot" in body or b"/MarkInfo" in body
    assert b"pdfuaid" in body


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_nothing_personal_is_in_any_part(demo_work, written, kind):
    said = " ".join(" ".join(whole(written(period, kind))) for period in PERIODS)
    assert re.search(r"H21[.\d]*-\d{6}-\d{4}", said) is None
    assert re.search(r"\b0\d{9}\b", said) is None
    codes = set(demo_work["dossiers"]["dossier_code"]) | set(demo_work["complaints"]["complaint_code"])
    assert len(codes) > 100
    # Thousands of codes share few beginnings: only where one stands may a code stand.
    near = {said[at.start() : at.start() + 40] for stem in {code[:6] for code in codes} for at in re.finditer(re.escape(stem), said)}
    assert {code for code in codes if any(code in piece for piece in near)} == set()


@pytest.mark.parametrize("period", ["2019", "2026-13", "2026-10", "x", "", "2031-Q1", "../2026"])
def test_there_is_no_report_for_an_unknown_period_or_a_month(demo, period):
    with pytest.raises(report.NoReport):
        report.write(demo, period, "docx")
