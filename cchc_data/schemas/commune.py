"""What the commune states about its procedures and its offices."""

from __future__ import annotations

from cchc_data.schemas.dossiers import SERVICE_LEVELS
from cchc_data.schemas.model import Column, Privacy, Table

P = Privacy.PUBLIC

COMMUNE_PROCEDURES = Table(
    "commune_procedures",
    "One row per procedure the province has assigned to the commune: the commune's own facts.",
    ("proc_code",),
    (
        Column("proc_code", "VARCHAR", P, "Procedure code", required=True),
        Column("province_decision_no", "VARCHAR", P, "Number of the province's decision"),
        Column("decision_on", "DATE", P, "Day of the province's decision"),
        Column("effective_from", "DATE", P, "In force from", required=True),
        Column("effective_to", "DATE", P, "In force until; empty while in force"),
        Column("posted_on", "DATE", P, "Day posted on the commune's page; empty if not posted"),
        Column("removed_on", "DATE", P, "Day taken off the page again; empty while it stands there"),
        Column("service_level", "VARCHAR", P, "Online service offered", SERVICE_LEVELS, required=True),
        Column("partial_reason", "VARCHAR", P, "Why the online service is only partial, as told to the public"),
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
