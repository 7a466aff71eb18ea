"""The index: which words stand in which titles, how telling each word is, and the scoring."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

from cchc_data.search.fold import plain
from cchc_data.search.query import LONGEST, Term, terms
from cchc_data.search.titles import titles
from cchc_data.search.typing import Vocabulary

_OTHER_MARKS = 0.75  # "đạt" for "đất": same letters, other marks
_WORD_FOR_WORD = 0.3
_NEIGHBOURS = 0.2  # added when the words stand in the order typed
_OF_QUERY, _OF_TITLE = 0.55, 0.45
_UNKNOWN = 0.2  # a word that no title holds is mostly a detail of somebody's story
_FEWEST, _OF_BEST = 0.15, 0.5
_CODE = re.compile(r"\d\.\d{1,6}")


@dataclass(frozen=True)
class Hit:
    """A procedure found; `score` is 0 to about 1."""

    proc_code: str
    score: float


class Index:
    """Titles as arrays: a query is some dozen vector operations, whatever the number of titles."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        rows = list(rows)
        self._names = {row["proc_code"]: row["name"] for row in rows}
        self._codes = list(self._names)  # in the order to list them when nothing is asked
        found = list(titles(rows))
        number_of = {code: number for number, code in enumerate(self._codes)}
        self._owner = np.array([number_of[title.code] for title in found], dtype=np.intp)
        self._weight = np.array([title.weight for title in found])
        self._exact: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, title in enumerate(found):
            self._exact[tuple(word.plain for word in title.words)].append(number)
        self._pairs = [_pairs([word.plain for word in title.words]) for title in found]
        self._marks: dict[str, int] = {}
        self._places = self._place(found)
        self._known = Vocabulary(self._places)
        self._telling = self._weigh()
        self._whole = np.array([sum(self._telling[w] for w in {w.plain for w in t.words}) for t in found])

    def find(self, text: str, allowed: Set[str]) -> list[Hit]:
        """Hits among the allowed codes, best first; all of them when the text holds no word."""
        asked = terms(text, self._known)
        if not asked:
            return [Hit(code, 0.0) for code in self._codes if code in allowed]
        best = {c: s for c, s in (self._by_code(text) or self._best(text, asked)).items() if c in allowed}
        least = max(_FEWEST, _OF_BEST * max(best.values(), default=0))
        hits = [Hit(code, round(score, 4)) for code, score in best.items() if score >= least]
        return sorted(hits, key=lambda hit: (-hit.score, len(self._names[hit.proc_code]), hit.proc_code))

    def _place(self, found: list) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """Unaccented word → numbers of the titles it stands in, and which accents it has there."""
        places: dict[str, dict[int, int]] = defaultdict(dict)
        for number, title in enumerate(found):
            for word in title.words:
                places[word.plain][number] = self._marks.setdefault(word.marked, len(self._marks))
        return {
            word: (np.fromiter(at, np.intp, len(at)), np.fromiter(at.values(), np.intp, len(at)))
            for word, at in places.items()
        }

    def _weigh(self) -> dict[str, float]:
        """How telling a word is: words in few official names tell more (inverse frequency)."""
        count = Counter(word for name in self._names.values() for word in set(plain(name)))
        return {word: log(1 + len(self._names) / (1 + count[word])) for word in self._places}

    def _by_code(self, text: str) -> dict[str, float]:
        """Codes that start with the code typed, the exact one first."""
        typed = _CODE.match(text.strip())
        if not typed:
            return {}
        return {code: len(typed[0]) / len(code) for code in self._codes if code.startswith(typed[0])}

    def _best(self, text: str, asked: list[Term]) -> dict[str, float]:
        """Best score per code over all its titles; codes without any are left out."""
        best, scores = np.zeros(len(self._codes)), self._scores(asked)
        # A title typed word for word is meant, whatever part of it only asks elsewhere.
        scores[self._exact.get(plain(text[:LONGEST]), [])] += _WORD_FOR_WORD
        np.maximum.at(best, self._owner, scores * self._weight)
        return {self._codes[number]: float(best[number]) for number in np.flatnonzero(best)}

    def _scores(self, asked: list[Term]) -> np.ndarray:
        """Per title: how much of the query it covers, times how much of it the query covers."""
        covered, whole = np.zeros(len(self._weight)), 0.0
        for term in asked:
            weight = max((self._telling[w] for w in term.meant), default=_UNKNOWN * log(1 + len(self._codes)))
            whole += weight
            covered += weight * self._fit(term)
        if not whole:
            return covered
        scores = covered / whole * (_OF_QUERY + _OF_TITLE * np.minimum(1, covered / self._whole))
        order = _pairs([term.word.plain for term in asked])
        for number in np.flatnonzero(scores >= _OF_BEST * scores.max()) if order else ():
            scores[number] += _NEIGHBOURS * len(order & self._pairs[number]) / len(order)
        return scores

    def _fit(self, term: Term) -> np.ndarray:
        """Per title, how well its best word fits the term (0..1)."""
        fits = np.zeros(len(self._weight))
        typed = self._marks.get(term.word.marked, -1)
        for word, sure in term.meant.items():
            numbers, marks = self._places[word]
            value = np.where(marks == typed, sure, sure * _OTHER_MARKS) if term.word.has_marks else sure
            fits[numbers] = np.maximum(fits[numbers], value)
        return fits


def _pairs(order: list[str]) -> frozenset[tuple[str, str]]:
    """Neighbouring words, in their order."""
    return frozenset(zip(order, order[1:], strict=False))
