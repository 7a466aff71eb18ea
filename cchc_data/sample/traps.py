"""The traps in the sample: what each looks like, and the few that must be set by hand.

| trap                        | what it looks like in the tables                                              |
|-----------------------------|-------------------------------------------------------------------------------|
| awaiting_receipt            | received_on empty, nobody accepted it yet                                     |
| not_accepted                | received_on empty, finished_on is the day of refusal                          |
| open_in_time                | in_progress, due_on on or after AS_OF                                         |
| open_late                   | in_progress, due_on before AS_OF                                              |
| supplement_in_time          | awaiting_supplement, due_on not passed                                        |
| supplement_overdue          | awaiting_supplement, due_on passed: in time on form 06a                       |
| awaiting_payment            | paused_on set, due_on not moved                                               |
| withdrawn                   | ended without a result at the citizen's wish                                  |
| returned_after_due          | given back after due_on: in time on form 06a                                  |
| stopped                     | paused_on set, finished_on empty                                              |
| ready_not_collected         | finished, returned_on empty                                                   |
| collected_weeks_later       | finished in time, returned 15 working days later or more                      |
| no_promised_day             | due_on empty, yet received and handled                                        |
| supplement_once             | one request; due_on later than due_on_original by the wait                    |
| supplement_again            | more than one request, finished in time: late under Decision 766              |
| supplement_unwritten        | fewer written requests than requests                                          |
| finished_on_the_day         | finished_on = due_on                                                          |
| saturday_worked             | due on a make-up Saturday, finished on Monday: one working day late           |
| late_by_one                 | late by exactly one working day                                               |
| late_over_weekend           | due on Friday, finished on Monday: one working day late, three calendar days  |
| extended_kept               | letter before due_on, finished after due_on but by extended_until             |
| extended_broken             | extended, and even the new day was missed                                     |
| friday_evening              | submitted on Friday, received on Monday: a wait that no form counts           |
| hidden_wait_long            | received three working days after it was sent, or later                       |
| non_local                   | filed outside the commune                                                     |
| agency_on_paper             | a state agency at the counter, although online is offered                     |
| kiosk                       | receive_channel kiosk, from August 2026                                       |
| source_disagrees            | source_verdict is not what the dates say                                      |
| letter_after_due            | letter of apology on or after due_on                                          |
| late_without_letter         | late and nobody apologised                                                    |
| letter_in_vain              | letter of apology, but finished in time after all                             |
| letter_for_open             | letter of apology for a dossier still open                                    |
| months_without_complaints   | at least two months without one: "không phát sinh", never 100 %               |
| complaint_resolved_late     | more than 15 working days                                                     |
| complaint_open_late         | open for more than 15 working days                                            |
| complaint_unpublished       | resolved but not published                                                    |
| complaint_published_late    | published more than two working days after                                    |
| complaint_transferred_late  | passed on after more than five working days                                   |
| complaint_anonymous         | sender unknown, no rating                                                     |
| button_wave                 | another comparable_group, never pooled with paper                             |
| procedure_not_posted        | posted_on empty                                                               |
| procedure_posted_late       | posted more than five working days after the decision                         |
| procedure_new               | effective only from 2026-07-01                                                |
| procedure_abolished         | effective_to 2025-06-30                                                       |
| procedure_unused            | in force and nobody ever filed it                                             |
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cchc_data.sample.dossier import Dossier
from cchc_data.sample.picking import some
from cchc_data.sample.world import World

_SATURDAY, _PER_SATURDAY = 5, 2


def finish_on_monday(dossiers: Sequence[Dossier], world: World, rng: np.random.Generator) -> None:
    """Let two dossiers due on each make-up Saturday be finished on the next working day instead.

    Software that does not know make-up days calls them in time.
    """
    for saturday in (day for day in world.working_days() if day.weekday() == _SATURDAY):
        due = [d for d in dossiers if d.due_on == saturday and d.status == "finished" and not d.supplement_count]
        for dossier in some(due, _PER_SATURDAY, rng):
            dossier.finished_on = world.calendar.add_working_days(saturday, 1)
