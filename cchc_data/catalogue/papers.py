"""Rows of `thanh_phan_ho_so`: papers to hand in, by group, flattened like the methods.

Each paper ends in its quantity ("1 bản chính,1 bản sao"); the text between the last
quantity and the next table header is the name of the next group.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass

from cchc_data.catalogue.text import LOWER, UPPER, clean, present
from cchc_data.catalogue.vocabulary import words

_FILE = r"(?P<form>(?:\d+\.)?[^.;:/]{1,80}\.(?:docx?|xlsx?|pdf|rar|zip))$"
# A form's file name is glued to the text: after a mark, or else at the last inner capital.
_FORMS = (
    re.compile(rf"(?<=[.;:,)”\"])(?<!\d\.)(?=\S){_FILE}"),
    re.compile(rf"^.*[{LOWER}{UPPER}](?=[{UPPER}][{LOWER}]){_FILE}", re.DOTALL),
)


@dataclass(frozen=True)
class Piece:
    """A stretch of the field: kind is group, header, paper or quantity."""

    kind: str
    text: str


@dataclass(frozen=True)
class Paper:
    """One paper. `originals` and `copies` count sheets; None when the source is unclear."""

    group: str
    item_no: int
    text: str
    originals: int | None
    copies: int | None
    form: str


def cut_papers(text: str) -> list[Piece]:
    """Cut the field into pieces; their texts joined give the field back."""
    header = words()["papers_header"]
    pieces: list[Piece] = []
    for number, block in enumerate(text.split(header)):
        if number:
            pieces.append(Piece("header", header))
        pieces.extend(_cut_block(block, is_first=not number))
    return _with_groups(pieces)


def papers(text: str) -> list[Paper]:
    """Every paper of the field with its group and quantity; text without a table is one paper."""
    pieces = cut_papers(text)
    if not any(piece.kind == "header" for piece in pieces):
        whole = present(text)
        return [Paper("", 1, whole, None, None, "")] if whole else []
    rows: list[Paper] = []
    group, numbers = "", Counter[str]()
    for piece, following in zip(pieces, [*pieces[1:], Piece("", "")], strict=True):
        if piece.kind == "group":
            group = _unmarked(present(piece.text))
        elif piece.kind == "paper" and clean(piece.text):
            # A heading may come back, so numbers run on within its name.
            numbers[group] += 1
            rows.append(_paper(group, numbers[group], piece.text, following))
    return rows


@functools.cache
def _quantity_pattern() -> re.Pattern[str]:
    originals, copies = words()["quantities"].values()
    one = rf"\d+ (?:{originals}|{copies})"
    # A quantity inside a sentence is followed by a blank and a small letter, or by a mark.
    return re.compile(rf"(?<!\d){one}(?:, ?{one})*(?=$|[^\s,.;:)/]|\s+[^\w\s]|\s+[{UPPER}])")


def _cut_block(block: str, is_first: bool) -> list[Piece]:
    if is_first:
        return [Piece("group", block)] if block else []
    pieces, end = [], 0
    for found in _quantity_pattern().finditer(block):
        pieces += [Piece("paper", block[end : found.start()]), Piece("quantity", found[0])]
        end = found.end()
    return [*pieces, Piece("paper", block[end:])] if block[end:] else pieces


def _with_groups(pieces: list[Piece]) -> list[Piece]:
    """Rename the stretch right before a header: it names the next group."""
    followers = [piece.kind for piece in pieces[1:]] + [""]
    return [
        Piece("group", piece.text) if kind == "header" and piece.kind == "paper" else piece
        for piece, kind in zip(pieces, followers, strict=False)
    ]


def _paper(group: str, number: int, text: str, quantity: Piece) -> Paper:
    counts = _counts(quantity.text) if quantity.kind == "quantity" else {}
    if counts is None:
        # "Mẫu số 181 bản chính": form 18 and one original, or form 181? Keep the words.
        return Paper(group, number, _unmarked(clean(text + quantity.text)), None, None, "")
    plain, form = _without_form(clean(text))
    originals, copies = words()["quantities"].values()
    return Paper(group, number, _unmarked(plain) or form, counts.get(originals), counts.get(copies), form)


def _unmarked(text: str) -> str:
    """A heading or an item without its list mark and closing colon."""
    return re.sub(r"^[-+*•\s]+", "", text).rstrip(" :")


def _without_form(text: str) -> tuple[str, str]:
    for pattern in _FORMS:
        if found := pattern.search(text):
            return text[: found.start("form")].strip(), found["form"].strip()
    return text, ""


def _counts(quantity: str) -> dict[str, int] | None:
    """Numbers by kind, or None when the first number may be glued to the text before it."""
    found = re.findall(r"(\d+) ([^,\d]+)", quantity)
    if len(found[0][0]) > 1:
        return None
    return {kind.strip(): int(number) for number, kind in found}
