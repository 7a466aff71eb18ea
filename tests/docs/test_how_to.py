"""The how-to pages for officials: their examples import, what is generated is current, and no form is forgotten."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.reading.forms import forms
from cchc_data.reading import reader
from cchc_data.reading.gathering import gathered
from cchc_data.reading.limits import DEFAULT
from cchc_data.received import NeedsConfirmation
from cchc_data.templates import templates
from tests.checking.sheets import ORG
from tests.docs import examples
from tests.docs.blocks import BLOCK, written_anew

DOCS = Path(__file__).parents[2] / "docs"
FORMS = DOCS / "how-to" / "forms"
EXAMPLES = sorted(examples.FOLDER.iterdir())
PAGES = sorted(FORMS.glob("*.md"))
ANSWERS = {"f09-khao-sat.csv": {"survey_method": "qr"}}
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
named = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)


def sheets(path):
    return gathered(reader.told(path, {}, DEFAULT))


def judged(path, answers):
    setting = Setting(ORG, date(2026, 11, 23), answers)
    return [check(received, setting) for received in sheets(path)]


@named
def test_an_example_is_imported_with_every_row_and_nobody_in_it(path):
    (outcome,) = judged(path, ANSWERS.get(path.name, {}))
    assert outcome.rows_in > 0 and outcome.rejected == () and outcome.discrepancies == ()
    assert bool(outcome.tables) == (forms()[outcome.received.form].table is not None)
    told = repr(replace(outcome.received, rows=[*outcome.received.rows])) + "".join(rows.to_csv() for rows in outcome.tables.values())
    assert [person for person in examples.PEOPLE if person in told] == []


def test_the_examples_do_hold_people_where_software_writes_them(tmp_path):
    """Or the test above would find nobody anyway."""
    told = repr([rows for name, rows in vars(examples).items() if name.isupper() and isinstance(rows, list) and name != "PEOPLE"])
    assert [person for person in examples.PEOPLE if person not in told] == []


def test_an_example_that_leaves_something_open_asks():
    with pytest.raises(NeedsConfirmation, match="survey_method_unknown"):
        judged(examples.FOLDER / "f09-khao-sat.csv", {})


def test_the_examples_are_those_the_code_writes(tmp_path):
    examples.write_all(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in EXAMPLES]
    for path in EXAMPLES:
        old, new = (sheets(folder / path.name) for folder in (path.parent, tmp_path))
        assert [(each.form, each.title, each.columns, list(each.rows)) for each in old] == [
            (each.form, each.title, each.columns, list(each.rows)) for each in new
        ]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_what_is_generated_in_a_page_is_current(page):
    text = page.read_text("utf-8")
    assert written_anew(text) == text  # else: python -m tests.docs.blocks


def test_every_form_has_its_page():
    told = [found[3].split(", ") for page in PAGES for found in BLOCK.finditer(page.read_text("utf-8")) if found[2] != "problems"]
    assert {form for these in told for form in these} == set(forms())
    families = {found[0] for page in PAGES if (found := re.match(r"f\d\d", page.stem))}
    assert families == {f"f{number:02d}" for number in range(1, 11)}
    assert {page.stem for page in PAGES} >= {f"mau-{template.slug}" for template in templates().values()}


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem != "README"], ids=lambda path: path.stem)
def test_a_page_shows_an_example_and_stands_in_the_list(page):
    assert f"../examples/{page.stem}." in page.read_text("utf-8")
    assert f"({page.name})" in (FORMS / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda path: path.stem)
def test_every_link_between_pages_leads_somewhere(page):
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
