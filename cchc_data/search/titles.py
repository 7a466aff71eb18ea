"""Every way to call a procedure: its official name, everyday sayings, life events, its field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from cchc_data.search.events import events
from cchc_data.search.fold import Word, plain, words
from cchc_data.search.speech import speech

# How much a way to call a procedure weighs beside its official name.
HEAD, EVENT, FIELD = 0.98, 0.9, 0.6
# A saying, by where the name holds the words it means: all of it, at its beginning, further on.
IS, BEGINS, HOLDS = 0.97, 0.92, 0.86
_STEP = 0.01  # each later procedure of a life event a little less


@dataclass(frozen=True)
class Title:
    """One way to call the procedure `code`."""

    code: str
    words: tuple[Word, ...]
    weight: float


def titles(rows: Iterable[Mapping[str, Any]]) -> Iterator[Title]:
    """All titles of procedures given as rows with proc_code, name and field_vi."""
    rows = list(rows)
    names = {row["proc_code"]: row["name"] for row in rows}
    found = chain(_official(rows), _said(names), _lived(names))
    yield from (title for title in found if title.words)


def _official(rows: list[Mapping[str, Any]]) -> Iterator[Title]:
    """The whole name, its beginning up to the first bracket or mark, and the field."""
    for row in rows:
        yield Title(row["proc_code"], tuple(words(row["name"])), 1.0)
        head = re.split(r"[(;,]", row["name"])[0]
        if head != row["name"]:
            yield Title(row["proc_code"], tuple(words(head)), HEAD)
        yield Title(row["proc_code"], tuple(words(row["field_vi"])), FIELD)


def _said(names: Mapping[str, str]) -> Iterator[Title]:
    """Everyday sayings, given to every name that holds the official words they mean."""
    folded = {code: f" {' '.join(plain(name))} " for code, name in names.items()}
    for official, sayings in speech()["sayings"].items():
        meant = f" {' '.join(plain(official))} "
        for code, name in folded.items():
            if meant in name:
                weight = IS if name == meant else BEGINS if name.startswith(meant) else HOLDS
                yield from (Title(code, tuple(words(saying)), weight) for saying in sayings)


def _lived(names: Mapping[str, str]) -> Iterator[Title]:
    for event in events():
        for place, code in enumerate(code for code in event.codes if code in names):
            for saying in (event.names["vi"], *event.says):
                yield Title(code, tuple(words(saying)), EVENT - _STEP * place)
