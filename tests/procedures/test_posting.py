"""Posted, complete, fresh: what officials must mend, and the rate of prompt posting."""

import pytest

from cchc_data import publish
from cchc_data.measure import Scope, figure
from tests.data.rows import ORG, work

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


def test_the_work_list_names_each_kind_of_trouble_of_the_demo(demo):
    rows = demo.rows("procedure_work", as_of=demo.as_of)
    kinds = ("not_posted", "still_posted", "posted_late", "is_missing", "unread")
    found = {kind: {row["proc_code"] for row in rows if row[kind]} for kind in kinds}
    assert found["not_posted"] == {"2.002080", "1.013228", "1.008004"}
    assert found["still_posted"] == {"2.001023"}
    assert {"1.012817", "1.013979", "1.001653", "1.010736"} == found["posted_late"]
    assert found["is_missing"] and found["unread"]


def test_whoever_is_on_the_list_has_a_reason(demo):
    kinds = ("not_posted", "still_posted", "posted_late", "is_missing", "unread")
    assert all(any(row[kind] for kind in kinds) for row in demo.rows("procedure_work", as_of=demo.as_of))
