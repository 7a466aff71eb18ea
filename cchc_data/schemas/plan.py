"""How the plan is carried out: tasks, reports, oversight, initiatives and scores.

Posts and bodies, never persons: `who` is the title of a post (plan of 2021, section III).
"""

from __future__ import annotations

from cchc_data.schemas.model import Column, Privacy, Table

P = Privacy.PUBLIC

RECIPIENTS = ("office", "district_home_affairs", "province_home_affairs", "province_justice")
OVERSEERS = (
    "fatherland_front",
    "veterans",
    "farmers",
    "women",
    "youth",
    "trade_union",
    "peoples_council",
    "other",
)

PLAN_TASKS = Table(
    "plan_tasks",
    "One row per task and post: clear work, person, responsibility, time and result (III.1).",
    ("criterion", "what", "who", "from_on"),
    (
        Column("criterion", "VARCHAR", P, "Criterion of the plan, such as 1.2", required=True),
        Column("what", "VARCHAR", P, "The task", required=True),
        Column("who", "VARCHAR", P, "Title of the post or office, never a name", required=True),
        Column("role", "VARCHAR", P, "Leads the task or works with it", ("lead", "with"), required=True),
        Column("from_on", "DATE", P, "First day", required=True),
        Column("to_on", "DATE", P, "Day by which it is to be done; empty for standing tasks"),
        Column("done_on", "DATE", P, "Day it was done"),
        Column("status", "VARCHAR", P, "State as entered; what is late follows from the days",
               ("not_started", "in_progress", "done", "paused"), required=True),
        Column("outcome", "VARCHAR", P, "Product or effect"),
        Column("evidence_url", "VARCHAR", P, "Where the evidence can be read"),
    ),
)

REPORTS = Table(
    "reports",
    "One row per reporting period and recipient: the quarterly reform report (plan of 2021, III.1, III.4).",
    ("period", "recipient"),
    (
        Column("period", "VARCHAR", P, "Id of the period reported on, such as 2026-R3", required=True),
        Column("recipient", "VARCHAR", P, "Role of the recipient on that day", RECIPIENTS, required=True),
        Column("due_on", "DATE", P, "Day by which it is to be handed in", required=True),
        Column("submitted_on", "DATE", P, "Day it was handed in"),
    ),
)

OVERSIGHT = Table(
    "oversight",
    "One row per session of oversight by the Fatherland Front or a mass organisation (III.2).",
    ("held_on", "body"),
    (
        Column("held_on", "DATE", P, "Day of the session", required=True),
        Column("body", "VARCHAR", P, "Who oversaw", OVERSEERS, required=True),
        Column("recommendations", "INTEGER", P, "Recommendations made"),
        Column("answered", "INTEGER", P, "... of which answered by the commune"),
    ),
)

INITIATIVES = Table(
    "initiatives",
    "One row per good example, initiative or shortcoming made known (III.3).",
    ("noted_on", "title"),
    (
        Column("noted_on", "DATE", P, "Day it was made known", required=True),
        Column("kind", "VARCHAR", P, "What it is", ("good_example", "initiative", "shortcoming"), required=True),
        Column("title", "VARCHAR", P, "One line, reviewed, without names", required=True),
    ),
)

SIMPLIFICATIONS = Table(
    "simplifications",
    "One row per proposal to simplify a procedure, sent to the authority above (plan of 2021, criterion 2.2).",
    ("sent_on", "title"),
    (
        Column("sent_on", "DATE", P, "Day it was sent", required=True),
        Column("title", "VARCHAR", P, "What is to be simplified, one line, without names", required=True),
        Column("answered_on", "DATE", P, "Day it was answered"),
        Column("outcome", "VARCHAR", P, "What was answered", ("accepted", "partly", "declined")),
    ),
)

CRITERIA_SCORES = Table(
    "criteria_scores",
    "One row per year and criterion of the province's reform index for communes (section 3).",
    ("year", "criterion"),
    (
        Column("year", "SMALLINT", P, "Year that was assessed", required=True),
        Column("criterion", "VARCHAR", P, "Code of the criterion in the province's list", required=True),
        Column("maximum", "DOUBLE", P, "Most points that could be had", required=True),
        Column("score", "DOUBLE", P, "Points given", required=True),
    ),
)

EVALUATIONS = Table(
    "evaluations",
    "One row per span and indicator of Decree 61 of 2018, Chapter V: 0, 1 or 2 points each, "
    "or their mean over the dossiers assessed.",
    ("from_on", "to_on", "indicator_no"),
    (
        Column("from_on", "DATE", P, "First day assessed", required=True),
        Column("to_on", "DATE", P, "Last day assessed", required=True),
        Column("indicator_no", "SMALLINT", P, "1 to 9", required=True),
        Column("score", "DOUBLE", P, "Points, 0 to 2", required=True),
    ),
)
