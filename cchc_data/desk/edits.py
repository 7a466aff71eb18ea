"""Edits: rows of the work tier as texts of a form, and a filled form as what a file would have brought.

An edit is nothing else than a tiny file: it goes through the same checks, the same merge, the
same draft and the same approval, so nothing can enter here that an import would refuse.
"""

from __future__ import annotations

import functools
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pandas as pd

from cchc_data.checking import org as orgs
from cchc_data.checking.merge import current_work
from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.checking.words import labels
from cchc_data.desk.officials import Official, Role
from cchc_data.reading.forms import forms
from cchc_data.received import Received, Remark, SourceColumn, SourceRow
from cchc_data.schemas import TABLES

FILE = Path(__file__).parent / "forms.toml"

Texts = dict[str, str]


@dataclass(frozen=True)
class Field:
    """One field: the form's name, the work column, the word list it chooses from, its shape."""

    name: str
    column: str
    label: str
    words: str | None = None
    fixed: bool = False
    long: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen, as officials say it; empty where anything may be typed."""
        return tuple(labels(self.words).values()) if self.words else ()


@dataclass(frozen=True)
class EditForm:
    """One form that can be filled at the desk; `whole` ones are always handed in with all their rows."""

    id: str
    table: str
    title: tuple[str, ...]
    fields: tuple[Field, ...]
    whole: bool = False
    closed: bool = False

    def name_of(self, row: Mapping[str, str]) -> str:
        """What a row is called in a list."""
        return " · ".join(row[part] for part in self.title if row[part])


@functools.cache
def edit_forms() -> Mapping[str, EditForm]:
    """The forms by id, in the order of the desk."""
    return {form: _form(form, facts) for form, facts in _told()["forms"].items()}


def rows(root: Path, snapshot_id: str, form: EditForm, official: Official) -> list[Texts]:
    """The rows of the work table as an official would type them; raises NotAllowed for readers."""
    official.require(Role.ENTER)
    frame = current_work(root, snapshot_id)[form.table]
    if form.table == "plan_tasks":
        frame = _with_support(frame)
    return [_texts(form, row) for row in frame.to_dict("records")]


def received(form: EditForm, filled: Sequence[Mapping[str, str]], by: str, at: datetime) -> Received:
    """A filled form as reading would have received it from a file; no text is changed."""
    columns = tuple(SourceColumn(letter, f.label, f.name) for letter, f in zip(ascii_uppercase, form.fields, strict=False))
    named = [{field.name: row.get(field.name) or None for field in form.fields} for row in filled]
    content = json.dumps([form.id, named, by, at.isoformat()], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(content.encode()).hexdigest()
    lines = tuple(SourceRow(number, cells) for number, cells in enumerate(named, start=1))
    return Received(name(), digest, form.id, form.id, (), columns, lines)


def name() -> str:
    """What an edit is called where a file would have its name."""
    return _told()["name"]


def problems(root: Path, sheet: Received, at: datetime) -> list[Remark]:
    """Why rows of a filled form cannot enter, by the checks of every import; empty when all can.

    Raises OrgUnknown without an org.toml, and what `checking.check` raises.
    """
    org = orgs.load(root)
    setting = Setting(org, at.date(), {}, org.get("words", {}), org.get("procedure_names", {}))
    return list(check(sheet, setting).rejected)


def keys(form: EditForm, row: Mapping[str, str]) -> list[list[str]]:
    """The keys under which a row stands in its table; a task stands there once for each office."""
    if form.table == "plan_tasks":
        offices = filter(None, (row["lead"], row["support"]))
        return [[row["criterion"], row["task"], office, _iso(row["from_on"])] for office in offices]
    named = {field.column: row[field.name] for field in form.fields}
    return [[named[column] for column in TABLES[form.table].key]]


def _iso(day: str) -> str:
    return datetime.strptime(day, "%d/%m/%Y").date().isoformat()


@functools.cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def _form(name: str, facts: Mapping[str, Any]) -> EditForm:
    headers = {field.name: field.label for field in forms()[name].fields}
    fields = tuple(
        Field(**{"column": told["name"], "label": headers[told["name"]].capitalize(), **told}) for told in facts["fields"]
    )
    return EditForm(name, **{**facts, "title": tuple(facts["title"]), "fields": fields})


def _texts(form: EditForm, row: Mapping[str, Any]) -> Texts:
    return {field.name: _text(field, row.get(field.column)) for field in form.fields}


def _text(field: Field, value: Any) -> str:
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%d/%m/%Y}"
    return labels(field.words)[str(value).lower()] if field.words else str(value)


def _with_support(tasks: pd.DataFrame) -> pd.DataFrame:
    """The leading rows, each with the first office that works with it."""
    key = ["criterion", "what", "from_on"]
    support = tasks[tasks["role"] == "with"].drop_duplicates(key)[[*key, "who"]].rename(columns={"who": "with"})
    return tasks[tasks["role"] == "lead"].merge(support, on=key, how="left")
