"""What a report consists of, as plain data that every format writes alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cchc_data.measure import Figure
from cchc_view.report.form06a import Form06a
from cchc_view.story import Block, Table


@dataclass(frozen=True)
class Letterhead:
    """The parts above the text that Decree 30/2020/NĐ-CP asks for; number, place and day are filled in by hand."""

    nation: str
    motto: str
    organ: str
    number: str
    place_and_day: str
    kind: str
    subject: str


@dataclass(frozen=True)
class Closing:
    """The parts below the text: who receives it, who signs."""

    recipients_title: str
    recipients: tuple[str, ...]
    on_behalf: str
    post: str
    signature: str


@dataclass(frozen=True)
class Channels:
    """Newly received dossiers by the channel they came through: name and number."""

    caption: str
    head: tuple[str, str]
    rows: tuple[tuple[str, int], ...]
    total: str


@dataclass(frozen=True)
class Report:
    """One period's report; `warning` is empty unless the figures are illustrative.

    `figures` are those of the rows of `results`, in the same order.
    """

    title: str
    letterhead: Letterhead
    warning: str
    body: tuple[Block, ...]
    closing: Closing
    results: Table
    figures: tuple[Figure, ...]
    annex: Form06a
    channels: Channels
    footer: str
    as_of: date

    @property
    def made_at(self) -> datetime:
        """Noon of the data's last day: documents carry a moment, and the clock's would differ each time."""
        return datetime(self.as_of.year, self.as_of.month, self.as_of.day, 12)
