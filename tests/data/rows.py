"""Work tables drawn by hand: a small ASCII table in, frames for `publish` out.

    received | due   | finished | why
    06-01    | 06-10 | 06-10    | on its day

A day without a year is in 2026, `-` is a missing value, a line of dots only parts what
counts from what must not, and a column that no schema knows (`why`) is dropped on the way
in as for everybody. What a table does not say is ordinary.
"""

from __future__ import annotations

import re
from datetime import datetime

import pandas as pd

from cchc_data import publish, snapshot
from cchc_data.measure import Scope, figure
from cchc_data.schemas import TABLES
from cchc_data.store import Loaded

ORG = {"code": "H21.000", "name_vi": "", "name_en": ""}
WRITTEN_AT = datetime(2026, 11, 1, 17, 30)

# Real codes, because names, limits and parts come from the catalogue.
BIRTH = "1.001193"  # civil status, the same day
STAY = "1.004194"  # residence, three working days
COPY = "2.000815"  # certified copies: no limit is known
SECRET = "1.001022"  # civil status, and the commune marks it as sensitive
PROCEDURES = {"birth": BIRTH, "stay": STAY, "copy": COPY, "secret": SECRET}

_SHORT = {
    "code": "dossier_code",
    "proc": "proc_code",
    "received": "received_on",
    "due": "due_on",
    "finished": "finished_on",
    "returned": "returned_on",
    "paused": "paused_on",
    "extended": "extended_until",
    "issued": "issued_on",
    "resolved": "resolved_on",
    "published": "published_on",
    "posted": "posted_on",
    "papers": "supplement_count",
    "channel": "receive_channel",
    "back": "return_channel",
}
_ORDINARY = {
    "dossiers": {"proc_code": COPY, "status": "delivered", "receive_channel": "counter", "received_on": "2026-06-01"},
    "apology_letters": {},
    "complaints": {"kind": "delay", "competence": "ours", "status": "published", "channel": "hotline"},
    "survey_waves": {"method": "paper", "comparable_group": "paper", "sent": 150, "valid": 100},
    "survey_answers": {},
    "commune_procedures": {
        "decision_on": "2024-02-01",
        "effective_from": "2024-03-01",
        "posted_on": "2024-03-05",
        "service_level": "full",
        "postal": True,
        "sensitive": False,
    },
    "contacts": {},
    "documents": {"secret_excluded": 0, "electronic_only": 0, "dual": 0, "dual_justified": 0, "paper_only": 0},
    "staff": {"position_group": "civil_servant"},
    "facility_checks": {},
    "plan_tasks": {"criterion": "1.2", "who": "office", "role": "lead", "from_on": "2026-01-05", "status": "in_progress"},
    "reports": {"recipient": "province_home_affairs"},
    "oversight": {"body": "fatherland_front"},
    "initiatives": {"kind": "initiative"},
    "criteria_scores": {},
    "evaluations": {},
    "guidance_slips": {},
    "simplifications": {},
}
_NUMBERED = {"dossiers": "dossier_code", "apology_letters": "letter_no", "complaints": "complaint_code"}
ASSIGNED = """
    proc   | sensitive
    birth  | false
    stay   | false
    copy   | false
    secret | true
"""


def read(text):
    """The cells of an ASCII table, a dict per line."""
    lines = [line for line in text.strip().splitlines() if line.strip(" .")]
    lines = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def draw(name, text):
    """One work table, ordinary where the text is silent."""
    rows = []
    for number, cells in enumerate(read(text), start=1):
        row = {**_ORDINARY[name], **{_SHORT.get(key, key): _value(cell) for key, cell in cells.items()}}
        if name in _NUMBERED:
            row.setdefault(_NUMBERED[name], f"{name}-{number}")
        rows.append(row)
    return pd.DataFrame(rows).astype(object)


def draw_complaints(text):
    """Complaints, whose `channel` is not that of a dossier."""
    return draw("complaints", text).rename(columns={"receive_channel": "channel"})


def _value(cell):
    if cell == "-":
        return None
    if re.fullmatch(r"\d\d-\d\d", cell):
        return f"2026-{cell}"
    return PROCEDURES.get(cell, {"true": True, "false": False}.get(cell, cell))


def work(*, since="2026-05-04", until="2026-07-31", procedures=ASSIGNED, **texts):
    """All work tables; two dossiers that never count stretch the data from `since` to `until`."""
    frames = {name: pd.DataFrame(columns=table.names) for name, table in TABLES.items()}
    frames["commune_procedures"] = draw("commune_procedures", procedures)
    for name, text in texts.items():
        frames[name] = draw_complaints(text) if name == "complaints" else draw(name, text)
    edges = [
        {"dossier_code": "first", "status": "not_accepted", "received_on": since},
        {"dossier_code": "last", "status": "awaiting_receipt", "received_on": None, "submitted_on": until},
    ]
    edges = pd.DataFrame([{**_ORDINARY["dossiers"], **edge} for edge in edges]).astype(object)
    frames["dossiers"] = pd.concat([frames["dossiers"].astype(object), edges], ignore_index=True)
    return frames


def ask(tables, sql, *values):
    """Rows of a question to the database that `publish` builds."""
    with publish.build(tables, ORG["code"]) as database:
        return database.execute(sql, values).fetchall()


def write(root, tables, at=WRITTEN_AT, **facts):
    """Write a snapshot and return its id; not yet current."""
    return snapshot.write(root, tables, ORG | facts, created_at=at, sources=[])


def serve(root, tables):
    """Write, load and measure."""
    return Loaded(root, write(root, tables))


def counted(root, name, period="2026-06", field=None, **drawn):
    """(numerator, denominator) of one indicator on drawn tables; for a median (value, denominator)."""
    found = figure(serve(root, work(**drawn)), name, Scope(ORG["code"], period, field))
    return (found.value if found.numerator is None else found.numerator), found.denominator
