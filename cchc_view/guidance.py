"""Blocks that guide a visitor: short answers, things to tick, a form to fill in.

Like the other blocks of `story` they are plain data in the visitor's language.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """A question answered in a line or two; `href` with `link` leads further.

    `listed` lines are several things, each with a mark of its own.
    """

    label: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    link: str = ""
    href: str = ""
    external: bool = False
    listed: bool = False


@dataclass(frozen=True)
class Facts:
    """Questions and their answers; `large` for those a page is opened for."""

    facts: tuple[Fact, ...]
    large: bool = False


@dataclass(frozen=True)
class Item:
    """One thing to have ready: what, how many, which form; `more` is read on demand.

    Without a `count` it only explains the others and cannot be ticked.
    """

    text: str
    count: str = ""
    form: str = ""
    more: str = ""


@dataclass(frozen=True)
class Checklist:
    """Things to tick; the ticks are the visitor's own and are sent nowhere."""

    items: tuple[Item, ...]
    title: str = ""


@dataclass(frozen=True)
class Entry:
    """One field of a form: a choice when it has `options` (value, text), else typed as `kind`."""

    name: str
    label: str
    value: str = ""
    kind: str = "text"
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    least: str = ""
    most: str = ""


@dataclass(frozen=True)
class Form:
    """A form answered by the page it stands on; `more` entries are folded under `more_label`."""

    action: str
    button: str
    entries: tuple[Entry, ...]
    more_label: str = ""
    more: tuple[Entry, ...] = ()
    opened: bool = False
