"""`can_cu_phap_ly`: titles and numbers of legal documents, flattened into one string."""

from __future__ import annotations

import functools
import re

from cchc_data.catalogue.text import LOWER, UPPER, clean, is_missing
from cchc_data.catalogue.vocabulary import one_of, words

_YEAR = r"(?:19|20)\d\d"
_OTHER = rf"(?:NQ-)?(?:UBTV)?QH\d\d|[A-ZĐ]{{2,4}}-[A-ZĐ]{{2,10}}(?![{LOWER}])"
# In "Luật Doanh nghiệp 202076/2025/QH15" the year belongs to the title, 76/2025 to the law.
_GLUED_YEAR = re.compile(rf"{_YEAR}(?=\d{{1,3}}/)")


def legal_basis(raw: str) -> list[str]:
    """The documents in their order, each "title (number)", or the title alone if it has the number.

    An empty list when the portal has no information. The table's cells are glued, so
    a number that is glued to a word closes a document and a number inside a sentence
    does not; where that misleads, two documents stay in one line and no text is dropped.
    """
    if is_missing(raw):
        return []
    text = clean(raw).removeprefix(words()["legal_header"])
    lines: list[str] = []
    for title, code in _cut(text):
        line = f"{title} ({code})".strip() if code and code not in title else title
        if not lines or line != lines[-1]:
            lines.append(line)
    return lines


@functools.cache
def _number() -> re.Pattern[str]:
    """Number, year and issuing agency of a document, such as 66.7/2025/NQ-CP."""
    ending = one_of(words()["legal_endings"])
    return re.compile(rf"(?P<code>\d+(?:\.\d+)?/{_YEAR}/(?:{ending}|{_OTHER}))")


@functools.cache
def _glued_kind() -> re.Pattern[str]:
    """The kind of a document, glued to the end of the title before it."""
    return re.compile(rf"(?<=[{LOWER}\d)]){one_of(words()['legal_kinds'])}(?: {words()['legal_number']})? $")


def _cut(text: str) -> list[tuple[str, str]]:
    documents, end = [], 0
    for found in _number().finditer(text):
        year = _GLUED_YEAR.match(found["code"])
        start = found.start() + (len(year[0]) if year else 0)
        if _closes(text, start, found.end()):
            documents.append(_document(text[end : found.end()], text[start : found.end()]))
            end = found.end()
    rest = clean(text[end:])
    return [*documents, (rest, "")] if rest else documents


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the number text[start:end] ends a row: glued to what stands before or after it."""
    glued_before = start > 0 and not text[start - 1].isspace()
    glued_after = re.match(rf"[{UPPER}]?[{LOWER}]", text[end:]) is not None
    return glued_before or glued_after or end == len(text)


def _document(row: str, code: str) -> tuple[str, str]:
    """Title and number; a title that itself ends in "số 12/2025/TT-BTP" keeps it."""
    title = row.removesuffix(code)
    if glued := _glued_kind().search(title):
        # "… Bộ Tư phápThông tư số 03/2023/TT-BTP": the cell of the number names the kind once more.
        title, kind = title[: glued.start()], glued[0]
        return clean(title), code if code in title else f"{kind}{code}"
    in_sentence = title[-1:].isspace()
    return (clean(row), code) if in_sentence else (clean(title), code)
