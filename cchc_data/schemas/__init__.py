"""The tables of the work tier: what may enter, in which type, and how private it is.

A column that is not named here never enters: `conform` drops it before anything is
written. Names, phones, id numbers, addresses and free text about people have no column at
all, so no later step can leak them (Law 91/2025/QH15; domain: data model section 3).
"""

from cchc_data.schemas.commune import COMMUNE_PROCEDURES, CONTACTS
from cchc_data.schemas.complaints import COMPLAINT_CHANNELS, COMPLAINT_KINDS, COMPLAINT_STATUSES, COMPLAINTS
from cchc_data.schemas.dossiers import (
    APOLOGY_LETTERS,
    APPLICANTS,
    CHANNELS,
    DOSSIER_STATUSES,
    DOSSIERS,
    REASONS,
    RETURN_CHANNELS,
    SERVICE_LEVELS,
)
from cchc_data.schemas.model import Column, Privacy, SchemaError, Table, conform, empty
from cchc_data.schemas.offices import DOCUMENTS, FACILITY_CHECKS, GUIDANCE_SLIPS, POSITION_GROUPS, STAFF
from cchc_data.schemas.plan import (
    CRITERIA_SCORES,
    EVALUATIONS,
    INITIATIVES,
    OVERSEERS,
    OVERSIGHT,
    PLAN_TASKS,
    RECIPIENTS,
    REPORTS,
    SIMPLIFICATIONS,
)
from cchc_data.schemas.surveys import SURVEY_ANSWERS, SURVEY_WAVES

__all__ = [
    "APOLOGY_LETTERS",
    "APPLICANTS",
    "CHANNELS",
    "COMMUNE_PROCEDURES",
    "COMPLAINTS",
    "COMPLAINT_CHANNELS",
    "COMPLAINT_KINDS",
    "COMPLAINT_STATUSES",
    "CONTACTS",
    "CRITERIA_SCORES",
    "DOCUMENTS",
    "DOSSIERS",
    "DOSSIER_STATUSES",
    "EVALUATIONS",
    "FACILITY_CHECKS",
    "GUIDANCE_SLIPS",
    "INITIATIVES",
    "OVERSEERS",
    "OVERSIGHT",
    "PLAN_TASKS",
    "POSITION_GROUPS",
    "REASONS",
    "RECIPIENTS",
    "REPORTS",
    "RETURN_CHANNELS",
    "SERVICE_LEVELS",
    "SIMPLIFICATIONS",
    "STAFF",
    "SURVEY_ANSWERS",
    "SURVEY_WAVES",
    "TABLES",
    "Column",
    "Privacy",
    "SchemaError",
    "Table",
    "conform",
    "empty",
]

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
        DOCUMENTS,
        STAFF,
        FACILITY_CHECKS,
        PLAN_TASKS,
        REPORTS,
        OVERSIGHT,
        INITIATIVES,
        CRITERIA_SCORES,
        EVALUATIONS,
        GUIDANCE_SLIPS,
        SIMPLIFICATIONS,
    )
}
