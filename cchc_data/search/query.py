"""A typed text → terms to look for: bounded, without the words that only carry a question."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from cchc_data.search.fold import Word, plain, words
from cchc_data.search.speech import speech
from cchc_data.search.typing import Vocabulary

LONGEST = 200  # characters; a question is shorter, a pasted page is cut
SAME = 0.8
_MOST_TERMS = 30


@dataclass(frozen=True)
class Term:
    """One word of the query, and the known words it may stand for with how sure that is."""

    word: Word
    meant: dict[str, float]


def terms(text: str, known: Vocabulary) -> list[Term]:
    """Terms in the order typed: abbreviations written out, words run together taken apart.

    Words that only ask are left out, unless there is nothing else.
    """
    short = text[:LONGEST]
    typed = _written_out(words(short), known)[:_MOST_TERMS]
    unfinished = bool(short) and not short[-1].isspace()
    asking, last = _asking(typed), len(typed) - 1
    return [
        Term(word, _with_same(word, known.meant(word.plain, unfinished and place == last), known))
        for place, word in enumerate(typed)
        if place not in asking
    ]


def _with_same(word: Word, meant: dict[str, float], known: Vocabulary) -> dict[str, float]:
    """Also the known words that mean the same in everyday speech, a little less sure."""
    return {other: SAME for other in same().get(word.plain, ()) if other in known} | meant


def _written_out(typed: list[Word], known: Vocabulary) -> list[Word]:
    short = abbreviations()
    found: list[Word] = []
    for word in typed:
        if word.plain in short:
            found += words(short[word.plain])
        elif word.plain not in known and (parts := known.apart(word.plain)):
            found += [Word(part, part) for part in parts]
        else:
            found.append(word)
    return found


def _asking(typed: list[Word]) -> set[int]:
    """Places of words that only ask ("cần giấy tờ gì", "ở đâu"); the longest phrase wins.

    Who types accents means them: "đi làm xa" does not speak of the commune (xã).
    """
    accented = any(word.has_marks for word in typed)
    text = tuple(word.marked if accented else word.plain for word in typed)
    phrases = fillers(accented)
    found: set[int] = set()
    for start in range(len(text)):
        for length in range(min(5, len(text) - start), 0, -1):
            if text[start : start + length] in phrases:
                found.update(range(start, start + length))
                break
    return found if len(found) < len(text) else set()


@cache
def fillers(accented: bool) -> frozenset[tuple[str, ...]]:
    """The phrases that only ask, word by word, with their accents or without."""
    return frozenset(
        tuple(word.marked if accented else word.plain for word in words(phrase)) for phrase in speech()["fillers"]
    )


@cache
def same() -> dict[str, frozenset[str]]:
    """Unaccented word → words of the same meaning; what is in two groups means both."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in speech()["same"]:
        members = {one for word in group for one in plain(word)}
        for member in members:
            found[member] |= members - {member}
    return {word: frozenset(others) for word, others in found.items()}


@cache
def abbreviations() -> dict[str, str]:
    """Unaccented abbreviation → what it stands for, in words."""
    return {unicodedata.normalize("NFC", short): meaning for short, meaning in speech()["abbreviations"].items()}
