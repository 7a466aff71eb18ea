"""When a paper is needed: always, or in a case that its own text names; and what to call it in short.

Only the words of the source decide (`portal.toml`, [needs]). They sort and shorten; the
whole text stays beside them, because a reading of words is no legal advice.
"""

from __future__ import annotations

import functools
import re

from cchc_data.catalogue.vocabulary import words

_LONGEST_TITLE = 72
_BRACKETS = re.compile(r"\([^()]*\)")


def is_case(text: str) -> bool:
    """Whether a paper or a heading speaks of one case only: it begins with one, or its first clause names one.

    An application is needed in every case, whatever else its sentence speaks of.
    """
    plain = _pattern("list_mark").sub("", text)
    clause = first_clause(plain)
    if _pattern("case_starts").match(plain) or _pattern("if_any").search(clause):
        return True
    return not is_application(text) and bool(_pattern("case_inside").search(_without_brackets(clause)))


def is_application(text: str) -> bool:
    """Whether it is the form that the citizen fills in to apply."""
    return bool(_pattern("application_starts").match(_pattern("list_mark").sub("", text)))


def is_electronic(text: str) -> bool:
    """Whether it is a form that exists on the portal's screen only."""
    return bool(_pattern("electronic").search(text))


def is_remark(text: str) -> bool:
    """Whether it only explains, and is no paper to bring."""
    return bool(_pattern("remark_starts").match(_pattern("list_mark").sub("", text)))


def is_police(agency: str) -> bool:
    """Whether the police of the commune carry it out, in a house of their own."""
    return bool(_pattern("police").search(agency))


def is_ordinary(heading: str) -> bool:
    """Whether a case is one of households and persons, as most citizens are."""
    return bool(_pattern("ordinary").search(heading))


def plain_heading(heading: str) -> str:
    """A heading without its number, "Đối với" and "hồ sơ gồm": "Công trình nhà ở riêng lẻ"."""
    plain = _pattern("heading_start").sub("", _pattern("list_mark").sub("", heading), count=1)
    plain = _pattern("heading_end").sub("", plain).strip(" :;,")
    return plain[:1].upper() + plain[1:]


def first_clause(text: str) -> str:
    """The text up to its first full stop, semicolon or colon."""
    return _pattern("first_clause").split(text, maxsplit=1)[0]


def short_title(text: str) -> str:
    """A paper in a few words: what the source itself calls it, else the beginning of its text."""
    if _pattern("identity").search(text):
        return words()["needs"]["identity_title"]
    called = _pattern("called").search(text)
    if called:
        return called[1][:1].upper() + called[1][1:]
    plain = _pattern("list_mark").sub("", text)
    title = _pattern("title_ends").split(plain, maxsplit=1)[0].strip()
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _without_brackets(text: str) -> str:
    """Brackets inside brackets too; one that never closes stays."""
    while (shorter := _BRACKETS.sub("", text)) != text:
        text = shorter
    return text


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words()["needs"][name])
