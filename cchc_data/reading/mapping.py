"""A mapping file: how a foreign table's columns and values become one of our forms."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cchc_data.reading.forms import forms
from cchc_data.reading.refusal import unreadable
from cchc_data.reading.text import key


@dataclass(frozen=True)
class Mapping:
    """`columns`: header key → field of `form`; `values`: field → text received → text meant.

    Without a form it maps nothing.
    """

    form: str | None = None
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def changer(self, name: str) -> Callable[[str], str] | None:
        """What to do with the texts of field `name`, or None for nothing."""
        values = self.values.get(name)
        return (lambda text: values.get(text, text)) if values else None


def load(path: str | None) -> Mapping:
    """The mapping of a TOML file (`form`, `[columns]`, `[values.<field>]`); none without a path.

    Raises UnreadableFile `bad_mapping` for a file that is missing, broken or names what does not exist.
    """
    if not path:
        return Mapping()
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        form = forms()[told["form"]]
        columns = {key(header): name for header, name in told["columns"].items()}
        values = {name: dict(pairs) for name, pairs in told.get("values", {}).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise unreadable("bad_mapping", name=Path(path).name, why=type(error).__name__) from error
    strange = {*columns.values(), *values} - {each.name for each in form.fields}
    if strange:
        raise unreadable("bad_mapping", name=Path(path).name, why=", ".join(sorted(strange)))
    return Mapping(form.id, columns, values)
