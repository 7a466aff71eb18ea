"""The index: every procedure by its name, its everyday names and its life events."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from math import log
from typing import Any

from cchc_data.search.events import events
from cchc_data.search.fold import Word, plain, words
from cchc_data.search.query import Term, terms
from cchc_data.search.speech import speech
from cchc_data.search.typing import Vocabulary

# How much a way to call a procedure weighs beside its official name.
HEAD, SAYING, NEAR_SAYING, EVENT, FIELD = 0.98, 0.97, 0.88, 0.9, 0.6
_STEP = 0.01  # each later procedure of a life event a little less
_FILLER = 0.05
_OTHER_MARKS = 0.75  # "đạt" for "đất": same letters, other marks
_NEIGHBOURS = 0.2
_FEWEST, _OF_BEST = 0.3, 0.5
_CODE = re.compile(r"^\d\.\d{1,6}")


@dataclass(frozen=True)
class Hit:
    """A procedure found; `score` is 0 to about 1."""

    proc_code: str
    score: float


@dataclass(frozen=True)
class Title:
    """One way to call the procedure `code`."""

    code: str
    words: tuple[Word, ...]
    weight: float


class Index:
    """Titles, where each word stands in them, and how telling each word is."""

    def __init__(self, names: Mapping[str, str], titles: list[Title]) -> None:
        self._names = names  # in the order to list them when nothing is asked
        self._titles = titles
        self._places: dict[str, dict[int, str]] = defaultdict(dict)
        for number, title in enumerate(titles):
            for word in title.words:
                self._places[word.plain][number] = word.marked
        self._known = Vocabulary(self._places)
        self._telling = self._weigh(names.values())
        self._whole = [sum(self._telling[w] for w in {w.plain for w in t.words}) for t in titles]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> Index:
        """From rows with proc_code, name and field_vi."""
        rows = list(rows)
        names = {row["proc_code"]: row["name"] for row in rows}
        return cls(names, [*_official(rows), *_said(names), *_lived(names)])

    def find(self, text: str, allowed: Set[str]) -> list[Hit]:
        """Hits among the allowed codes, best first; all of them when the text holds no word."""
        asked = terms(text, self._known)
        if not asked:
            return [Hit(code, 0.0) for code in self._names if code in allowed]
        best = self._by_code(text) or self._best(asked)
        hits = [Hit(code, score) for code, score in best.items() if code in allowed]
        hits.sort(key=lambda hit: (-round(hit.score, 4), len(self._names[hit.proc_code]), hit.proc_code))
        least = max(_FEWEST, _OF_BEST * hits[0].score) if hits else 0
        return [hit for hit in hits if hit.score >= least]

    def _weigh(self, names: Iterable[str]) -> dict[str, float]:
        """How telling a word is: rare words of official names tell more (inverse frequency)."""
        count: dict[str, int] = defaultdict(int)
        total = 0
        for name in names:
            total += 1
            for word in set(plain(name)):
                count[word] += 1
        return {word: log(1 + total / (1 + count[word])) for word in self._places}

    def _by_code(self, text: str) -> dict[str, float]:
        """Codes that start with the code typed, the exact one first."""
        typed = _CODE.match(text.strip())
        if not typed:
            return {}
        return {code: len(typed[0]) / len(code) for code in self._names if code.startswith(typed[0])}

    def _best(self, asked: list[Term]) -> dict[str, float]:
        """Best score per code over all its titles."""
        best: dict[str, float] = defaultdict(float)
        for number, score in self._scores(asked).items():
            title = self._titles[number]
            best[title.code] = max(best[title.code], score * title.weight)
        return best

    def _scores(self, asked: list[Term]) -> dict[int, float]:
        """Per title: how much of the query it covers, times how much of it the query covers."""
        covered: dict[int, float] = defaultdict(float)
        used: dict[int, float] = defaultdict(float)
        whole = 0.0
        for term in asked:
            weight = max((self._telling[w] for w in term.meant), default=log(1 + len(self._names)) / 2)
            weight *= _FILLER if term.filler else 1
            whole += weight
            for number, sure in self._fit(term).items():
                covered[number] += weight * sure
                used[number] += weight * sure
        order = [word for term in asked for word in [term.word.plain] if not term.filler]
        return {
            number: (share / whole) * (0.55 + 0.45 * min(1, used[number] / self._whole[number]))
            + _NEIGHBOURS * self._together(number, order)
            for number, share in covered.items()
        }

    def _fit(self, term: Term) -> dict[int, float]:
        """Titles that hold a word the term may stand for, with how well it fits."""
        found: dict[int, float] = {}
        for word, sure in term.meant.items():
            for number, marked in self._places[word].items():
                fits = sure * (_OTHER_MARKS if term.word.has_marks and marked != term.word.marked else 1)
                if fits > found.get(number, 0):
                    found[number] = fits
        return found

    def _together(self, number: int, order: list[str]) -> float:
        """Share of the query's neighbouring words that are neighbours in the title too."""
        if len(order) < 2:
            return 0.0
        title = [word.plain for word in self._titles[number].words]
        pairs = set(zip(title, title[1:], strict=False))
        return sum(pair in pairs for pair in zip(order, order[1:], strict=False)) / (len(order) - 1)


def _official(rows: list[Mapping[str, Any]]) -> Iterable[Title]:
    """The whole name, its beginning up to the first bracket or mark, and the field."""
    for row in rows:
        yield Title(row["proc_code"], tuple(words(row["name"])), 1.0)
        head = re.split(r"[(;,]", row["name"])[0]
        if head != row["name"]:
            yield Title(row["proc_code"], tuple(words(head)), HEAD)
        yield Title(row["proc_code"], tuple(words(row["field_vi"])), FIELD)


def _said(names: Mapping[str, str]) -> Iterable[Title]:
    """Everyday sayings, given to every name that holds the official words they mean."""
    folded = {code: " ".join(plain(name)) for code, name in names.items()}
    for official, sayings in speech()["sayings"].items():
        meant = " ".join(plain(official))
        for code, name in folded.items():
            if f" {meant} " in f" {name} ":
                weight = SAYING if name == meant or code_is_first(name, meant) else NEAR_SAYING
                yield from (Title(code, tuple(words(saying)), weight) for saying in sayings)


def code_is_first(name: str, meant: str) -> bool:
    """Whether the name begins with the words meant, so that it is the thing itself."""
    return name.startswith(meant)


def _lived(names: Mapping[str, str]) -> Iterable[Title]:
    for event in events():
        for place, code in enumerate(code for code in event.codes if code in names):
            for saying in (event.names["vi"], *event.says):
                yield Title(code, tuple(words(saying)), EVENT - _STEP * place)
