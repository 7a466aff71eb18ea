"""Rows of the template of contacts → the table `contacts`: offices, never people."""

from __future__ import annotations

import pandas as pd

from cchc_data.checking import offices, once
from cchc_data.checking.bench import Bench
from cchc_data.checking.columns import only_newest, required_words
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.dossier_rules import reject_future
from cchc_data.schemas import CONTACTS, conform

_RULES = {
    "label_vi": offices.label_problem,
    "label_en": offices.label_problem,
    "phone": offices.phone_problem,
    "email": offices.email_problem,
    "url": offices.url_problem,
    "address_vi": offices.address_problem,
    "hours_vi": offices.hours_problem,
    "hours_en": offices.hours_problem,
}


def check(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """The accepted contacts, one row each, and how many rows were merged into others."""
    rows = pd.DataFrame(
        {"kind": required_words(bench, "kind", "contact_kind"), **read_columns(bench, ("verified_on",))}
    )
    bench.reject(bench.text("label_vi").isna(), "value_missing", "label_vi")
    for field, rule in _RULES.items():
        rows[field] = bench.text(field)
        problems = once.each(rows[field], lambda text, rule=rule: rule(text, bench.setting))
        for code in sorted(problems.dropna().unique()):
            bench.reject(problems.eq(code), code, field)
    reject_future(bench, rows, ("verified_on",))
    usable = rows[bench.good]
    newest = only_newest(bench, usable, list(CONTACTS.key), "label_vi")
    return {CONTACTS.name: conform(CONTACTS, newest)}, len(usable) - len(newest)
