"""What waits on the data's last day: counted once, dated by the data, private ones never alone."""

from collections import Counter
from datetime import date, timedelta

import pytest
from rows import ask, work

from cchc_data.calendar import WorkingCalendar

# The data ends on Friday, 31 July 2026.
DUE = """
    proc | received | due   | finished | status            | paused | why
    stay | 07-31    | 08-05 | -        | in_progress       | -      | received on the last day, due in three
    stay | 07-20    | 07-31 | -        | in_progress       | -      | due on the last day
    stay | 07-20    | 08-01 | -        | in_progress       | -      | due on a Saturday: the next thing to finish
    stay | 07-20    | 08-03 | -        | in_progress       | -      | due on Monday, one working day
    stay | 07-20    | 08-04 | -        | in_progress       | -      | two
    stay | 07-20    | 08-06 | -        | in_progress       | -      | four
    stay | 07-20    | 08-07 | -        | in_progress       | -      | five
    stay | 07-01    | 07-30 | -        | in_progress       | -      | a day late
    .....................................................................................
    stay | 07-20    | 08-10 | -        | in_progress       | -      | six: nobody is in a hurry
    stay | 07-20    | -     | -        | in_progress       | -      | nothing was promised
    stay | 07-20    | 07-31 | -        | awaiting_supplement | 07-25 | waits for the citizen
    stay | 07-01    | 07-10 | -        | awaiting_payment  | 07-05  | waits for the citizen, and is no debt of ours
    stay | 07-20    | 07-31 | 07-30   | finished          | -      | done
    stay | 07-01    | 07-10 | 07-20   | finished          | -      | late, but no longer waiting
    stay | 07-31    | 07-31 | -        | not_accepted      | -      | never began
"""


def counts(*columns, **drawn):
    rows = ask(work(**drawn), f"select {', '.join(columns)}, sum(n)::int from public.work_queue group by all")
    return {row[:-1] if len(columns) > 1 else row[0]: row[-1] for row in rows}


def test_each_open_dossier_waits_in_one_queue_and_days_off_do_not_count():
    assert counts("queue", dossiers=DUE) == {
        "received": 1,
        "received_week": 1,
        "due_today": 1,
        "due_1": 1 + 1,
        "due_3": 1 + 1,
        "due_5": 1 + 1,
        "overdue_no_letter": 1,
    }


def test_a_letter_by_the_last_day_moves_an_overdue_dossier_and_a_later_one_does_not():
    late = "code | received | due\n" + "\n".join(f"d{n} | 07-01 | 07-10" for n in range(3))
    letters = "letter_no | code | issued\n1 | d0 | 07-31\n2 | d1 | 07-20\n3 | d1 | 07-25\n4 | other | 07-09"
    drawn = {"dossiers": late.replace("due", "due | status").replace("07-10", "07-10 | in_progress"), "apology_letters": letters}
    assert counts("queue", **drawn) == {"overdue_letter": 2, "overdue_no_letter": 1}


def test_a_promise_in_a_year_without_a_calendar_is_unknown_and_not_nothing():
    drawn = "received | due | status\n12-20 | 2027-01-05 | in_progress\n12-20 | 2027-03-01 | in_progress"
    assert counts("queue", dossiers=drawn, until="2026-12-31") == {"due_unknown": 1}


COMPLAINTS = """
    code | received | resolved | published | status      | competence | why
    a    | 07-17    | -        | -         | in_progress | ours       | ten working days
    b    | 07-10    | -        | -         | in_progress | -          | fifteen, ours when nobody says otherwise
    c    | 07-09    | -        | -         | new         | ours       | sixteen
    d    | 06-01    | 06-05    | -         | answered    | ours       | handled long ago and never published
    ...................................................................
    e    | 07-20    | -        | -         | in_progress | ours       | nine
    f    | 06-01    | 06-05    | 06-08     | published   | ours       | all done
    g    | 06-01    | -        | -         | in_progress | not_ours   | somebody else's
    h    | 06-01    | 06-05    | -         | refused     | ours       | refused
    i    | 06-01    | 06-05    | -         | answered    | transferred | passed on
"""


def test_complaints_wait_until_they_are_handled_and_then_until_they_are_published():
    found = counts("queue", complaints=COMPLAINTS.replace("code", "complaint_code"))
    assert found == {"complaint_near": 1 + 1, "complaint_over": 1, "complaint_unpublished": 1}


def test_complaints_are_counted_together_whatever_they_are_about():
    rows = ask(work(complaints=COMPLAINTS.replace("code", "complaint_code")),
               "select count(*) from public.work_queue where field is not null or proc_code is not null")
    assert rows == [(0,)]


# Private procedures: `secret` stands in their group.


def dossiers(*groups):
    lines = [f"{proc} | 07-20 | {due} | in_progress" for proc, due, n in groups for _ in range(n)]
    return "\n".join(["proc | received | due | status", *lines])


def by_field(*groups):
    return counts("queue", "field", dossiers=dossiers(*groups))


def test_a_few_private_dossiers_are_counted_with_the_smallest_other_field():
    found = by_field(("secret", "08-03", 2), ("birth", "08-03", 9), ("stay", "08-03", 3))
    assert found == {("due_1", "nhay-cam"): 2 + 3, ("due_1", "ho-tich"): 9}


def test_the_company_is_the_same_in_every_queue_of_a_family():
    found = by_field(("secret", "08-03", 2), ("birth", "08-03", 9), ("stay", "08-03", 3), ("stay", "07-31", 4))
    assert found == {("due_1", "nhay-cam"): 2 + 3, ("due_today", "nhay-cam"): 4, ("due_1", "ho-tich"): 9}


def test_many_private_dossiers_stand_as_their_group_and_nobody_is_added():
    found = by_field(("secret", "08-03", 5), ("stay", "08-03", 3))
    assert found == {("due_1", "nhay-cam"): 5, ("due_1", "cu-tru"): 3}


def test_no_private_procedure_is_named(demo):
    private = {row["proc_code"] for row in demo.rows("whole_table", table="procedures") if row["grouped"]}
    named = {row["proc_code"] for row in demo.rows("whole_table", table="work_queue")}
    assert len(private) > 10 and not private & named


@pytest.mark.parametrize("family", ["due", "overdue", "received", "received_week"])
def test_the_demo_shows_no_small_group_without_company(demo, demo_work, family):
    rows = [r for r in demo.rows("whole_table", table="work_queue") if r["field"]]
    mine = [r for r in rows if (r["queue"] == family if family.startswith("received") else r["queue"].startswith(family))]
    grouped = sum(r["n"] for r in mine if r["field"] == "nhay-cam")
    assert grouped == 0 or grouped >= 5 or {r["field"] for r in mine} == {"nhay-cam"} or grouped > raw_group(demo, demo_work, family)


def raw_group(demo, demo_work, family):
    """Dossiers of the private group alone, counted in plain Python."""
    private = {row["proc_code"] for row in demo.rows("whole_table", table="procedures") if row["grouped"]}
    return sum(queue == family or queue.startswith(f"{family}_") and not family.startswith("received")
               for queue, code in slow(demo, demo_work) if code in private)


def slow(demo, demo_work):
    """(queue, procedure) of every dossier that waits, the obvious way."""
    day, calendar = demo.as_of, WorkingCalendar.load()
    first = {}
    for letter in demo_work["apology_letters"].to_dict("records"):
        if letter["issued_on"].date() <= day:
            first[letter["dossier_code"]] = True
    for row in demo_work["dossiers"].to_dict("records"):
        if row["status"] in ("awaiting_receipt", "not_accepted") or row["received_on"] is None:
            continue
        received, due = (row[name].date() if row[name] == row[name] and row[name] is not None else None for name in ("received_on", "due_on"))
        if received == day:
            yield "received", row["proc_code"]
        if calendar.working_days_between(received, day) < 5:
            yield "received_week", row["proc_code"]
        ended = row["status"] in ("finished", "delivered", "withdrawn", "returned")
        if ended or due is None or row["status"] in ("awaiting_supplement", "awaiting_payment", "stopped"):
            continue
        if due < day:
            yield "overdue_letter" if row["dossier_code"] in first else "overdue_no_letter", row["proc_code"]
        elif due == day:
            yield "due_today", row["proc_code"]
        elif due.year > 2026:
            if due <= day + timedelta(14):
                yield "due_unknown", row["proc_code"]
        elif (left := calendar.working_days_between(day, due)) <= 5:
            yield "due_1" if left <= 1 else "due_3" if left <= 3 else "due_5", row["proc_code"]


def test_the_demo_counts_what_plain_python_counts(demo, demo_work):
    expected = Counter(queue for queue, _ in slow(demo, demo_work))
    rows = [r for r in demo.rows("whole_table", table="work_queue") if r["field"]]
    found = Counter()
    for row in rows:
        found[row["queue"]] += row["n"]
    assert found == expected and demo.as_of == date(2026, 10, 30)
