"""Blank workbooks: what is filled in as they say is imported without a question; what they forbid is refused."""

import io

import openpyxl
import pytest

from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.reading.forms import forms
from cchc_data.reading.gathering import gathered
from cchc_data.reading.reader import told
from cchc_data.reading.limits import DEFAULT
from cchc_data.schemas import TABLES
from cchc_data.templates import templates, workbook
from tests.checking.sheets import ORG, TODAY

TEMPLATES = list(templates().values())
by_form = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.form)


def judged(tmp_path, template, *rows):
    """The outcome of importing the template with these rows filled in (header → text)."""
    path = tmp_path / "mau.xlsx"
    path.write_bytes(workbook(template, rows))
    (received,) = gathered(told(path, {}, DEFAULT))
    assert received.form == template.form
    return check(received, Setting(ORG, TODAY))


@by_form
def test_the_example_filled_in_is_imported_without_a_question(tmp_path, template):
    outcome = judged(tmp_path, template, template.example)
    assert (outcome.rows_in, outcome.rows_accepted) == (1, 1)
    assert (outcome.rejected, outcome.discrepancies) == ((), ())
    assert [remark.code for remark in outcome.warnings] in ([], ["default_taken"])
    assert all(len(rows) for rows in outcome.tables.values())


@by_form
def test_a_column_is_needed_exactly_where_the_template_says_so(tmp_path, template):
    for entry in template.entries:
        outcome = judged(tmp_path, template, template.example | {entry.header: ""}, template.example)
        assert bool(outcome.rejected) == entry.needed, entry.header


@by_form
def test_every_choice_of_a_list_is_understood(tmp_path, template):
    for entry in template.entries:
        rows = [template.example | {entry.header: choice} for choice in entry.choices]
        outcome = judged(tmp_path, template, template.example, *rows)
        unclear = {"word_unknown", "word_not_allowed", "status_unknown", "criterion_unclear"}
        assert not unclear & {remark.code for remark in (*outcome.rejected, *outcome.warnings)}, entry.header


@by_form
def test_an_empty_template_says_that_it_has_no_rows(tmp_path, template):
    outcome = judged(tmp_path, template)
    assert outcome.rows_in == 0
    assert [remark.code for remark in outcome.warnings] == ["no_data_rows"]


@by_form
def test_the_workbook_helps_while_one_types(template):
    book = openpyxl.load_workbook(io.BytesIO(workbook(template)))
    data, explained, lists = book.worksheets
    assert data.freeze_panes == "A2" and data.max_row == 1
    checks = {cells.min_col: check for check in data.data_validations.dataValidation for cells in check.sqref.ranges}
    kinds = {"day": "date", "count": "whole", "points": "decimal", "text": None}
    for column, entry in enumerate(template.entries, start=1):
        assert data.cell(1, column).value.rstrip(" *") == entry.header
        assert checks[column].prompt == entry.help
        assert checks[column].type == ("list" if entry.choices else kinds[entry.kind])
        if entry.kind == "text":  # a telephone or "10/2026" must not become a number or a day
            assert data.column_dimensions[openpyxl.utils.get_column_letter(column)].number_format == "@"
    told = [cell.value for row in explained.iter_rows() for cell in row if cell.value]
    assert all(entry.help in told and entry.header in told for entry in template.entries)
    listed = [[cell.value for cell in column if cell.value][1:] for column in lists.iter_cols()] if lists.max_row > 1 else []
    assert listed == [list(entry.choices) for entry in template.entries if entry.choices]


@by_form
def test_a_template_asks_for_nothing_that_would_be_dropped(template):
    form = forms()[template.form]
    kept = {field.name for field in form.fields if not field.personal}
    assert {entry.field for entry in template.entries} <= kept
    assert set(form.required) <= {entry.field for entry in template.entries}
    assert all(entry.help.endswith((".", "?")) and len(entry.help) <= 255 for entry in template.entries)


def test_every_table_without_software_has_a_template_and_each_its_own_name():
    exported = {"dossiers", "survey_answers"}
    assert {forms()[template.form].table for template in TEMPLATES} >= set(TABLES) - exported
    assert len({template.slug for template in TEMPLATES}) == len(TEMPLATES)
    assert {form.id for form in forms().values() if form.family == "template"} <= set(templates())


def test_the_same_template_is_the_same_bytes():
    assert workbook(TEMPLATES[0]) == workbook(TEMPLATES[0])
