"""The data dictionary: what every public table and column means, in Vietnamese and English."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from cchc_data import publish

FIGURES = "figures"  # measured at load
RESTATEMENTS = "restatements"  # told by the manifests
DERIVED = (FIGURES, RESTATEMENTS)  # public tables that are no cubes

Both = Mapping[str, str]  # {"vi": ..., "en": ...}


@dataclass(frozen=True)
class Column:
    """One column; `type` is string, integer, number, boolean, date or list (of strings).

    `values` are the allowed values with their meaning, empty where any value may stand.
    """

    name: str
    type: str
    title: Both
    about: Both
    unit: str
    values: Mapping[str, Both]


@dataclass(frozen=True)
class Table:
    """One public table; `key` columns identify a row, empty where only all columns do."""

    name: str
    title: Both
    about: Both
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def holding(self, names: Container[str]) -> Table:
        """The same table with only these columns, as an older snapshot holds it."""
        columns = tuple(column for column in self.columns if column.name in names)
        return replace(self, columns=columns, key=self.key if all(name in names for name in self.key) else ())


@cache
def tables() -> Mapping[str, Table]:
    """Every public table by name: all indicators first, then the cubes in publishing order, restatements last.

    A cube that is not described is left out: nothing is handed out that nobody explained.
    """
    book = tomllib.loads((publish.FOLDER / "columns.toml").read_text("utf-8"))
    described = [name for name in (FIGURES, *publish.CUBES, RESTATEMENTS) if name in book["tables"]]
    return MappingProxyType({name: _table(name, book) for name in described})


def _table(name: str, book: Mapping[str, Any]) -> Table:
    facts = book["tables"][name]
    meanings = book["columns"] | facts.get("own", {})
    columns = tuple(_column(column, meanings[column]) for column in facts["columns"])
    return Table(name, _both(facts["title"]), _both(facts["about"]), tuple(facts.get("key", ())), columns)


def _column(name: str, facts: Mapping[str, Any]) -> Column:
    values = {value: _both(meaning) for value, meaning in facts.get("values", {}).items()}
    return Column(name, facts["type"], _both(facts["title"]), _both(facts["about"]), facts.get("unit", ""), values)


def _both(sentences: list[str]) -> Both:
    vi, en = sentences
    return {"vi": vi, "en": en}
