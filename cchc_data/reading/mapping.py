"""A mapping file: how a foreign table's columns and values become one of our forms."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cchc_data.file_names import label
from cchc_data.reading.forms import forms
from cchc_data.reading.refusal import unreadable
from cchc_data.reading.text import key


@dataclass(frozen=True)
class Mapping:
    """`columns`: header key → field of `form`; `values`: field → text received → text meant;
    `rewrite`: field → pattern of a whole text → what it becomes.

    Without a form it maps nothing.
    """

    form: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    rewrite: dict[str, dict[re.Pattern[str], str]] = field(default_factory=dict)

    def changer(self, name: str) -> Callable[[str], str] | None:
        """What to do with the texts of field `name`, or None for nothing."""
        values, rewrite = self.values.get(name, {}), self.rewrite.get(name, {})
        return functools.partial(_changed, values, rewrite) if values or rewrite else None


def _changed(values: dict[str, str], rewrite: dict[re.Pattern[str], str], text: str) -> str:
    if text in values:
        return values[text]
    for pattern, told in rewrite.items():
        if found := pattern.fullmatch(text):
            return found.expand(told)
    return text


def load(path: str | None) -> Mapping:
    """The mapping of a TOML file (`form`, `[columns]`, `[values.<field>]`, `[rewrite.<field>]`); none without a path.

    Raises UnreadableFile `bad_mapping` for a file that is missing, broken or names what does not exist.
    """
    if not path:
        return Mapping()
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        form = forms()[told["form"]]
        columns = {key(header): name for header, name in told["columns"].items()}
        values = {name: dict(pairs) for name, pairs in told.get("values", {}).items()}
        rewrite = {name: _compiled(pairs) for name, pairs in told.get("rewrite", {}).items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, re.error) as error:
        raise unreadable("bad_mapping", name=label(Path(path).name), why=type(error).__name__) from error
    strange = {*columns.values(), *values, *rewrite} - {each.name for each in form.fields}
    if strange:
        raise unreadable("bad_mapping", name=label(Path(path).name), why=", ".join(sorted(strange)))
    return Mapping(form.id, columns, values, rewrite)


def _compiled(pairs: dict[str, str]) -> dict[re.Pattern[str], str]:
    """Patterns ready to be met; raises re.error or IndexError where one, or what it is to become, makes no sense."""
    compiled = {re.compile(pattern): told for pattern, told in pairs.items()}
    for pattern, told in compiled.items():
        pattern.sub(told, "")  # reads what it is to become, and finds a group that is not there
    return compiled
