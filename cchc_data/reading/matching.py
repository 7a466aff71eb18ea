"""From the tiers of each header to the field each column holds, for every form at once."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass
from fnmatch import fnmatchcase, translate

from cchc_data.reading.forms import LINE_NUMBER, Form, forms
from cchc_data.reading.mapping import Mapping
from cchc_data.reading.text import key, key_without_notes

_LONGEST_HEADER = 400  # characters; survey questions are long, what is longer is prose
Tiers = tuple[str, ...]  # a column's header, the outermost tier first


@dataclass(frozen=True, order=True)
class Guess:
    """One reading of a column's header; the smallest is the best."""

    looseness: int  # 0 the words themselves, 1 without notes in parentheses, 2 by a pattern
    shallowness: int  # minus the number of tiers that agree
    rank: int
    form: str
    field: str


@functools.lru_cache(maxsize=4_000)
def guesses(tiers: Tiers) -> tuple[Guess, ...]:
    """Every field of every form that a column under these `tiers` could hold, best first."""
    if len(tiers[-1]) > _LONGEST_HEADER:
        return ()
    found = []
    parents = tuple(map(key, tiers[:-1]))
    for looseness, reading in enumerate((key, key_without_notes)):
        whole = tuple(dict.fromkeys((reading(tiers[-1]), reading(" ".join(tiers)))))
        for last in whole:
            found += [
                Guess(looseness, -len(above), rank, form, name)
                for above, rank, form, name in _plain().get(last, ())
                if _inside(above, parents)
            ]
    last = key(tiers[-1])
    for pattern, above, rank, form, name in _patterns() if _any_pattern().match(last) else ():
        if fnmatchcase(last, pattern) and _inside(above, parents):
            found.append(Guess(2, -len(above), rank, form, name))
    return tuple(sorted(found))


def assign(headers: list[Tiers], mapping: Mapping) -> dict[str, dict[int, str]]:
    """Form id → column number → field; a column has one field, a field one column.

    A form of which only patterns match is none: any long sentence matches one.
    A header that can only be one thing is settled before one that can be several.
    With a mapping file only its form counts, and only what it names.
    """
    claims: dict[str, list[tuple[int, int, Guess]]] = defaultdict(list)
    for column, tiers in enumerate(headers):
        by_form: dict[str, dict[str, Guess]] = defaultdict(dict)
        for guess in _guesses_under(mapping, tiers) if tiers else ():
            by_form[guess.form].setdefault(guess.field, guess)
        for form, fields in by_form.items():
            claims[form] += [(len(fields), column, guess) for guess in fields.values()]
    return {form: _settle(these) for form, these in claims.items() if any(map(_is_words, these))}


def _is_words(claim: tuple[int, int, Guess]) -> bool:
    return claim[2].looseness < 2 and claim[2].field != LINE_NUMBER


def _guesses_under(mapping: Mapping, tiers: Tiers) -> tuple[Guess, ...]:
    if mapping.form is None:
        return guesses(tiers)
    named = mapping.columns.get(key(" ".join(tiers)))
    return (Guess(-1, 0, 0, mapping.form, named),) if named else ()


def _settle(claims: list[tuple[int, int, Guess]]) -> dict[int, str]:
    columns: dict[int, str] = {}
    taken: set[str] = set()
    for _, column, guess in sorted(claims, key=lambda c: (c[2].looseness, c[2].shallowness, c[0], c[2].rank, c[1])):
        if column not in columns and guess.field not in taken:
            columns[column] = guess.field
            taken.add(guess.field)
    return columns


def strength(form: Form, fields: set[str]) -> tuple[bool, int, int]:
    """How well `fields` make `form`: complete or not, columns known, needs met."""
    return form.complete(fields), len(fields - {LINE_NUMBER}), form.met(fields)


def _inside(above: Tiers, parents: Tiers) -> bool:
    """True when the alias's outer tiers appear, in order, among the column's outer tiers."""
    rest = iter(parents)
    return all(any(fnmatchcase(parent, part) for parent in rest) for part in above)


@functools.cache
def _plain() -> dict[str, list[tuple[Tiers, int, str, str]]]:
    """Last tier's key → outer tiers, rank, form, field."""
    index: dict[str, list[tuple[Tiers, int, str, str]]] = defaultdict(list)
    for last, above, rank, form, name in _all():
        if "*" not in last:
            index[last].append((above, rank, form, name))
    return index


@functools.cache
def _patterns() -> list[tuple[str, Tiers, int, str, str]]:
    return [entry for entry in _all() if "*" in entry[0]]


@functools.cache
def _any_pattern() -> re.Pattern[str]:
    """Matches what at least one pattern matches: most cells match none of the many."""
    return re.compile("|".join(translate(entry[0]) for entry in _patterns()))


def _all() -> list[tuple[str, Tiers, int, str, str]]:
    return [
        (alias.parts[-1], alias.parts[:-1], alias.rank, form.id, field.name)
        for form in forms().values()
        for field in form.fields
        for alias in field.aliases
    ]
