"""Each indicator that counts procedures, complaints or answers, on rows drawn by hand.

The column `why` says what a row is there for. Expected values are small sums, a term per
reason; what must not count stands below the line of dots.
"""

from functools import partial

import pytest
from rows import ASSIGNED, counted


@pytest.fixture
def june(tmp_path):
    """(numerator, denominator) of an indicator in June 2026 on drawn tables."""
    return partial(counted, tmp_path)


USE = """
    proc  | received   | channel | back | why
    birth | 2026-01-01 | online  | -    | on the first day of the year
    birth | 06-02      | online  | -    | again: a procedure counts once
    copy  | 06-30      | post    | -    | on the last day of June
    stay  | 2025-12-31 | online  | post | last year
    stay  | 07-01      | online  | post | in July
"""
OFFERED = """
    proc     | service_level | postal | sensitive | effective_from | effective_to | why
    birth    | full          | false  | false     | 2024-03-01     | -            | online, without post
    copy     | none          | true   | false     | 2024-03-01     | -            | by post, not online
    stay     | partial       | true   | false     | 2024-03-01     | 2026-06-30   | both, to the last day of June
    1.000894 | full          | true   | false     | 2024-03-01     | 2026-06-29   | abolished before the end of June
    1.003583 | full          | true   | false     | 2026-07-01     | -            | in force from July
"""


def used(june, name, period="2026-06"):
    return june(name, period, dossiers=USE, procedures=OFFERED, since="2025-12-31")


def test_online_procedures_used_counts_procedures_since_the_year_began(june):
    assert used(june, "online_procedures_used_pct") == (1, 1 + 1)


def test_postal_procedures_used_counts_procedures_that_offer_post(june):
    assert used(june, "postal_procedures_used_pct") == (1, 1 + 1)


def test_the_reporting_year_of_use_begins_on_15_december(june):
    assert used(june, "online_procedures_used_pct", "2026-R2")[0] == 1 + 1


def test_published_procedures_are_posted_with_all_nine_parts(june):
    counted = june(
        "published_pct",
        procedures="""
            proc     | sensitive | posted     | effective_to | why
            birth    | false     | 2026-06-30 | -            | posted on the last day
            stay     | true      | 2024-03-05 | -            | a sensitive procedure is published like others
            1.004194x| false     | 2024-03-05 | -            | the catalogue knows no part of it
            copy     | false     | -          | -            | not posted; and its time limit is missing
            1.000894 | false     | 2026-07-01 | -            | posted in July
            ....
            1.003583 | false     | 2024-03-05 | 2026-06-29   | abolished before the end of June
        """,
    )
    assert counted == (1 + 1, 2 + 1 + 1 + 1)


COMPLAINTS = """
    received | resolved | published | competence  | status      | why
    06-01    | 06-22    | 06-30     | ours        | published   | on the fifteenth working day
    06-01    | 06-23    | 07-01     | ours        | published   | a day too late, public in July
    05-04    | 06-01    | -         | ours        | answered    | received in May, too late, not public
    06-15    | 06-16    | 06-16     | -           | published   | nobody said it was not ours
    06-08    | -        | -         | ours        | in_progress | open for sixteen working days
    06-01    | 07-02    | 07-02     | ours        | published   | handled in July: open too long in June
    ....
    06-09    | -        | -         | ours        | new         | open for fifteen: not yet late
    06-01    | 06-02    | 06-02     | not_ours    | published   | not ours
    06-01    | 06-02    | 06-02     | transferred | published   | passed on
    06-01    | 06-02    | -         | ours        | refused     | refused
    05-04    | 05-29    | 05-29     | ours        | published   | handled in May
    07-01    | 07-02    | 07-02     | ours        | published   | received in July
"""


def test_complaints_on_time_are_handled_within_fifteen_working_days(june):
    assert june("complaints_on_time_pct", complaints=COMPLAINTS) == (1 + 1, 2 + 1 + 1 + 1 + 1)


def test_complaints_published_are_those_handled_whose_result_was_public_by_the_end(june):
    assert june("complaints_published_pct", complaints=COMPLAINTS) == (1 + 1, 2 + 1 + 1)


WAVES = """
    wave   | from_on    | to_on      | method | comparable_group | why
    June   | 2026-05-25 | 2026-06-30 | paper  | paper            | ended in June
    May    | 2026-05-05 | 2026-05-31 | paper  | paper            | ended in May
    button | 2026-06-01 | 2026-06-30 | button | button           | another way of asking, never pooled
"""
ANSWERS = """
    wave   | question_no | factor | answer | n
    June   | 15          | 1      | 5      | 10
    June   | 15          | 1      | 4      | 20
    June   | 15          | 1      | 3      | 3
    June   | 16          | 1      | 2      | 7
    June   | 19          | 2      | 5      | 40
    June   | 23          | 3      | 1      | 5
    June   | 28          | 4      | 4      | 6
    June   | 31          | 5      | 5      | 8
    June   | 31          | 5      | 1      | 1
    May    | 15          | 1      | 1      | 100
    May    | 31          | 5      | 1      | 100
    button | 15          | 1      | 1      | 100
    button | 31          | 5      | 1      | 100
"""


@pytest.mark.parametrize(
    ("name", "numerator", "denominator"),
    [
        ("satisfaction_access_pct", 10 + 20, 30 + 3 + 7),
        ("satisfaction_procedure_pct", 40, 40),
        ("satisfaction_staff_pct", 0, 5),
        ("satisfaction_result_pct", 6, 6),
        ("satisfaction_feedback_pct", 8, 8 + 1),
        ("satisfaction_pct", 30 + 40 + 0 + 6 + 8, 40 + 40 + 5 + 6 + 9),
    ],
)
def test_satisfaction_pools_the_answers_satisfied_and_very_satisfied(june, name, numerator, denominator):
    assert june(name, survey_waves=WAVES, survey_answers=ANSWERS) == (numerator, denominator)


def test_the_assigned_procedures_of_these_tests_are_all_in_force(june):
    assert june("published_pct")[1] == len(ASSIGNED.strip().splitlines()) - 1
