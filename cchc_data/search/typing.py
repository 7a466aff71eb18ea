"""What somebody may have meant to type: neighbours of a word, words run together, bare Telex."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from cchc_data.search.fold import sound

EXACT, PREFIX, TELEX, SLIP, HEARD = 1.0, 0.85, 0.9, 0.7, 0.6
_MOST_PREFIXES = 40
_TONE = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxj]([a-z]*)$")
_DOUBLE = re.compile(r"([aeod])\1|([aou])w")
_LONGEST_RUN = 24


class Vocabulary:
    """The words of an index, and quick ways to the ones near a typed word."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._set = frozenset(self._known)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._heard: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            self._heard[sound(word)].add(word)
            for shorter in _with_one_less(word):
                self._near[shorter].add(word)

    def __contains__(self, word: str) -> bool:
        return word in self._set

    def meant(self, word: str, unfinished: bool) -> dict[str, float]:
        """Known words that `word` may stand for, with how sure that is (0..1).

        `unfinished`: the word is still being typed, so longer words count as well.
        """
        found = dict.fromkeys(self._heard.get(sound(word), ()), HEARD)
        if word in self:
            found[word] = EXACT
        elif plainer := self._from_telex(word):
            found[plainer] = TELEX
        else:
            found |= dict.fromkeys(self._slips(word), SLIP)
        if unfinished:
            found = {longer: PREFIX for longer in self._starting_with(word)} | found
        return found

    def apart(self, run: str) -> list[str]:
        """ "khaisinh" → ["khai", "sinh"]: the fewest known words that make up `run`, or none."""
        best: list[list[str] | None] = [[]] + [None] * len(run)
        for end in range(1, min(len(run), _LONGEST_RUN) + 1):
            for start in range(max(0, end - 7), end - 1):
                before = best[start]
                if before is not None and run[start:end] in self:
                    longer = [*before, run[start:end]]
                    if best[end] is None or len(longer) < len(best[end]):
                        best[end] = longer
        return best[len(run)] or []

    def _slips(self, word: str) -> set[str]:
        """Words one letter more, less, other or swapped away; two letters are too few to tell."""
        if len(word) < 3:
            return set()
        forms = [word, *_with_one_less(word)]
        near = {known for form in forms for known in self._near.get(form, ())}
        near |= {form for form in forms if form in self}
        return {known for known in near if one_slip_apart(word, known)}

    def _from_telex(self, word: str) -> str:
        """ "ddaats" → "dat", "giaays" → "giay", "d9at" → "dat"; "" when that gives no known word."""
        letters = re.sub(r"\d", "", word) if not word.isdigit() else word
        single = _DOUBLE.sub(lambda m: m[1] or m[2], letters)
        for form in (single, _TONE.sub(r"\1\2", single), _TONE.sub(r"\1\2", letters)):
            if form != word and form in self:
                return form
        return ""

    def _starting_with(self, prefix: str) -> list[str]:
        start = bisect_left(self._known, prefix)
        found = []
        for word in self._known[start : start + _MOST_PREFIXES]:
            if not word.startswith(prefix):
                break
            found.append(word)
        return found


def _with_one_less(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} if len(word) > 2 else set()


def one_slip_apart(a: str, b: str) -> bool:
    """One insertion, deletion, substitution, or swap of neighbours."""
    if len(a) == len(b):
        odd = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(odd) == 2 and odd[1] == odd[0] + 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]
        return len(odd) <= 1 or swapped
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and short in _with_one_less(long)
