"""A procedure's content on a day: what is published now, with the changes since then taken back.

Only published snapshots are known here. A change counts from the day that the commune's list
names for it, else from the last day of the snapshot that first showed it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cchc_data.store import Loaded

Row = dict[str, Any]

# Parts that are columns of the channels, and the remark on them that belongs to the later text.
_CHANNEL_PARTS = {"limits": "limit_note", "fees": "note"}
_READ = {"postal": lambda text: text == "true", "effective_to": date.fromisoformat}


@dataclass(frozen=True)
class Change:
    """One part of one procedure: kind is new, changed, abolished, restored or left.

    `before` and `after` are texts, for limits, fees and papers lists of rows; None where
    there is nothing. `part` is "" where the whole procedure came or left; the text is its name.
    """

    proc_code: str
    kind: str
    part: str
    before: Any
    after: Any
    published_on: date
    effective_on: date | None
    replaced_on: date

    @property
    def counts_from(self) -> date:
        return self.effective_on or self.published_on


@dataclass(frozen=True)
class Content:
    """One procedure as the pages read it: its row, its channels and its papers in order."""

    row: Row
    channels: list[Row]
    papers: list[Row]


def changes(loaded: Loaded, proc_code: str | None = None) -> list[Change]:
    """Every change of one procedure, or of all, newest first."""
    return [_change(row) for row in loaded.rows("procedure_changes", proc_code=proc_code)]


def content(loaded: Loaded, proc_code: str, on: date | None = None) -> Content:
    """The content published now, or that which counted on a day; ValueError for a code never assigned."""
    [row] = loaded.rows("procedure", proc_code=proc_code)
    now = Content(
        row,
        loaded.rows("procedure_channels", codes=[proc_code]),
        loaded.rows("procedure_papers", proc_code=proc_code),
    )
    since = [change for change in changes(loaded, proc_code) if on and change.counts_from > on]
    return _taken_back(now, since)


def day_before(change: Change) -> date:
    """The last day on which the content before a change counted."""
    return change.counts_from - timedelta(days=1)


def _change(row: Mapping[str, Any]) -> Change:
    part = row["part"] or ""
    return Change(
        row["proc_code"],
        row["change"],
        part,
        _read(part, row["before"]),
        _read(part, row["after"]),
        row["changed_on"],
        row["effective_on"],
        date.fromisoformat(row["replaced"][:10]),  # an id begins with its as-of date
    )


def _read(part: str, text: str | None) -> Any:
    if part in (*_CHANNEL_PARTS, "papers"):
        return json.loads(text) if text else []
    return text


def _taken_back(now: Content, since: Iterable[Change]) -> Content:
    row, channels, papers = dict(now.row), now.channels, now.papers
    for change in since:
        if change.part in _CHANNEL_PARTS:
            channels = _earlier_channels(channels, change)
        elif change.part == "papers":
            papers = change.before
        elif change.part in row:
            read = _READ.get(change.part, str)
            row[change.part] = None if change.before is None else read(change.before)
    return Content(row, channels, papers)


def _earlier_channels(later: list[Row], change: Change) -> list[Row]:
    """The rows before a change of limits or fees; what they do not say was as it is later."""
    known = {(row["channel"], row["case_no"]): row for row in later}
    silent = dict.fromkeys(later[0] if later else ())
    unsaid = {_CHANNEL_PARTS[change.part]: None}
    return [known.get((row["channel"], row["case_no"]), silent) | row | unsaid for row in change.before]
