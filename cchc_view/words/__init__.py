"""Every sentence of the interface, by key: written in `vi/`, translated in `en/`, one file a topic."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("vi", "en")


class Words:
    """`words("tile.target", goal="≥ 100%")`: the sentence with its places filled in.

    Raises KeyError for a key that is not in the word files, so a missing sentence fails a
    test and never reaches a page as a blank.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._sentences = sentences(lang)

    def __call__(self, key: str, **places: Any) -> str:
        return self._sentences[key].format(**places)

    def has(self, key: str) -> bool:
        return key in self._sentences


@cache
def of(lang: str) -> Words:
    """The words of one language; raises FileNotFoundError for a language without a folder."""
    return Words(lang)


@cache
def sentences(lang: str) -> Mapping[str, str]:
    """The language's files, one a topic, as one flat mapping `section.key` to sentence."""
    return {key: said for path in files(lang) for key, said in _flat(tomllib.loads(path.read_text("utf-8")))}


def files(lang: str) -> list[Path]:
    """The word files of a language; a section stands whole in one of them."""
    found = sorted((FOLDER / lang).glob("*.toml"))
    if not found:
        raise FileNotFoundError(f"no words in {lang}")
    return found


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flat(value, f"{prefix}{key}.")
