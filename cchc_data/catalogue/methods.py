"""Rows of `cach_thuc_thuc_hien`: a table the portal flattened without separators.

A row is channel, time limit, fee, a bracketed fee detail and a free note, glued
together. Cutting keeps every character: joining the parts gives the field back.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from cchc_data.catalogue.fees import fee_pattern, money_pattern
from cchc_data.catalogue.limits import limit_pattern
from cchc_data.catalogue.text import clean
from cchc_data.catalogue.vocabulary import one_of, words


@dataclass(frozen=True)
class MethodRow:
    """One row of the table, in the source's own characters.

    `glued` is true when a number without a unit runs into the amount of the fee
    ("120 VNĐ"): then the whole stands in `fee` and `limit` is empty.
    """

    channel: str
    limit: str
    fee: str
    fee_detail: str
    note: str
    glued: bool = False

    @property
    def source(self) -> str:
        return self.channel + self.limit + self.fee + self.fee_detail + self.note


@dataclass(frozen=True)
class Methods:
    """The whole field: what stands before the first row, and the rows in their order."""

    prelude: str
    rows: tuple[MethodRow, ...]

    @property
    def source(self) -> str:
        return self.prelude + "".join(row.source for row in self.rows)


def split_methods(text: str) -> Methods:
    """Cut `cach_thuc_thuc_hien` into rows; text that is no row stays in prelude or in a note."""
    found = list(_row_pattern().finditer(text))
    if not found:
        return Methods(text, ())
    ends = [match.start() for match in found[1:]] + [len(text)]
    rows = tuple(_row(match, text[match.end() : end]) for match, end in zip(found, ends, strict=True))
    return Methods(text[: found[0].start()], rows)


def case_name(row: MethodRow) -> str:
    """What sets a row apart from others of its channel, in the words of its note; may be empty."""
    note = clean(row.note)
    for mark in words()["notes"]["case_marks"]:
        found = re.search(mark, note)
        if found:
            return found[0][:1].upper() + found[0][1:]
    return ""


@functools.cache
def _row_pattern() -> re.Pattern[str]:
    channel = one_of(words()["channels"])
    return re.compile(
        rf"(?P<channel>{channel})"
        rf"(?:(?P<glued>{money_pattern()})|(?P<limit>{limit_pattern()})(?P<fee>{fee_pattern()}))"
    )


def _row(match: re.Match[str], tail: str) -> MethodRow:
    detail = _leading_brackets(tail)
    glued = match["glued"] is not None
    return MethodRow(
        channel=match["channel"],
        limit="" if glued else match["limit"],
        fee=match["glued"] if glued else match["fee"],
        fee_detail=detail,
        note=tail[len(detail) :],
        glued=glued,
    )


def _leading_brackets(text: str) -> str:
    """The balanced bracket `text` starts with, or nothing when it does not close."""
    depth = 0
    for position, character in enumerate(text if text.startswith("(") else ""):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return text[: position + 1]
    return ""
