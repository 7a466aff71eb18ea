"""What the offices state about themselves: outgoing documents, staff, the counter's equipment."""

from __future__ import annotations

from cchc_data.schemas.model import Column, Privacy, Table

P = Privacy.PUBLIC

POSITION_GROUPS = ("leader", "civil_servant", "part_time")

DOCUMENTS = Table(
    "documents",
    "One row per calendar month: outgoing documents to other state agencies, counts only. "
    "A month without a row is a gap, never zero (plan of 2021, criterion 1.4).",
    ("month",),
    (
        Column("month", "DATE", P, "First day of the month", required=True),
        Column("total", "INTEGER", P, "All outgoing documents", required=True),
        Column("secret_excluded", "INTEGER", P, "... of which secret, never counted in a rate"),
        Column("electronic_only", "INTEGER", P, "Sent electronically and not on paper", required=True),
        Column("dual", "INTEGER", P, "Sent electronically and on paper as well", required=True),
        Column("dual_justified", "INTEGER", P, "... of which because a law demands the paper"),
        Column("paper_only", "INTEGER", P, "Sent on paper only", required=True),
    ),
)

STAFF = Table(
    "staff",
    "One row per day of counting and group of posts: how many meet the standard; never persons.",
    ("as_of_on", "position_group"),
    (
        Column("as_of_on", "DATE", P, "Day of the count", required=True),
        Column("position_group", "VARCHAR", P, "Group of posts", POSITION_GROUPS, required=True),
        Column("n_total", "INTEGER", P, "People in post", required=True),
        Column("n_standard", "INTEGER", P, "... who meet the professional standard", required=True),
        Column("standard_doc", "VARCHAR", P, "Document that sets the standard on that day"),
    ),
)

GUIDANCE_SLIPS = Table(
    "guidance_slips",
    "One row per calendar month: guidance slips handed out at the counter, counts only. A month "
    "without a row is a gap, never zero (plan of 2021, criterion 2.3).",
    ("month",),
    (
        Column("month", "DATE", P, "First day of the month", required=True),
        Column("slips", "INTEGER", P, "Slips handed out", required=True),
    ),
)

FACILITY_CHECKS = Table(
    "facility_checks",
    "One row per day of checking and item of the one-stop counter (plan of 2021, criterion 2.1).",
    ("checked_on", "item"),
    (
        Column("checked_on", "DATE", P, "Day of the check", required=True),
        Column("item", "VARCHAR", P, "What was looked at, in the commune's words", required=True),
        Column("ok", "BOOLEAN", P, "It was as it should be", required=True),
    ),
)
