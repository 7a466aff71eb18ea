"""Feedback and petitions (phản ánh, kiến nghị)."""

from __future__ import annotations

from cchc_data.schemas.model import Column, Privacy, Table

P, G, I = Privacy.PUBLIC, Privacy.GENERAL, Privacy.INTERNAL

COMPLAINT_CHANNELS = (
    "hotline",
    "counter",
    "letter",
    "national_portal",
    "province_portal",
    "social_media",
    "suggestion_box",
)
COMPLAINT_KINDS = (
    "regulation",
    "delay",
    "attitude",
    "extra_papers",
    "fees",
    "facilities",
    "other",
)
COMPLAINT_STATUSES = (
    "new",
    "refused",
    "awaiting_supplement",
    "in_progress",
    "answered",
    "published",
)

COMPLAINTS = Table(
    "complaints",
    "One row per feedback or petition; legal complaints and denunciations are not entered.",
    ("complaint_code",),
    (
        Column("complaint_code", "VARCHAR", I, "Register number", required=True),
        Column("channel", "VARCHAR", P, "How it came", COMPLAINT_CHANNELS),
        Column("kind", "VARCHAR", G, "What it is about", COMPLAINT_KINDS, required=True),
        Column("anonymous", "BOOLEAN", G, "Sender gave no name: counted apart"),
        Column("competence", "VARCHAR", P, "Whose it is", ("ours", "transferred", "not_ours")),
        Column("received_on", "DATE", G, "Day received", required=True),
        Column("transferred_on", "DATE", G, "Day passed to the right agency"),
        Column("resolved_on", "DATE", G, "Day handling ended"),
        Column("published_on", "DATE", G, "Day the result was made public"),
        Column("status", "VARCHAR", P, "State on the snapshot's day", COMPLAINT_STATUSES, required=True),
        Column("fault", "VARCHAR", G, "Conclusion on fault",
               ("at_fault", "no_fault", "false_report", "under_review", "not_applicable")),
        Column("satisfaction", "VARCHAR", G, "Sender's own rating",
               ("very_satisfied", "satisfied", "not_satisfied")),
        Column("public_summary", "VARCHAR", P, "Anonymous summary written and approved by a reviewer"),
    ),
)
