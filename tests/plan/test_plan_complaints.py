"""Complaints about conduct: what counts, and never so finely that a person could be guessed."""

from functools import partial

import pytest
from rows import ORG, ask, counted, serve, work

from cchc_data.measure import Scope, figure

CONDUCT = """
    received | resolved | kind         | fault          | competence  | status      | why
    06-01    | 06-02    | attitude     | at_fault       | ours        | published   | concluded
    06-01    | 06-30    | attitude     | false_report   | ours        | answered    | concluded, though late
    05-04    | 06-01    | attitude     | under_review   | ours        | answered    | handled without a conclusion
    06-01    | 06-02    | attitude     | -              | -           | answered    | handled, nobody wrote down a conclusion
    06-01    | -        | attitude     | no_fault       | ours        | in_progress | open for more than fifteen working days
    ....
    06-15    | -        | attitude     | under_review   | ours        | in_progress | open, not yet late
    06-01    | 06-02    | attitude     | at_fault       | transferred | answered    | passed on
    06-01    | 06-02    | attitude     | at_fault       | ours        | refused     | refused
    06-01    | 06-02    | delay        | at_fault       | ours        | answered    | about something else
    06-10    | 06-12    | extra_papers | at_fault       | ours        | answered    | papers outside the rules
    05-29    | 06-12    | extra_papers | no_fault       | ours        | answered    | the same, received in May
"""


@pytest.fixture
def drawn(tmp_path):
    return partial(counted, tmp_path, since="2026-06-01", until="2026-06-30", complaints=CONDUCT)


def test_a_complaint_about_attitude_wants_a_conclusion_on_fault(drawn):
    assert drawn("attitude_complaints_concluded_pct", "2026-Q2") == (1 + 1, 2 + 1 + 1 + 1)


def test_extra_papers_are_counted_among_everything_received(drawn):
    june = 1 + 1 + 1 + 1 + 1 + 1 + 1  # attitude five times, delay and extra papers; not what came in May
    assert drawn("extra_paper_complaints_count", "2026-Q2") == (1, june)


@pytest.mark.parametrize("name", ["attitude_complaints_concluded_pct", "extra_paper_complaints_count"])
def test_conduct_is_told_by_quarter_and_year_and_never_by_month(tmp_path, name):
    loaded = serve(tmp_path, work(complaints=CONDUCT))
    states = {period: figure(loaded, name, Scope(ORG["code"], period)).state for period in loaded.periods}
    months = {period for period, row in loaded.periods.items() if row["kind"] == "month"}
    assert {period for period, state in states.items() if state == "not_applicable"} == months


def test_no_public_table_splits_conduct_by_kind_within_a_month():
    found = ask(work(complaints=CONDUCT), "select distinct period from public.conduct_complaints order by period")
    assert [period for (period,) in found] == ["2026", "2026-Q2", "2026-Q3", "2026-R", "2026-R2", "2026-R3"]
    assert ask(work(complaints=CONDUCT), "select distinct kind from public.complaints") == [("conduct",)]


def test_a_quarter_without_a_complaint_about_attitude_has_none_and_not_all(tmp_path):
    loaded = serve(tmp_path, work(complaints=CONDUCT))
    found = figure(loaded, "attitude_complaints_concluded_pct", Scope(ORG["code"], "2026-R2"))
    assert found.state == "ok"
    without = serve(tmp_path / "b", work(complaints="received | resolved | kind\n06-01 | 06-02 | delay"))
    assert figure(without, "extra_paper_complaints_count", Scope(ORG["code"], "2026-Q2")).value == 0
    assert figure(without, "extra_paper_complaints_count", Scope(ORG["code"], "2026-Q3")).state == "none_arisen"


def test_senders_who_gave_no_rating_are_not_counted_as_satisfied(tmp_path):
    rated = counted(
        tmp_path,
        "complaints_satisfied_pct",
        complaints="""
            received | resolved | satisfaction   | competence | status      | why
            06-01    | 06-02    | very_satisfied | ours       | published   | satisfied
            06-01    | 06-02    | satisfied      | ours       | answered    | satisfied, not made public
            05-04    | 06-30    | not_satisfied  | ours       | published   | not satisfied, received in May
            ....
            06-01    | 06-02    | -              | ours       | published   | gave no rating
            06-01    | -        | satisfied      | ours       | in_progress | rated before it was handled
            06-01    | 06-02    | not_satisfied  | not_ours   | answered    | not ours
            06-01    | 06-02    | not_satisfied  | ours       | refused     | refused
            06-01    | 07-02    | satisfied      | ours       | published   | handled in July
        """,
    )
    assert rated == (1 + 1, 2 + 1)
