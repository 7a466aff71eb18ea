"""Every sentence of the interface, by key, in Vietnamese and English."""

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

    Raises KeyError for a key that is not in the word file, so a missing sentence fails a
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
    """The words of one language; raises FileNotFoundError for a language without a file."""
    return Words(lang)


@cache
def sentences(lang: str) -> Mapping[str, str]:
    """The word file as one flat mapping `section.key` to sentence."""
    return dict(_flat(tomllib.loads((FOLDER / f"{lang}.toml").read_text("utf-8"))))


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flat(value, f"{prefix}{key}.")
