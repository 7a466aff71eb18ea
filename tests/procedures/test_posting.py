"""Posted, complete, fresh: what officials must mend, and the rate of prompt posting."""

import csv
import io
from contextlib import closing

import pytest
from rows import serve

from cchc_data import publish
from cchc_data.measure import Scope, figure
from cchc_view import words as wordbook
from cchc_view.page import Telling, View
from cchc_view.procedure.page import procedure_story
from cchc_view.procedure.sheet import board_html, sheet_html
from cchc_view.procedure.work import KINDS
from tests.data.rows import ORG, work
from tests.view.page_reading import read

VI = wordbook.of("vi")

ASSIGNED = """
    proc     | sensitive | decision_on | posted     | effective_to | why
    1.001193 | false     | 2026-06-01  | 2026-06-08 | -            | five working days
    1.004194 | false     | 2026-06-01  | 2026-06-09 | -            | six: late
    2.000815 | false     | 2026-06-05  | 2026-06-05 | -            | the same day
    1.004222 | false     | 2026-06-02  | -          | -            | never posted
    1.001022 | false     | 2026-07-29  | -          | -            | still inside its five days
    1.000894 | false     | 2026-07-29  | 2026-07-30 | -            | posted at once
    1.000656 | false     | -           | 2026-06-08 | 2026-06-30   | nobody knows when it was decided; abolished
"""


@pytest.fixture(scope="module")
def cubes():
    return publish.build(work(procedures=ASSIGNED), ORG["code"])


def counts(cubes, period):
    found = cubes.execute("select decided, posted_in_time from public.procedure_posting where period = ?", [period])
    return found.fetchone()


def test_a_decision_counts_in_its_period_once_it_is_posted_or_its_five_days_are_over(cubes):
    assert counts(cubes, "2026-06") == (4, 2)
    assert counts(cubes, "2026-07") == (1, 1)
    assert counts(cubes, "2026-Q2") == (4, 2)
    assert counts(cubes, "2026-05") is None


def test_the_day_of_signing_is_not_counted_and_weekends_are_not_working_days(cubes):
    days = dict(cubes.execute("select proc_code, posting_days from public.procedures").fetchall())
    assert (days["1.001193"], days["1.004194"], days["2.000815"], days["1.004222"]) == (5, 6, 0, None)


def test_a_part_that_says_none_is_complete_and_an_empty_one_is_open(cubes):
    parts = dict(cubes.execute("select proc_code, open_parts from public.procedures").fetchall())
    assert "fees" not in parts["1.001193"]
    assert set(parts["1.001193"]) <= {"forms", "fees", "conditions"}


def test_the_figure_of_the_demo_is_that_of_its_cube(demo):
    [row] = [r for r in demo.rows("whole_table", table="procedure_posting") if r["period"] == "2025"]
    measured = figure(demo, "published_in_time_pct", Scope(demo.org["code"], "2025"))
    assert (measured.numerator, measured.denominator) == (row["posted_in_time"], row["decided"])
    assert measured.status == "none", "the plan names no number for promptness"


def test_a_period_without_a_decision_has_none_arisen(demo):
    assert figure(demo, "published_in_time_pct", Scope(demo.org["code"], "2026-09")).state == "none_arisen"


TROUBLES = """
    proc     | service_level | partial_reason | decision_on | posted     | effective_to | removed_on | sensitive | why
    1.001193 | full          | -              | 2026-06-01  | 2026-06-08 | -            | -          | false     | only leaves conditions open
    1.004222 | full          | -              | 2026-06-02  | -          | -            | -          | false     | never posted
    1.000894 | partial       | -              | 2026-06-02  | 2026-06-03 | -            | -          | false     | no reason
    1.004746 | partial       | Phải có mặt    | 2026-06-02  | 2026-06-03 | -            | -          | false     | a reason
    2.000575 | full          | -              | 2026-06-01  | 2026-06-09 | -            | -          | false     | six days, bare number
    1.001776 | full          | -              | 2026-06-01  | 2026-06-02 | -            | -          | false     | a list's facts only
    6.999999 | none          | -              | 2026-06-01  | 2026-06-02 | -            | -          | false     | in no catalogue
    1.000656 | full          | -              | 2026-01-02  | 2026-01-05 | 2026-06-30   | -          | false     | abolished, still there
    1.004837 | full          | -              | 2026-01-02  | 2026-01-05 | 2026-06-30   | 2026-07-02 | false     | abolished and gone
    1.004845 | full          | -              | 2026-01-02  | 2026-01-05 | 2026-12-31   | -          | false     | ends later: still in force
"""


def test_each_trouble_is_found_and_only_where_it_is(tmp_path):
    with closing(serve(tmp_path, work(procedures=TROUBLES))) as drawn:
        found = {row["proc_code"]: row["troubles"] for row in drawn.rows("procedure_work", as_of=drawn.as_of)}
    assert found["1.001193"] == ["open"] and found["1.004845"] == ["open"]
    assert found["1.004222"] == ["not_posted", "open"]
    assert found["1.000894"] == ["no_reason", "open"] and "no_reason" not in found["1.004746"]
    assert found["2.000575"] == ["missing", "posted_late", "unread", "open"]
    assert found["1.001776"][0] == "missing"
    assert found["6.999999"] == ["no_content"]
    assert found["1.000656"] == ["still_posted"] and "1.004837" not in found


def test_the_demo_has_every_kind_but_an_unknown_code(demo):
    rows = demo.rows("procedure_work", as_of=demo.as_of)
    found = {kind: {row["proc_code"] for row in rows if kind in row["troubles"]} for kind in KINDS}
    assert found["not_posted"] == {"2.002080", "1.013228", "1.008004"}
    assert found["still_posted"] == {"2.001023"}
    assert {"1.012817", "1.013979", "1.001653", "1.010736"} == found["posted_late"]
    assert {kind for kind in KINDS if not found[kind]} == {"no_content"}
    assert all(row["troubles"] for row in rows)


def test_the_file_has_a_line_a_trouble_with_what_to_do(site, demo):
    answer = site.get("/thu-tuc/viec-can-lam.csv")
    assert answer.content.startswith("\ufeff".encode()) and "attachment" in answer.headers["content-disposition"]
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    rows = demo.rows("procedure_work", as_of=demo.as_of)
    assert len(lines) == sum(len(row["troubles"]) for row in rows) > 100
    assert {line["Mã thủ tục"] for line in lines} == {row["proc_code"] for row in rows}
    assert all(all(line.values()) for line in lines)
    english = list(csv.DictReader(io.StringIO(site.get("/thu-tuc/viec-can-lam.csv?lang=en").content.decode("utf-8-sig"))))
    assert len(english) == len(lines) and "What to do" in english[0]


def test_the_page_counts_what_the_file_lists(site, demo):
    main = read(site.get("/nhe/thu-tuc").text).one("main")
    rows = demo.rows("procedure_work", as_of=demo.as_of)
    for kind in KINDS:
        n = sum(kind in row["troubles"] for row in rows)
        assert f"{VI(f'posting.kind_{kind}')} {n}" in main.text, kind


def test_a_procedure_without_content_has_a_page_that_says_so(tmp_path):
    with closing(serve(tmp_path, work(procedures=TROUBLES))) as drawn:
        telling = Telling(drawn, View("vi", "2026", default_period="2026"))
        blocks = list(procedure_story(telling, "6.999999"))
        sheet, board = sheet_html(telling, "6.999999", "http://x"), board_html(telling, "khac", "http://x")
    told = str(blocks)
    assert VI("procedures.part_missing") in told and VI("part.name") in told
    assert "6.999999" in sheet and "6.999999" in board
