"""The forms this project knows: `cchc_data/forms/*.toml`, and which header means which field."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_data.reading.text import key
from cchc_data.reading.vocabulary import words

FOLDER = Path(__file__).parents[1] / "forms"
LINE_NUMBER = "line_no"  # the running number (STT), recognised in every form
FORMS_DEPTH = 3  # tiers of the deepest header


@dataclass(frozen=True)
class Alias:
    """One way to write a field's header: matching keys of its tiers, the outermost first.

    `rank` 0 is the preferred way. A part may hold `*` for any words.
    """

    parts: tuple[str, ...]
    rank: int


@dataclass(frozen=True)
class Field:
    """One field of a form; `personal` fields are recognised only to be dropped."""

    name: str
    aliases: tuple[Alias, ...]
    label: str  # the preferred header as officials write it
    personal: bool = False


@dataclass(frozen=True)
class Form:
    """One form: which columns make it, and which of them identify and group its rows."""

    id: str
    family: str
    kind: str  # "list": one row per thing; "summary": rows of numbers that may add up
    title_vi: str
    title_en: str
    fields: tuple[Field, ...]
    required: tuple[str, ...]
    any_of: tuple[tuple[str, ...], ...]
    identifier: str
    group_field: str | None
    table: str | None  # the work table its rows go to, where it has a template

    def missing(self, found: set[str]) -> list[str]:
        """Headers, as officials write them, of what `found` lacks; alternatives joined by " / "."""
        labels = {field.name: field.label for field in self.fields}
        absent = [labels[name] for name in self.required if name not in found]
        return absent + [" / ".join(labels[n] for n in some) for some in self.any_of if not found & set(some)]

    def complete(self, found: set[str]) -> bool:
        """True when nothing that makes this form is missing from `found`."""
        return found.issuperset(self.required) and all(found & set(some) for some in self.any_of)

    def met(self, found: set[str]) -> int:
        """How many of the needed columns are there; a set of alternatives is one."""
        return len(found & set(self.required)) + sum(bool(found & set(some)) for some in self.any_of)


@functools.cache
def forms() -> dict[str, Form]:
    """Every form by id."""
    files = sorted(FOLDER.glob("*.toml"))
    return {form.id: form for form in (_form(_read(file)) for file in files if file.stem != "personal")}


@functools.cache
def personal_fields() -> dict[str, str]:
    """Key of a header about a person → name of the field, for all forms together."""
    fields = _read(FOLDER / "personal.toml")["fields"]
    return {key(alias): name for name, aliases in fields.items() for alias in aliases}


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _form(told: dict[str, Any]) -> Form:
    fields = [_field(name, dict(spec)) for name, spec in told["fields"].items()]
    fields.append(_field(LINE_NUMBER, {"any": words()["line_numbers"]}))
    return Form(
        id=told["id"],
        family=told["family"],
        kind=told["kind"],
        title_vi=told["title_vi"],
        title_en=told["title_en"],
        fields=tuple(fields),
        required=tuple(told["required"]),
        any_of=tuple(map(tuple, told.get("any_of", ()))),
        identifier=told["identifier"],
        group_field=told.get("group_field"),
        table=told.get("table"),
    )


def _field(name: str, spec: dict[str, Any]) -> Field:
    personal = spec.pop("personal", False)
    written = [alias for aliases in spec.values() for alias in aliases]
    aliases = tuple(Alias(tuple(map(_part, text.split(" / "))), rank) for rank, text in enumerate(written))
    return Field(name, aliases, written[0].replace("*", "").strip() if written else name, personal)


def _part(text: str) -> str:
    """`key` of one tier, keeping the stars that stand for any words."""
    return "*".join(map(key, text.split("*")))
