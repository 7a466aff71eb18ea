"""The answer to a file that is no form of ours: which form is nearest, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_data.received import UnreadableFile
from cchc_data.reading.forms import Alias, Form, forms
from cchc_data.reading.header import SEARCHED_ROWS, Grid, Header
from cchc_data.reading.refusal import unreadable
from cchc_data.reading.text import key

_LONGEST_HEADER = 25  # words; longer cells are sentences


def refusal(grids: list[Grid], headers: list[Header]) -> UnreadableFile:
    """`empty_workbook`, `no_header`, or `unknown_form` with the nearest form and its missing columns."""
    if not any(any(row) for grid in grids for row in grid):
        return unreadable("empty_workbook")
    found = {header.form.id: set(header.fields.values()) for header in sorted(headers, key=lambda h: h.strength)}
    words = _header_words(grids)
    met = {form: form.met(found.get(form.id, set())) for form in forms().values()}
    marks = {form: (met[form], _resemblance(form, words), -_needs(form)) for form in met}
    nearest = max(marks, key=lambda form: marks[form])
    if marks[nearest][:2] == (0, 0):
        return unreadable("no_header")
    return unreadable(
        "unknown_form",
        form_id=nearest.id,
        form=nearest.title_vi,
        form_en=nearest.title_en,
        met=met[nearest],
        needs=_needs(nearest),
        missing=", ".join(f"“{label}”" for label in nearest.missing(found.get(nearest.id, set()))),
    )


def _needs(form: Form) -> int:
    return len(form.required) + len(form.any_of)


def _header_words(grids: Iterable[Grid]) -> set[frozenset[str]]:
    """The words of every short cell near the top of a sheet."""
    cells = {text for grid in grids for row in grid[:SEARCHED_ROWS] for text in row if text}
    found = {frozenset(key(text).split()) for text in cells}
    return {words for words in found if len(words) <= _LONGEST_HEADER}


def _resemblance(form: Form, cells: set[frozenset[str]]) -> int:
    """How many fields of `form` have an alias of several words that all stand in one cell."""
    return sum(
        any(len(alias) > 1 and alias <= cell for alias in map(_words, field.aliases) for cell in cells)
        for field in form.fields
    )


def _words(alias: Alias) -> frozenset[str]:
    last = alias.parts[-1]
    return frozenset() if "*" in last else frozenset(last.split())
