"""Cleaning of the portal's texts: the same words, without the dirt around them.

Cleaning never decides what a text means; `is_missing` only tells "Không có thông
tin" (nobody filled it in) from a real answer such as "Không có".
"""

from __future__ import annotations

import re
import unicodedata

from cchc_data.catalogue.vocabulary import words

# Character classes for regular expressions: Vietnamese capitals lie among the small letters.
LOWER = "".join(filter(str.islower, map(chr, range(0x61, 0x1EFA))))
UPPER = "".join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def clean(raw: str) -> str:
    """NFC, no invisible characters, single spaces, at most one empty line, trimmed."""
    text = unicodedata.normalize("NFC", raw).translate(_INVISIBLE)
    text = re.sub(r"[^\S\n]+", " ", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", text)).strip()


def is_missing(raw: str) -> bool:
    """True when the portal has no information: an empty field or its placeholder."""
    text = clean(raw)
    return not text or text in words()["missing"]


def present(raw: str) -> str:
    """The cleaned text, or an empty string where the portal has no information."""
    return "" if is_missing(raw) else clean(raw)


def without_residue(raw: str) -> str:
    """`raw` without the portal's search form, when the text ends in that form."""
    ending = raw.rstrip()
    if not ending.endswith(words()["residue_ends"]):
        return raw
    starts = [ending.find(mark) for mark in words()["residue_starts"] if mark in ending]
    return raw[: min(starts)] if starts else raw


def procedure_name(raw: str, proc_code: str) -> str:
    """The name as people say it: no leading "Thủ tục ", no code repeated inside."""
    name = clean(re.sub(rf"\(?\b{re.escape(proc_code)}\b\)?", "", clean(raw)))
    prefix = words()["name_prefix"]
    if name.lower().startswith(prefix.lower()):
        name = name[len(prefix) :]
    return name[:1].upper() + name[1:]


def result_names(raw: str) -> str:
    """The results of a procedure, one a line, without their catalogue codes."""
    parts = re.split(words()["result_code"], without_residue(raw))
    return "\n".join(filter(None, map(present, parts)))
