"""Each indicator that counts dossiers, on rows drawn by hand, from the work table to the figure.

The column `why` says what a row is there for. Expected values are small sums, a term per
reason; what must not count stands below the line of dots.
"""

from functools import partial

import pytest
from rows import counted


@pytest.fixture
def june(tmp_path):
    """(numerator, denominator) of an indicator in June 2026 on drawn tables."""
    return partial(counted, tmp_path)


def test_on_time_is_finished_by_its_day_among_all_finished(june):
    counted = june(
        "on_time_pct",
        dossiers="""
            received | due   | finished | status           | why
            06-01    | 06-10 | 06-09    | delivered        | early
            06-01    | 06-10 | 06-10    | finished         | on its day
            06-01    | -     | 06-10    | delivered        | nothing promised: in time on form 06a
            06-01    | 06-10 | 06-20    | withdrawn        | withdrawn: in time on form 06a
            06-01    | 06-10 | 06-20    | returned         | given back: in time on form 06a
            05-04    | 06-10 | 06-11    | delivered        | late, carried over from May
            ....
            06-01    | 06-10 | -        | in_progress      | overdue but open: only the strict rule counts it
            05-04    | 05-10 | 05-31    | delivered        | finished in May
            06-01    | 06-10 | 07-01    | delivered        | finished in July
            06-01    | 06-10 | 06-05    | not_accepted     | refused at the counter
        """,
    )
    assert counted == (1 + 1 + 1 + 1 + 1, 5 + 1)


def test_on_time_strict_counts_overdue_ones_and_not_those_given_back(june):
    counted = june(
        "on_time_strict_pct",
        dossiers="""
            received | due   | finished | status              | paused | papers | why
            06-01    | 06-10 | 06-10    | delivered           | -      | 1      | kept, papers asked once
            06-01    | 06-10 | 06-09    | delivered           | -      | 2      | papers asked twice: late
            06-01    | 06-10 | 06-11    | delivered           | -      | 0      | late
            06-01    | 06-10 | -        | in_progress         | -      | 0      | overdue at the end of June
            06-01    | 06-10 | 07-01    | delivered           | -      | 0      | overdue at the end of June
            ....
            06-01    | 06-10 | 06-05    | returned            | -      | 0      | given back
            06-01    | 06-10 | 06-05    | withdrawn           | -      | 0      | withdrawn
            06-01    | -     | 06-05    | delivered           | -      | 0      | nothing promised
            06-01    | 06-10 | -        | stopped             | 06-05  | 0      | stopped
            06-01    | 06-10 | -        | awaiting_supplement | 06-05  | 1      | waits for the citizen
            06-01    | 06-10 | -        | awaiting_payment    | 06-05  | 0      | waits for the citizen
            06-01    | 06-30 | -        | in_progress         | -      | 0      | open and not overdue
        """,
    )
    assert counted == (1, 1 + 1 + 1 + 1 + 1)


def test_on_time_766_counts_every_ending_and_every_open_dossier(june):
    counted = june(
        "on_time_766_pct",
        dossiers="""
            proc | received | due   | finished | status              | paused | papers | why
            copy | 06-01    | 06-10 | 06-10    | delivered           | -      | 1      | kept
            copy | 06-01    | 06-10 | 06-10    | returned            | -      | 0      | given back in time
            copy | 06-01    | 06-10 | -        | awaiting_supplement | 06-10  | 1      | papers asked in time
            copy | 06-01    | 06-30 | -        | in_progress         | -      | 0      | open, in time
            stay | 06-01    | -     | 06-04    | delivered           | -      | 0      | the catalogue's three days kept
            copy | 06-01    | 06-10 | 06-11    | withdrawn           | -      | 0      | ended late
            copy | 06-01    | 06-10 | 06-09    | delivered           | -      | 2      | papers asked twice
            copy | 06-01    | 06-10 | -        | stopped             | 06-11  | 0      | stopped late
            stay | 06-01    | -     | 06-05    | delivered           | -      | 0      | the catalogue's three days missed
            ....
            copy | 06-01    | -     | 06-05    | delivered           | -      | 0      | neither day nor limit
            copy | 05-04    | 05-20 | -        | stopped             | 05-10  | 0      | ended when it was stopped, in May
            copy | -        | -     | -        | awaiting_receipt    | -      | 0      | not yet accepted
        """,
    )
    assert counted == (1 + 1 + 1 + 1 + 1, 5 + 1 + 1 + 1 + 1)


def test_an_apology_counts_for_every_late_dossier_however_late_the_letter(june):
    counted = june(
        "apology_pct",
        dossiers="""
            code | received | due   | finished | status              | paused | why
            A    | 06-01    | 06-10 | 06-20    | delivered           | -      | late, letter before its day
            B    | 06-01    | 06-10 | -        | in_progress         | -      | overdue, letter after its day
            C    | 06-01    | 06-10 | 06-20    | delivered           | -      | late, letter only in July
            D    | 06-01    | 06-10 | 06-20    | delivered           | -      | late, no letter
            ....
            E    | 06-01    | 06-10 | 06-10    | delivered           | -      | in time, needless letter
            F    | 06-01    | 06-10 | 06-20    | returned            | -      | given back
            G    | 06-01    | 06-10 | -        | awaiting_supplement | 06-05  | waits for the citizen
        """,
        apology_letters="""
            code | issued
            A    | 06-09
            A    | 07-15
            B    | 06-30
            C    | 07-01
            E    | 06-09
            F    | 06-09
        """,
    )
    assert counted == (1 + 1, 2 + 1 + 1)


def test_the_median_is_of_working_days_until_a_result(june):
    drawn = """
        received | due   | finished | status    | why
        06-05    | 06-30 | 06-05    | delivered | the same day: 0
        06-05    | 06-30 | 06-08    | delivered | Friday to Monday: 1
        06-05    | 06-30 | 06-10    | finished  | 3, late or not
        05-29    | 06-01 | 06-08    | delivered | 6, received in May
        ....
        06-01    | 06-30 | 06-29    | withdrawn | ended without a result
        06-01    | 06-30 | 06-29    | returned  | ended without a result
        06-01    | 06-30 | -        | stopped   | ended without a result
    """
    assert june("processing_days_median", dossiers=drawn) == ((1 + 3) / 2, 4)
    assert june("processing_days_median", dossiers=drawn.replace("06-08    | delivered | 6", "07-08    | delivered | -")) == (1, 3)


INTAKE = """
    received | status           | channel | back       | why
    06-01    | delivered        | online  | electronic | online
    06-30    | returned         | online  | post       | online, and back by post
    06-01    | delivered        | post    | post       | by post both ways, once
    06-01    | in_progress      | counter | post       | back by post
    06-01    | delivered        | counter | counter    | at the counter
    06-01    | delivered        | kiosk   | unknown    | a kiosk is not online
    06-01    | delivered        | mobile  | -          | nor is a mobile counter
    06-01    | delivered        | unknown | -          | channel not written down
    ....
    05-29    | in_progress      | online  | post       | carried over from May
    07-01    | in_progress      | online  | post       | received in July
    -        | awaiting_receipt | online  | post       | not yet accepted
    06-01    | not_accepted     | online  | post       | refused
"""


def test_online_dossiers_are_filed_online_among_the_newly_received(june):
    assert june("online_dossiers_pct", dossiers=INTAKE) == (1 + 1, 8)


def test_postal_dossiers_are_filed_or_returned_by_post_and_count_once(june):
    assert june("postal_dossiers_pct", dossiers=INTAKE) == (1 + 1 + 1, 8)


def test_a_field_counts_its_own_dossiers_and_the_whole_counts_all(june):
    drawn = """
        proc   | received | due   | finished | why
        copy   | 06-01    | 06-10 | 06-10    | certification
        birth  | 06-01    | 06-10 | 06-11    | civil status, late
        birth  | 06-01    | 06-10 | 06-10    | civil status
        9.9999 | 06-01    | 06-10 | 06-10    | a procedure that nobody assigned to the commune: in the group
        9.9999 | 06-01    | 06-10 | 06-10    | four more, so that the group is not hidden
        9.9999 | 06-01    | 06-10 | 06-10    | four more, so that the group is not hidden
        9.9999 | 06-01    | 06-10 | 06-10    | four more, so that the group is not hidden
        9.9999 | 06-01    | 06-10 | 06-10    | four more, so that the group is not hidden
    """
    fields = {None: (3 + 4, 4 + 4), "chung-thuc": (1, 1), "ho-tich": (1, 2), "nhay-cam": (1 + 4, 1 + 4)}
    assert {field: june("on_time_pct", field=field, dossiers=drawn) for field in fields} == fields
