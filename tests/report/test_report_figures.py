"""The report's figures are those the site measures and words."""

from __future__ import annotations

import json

import pytest
from reading import PERIODS, rows, sheets, text

from cchc_data import indicators
from cchc_data.gaps import gaps
from cchc_data.measure import figures as measure_figures
from cchc_view import figures, format, tables
from cchc_view.report import as_pdf, form06a
from cchc_view.report.content import gather
from cchc_view.report.form06a import COLUMNS, IDENTITIES


def measured(telling):
    found = measure_figures(telling.loaded, indicators.load_all(), telling.scope)
    return [figure for figure in found.values() if figure.state != "not_applicable"]


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("period", PERIODS)
def test_the_document_shows_every_indicator_as_the_site_words_it(written, telling, period):
    words, results = telling(period).words, rows(written(period, "docx"))[1]
    shown = {(row[2], row[3], row[4]) for row in results[1:]}
    expected = {
        (
            figures.value_text(f, words),
            figures.counts_text(f, words) or "–",
            figures.status_text(f, words) or "–",
        )
        for f in measured(telling(period))
    }
    assert shown == expected
    assert len(results) - 1 == len(measured(telling(period)))


@pytest.mark.parametrize("period", PERIODS)
def test_the_document_holds_the_sites_own_tables(written, telling, period):
    found = rows(written(period, "docx"))
    whole, _ = tables.movement_lines(telling(period))
    own = (tables.channels, tables.letters, tables.complaints)
    for table in (tables.movement(telling(period), whole), *(make(telling(period)) for make in own)):
        expected = texts(table)
        assert not expected or expected in [table[1:] for table in found]


@pytest.mark.parametrize("period", PERIODS)
def test_the_workbook_holds_the_bare_numbers_of_every_indicator(written, telling, period):
    lines = [row for row in sheets(written(period, "xlsx"))[1] if isinstance(row[1], str)][1:]
    shown = [row[5:8] for row in lines]
    expected = [(f.numerator, f.denominator, f.value) for f in measured(telling(period))]
    assert [row[:2] for row in shown] == [row[:2] for row in expected]
    assert [row[2] for row in shown] == pytest.approx([row[2] for row in expected])


@pytest.mark.parametrize("period", PERIODS)
def test_the_form_by_field_adds_up_to_the_whole_commune(telling, period):
    form = form06a.form06a(telling(period))
    sums = tuple(map(sum, zip(*(line.numbers for line in form.lines), strict=True)))
    assert sums == form.total.numbers
    assert sum(sums) > 0


@pytest.mark.parametrize("period", PERIODS)
def test_the_identities_of_the_form_hold_in_every_line(telling, period):
    form = form06a.form06a(telling(period))
    for line in (*form.lines, form.total):
        counted = dict(zip(COLUMNS, line.numbers, strict=True))
        for total, parts in IDENTITIES:
            assert counted[total] == sum(counted[part] for part in parts), (line.name, total)


def test_the_workbook_adds_up_and_checks_live(written, telling):
    formulas = sheets(written("2026-R3", "xlsx"), formulas=True)[0]
    values = sheets(written("2026-R3", "xlsx"))[0]
    lines = len(form06a.form06a(telling("2026-R3")).lines)
    assert [cell.startswith("=SUM(") for cell in formulas[-1][2:13]] == [True] * 11
    for row in formulas[-lines - 1 :]:
        assert [cell.startswith("=IF(") for cell in row[13:17]] == [True] * 4
    assert {cell for row in values[-lines - 1 :] for cell in row[13:17]} == {telling("2026").words("report.check_fits")}


def test_the_sensitive_group_stays_one_line(telling):
    names = [line.name for line in form06a.form06a(telling("2026")).lines]
    hidden = {"Nuôi con nuôi", "Trẻ em", "Người có công", "Giảm nghèo"}
    assert hidden.isdisjoint(names)
    assert names[-1] == "Lĩnh vực ít hồ sơ và thủ tục cần giữ kín"


@pytest.mark.parametrize("period", PERIODS)
def test_each_missed_target_is_told_with_how_many_are_missing(written, telling, period):
    said, found = text(written(period, "docx")), telling(period)
    missed = [gap for gap in gaps(found.loaded, found.scope) if gap.figure.status in ("near", "not_met")]
    assert missed
    for gap in missed:
        own = gap.figure.indicator
        key = "losses.too_many" if own.lower_is_better else "losses.more"
        counted = found.words(f"counted.{own.counted}")
        sentence = found.words(key, n=format.number(gap.missing, "vi"), counted=counted)
        line = next(line for line in said.splitlines() if line.startswith(f"- {own.criterion}. {own.words['vi']['short']}:"))
        assert figures.value_text(gap.figure, found.words) in line
        assert sentence in line


def test_every_table_names_its_period(telling):
    report = gather(telling("2026-R3"))
    captions = [block.caption for block in report.body if hasattr(block, "caption")]
    assert len(captions) > 4
    assert [caption for caption in captions if "15/06/2026 đến 14/09/2026" not in caption] == []


def test_the_pdf_is_set_from_the_same_tables_as_the_document(written, telling, monkeypatch):
    told = []
    monkeypatch.setattr(as_pdf.typst, "compile", lambda *_, sys_inputs, **__: told.append(sys_inputs["report"]) or b"")
    as_pdf.pdf_file(gather(telling("2026-R3")))
    given = [block for block in json.loads(told[0])["body"] if block["kind"] == "table"]
    in_pdf = [[block["head"], *([cell["text"] for cell in row] for row in block["rows"])] for block in given]
    assert in_pdf == rows(written("2026-R3", "docx"))[1:-2]
