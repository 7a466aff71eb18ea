"""What a template looks like: its columns with their kind, list, help and example."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_data.checking.tasks import criteria
from cchc_data.checking.words import labels
from cchc_data.reading.forms import Form, forms
from cchc_data.schemas import TABLES, Column

DAY, COUNT, POINTS, TEXT = "day", "count", "points", "text"
KINDS = {"DATE": DAY, "SMALLINT": COUNT, "INTEGER": COUNT, "DOUBLE": POINTS}

_LISTS: dict[str, Callable[[], list[str]]] = {"criteria": lambda: sorted(criteria())}


@dataclass(frozen=True)
class Entry:
    """One column: `kind` is day, count, points or text; `choices` are all that may be written, if it has a list.

    `needed`: a row in which it is empty is rejected.
    """

    field: str
    header: str
    kind: str
    choices: tuple[str, ...]
    needed: bool
    help: str
    example: str


@dataclass(frozen=True)
class Template:
    """One blank workbook: `slug` is its name as a file and in an address."""

    form: str
    slug: str
    title_vi: str
    title_en: str
    about: str
    about_en: str
    when: str
    entries: tuple[Entry, ...]

    @property
    def example(self) -> dict[str, str]:
        """Header → what the example row holds."""
        return {entry.header: entry.example for entry in self.entries}


@functools.cache
def templates() -> dict[str, Template]:
    """Every template by the id of its form."""
    told = (tomllib.loads(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("*.toml")))
    return {one["form"]: _template(one) for one in told if "form" in one}


def _template(told: dict[str, Any]) -> Template:
    form = forms()[told["form"]]
    columns = {column.name: column for column in TABLES[form.table].columns}
    entries = (
        _entry(form, columns.get(spec.get("column", name)), name, spec) for name, spec in told["columns"].items()
    )
    title_vi, title_en = (title.partition(" (")[0] for title in (form.title_vi, form.title_en))
    texts = (told[name] for name in ("about", "about_en", "when"))
    return Template(form.id, told["slug"], title_vi, title_en, *texts, tuple(entries))


def _entry(form: Form, column: Column | None, name: str, spec: dict[str, Any]) -> Entry:
    label = next(field.label for field in form.fields if field.name == name)
    choices = _choices(column, spec)
    kind = TEXT if choices or column is None else KINDS.get(column.type, TEXT)
    return Entry(
        field=name,
        header=spec.get("header", label[:1].upper() + label[1:]),
        kind=spec.get("written", kind),
        choices=choices,
        needed=spec.get("needed", bool(column and column.required)),
        help=spec["help"],
        example=spec["example"],
    )


def _choices(column: Column | None, spec: dict[str, Any]) -> tuple[str, ...]:
    told = spec.get("choices")
    if told:
        return tuple(_LISTS[told]() if isinstance(told, str) else told)
    name = spec.get("words") or ("truth" if column and column.type == "BOOLEAN" else None)
    return tuple(labels(name).values()) if name else ()
