"""Every dossier beside June 2026, judged by the three rules on the last day of June.

Official is form 06a, strict is the plan's own promise, 766 is Decision 766/QĐ-TTg; a dash
in all three means that the dossier does not belong to June at all. 1 June is a Monday,
and `stay` is promised within three working days by the catalogue, `copy` within none.
"""

import pytest
from rows import ask, read, work

CASES = """
    why                             | proc | received | due   | finished | status              | paused | papers | official     | strict      | d766
    before its day                  | copy | 06-01    | 06-10 | 06-09    | delivered           | -      | -      | early        | on_time     | on_time
    on its due date                 | copy | 06-01    | 06-10 | 06-10    | finished            | -      | 0      | on_time      | on_time     | on_time
    one day late                    | copy | 06-01    | 06-10 | 06-11    | delivered           | -      | 0      | late         | late        | late
    due Friday, finished Monday     | copy | 06-01    | 06-12 | 06-15    | delivered           | -      | 0      | late         | late        | late
    finished on the first of June   | copy | 05-04    | 06-01 | 06-01    | delivered           | -      | 0      | on_time      | on_time     | on_time
    finished on the last of June    | copy | 05-04    | 06-29 | 06-30    | delivered           | -      | 0      | late         | late        | late
    no due date, its limit kept     | stay | 06-01    | -     | 06-04    | delivered           | -      | 0      | on_time      | not_counted | on_time
    no due date, its limit missed   | stay | 06-01    | -     | 06-05    | delivered           | -      | 0      | on_time      | not_counted | late
    no due date and no limit        | copy | 06-01    | -     | 06-30    | delivered           | -      | 0      | on_time      | not_counted | not_counted
    withdrawn after its day         | copy | 06-01    | 06-10 | 06-20    | withdrawn           | -      | 0      | on_time      | not_counted | late
    given back after its day        | copy | 06-01    | 06-10 | 06-20    | returned            | -      | 0      | on_time      | not_counted | late
    given back before its day       | copy | 06-01    | 06-10 | 06-05    | returned            | -      | 0      | on_time      | not_counted | on_time
    more papers asked once          | copy | 06-01    | 06-10 | 06-09    | delivered           | -      | 1      | early        | on_time     | on_time
    more papers asked twice         | copy | 06-01    | 06-10 | 06-09    | delivered           | -      | 2      | early        | late        | late
    open, due on the last day       | copy | 06-01    | 06-30 | -        | in_progress         | -      | 0      | open_in_time | not_counted | on_time
    open, due the day before        | copy | 06-01    | 06-29 | -        | in_progress         | -      | 0      | open_late    | late        | late
    open, no due date, no limit     | copy | 06-01    | -     | -        | in_progress         | -      | 0      | open_in_time | not_counted | not_counted
    open, no due date, limit passed | stay | 06-01    | -     | -        | in_progress         | -      | 0      | open_in_time | not_counted | late
    finished after June, in time    | copy | 06-01    | 07-10 | 07-05    | delivered           | -      | 0      | open_in_time | not_counted | on_time
    finished after June, overdue    | copy | 06-01    | 06-20 | 07-05    | delivered           | -      | 0      | open_late    | late        | late
    withdrawn after June, overdue   | copy | 06-01    | 06-20 | 07-05    | withdrawn           | -      | 0      | open_late    | late        | late
    papers asked in time            | copy | 06-01    | 06-20 | -        | awaiting_supplement | 06-20  | 1      | open_in_time | not_counted | on_time
    papers asked too late           | copy | 06-01    | 06-20 | -        | awaiting_supplement | 06-21  | 1      | open_in_time | not_counted | late
    papers asked on the last day    | copy | 06-01    | 06-20 | -        | awaiting_supplement | 06-30  | 1      | open_in_time | not_counted | late
    papers asked after June         | copy | 06-01    | 06-20 | -        | awaiting_supplement | 07-01  | 1      | open_late    | late        | late
    papers asked in May             | copy | 05-04    | 05-20 | -        | awaiting_supplement | 05-10  | 1      | open_in_time | not_counted | on_time
    payment asked in time           | copy | 06-01    | 06-20 | -        | awaiting_payment    | 06-15  | 0      | open_in_time | not_counted | on_time
    payment asked after June        | copy | 06-01    | 06-20 | -        | awaiting_payment    | 07-01  | 0      | open_late    | late        | late
    stopped in time                 | copy | 06-01    | 06-20 | -        | stopped             | 06-15  | 0      | open_in_time | not_counted | on_time
    stopped too late                | copy | 06-01    | 06-20 | -        | stopped             | 06-21  | 0      | open_in_time | not_counted | late
    stopped on the first of June    | copy | 05-04    | 06-20 | -        | stopped             | 06-01  | 0      | open_in_time | not_counted | on_time
    stopped in May: ended in May    | copy | 05-04    | 06-20 | -        | stopped             | 05-29  | 0      | open_in_time | not_counted | not_counted
    stopped after June              | copy | 06-01    | 06-20 | -        | stopped             | 07-01  | 0      | open_late    | late        | late
    finished in May                 | copy | 05-04    | 05-20 | 05-29    | delivered           | -      | 0      | -            | -           | -
    received in July                | copy | 07-01    | 07-20 | -        | in_progress         | -      | 0      | -            | -           | -
    awaiting receipt                | copy | -        | -     | -        | awaiting_receipt    | -      | -      | -            | -           | -
    not accepted at the counter     | copy | -        | -     | 06-05    | not_accepted        | -      | -      | -            | -           | -
    not accepted, yet with a day    | copy | 06-01    | -     | 06-05    | not_accepted        | -      | -      | -            | -           | -
"""
JUDGED = "select dossier_code, verdict, verdict_strict, verdict_766 from judged_dossiers where period = ?"


def judged(period, **drawn):
    return {code: verdicts for code, *verdicts in ask(work(**drawn), JUDGED, period)}


@pytest.fixture(scope="module")
def june():
    return judged("2026-06", dossiers=CASES.replace("why  ", "code ", 1))


@pytest.mark.parametrize("case", read(CASES), ids=lambda case: case["why"])
def test_a_dossier_is_judged_by_the_three_rules(june, case):
    expected = [case["official"], case["strict"], case["d766"]]
    assert june.get(case["why"], ["-"] * 3) == expected


def test_no_other_dossier_belongs_to_june(june):
    assert set(june) == {case["why"] for case in read(CASES) if case["official"] != "-"}


def test_a_make_up_saturday_is_a_day_to_keep_and_monday_is_late():
    found = judged(
        "2026-08",
        until="2026-08-31",
        dossiers="""
            code     | received | due   | finished
            saturday | 08-17    | 08-22 | 08-22
            monday   | 08-17    | 08-22 | 08-24
        """,
    )
    assert found == {"saturday": ["on_time"] * 3, "monday": ["late"] * 3}


def test_an_extension_does_not_move_the_promise():
    drawn = """
        code | received | due   | extended | finished
        kept | 06-01    | 06-10 | 06-20    | 06-15
    """
    assert judged("2026-06", dossiers=drawn) == {"kept": ["late"] * 3}


def test_where_only_the_handing_over_is_known_it_is_the_end():
    drawn = """
        code    | received | due   | finished | returned
        in time | 06-01    | 06-10 | -        | 06-10
        late    | 06-01    | 06-10 | -        | 06-11
        fetched | 06-01    | 06-10 | 06-10    | 06-29
    """
    found = judged("2026-06", dossiers=drawn)
    assert {code: verdicts[0] for code, verdicts in found.items()} == {
        "in time": "on_time",
        "late": "late",
        "fetched": "on_time",
    }


def test_a_running_month_is_judged_on_the_last_day_the_data_covers():
    drawn = """
        code        | received | due   | status
        due the day | 06-01    | 06-17 | in_progress
        due before  | 06-01    | 06-16 | in_progress
    """
    found = judged("2026-06", until="2026-06-17", dossiers=drawn)
    assert {code: verdicts[0] for code, verdicts in found.items()} == {
        "due the day": "open_in_time",
        "due before": "open_late",
    }
