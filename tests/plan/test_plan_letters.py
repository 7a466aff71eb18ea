"""Late dossiers and their letters: timing, reason, and whether the new day was kept."""

import pytest
from rows import ask, work

DOSSIERS = """
    code | proc   | received | due   | finished | status      | why
    A    | birth  | 06-01    | 06-10 | 06-12    | delivered   | letter in time, new day kept
    B    | birth  | 06-01    | 06-10 | 06-12    | delivered   | letter in time, new day kept to the day
    C    | birth  | 06-01    | 06-10 | 06-20    | delivered   | letter after the day, new day missed
    D    | birth  | 06-01    | 06-10 | -        | in_progress | open, new day not reached
    E    | birth  | 06-01    | 06-10 | -        | in_progress | open, new day passed
    F    | birth  | 06-01    | 06-10 | 06-20    | delivered   | letter without a new day or a reason
    G    | birth  | 06-01    | 06-10 | 06-20    | delivered   | no letter
    H    | birth  | 06-01    | 06-10 | 06-20    | delivered   | put off twice: the first new day counts
    ....
    I    | birth  | 06-01    | 06-10 | 06-10    | delivered   | in time
    J    | birth  | 06-01    | 06-10 | 06-20    | withdrawn   | withdrawn
"""
LETTERS = """
    letter_no | code | issued | new_due_on | reason_group
    1         | A    | 06-09  | 06-15      | workload
    2         | B    | 06-09  | 06-12      | workload
    3         | C    | 06-10  | 06-15      | staff_error
    4         | D    | 06-09  | 07-03      | other_agency
    5         | E    | 06-09  | 06-29      | staffing
    6         | F    | 06-09  | -          | -
    7         | H    | 06-09  | 06-15      | technical
    8         | H    | 06-16  | 06-25      | other
    9         | I    | 06-09  | 06-25      | other
    10        | J    | 06-09  | 06-25      | other
"""
SQL = "select letter, reason_group, new_day, sum(n)::int from public.late_letters where period = '2026-06' group by all"


def test_every_late_dossier_stands_once_with_its_letter_reason_and_new_day():
    assert sorted(ask(work(dossiers=DOSSIERS, apology_letters=LETTERS), SQL), key=str) == sorted(
        [
            ("in_time", "workload", "kept", 2),
            ("too_late", "staff_error", "broken", 1),
            ("in_time", "other_agency", "open", 1),
            ("in_time", "staffing", "broken", 1),
            ("in_time", "not_stated", "none", 1),
            ("none", None, None, 1),
            ("in_time", "technical", "broken", 1),
        ],
        key=str,
    )


def test_a_letter_written_after_the_period_is_not_yet_there():
    later = LETTERS.replace("06-09  | 06-15      | workload", "07-01  | 07-15      | workload")
    found = ask(work(dossiers=DOSSIERS, apology_letters=later), SQL)
    assert ("none", None, None, 2) in found and ("in_time", "workload", "kept", 1) in found


@pytest.mark.parametrize("period", ["2026", "2026-Q3", "2026-10", "2026-R3"])
def test_late_dossiers_are_as_many_as_in_the_table_of_timeliness(demo, period):
    at = {"period": period, "org_code": demo.org["code"]}
    [known] = demo.rows("late_letters", **at)
    split = demo.rows("apologies", **at)
    for ours, theirs in (("late", "late"), ("in_time", "in_time"), ("too_late", "too_late"), ("no_letter", "none")):
        assert sum(row[ours] for row in split) == known[theirs]
    for row in split:
        assert row["in_time"] + row["too_late"] == row["kept"] + row["broken"] + row["still_open"] + row["no_new_day"]
    reasons = demo.rows("apology_reasons", **at)
    assert sum(row["n"] for row in reasons) == known["in_time"] + known["too_late"]
