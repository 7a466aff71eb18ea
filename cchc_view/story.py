"""The blocks a page's story is made of: plain data, told by two renderers.

A page yields blocks in five beats: the question, the answer, the evidence, the
detail, where it comes from. Every text in a block is already in the visitor's
language and every number already formatted, so no renderer can change a figure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cchc_view.guidance import Checklist, Facts, Form


@dataclass(frozen=True)
class Heading:
    """A section title; `level` 1 is the page's question, 2 a section."""

    text: str
    level: int = 2
    lead: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Tile:
    """One figure: every part is text ready to read; empty parts are not drawn."""

    indicator_id: str
    label: str
    value: str  # "96,4%" or a sentence such as "Không phát sinh"
    is_number: bool = True
    status: str = "none"  # met | near | not_met | none
    status_text: str = ""  # "✓ Đạt"
    target: str = ""  # "Chỉ tiêu: từ 100%"
    counts: str = ""  # "1.182/1.204 hồ sơ"
    interval: str = ""  # "Khoảng tin cậy 95%: 95,2–97,3%"
    small_sample: str = ""
    change: str = ""
    as_of: str = ""  # "Kỳ 2026, số liệu đến 30/10/2026"
    method: "Method | None" = None
    href: str = ""  # the page that tells more


@dataclass(frozen=True)
class Method:
    """How a figure is counted: shown on demand under 'Cách tính'."""

    title: str
    numerator: str
    denominator: str
    formula: str
    exclusions: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Tiles:
    """A row of tiles; one tile alone is the page's answer and is drawn large. `dense`: two abreast on a phone."""

    tiles: tuple[Tile, ...]
    lead: bool = False
    dense: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart, its sentence for those who do not see it, and its table twin.

    `spec` is a complete Vega-Lite specification (dict) made by `charts`.
    """

    title: str
    sentence: str
    spec: dict[str, Any] = field(hash=False, compare=False)
    twin: "Table"
    key: str = "chart"
    level: int = 3  # of its heading; 2 where no section heading stands above it


@dataclass(frozen=True)
class Cell:
    """A table cell; `sort` is not drawn. `kind` aligns: text | number | status."""

    text: str
    kind: str = "text"
    href: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a caption; the first column is the row header."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: bool = False  # drawn closed under its caption
    empty: str = ""  # sentence instead of an empty table

    @property
    def wordy(self) -> bool:
        """True for three columns of words or more: on a phone each row is then read as a card."""
        return bool(self.rows) and sum(cell.kind != "number" for cell in self.rows[0]) >= 3


@dataclass(frozen=True)
class Note:
    """A sentence set apart: info | warning | demo | empty."""

    text: str
    kind: str = "info"


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Search:
    """A search box; `action` is the page that answers, "" for the page it stands on.

    `live` is one that answers while one types, and so needs no button where scripts run.
    """

    label: str
    placeholder: str
    button: str
    value: str = ""
    action: str = ""
    name: str = "q"  # the address parameter it fills
    live: bool = False


@dataclass(frozen=True)
class Card:
    """A linked card: a procedure, a page, a reviewed complaint result."""

    title: str
    lines: tuple[str, ...]
    href: str = ""
    badge: str = ""


@dataclass(frozen=True)
class Cards:
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Folded:
    """Blocks shown on demand under a summary line."""

    summary: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    external: bool = False
    download: bool = False


@dataclass(frozen=True)
class Links:
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Columns:
    """What matters most, and what stands beside it where there is room."""

    main: tuple["Block", ...]
    side: tuple["Block", ...]


Block = (
    Heading
    | Tiles
    | Chart
    | Table
    | Note
    | Paragraph
    | Bullets
    | Search
    | Cards
    | Folded
    | Links
    | Facts
    | Checklist
    | Form
    | Columns
)
