"""The rows that `slow` counts: work tables, catalogue and calendar as plain Python objects."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from math import ceil
from types import SimpleNamespace

import pandas as pd

from cchc_data import reference
from cchc_data.calendar import WorkingCalendar

NEVER_RECEIVED = ("awaiting_receipt", "not_accepted")
PARTS = ("name", "steps", "subjects", "agency", "result", "legal_basis")
CALENDAR = WorkingCalendar.load()


class World:
    """The work tables as plain rows, every dossier and procedure knowing its field."""

    def __init__(self, work):
        rows = {name: plain(frame) for name, frame in work.items()}
        self.complaints, self.waves = rows["complaints"], rows["survey_waves"]
        self.answers, self.procedures = rows["survey_answers"], rows["commune_procedures"]
        self.limits, self.complete, self.last_day = limits(), complete_procedures(), last_day(work)
        self.field_of = fields_shown(self.procedures)
        self.dossiers = [d for d in rows["dossiers"] if d.received_on and d.status not in NEVER_RECEIVED]
        for row in [*self.dossiers, *self.procedures]:
            row.field = self.field_of[row.proc_code]
        letters = defaultdict(list)
        for letter in rows["apology_letters"]:
            letters[letter.dossier_code].append(letter.issued_on)
        self.first_letter = {code: min(days) for code, days in letters.items()}


def fields_shown(procedures):
    """{procedure: field it is counted under}: its own, or the group of sensitive and rare ones."""
    sensitive = {p.proc_code for p in procedures if p.sensitive}
    apart = {field.field_id for field in plain(reference.fields()) if field.own_row}
    own = {row.proc_code: row.field_id for row in plain(reference.procedures())}
    return {code: field if field in apart and code not in sensitive else "nhay-cam" for code, field in own.items()}


def plain(frame):
    """Rows as objects; a missing value is None and a day is a date."""
    columns = {}
    for name in frame:
        is_day = name.endswith(("_on", "_until")) or name in ("effective_from", "effective_to")
        values = pd.to_datetime(frame[name]).dt.date if is_day else frame[name]
        columns[name] = [None if pd.isna(value) else value for value in values]
    return [SimpleNamespace(**dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)]


def last_day(work):
    promised = ("due_on", "due_on_original", "extended_until", "new_due_on", "effective_to", "verified_on")
    lived = [work[table] for table in ("dossiers", "apology_letters", "complaints", "survey_waves") if table in work]
    past = [frame[name] for frame in lived for name in frame if name.endswith("_on") and name not in promised]
    return max(pd.to_datetime(days).max() for days in past if days.notna().any()).date()


def says_something(text):
    return bool(text) and text != "Không có thông tin"


def complete_procedures():
    """Codes whose nine parts all say something: six texts, ways to file, papers and a time limit."""
    ways = {c.proc_code for c in plain(reference.channels()) if c.channel}
    times = {c.proc_code for c in plain(reference.channels()) if c.limit_unit}
    papers = {p.proc_code for p in plain(reference.papers())}
    texts = {p.proc_code for p in plain(reference.procedures()) if all(says_something(getattr(p, n)) for n in PARTS)}
    return ways & times & papers & texts


def limits():
    """The limit of the first case of every procedure and channel."""
    found = {}
    for row in sorted(plain(reference.channels()), key=lambda row: row.case_no or 0):
        found.setdefault((row.proc_code, row.channel), (row.limit_value, row.limit_unit))
    return found


def own_limit(world, d):
    value, unit = world.limits.get((d.proc_code, d.receive_channel)) or (None, "")
    if value is None:
        return None
    if unit == "day":
        return CALENDAR.next_working_day(d.received_on + timedelta(ceil(value)))
    if unit in ("working_day", "same_day"):
        return CALENDAR.add_working_days(d.received_on, ceil(value))
    return None
