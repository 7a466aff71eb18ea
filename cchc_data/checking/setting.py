"""What a check needs to know besides the file: whose data it is, which day it is, what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from cchc_data import reference
from cchc_data.calendar import WorkingCalendar
from cchc_data.checking.words import Labels, WordList


@cache
def catalogue() -> Mapping[str, str]:
    """Name of every procedure of the loaded catalogue, by code."""
    table = reference.procedures()
    return dict(zip(table["proc_code"], table["name"], strict=True))


@dataclass(frozen=True)
class Setting:
    """One check's circumstances.

    `org` is the data folder's org.toml; `today` only rejects days that have not come;
    `answers` settle what a file leaves open; `labels` and `procedure_names` come from a
    mapping file; `known_codes` are procedure codes the commune's data already holds.
    """

    org: Mapping[str, Any]
    today: date
    answers: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Labels] = field(default_factory=dict)
    procedure_names: Mapping[str, str] = field(default_factory=dict)
    known_codes: frozenset[str] = frozenset()

    @property
    def calendar(self) -> WorkingCalendar:
        return WorkingCalendar.load()

    def words(self, name: str) -> WordList:
        """The list `name` of words.toml with the labels of the mapping file."""
        return WordList(name, self.labels.get(name))
