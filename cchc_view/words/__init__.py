"""Every sentence of the interface, by key: written in `vi/`, translated in `en/`, one file a topic.

A sentence may hold names that changed with the law (`{unit}`, `{one_stop}`; see `cchc_data.terms`).
Where a whole sentence was different before a day, it stands in `before/<day>.toml` beside the files.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cchc_data import terms
from cchc_data.store import Loaded

FOLDER = Path(__file__).parent
LANGUAGES = terms.LANGUAGES


class Words:
    """`words("tile.target", goal="≥ 100%")`: the sentence with its places filled in.

    Raises KeyError for a key that is not in the word files, so a missing sentence fails a
    test and never reaches a page as a blank.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.day = date.max
        self.names = terms.on(self.day)[lang]
        self._sentences = sentences(lang)

    def __call__(self, key: str, **places: Any) -> str:
        return self._sentences[key].format_map({**self.names, **places})

    def has(self, key: str) -> bool:
        return key in self._sentences

    def name(self, text: str) -> str:
        """A text from data files (plan, indicator) with the names of the day in it."""
        return text.format_map(self.names)

    def on(self, day: date, names: terms.Names) -> Words:
        """The same words as they were on a day, with the names of that day."""
        told = copy.copy(self)
        told.day, told.names, told._sentences = day, names, sentences(self.lang, day)
        return told


@cache
def of(lang: str) -> Words:
    """The words of one language in today's names; raises FileNotFoundError for a language without a folder."""
    return Words(lang)


def spoken(lang: str, loaded: Loaded) -> Words:
    """The words as on the snapshot's last day, with the names of its unit."""
    return of(lang).on(loaded.as_of, loaded.names[lang])


@cache
def sentences(lang: str, day: date = date.max) -> Mapping[str, str]:
    """The language's files, one a topic, as one flat mapping `section.key` to sentence, as on a day."""
    said = {key: text for path in files(lang) for key, text in read(path)}
    for until, path in earlier(lang):
        if day < until:
            said |= dict(read(path))
    return said


def files(lang: str) -> list[Path]:
    """The word files of a language; a section stands whole in one of them."""
    found = sorted((FOLDER / lang).glob("*.toml"))
    if not found:
        raise FileNotFoundError(f"no words in {lang}")
    return found


def earlier(lang: str) -> list[tuple[date, Path]]:
    """Files of sentences that held before a day, the newest day first so that the oldest wins."""
    found = (FOLDER / lang / "before").glob("*.toml")
    return sorted(((date.fromisoformat(path.stem), path) for path in found), reverse=True)


def read(path: Path) -> Iterator[tuple[str, str]]:
    """The sentences of one file by `section.key`."""
    return _flat(tomllib.loads(path.read_text("utf-8")))


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flat(value, f"{prefix}{key}.")
