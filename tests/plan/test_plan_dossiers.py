"""The plan's indicators that count dossiers or requests, on rows drawn by hand.

The column `why` says what a row is there for; what must not count stands below the line of dots.
"""

from functools import partial

import pytest
from rows import counted


@pytest.fixture
def june(tmp_path):
    """(numerator, denominator) of an indicator in June 2026 on drawn tables."""
    return partial(counted, tmp_path)


SUPPLEMENTS = """
    received | papers | supplement_written_count | status           | why
    06-01    | 0      | 0                        | delivered        | nothing asked
    06-30    | 1      | 1                        | delivered        | asked once, in writing
    06-01    | 1      | 0                        | returned         | asked once, by word of mouth
    06-02    | 3      | 2                        | in_progress      | asked three times, twice in writing
    06-03    | 2      | -                        | delivered        | asked twice, nobody says how
    ....
    06-01    | -      | -                        | delivered        | nobody wrote down whether
    05-29    | 2      | 0                        | delivered        | received in May
    07-01    | 2      | 0                        | delivered        | received in July
    -        | 2      | 0                        | awaiting_receipt | not yet accepted
    06-01    | 2      | 0                        | not_accepted     | refused at the counter
"""


def test_a_dossier_asked_for_papers_counts_once_among_those_whose_requests_are_known(june):
    assert june("supplement_pct", dossiers=SUPPLEMENTS) == (1 + 1 + 1 + 1, 1 + 4)


def test_only_a_dossier_asked_twice_or_more_is_asked_over_once(june):
    assert june("supplement_over_once_count", dossiers=SUPPLEMENTS) == (1 + 1, 5)


def test_written_requests_count_requests_and_not_dossiers(june):
    assert june("supplement_written_pct", dossiers=SUPPLEMENTS) == (1 + 0 + 2, 1 + 1 + 3)


def test_where_requests_were_never_recorded_nothing_is_said_about_them(june):
    drawn = "received | papers | why\n06-01 | - | nobody wrote down whether"
    for name in ("supplement_pct", "supplement_over_once_count", "supplement_written_pct"):
        assert june(name, dossiers=drawn) == (None, None)


def test_a_refusal_counts_in_the_period_in_which_it_was_spoken(june):
    counted = june(
        "refusal_written_pct",
        dossiers="""
            received | finished | returned | status       | refusal_written | why
            -        | 06-01    | -        | not_accepted | true            | not accepted, with a notice
            05-04    | 06-30    | -        | returned     | true            | received in May, given back in June
            06-01    | -        | 06-10    | returned     | false           | only the handing back was written down
            -        | 06-02    | -        | not_accepted | false           | not accepted, without a word
            ....
            -        | 06-03    | -        | not_accepted | -               | nobody wrote down whether
            06-01    | 06-10    | -        | withdrawn    | true            | the citizen's own wish
            06-01    | 06-10    | -        | finished     | true            | not refused at all
            -        | 07-01    | -        | not_accepted | true            | refused in July
            -        | -        | -        | not_accepted | true            | nobody knows when
        """,
    )
    assert counted == (1 + 1, 2 + 1 + 1)


def test_a_late_dossier_is_rescheduled_only_by_a_letter_that_names_a_new_day(june):
    counted = june(
        "reschedule_written_pct",
        dossiers="""
            code | received | due   | finished | status      | why
            A    | 06-01    | 06-10 | 06-20    | delivered   | late, new day named and kept
            B    | 06-01    | 06-10 | -        | in_progress | overdue, new day named in the second letter
            C    | 06-01    | 06-10 | 06-20    | delivered   | late, an apology without a new day
            D    | 06-01    | 06-10 | 06-20    | delivered   | late, no letter
            E    | 06-01    | 06-10 | 06-20    | delivered   | late, the letter came only in July
            ....
            F    | 06-01    | 06-10 | 06-10    | delivered   | in time, rescheduled in vain
            G    | 06-01    | 06-10 | 06-20    | returned    | given back
        """,
        apology_letters="""
            code | issued | new_due_on
            A    | 06-09  | 06-22
            B    | 06-09  | -
            B    | 06-12  | 06-25
            C    | 06-09  | -
            E    | 07-01  | 07-10
            F    | 06-09  | 06-25
            G    | 06-09  | 06-25
        """,
    )
    assert counted == (1 + 1, 2 + 1 + 1 + 1)


AGENCIES = """
    received | applicant_type | channel | why
    06-01    | state_agency   | online  | as it must be
    06-30    | state_agency   | counter | at the counter all the same
    06-01    | state_agency   | kiosk   | a kiosk is not online
    ....
    06-01    | citizen        | online  | a citizen
    06-01    | organisation   | counter | an organisation that is no agency
    06-01    | -              | counter | nobody wrote down who
    05-29    | state_agency   | counter | carried over from May
"""


def test_state_agencies_are_counted_by_themselves(june):
    assert june("state_agency_online_pct", dossiers=AGENCIES) == (1, 1 + 1 + 1)


def test_a_month_in_which_no_agency_filed_has_none_and_not_all(june):
    assert june("state_agency_online_pct", dossiers="received | applicant_type\n06-01 | citizen") == (0, 0)


def test_the_hidden_wait_is_of_working_days_from_sending_to_receipt(june):
    drawn = """
        submitted_on | received | channel | non_local | why
        2026-06-05   | 06-05    | online  | -         | at once: 0
        2026-06-06   | 06-08    | online  | -         | sent on Saturday, received on Monday: 1
        2026-05-29   | 06-03    | post    | -         | 3, sent in May
        2026-06-01   | 06-08    | counter | true      | 5, filed in another commune
        ....
        2026-06-01   | 06-30    | counter | false     | handed over our own counter
        2026-06-01   | 06-30    | kiosk   | -         | handed over our own kiosk
        -            | 06-30    | online  | -         | nobody wrote down when it was sent
        2026-06-01   | 07-01    | online  | -         | received in July
        2026-06-01   | -        | online  | -         | not yet accepted
    """
    assert june("hidden_wait_days_median", dossiers=drawn) == ((1 + 3) / 2, 4)
