"""Dossiers and letters of apology: row level, coded, never published as rows."""

from __future__ import annotations

from cchc_data.schemas.model import Column, Privacy, Table

P, G, I = Privacy.PUBLIC, Privacy.GENERAL, Privacy.INTERNAL

CHANNELS = ("counter", "online", "post", "kiosk", "mobile", "unknown")
RETURN_CHANNELS = ("counter", "electronic", "post", "unknown")
APPLICANTS = ("citizen", "business", "organisation", "state_agency")
SERVICE_LEVELS = ("full", "partial", "none")

# Codes of the national portal in the order 1..10; `returned` shares code 7 with `withdrawn`.
DOSSIER_STATUSES = (
    "awaiting_receipt",
    "not_accepted",
    "in_progress",
    "awaiting_supplement",
    "awaiting_payment",
    "withdrawn",
    "returned",
    "stopped",
    "finished",
    "delivered",
)
REASONS = ("workload", "other_agency", "staffing", "technical", "staff_error", "other")

DOSSIERS = Table(
    "dossiers",
    "One row per dossier.",
    ("dossier_code",),
    (
        Column("dossier_code", "VARCHAR", I, "Code on the receipt; never published", required=True),
        Column("proc_code", "VARCHAR", P, "Procedure code of the national catalogue", required=True),
        Column("applicant_type", "VARCHAR", P, "Who filed", APPLICANTS),
        Column("submitted_on", "DATE", G, "Day the citizen sent it"),
        Column("received_on", "DATE", G, "Day on the receipt; empty while it is not accepted"),
        Column("due_on", "DATE", G, "Day promised on the receipt, moved only by supplements"),
        Column("due_on_original", "DATE", G, "Day promised first"),
        Column("extended_until", "DATE", G, "New day of the one allowed extension; never used to judge"),
        Column("finished_on", "DATE", G, "Day the result was ready, or the dossier was ended otherwise"),
        Column("returned_on", "DATE", G, "Day the citizen took the result"),
        Column("status", "VARCHAR", P, "State on the snapshot's day", DOSSIER_STATUSES, required=True),
        Column("paused_on", "DATE", G, "Day the present wait for supplement, payment or stop began"),
        Column("receive_channel", "VARCHAR", P, "How it was filed", CHANNELS, required=True),
        Column("return_channel", "VARCHAR", P, "How the result is returned", RETURN_CHANNELS),
        Column("service_level", "VARCHAR", P, "Level of online service when filed", SERVICE_LEVELS),
        Column("non_local", "BOOLEAN", P, "Filed outside the resolving commune"),
        Column("supplement_count", "SMALLINT", P, "Times more papers were asked for"),
        Column("supplement_written_count", "SMALLINT", P, "... of which in writing (form 02)"),
        Column("refusal_written", "BOOLEAN", P, "Refused or given back with a written notice (form 03)"),
        Column("source_verdict", "VARCHAR", I, "Verdict printed by the source software, kept to compare",
               ("early", "on_time", "late", "open_in_time", "open_late")),
    ),
)

APOLOGY_LETTERS = Table(
    "apology_letters",
    "One row per letter of apology (form 04).",
    ("letter_no",),
    (
        Column("letter_no", "VARCHAR", I, "Number of the letter", required=True),
        Column("dossier_code", "VARCHAR", I, "Dossier it is about", required=True),
        Column("issued_on", "DATE", G, "Day of issue", required=True),
        Column("new_due_on", "DATE", G, "Newly promised day"),
        Column("reason_group", "VARCHAR", P, "Reason, grouped", REASONS),
    ),
)
