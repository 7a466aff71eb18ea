"""docs/plan-coverage.md: no row of the plan is missing, and all that a row names is there."""

import re
from functools import cache

import pytest
from page_reading import read

from cchc_data import indicators, reference
from cchc_view import cached
from tests.named import ROOT, exists

# What a page must measure (the figures of each criterion, and of a duty where there is one).
FIGURES = (
    "1.1 1.1b 1.2 1.2b 1.2c 1.2d 1.3 1.4 1.5 1.5b 1.5c 1.6 2.1–2.5 2.1+ 2.2+ 2.3a 2.3b 2.3c 2.3d 2.3e 2.4 2.5 2.5+ 3 "
    "III.1/4 III.2 III.3"
).split()
COLUMNS = ("code", "asked", "pages", "indicators", "tables", "tests")


def _tables():
    """Rows of the three tables by heading; a cell of names in backticks is a list."""
    found, heading = {}, ""
    for line in (ROOT / "docs/plan-coverage.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == len(COLUMNS) and cells[0] not in ("Code", "---"):
            row = dict(zip(COLUMNS, cells, strict=True))
            named = {column: re.findall(r"`([^`]+)`", row[column]) for column in COLUMNS[2:]}
            found.setdefault(heading, []).append(row | named)
    return found


TABLES = _tables()
ROWS = [pytest.param(row, id=f"{heading}: {row['code']}") for heading, rows in TABLES.items() for row in rows]


def codes(heading):
    return [row["code"] for row in TABLES[heading]]


def test_all_sixteen_criteria_and_twenty_five_duties_are_there():
    assert codes("Criteria and sections") == [criterion["code"] for criterion in reference.plan()["criterion"]]
    assert codes("Duties") == [f"O{n}" for n in range(1, 26)]
    assert codes("Figures that measure them") == FIGURES


def test_every_indicator_has_its_row():
    named = {i for row in TABLES["Figures that measure them"] for i in row["indicators"]}
    assert named | set(reference.plan()["meta"]["beside_plan"]) == set(indicators.load_all())


def test_criteria_and_duties_name_the_indicators_and_pages_of_the_plan_itself():
    plan = reference.plan()
    for known, row in zip(plan["criterion"], TABLES["Criteria and sections"], strict=True):
        assert set(known["indicators"]) == set(row["indicators"]), known["code"]
    for known, row in zip(plan["obligation"], TABLES["Duties"], strict=True):
        assert f"/{known['page']}" in row["pages"] and set(known["indicators"]) == set(row["indicators"]), known["code"]


@pytest.fixture(scope="session")
def text(site):
    """What is read at an address of the site; a page of the menu in its light form."""

    @cache
    def at(address):
        answer = site.get(address if address.startswith(("/nhe/", "/bao-cao/")) else f"/nhe{address}", follow_redirects=True)
        assert answer.status_code == 200, address
        return read(answer.text).text if "html" in answer.headers["content-type"] else ""

    return at


@pytest.mark.parametrize("row", ROWS)
def test_every_address_answers_and_every_indicator_is_shown_at_one_of_them(row, text):
    shown = [text(address) for address in row["pages"]]
    assert shown
    for name in row["indicators"]:
        assert any(indicators.load_all()[name].words["vi"]["short"] in page for page in shown), name


@pytest.mark.parametrize("row", ROWS)
def test_every_published_table_is_there_and_holds_something(row):
    loaded = cached.current()
    assert row["tables"]
    for name in row["tables"]:
        assert len(loaded.rows("whole_table", table=name)) > 0, name


@pytest.mark.parametrize("row", ROWS)
def test_every_test_is_there(row):
    assert row["tests"]
    assert [name for name in row["tests"] if not exists(name)] == []
