"""Satisfaction surveys: counts of answers, never a person's sheet."""

from __future__ import annotations

from cchc_data.schemas.model import Column, Privacy, Table

P = Privacy.PUBLIC

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
