"""The tables of the work tier: what may enter, in which type, and how private it is.

A column that is not named here never enters: `conform` drops it before anything is
written. Names, phones, id numbers, addresses and free text have no column at all,
so no later step can leak them (Law 91/2025/QH15; domain: data model section 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd


class Privacy(StrEnum):
    """How far a column may travel."""

    PUBLIC = "public"  # may be published as it is
    GENERAL = "general"  # published only as a count, a month or a group
    INTERNAL = "internal"  # stays in the work tier


@dataclass(frozen=True)
class Column:
    """One column: DuckDB type, privacy class, and the closed list of values if it has one."""

    name: str
    type: str
    privacy: Privacy
    meaning: str
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table of the work tier; `key` columns identify a row."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


class SchemaError(ValueError):
    """A table does not have the shape that `schemas` promises."""


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

P, G, I = Privacy.PUBLIC, Privacy.GENERAL, Privacy.INTERNAL

DOSSIERS = Table(
    "dossiers",
    "One row per dossier (hồ sơ).",
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
        Column("non_local", "BOOLEAN", P, "Filed outside the resolving commune (phi địa giới)"),
        Column("supplement_count", "SMALLINT", P, "Times more papers were asked for"),
        Column("supplement_written_count", "SMALLINT", P, "... of which in writing (Mẫu 02)"),
        Column("source_verdict", "VARCHAR", I, "Verdict printed by the source software, kept to compare",
               ("early", "on_time", "late", "open_in_time", "open_late")),
    ),
)

APOLOGY_LETTERS = Table(
    "apology_letters",
    "One row per letter of apology (văn bản xin lỗi, Mẫu 04).",
    ("letter_no",),
    (
        Column("letter_no", "VARCHAR", I, "Number of the letter", required=True),
        Column("dossier_code", "VARCHAR", I, "Dossier it is about", required=True),
        Column("issued_on", "DATE", G, "Day of issue", required=True),
        Column("new_due_on", "DATE", G, "Newly promised day"),
        Column("reason_group", "VARCHAR", P, "Reason, grouped", REASONS),
    ),
)

COMPLAINTS = Table(
    "complaints",
    "One row per feedback or petition (phản ánh, kiến nghị); khiếu nại, tố cáo are not entered.",
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

SURVEY_WAVES = Table(
    "survey_waves",
    "One row per survey wave; waves of different methods are never pooled.",
    ("wave",),
    (
        Column("wave", "VARCHAR", P, "Name of the wave", required=True),
        Column("from_on", "DATE", P, "First day", required=True),
        Column("to_on", "DATE", P, "Last day", required=True),
        Column("method", "VARCHAR", P, "How answers were taken",
               ("paper", "button", "qr", "province", "district")),
        Column("comparable_group", "VARCHAR", P, "Waves that may be pooled share it", required=True),
        Column("sent", "INTEGER", P, "Sheets handed out"),
        Column("valid", "INTEGER", P, "Valid sheets returned", required=True),
    ),
)

SURVEY_ANSWERS = Table(
    "survey_answers",
    "One row per wave, question and answer: counts only, never a person's sheet.",
    ("wave", "question_no", "answer"),
    (
        Column("wave", "VARCHAR", P, "Name of the wave", required=True),
        Column("question_no", "SMALLINT", P, "Number on the SIPAS form (15 to 33)", required=True),
        Column("factor", "SMALLINT", P, "1 access, 2 procedure, 3 staff, 4 result, 5 feedback", required=True),
        Column("answer", "SMALLINT", P, "1 very dissatisfied ... 5 very satisfied", required=True),
        Column("n", "INTEGER", P, "How many gave this answer", required=True),
    ),
)

COMMUNE_PROCEDURES = Table(
    "commune_procedures",
    "One row per procedure the province has assigned to the commune: the commune's own facts.",
    ("proc_code",),
    (
        Column("proc_code", "VARCHAR", P, "Procedure code", required=True),
        Column("decision_on", "DATE", P, "Day of the province's decision"),
        Column("effective_from", "DATE", P, "In force from", required=True),
        Column("effective_to", "DATE", P, "In force until; empty while in force"),
        Column("posted_on", "DATE", P, "Day posted on the commune's page; empty if not posted"),
        Column("removed_on", "DATE", P, "Day taken off the page again; empty while it stands there"),
        Column("service_level", "VARCHAR", P, "Online service offered", SERVICE_LEVELS, required=True),
        Column("postal", "BOOLEAN", P, "Public postal service (BCCI) is offered", required=True),
        Column("sensitive", "BOOLEAN", P, "Small numbers could point at a person", required=True),
    ),
)

CONTACTS = Table(
    "contacts",
    "One row per public contact of an office; never a person's name or private mobile.",
    ("kind", "label_vi"),
    (
        Column("kind", "VARCHAR", P, "What it is for",
               ("hotline", "service_centre", "reception", "province_feedback", "page_error", "social"),
               required=True),
        Column("label_vi", "VARCHAR", P, "Name of the post or office", required=True),
        Column("label_en", "VARCHAR", P, "The same in English"),
        Column("phone", "VARCHAR", P, "Number as printed"),
        Column("email", "VARCHAR", P, "Mailbox of the office"),
        Column("url", "VARCHAR", P, "Page"),
        Column("address_vi", "VARCHAR", P, "Where the office is"),
        Column("hours_vi", "VARCHAR", P, "When somebody answers"),
        Column("hours_en", "VARCHAR", P, "The same in English"),
        Column("verified_on", "DATE", P, "Day somebody last tried it"),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOSSIERS,
        APOLOGY_LETTERS,
        COMPLAINTS,
        SURVEY_WAVES,
        SURVEY_ANSWERS,
        COMMUNE_PROCEDURES,
        CONTACTS,
    )
}


def conform(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with exactly the columns of `table`, in its order.

    Unknown columns are dropped, optional columns that are absent are filled with
    missing values. Raises SchemaError, naming column and rule but never a value,
    when a required value is missing, a key repeats or a value is outside its list.
    """
    missing = [c.name for c in table.columns if c.required and c.name not in rows.columns]
    if missing:
        raise SchemaError(f"{table.name}: missing column {', '.join(missing)}")
    tidy = rows.reindex(columns=table.names)
    for column in table.columns:
        _check(table, column, tidy[column.name])
    if tidy.duplicated(list(table.key)).any():
        raise SchemaError(f"{table.name}: repeated key {', '.join(table.key)}")
    return tidy


def _check(table: Table, column: Column, values: pd.Series) -> None:
    if column.required and values.isna().any():
        raise SchemaError(f"{table.name}.{column.name}: empty in {int(values.isna().sum())} rows")
    if column.values:
        strange = ~values.dropna().isin(column.values)
        if strange.any():
            raise SchemaError(f"{table.name}.{column.name}: {int(strange.sum())} values not allowed")
