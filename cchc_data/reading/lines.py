"""What a row under the header is: data, blank, total, group, repeated header, signature."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from enum import Enum, auto

from cchc_data.reading.forms import LINE_NUMBER
from cchc_data.reading.header import Header
from cchc_data.reading.text import key, tidy
from cchc_data.reading.vocabulary import words

_NUMBER = re.compile(r"\d+(\.\d+)*\.?$")
_GROUP_NUMBER = re.compile(r"([IVXLC]+|[A-ZĐ])\s*[.):]?$")
_GROUP_START = re.compile(r"([IVXLC]+|[A-ZĐ])\s*[.):/-]\s*(?=\S)")
_FORMULA_PART = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐa-z])\s*\)?$|\(?\d{1,2}\)?\s*=[\d\s()+/*%-]+$")

_LONGEST_LINE = 120  # characters; what is longer is prose


class Line(Enum):
    """Kinds of rows."""

    DATA = auto()
    BLANK = auto()
    TOTAL = auto()
    PART = auto()  # "Trong đó": explains the row above, adds nothing
    GROUP = auto()  # names the rows that follow
    GROUP_TOTAL = auto()  # the same, with figures
    HEADER = auto()  # the header once more, on the next page
    FORMULA = auto()  # (1) (2) (3)=(4)+(5)
    SIGNATURE = auto()


class Lines:
    """Tells what rows are, for one sheet under one header; remembers that signatures have begun."""

    def __init__(self, header: Header) -> None:
        self._form = header.form
        where = {field: column for column, field in header.fields.items()}
        self._number = where.get(LINE_NUMBER)
        self._identifier = where[header.form.identifier]
        self._needed = [where[name] for name in header.form.required]
        self._kept = sorted(header.fields)
        self._header = [set(map(key, tiers)) for tiers in header.tiers]
        self._signed = False

    def kind(self, texts: Sequence[str]) -> Line:
        """What the row of tidy `texts` is."""
        filled = [(column, text) for column, text in enumerate(texts) if text]
        if not filled:
            return Line.BLANK
        if self._is_formula(filled):
            return Line.FORMULA
        if self._repeats_header(filled):
            return Line.HEADER
        sure = self._is_sure(texts, filled)
        if self._signed and not sure:
            return Line.SIGNATURE
        kind = self._by_words(texts, filled, sure)
        self._signed = kind is Line.SIGNATURE
        return kind

    def _is_sure(self, texts: Sequence[str], filled: list[tuple[int, str]]) -> bool:
        """True for a row that is data whatever its words say: identified, and numbered or well filled."""
        if not texts[self._identifier]:
            return False
        if self._form.kind == "summary":
            return _has_figures(filled) and not self._has_group_number(texts)
        if self._number is not None:
            return is_line_number(texts[self._number])
        return sum(bool(texts[column]) for column in self._needed) >= 2 and not is_total(texts[self._identifier])

    def _by_words(self, texts: Sequence[str], filled: list[tuple[int, str]], sure: bool) -> Line:
        summary = self._form.kind == "summary"
        figures = summary and _has_figures(filled)
        if summary or not sure:
            if any(is_total(text) for _, text in filled[:2]):
                return Line.TOTAL
            if _starts_with(filled[0][1], words()["parts"]):
                return Line.PART
        if not sure and not figures and any(_is_signature(text) for _, text in filled):
            return Line.SIGNATURE
        if not sure and self._is_group(texts, filled):
            return Line.GROUP_TOTAL if figures else Line.GROUP
        return Line.DATA if any(texts[column] for column in self._kept) else Line.BLANK

    def _has_group_number(self, texts: Sequence[str]) -> bool:
        return self._number is not None and bool(_GROUP_NUMBER.match(texts[self._number]))

    def _is_group(self, texts: Sequence[str], filled: list[tuple[int, str]]) -> bool:
        """Numbered I, II, A; or the only text of its row, "I. ..." or "Lĩnh vực ..."."""
        if self._has_group_number(texts):
            return len(filled) <= 3 or self._form.kind == "summary"
        first = filled[0][1]
        return len(filled) == 1 and bool(_GROUP_START.match(first) or _starts_with(first, words()["groups"]))

    def _is_formula(self, filled: list[tuple[int, str]]) -> bool:
        """(1) (2) (3), A B 1 2, 3=4+5+6: at least three, numbers rising one by one."""
        if len(filled) < 3 or not all(_FORMULA_PART.match(text) for _, text in filled):
            return False
        numbers = [int(found[0]) for _, text in filled if (found := re.findall(r"\d+", text))]
        return all(after == before + 1 for before, after in zip(numbers, numbers[1:], strict=False))

    def _repeats_header(self, filled: list[tuple[int, str]]) -> bool:
        same = sum(key(text) in self._header[column] for column, text in filled)
        return same >= 2 and same * 10 >= len(filled) * 6


def is_line_number(text: str) -> bool:
    """True for the running number of a data row: 1, 12, 3.1."""
    return bool(_NUMBER.match(text))


def group_name(texts: Sequence[str], number: int | None) -> str:
    """The words of a group row, without its "I." or "A)"."""
    filled = {column: text for column, text in enumerate(texts) if text}
    if len(filled) > 1:
        filled.pop(number, None)
    told = max(filled.values(), key=len, default="")
    return "" if _GROUP_NUMBER.match(told) else _GROUP_START.sub("", told, count=1)


@functools.lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    """True for "Tổng cộng", "Tổng số: 12 hồ sơ", "Cộng (I+II)", not for "Tổng hợp ý kiến".

    Accents count here: "Công" or "Cộng đồng" are no totals.
    """
    spoken = " ".join(tidy(text).lower().split())
    return len(text) < _LONGEST_LINE and bool(_totals().fullmatch(spoken))


@functools.cache
def _totals() -> re.Pattern[str]:
    total = "|".join(map(re.escape, sorted(words()["totals"], key=len, reverse=True)))
    counted = "|".join(map(re.escape, words()["counted"]))
    return re.compile(rf"(?:{total})(?![^\W\d_])(?:{counted}|[\divx=+;,.:()\s-])*")


@functools.lru_cache(maxsize=20_000)
def _is_signature(text: str) -> bool:
    bare = key(text)
    return len(bare) < _LONGEST_LINE and (_starts_with(bare, words()["signatures"]) or bool(re.match(words()["dated"], bare)))


def _starts_with(text: str, starts: list[str]) -> bool:
    """True when `text` is one of `starts`, or begins with one and goes on with another word."""
    bare = key(text)
    return any(bare.startswith(start) and not bare[len(start) : len(start) + 1].isalnum() for start in map(key, starts))


def _has_figures(filled: list[tuple[int, str]]) -> bool:
    return sum(bool(re.fullmatch(r"[\d.,\s]+", text)) for _, text in filled[1:]) > 0


def tidy_row(row: Sequence[object]) -> list[str]:
    """Every cell of a row as tidy text."""
    return [tidy(cell) if isinstance(cell, str) else "" if cell is None else str(cell) for cell in row]
