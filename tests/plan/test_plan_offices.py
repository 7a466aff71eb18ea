"""The plan's indicators that count offices, documents, tasks and scores, on rows drawn by hand.

The column `why` says what a row is there for; what must not count stands below the line of dots.
"""

from functools import partial

import pytest
from rows import counted


@pytest.fixture
def june(tmp_path):
    """(numerator, denominator) of an indicator in June 2026 on drawn tables; a bare count has its value first."""
    return partial(counted, tmp_path)


DOCUMENTS = """
    month      | total | secret_excluded | electronic_only | dual | dual_justified | paper_only | why
    2026-06-01 | 100   | 4               | 80              | 10   | 3              | 6          | June
    2026-04-01 | 50    | -               | 50              | 0    | -              | 0          | nobody counted secret ones: there is no gap in the rest
    ....
    2026-08-01 | 900   | 0               | 900             | 0    | 0              | 0          | after the data's last day
"""


def test_documents_leave_out_secret_ones(june):
    assert june("electronic_only_documents_pct", documents=DOCUMENTS) == (80, 100 - 4)
    assert june("paper_parallel_documents_pct", documents=DOCUMENTS) == (10, 100 - 4)


def test_a_month_without_documents_is_a_gap_in_the_quarter_and_never_zero(june):
    assert june("electronic_only_documents_pct", "2026-05", documents=DOCUMENTS) == (None, None)
    assert june("electronic_only_documents_pct", "2026-Q2", documents=DOCUMENTS) == (80 + 50, 96 + 50)
    assert june("electronic_only_documents_pct", "2026", documents=DOCUMENTS) == (80 + 50, 96 + 50)


STAFF = """
    as_of_on   | position_group | n_total | n_standard | why
    2026-06-30 | leader         | 6       | 6          | the newest count
    2026-06-30 | civil_servant  | 14      | 13         | the newest count
    2026-06-30 | part_time      | 4       | 3          | the newest count
    ....
    2025-12-31 | civil_servant  | 30      | 1          | an older count of the same year
    2026-07-01 | leader         | 7       | 0          | counted in July
"""


def test_staff_is_taken_from_the_newest_count_up_to_the_last_day(june):
    assert june("cadre_standard_pct", staff=STAFF) == (6 + 13 + 3, 6 + 14 + 4)
    assert june("cadre_standard_pct", "2026-05", staff=STAFF) == (1, 30)


def test_a_count_of_staff_older_than_twelve_months_says_nothing(june):
    assert june("cadre_standard_pct", staff="as_of_on | n_total | n_standard\n2025-06-30 | 24 | 22") == (None, None)
    assert june("cadre_standard_pct", staff="as_of_on | n_total | n_standard\n2025-07-01 | 24 | 22") == (22, 24)


def test_an_item_of_the_counter_counts_once_by_its_newest_check(june):
    counted = june(
        "facility_checks_pct",
        facility_checks="""
            checked_on | item  | ok    | why
            2026-06-12 | seats | true  | in order
            2026-06-12 | ramp  | false | fails
            2026-06-26 | queue | true  | mended two weeks later
            ....
            2026-06-12 | queue | false | the older check of the same item
            2026-05-12 | ramp  | true  | checked in May
            2026-05-12 | water | true  | not looked at in June
        """,
    )
    assert counted == (1 + 1, 2 + 1)


def test_tasks_are_judged_by_their_days_and_once_for_each_leading_post(june):
    counted = june(
        "tasks_on_time_pct",
        plan_tasks="""
            what | who    | role | to_on      | done_on    | status      | why
            a    | office | lead | 2026-06-10 | 2026-06-10 | done        | on its day
            b    | office | lead | 2026-06-10 | 2026-06-01 | in_progress | done early, the word was forgotten
            c    | office | lead | 2026-06-10 | 2026-06-11 | done        | late, whatever the word says
            d    | office | lead | 2026-06-10 | -          | in_progress | overdue
            e    | office | lead | 2026-06-10 | 2026-07-20 | done        | done late, after June
            f    | office | lead | 2026-06-10 | 2026-06-09 | done        | one task of two leading posts
            f    | chair  | lead | 2026-06-10 | 2026-06-09 | done        | one task of two leading posts
            ....
            c    | youth  | with | 2026-06-10 | 2026-06-11 | done        | only works with the leader
            g    | office | lead | 2026-06-10 | -          | paused      | paused
            h    | office | lead | -          | -          | in_progress | standing task
            i    | office | lead | 2026-06-10 | -          | done        | done, nobody says when
            j    | office | lead | 2026-06-30 | -          | in_progress | due on the last day: not late yet
            k    | office | lead | 2026-07-01 | 2026-06-10 | done        | due in July
        """,
    )
    assert counted == (1 + 1 + 2, 4 + 1 + 1 + 1)


def test_reports_are_judged_in_the_period_in_which_they_are_due(june):
    counted = june(
        "reports_on_time_pct",
        reports="""
            period  | recipient             | due_on     | submitted_on | why
            2026-R2 | province_home_affairs | 2026-06-20 | 2026-06-20   | on its day
            2026-R2 | province_justice      | 2026-06-20 | 2026-06-21   | a day late
            2026-Q1 | office                | 2026-06-29 | -            | never handed in
            ....
            2026-Q2 | office                | 2026-06-30 | -            | due on the last day: not late yet
            2026-R3 | province_justice      | 2026-07-10 | 2026-06-20   | due in July
            2026-R1 | province_justice      | 2026-05-20 | 2026-06-20   | due in May
        """,
    )
    assert counted == (1, 1 + 1 + 1)


def test_oversight_counts_sessions_and_not_recommendations(june):
    counted = june(
        "oversight_count",
        oversight="""
            held_on    | body             | recommendations | answered | why
            2026-06-10 | fatherland_front | 5               | 3        | one session
            2026-06-10 | women            | -               | -        | another on the same day
            ....
            2026-07-01 | fatherland_front | 1               | 0        | in July
        """,
    )
    assert counted == (1 + 1, 2)


def test_initiatives_do_not_count_shortcomings(june):
    counted = june(
        "initiative_count",
        initiatives="""
            noted_on   | kind         | title | why
            2026-06-10 | initiative   | a     | an initiative
            2026-06-11 | good_example | b     | a good example
            ....
            2026-06-12 | shortcoming  | c     | a shortcoming: told, but counted apart
            2026-07-01 | initiative   | d     | in July
        """,
    )
    assert counted == (1 + 1, 2)


def test_proposals_count_on_the_day_they_were_sent_and_not_answered(june):
    counted = june(
        "simplification_count",
        simplifications="""
            sent_on    | title | answered_on | outcome  | why
            2026-06-10 | a     | -           | -        | sent, waiting
            2026-06-11 | b     | 2026-07-20  | declined | sent, declined later
            ....
            2026-05-20 | c     | 2026-06-20  | accepted | answered in June, sent in May
            2026-07-01 | d     | -           | -        | in July
        """,
    )
    assert counted == (1 + 1, 2)


SCORES = """
    year | criterion | maximum | score | why
    2025 | kept      | 5       | 4     |
    2026 | kept      | 5       | 4     | the same
    2025 | rescaled  | 5       | 4     |
    2026 | rescaled  | 10      | 8     | another maximum, the same share
    2025 | fallen    | 10      | 5     |
    2026 | fallen    | 20      | 9     | more points, but a smaller share
    ....
    2026 | new       | 5       | 5     | not in last year's table
    2025 | dropped   | 5       | 5     | no longer in the table
    2024 | old       | 5       | 5     | two years ago
    2026 | old       | 5       | 4     | not in last year's table
"""


def test_a_criterion_is_maintained_by_its_share_of_points(june):
    assert june("criteria_maintained_pct", "2026", criteria_scores=SCORES) == (1 + 1, 2 + 1)


@pytest.mark.parametrize("period", ["2026-06", "2026-Q2", "2026-R"])
def test_criteria_are_scored_by_year_only(june, period):
    assert june("criteria_maintained_pct", period, criteria_scores=SCORES) == (None, None)
