"""What is waiting, as blocks: tiles, the drill from field to procedure, figures that fail their target."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_data import queues
from cchc_data.queues import COMPLAINTS, Part, Waiting
from cchc_view import figures, format, labels
from cchc_view.page import Telling
from cchc_view.procedure.words import short_name
from cchc_view.story import Block, Bullets, Cell, Folded, Heading, Link, Links, Note, Table, Tile, Tiles

DOSSIERS = ("received", "due_today", "within_1", "within_3", "within_5", "overdue_no_letter")
COLUMNS = (*DOSSIERS[:-1], "overdue", "overdue_no_letter")
# What must not be: one of these is a broken promise, not work to come.
BROKEN = ("overdue_no_letter", "complaint_over")
HOW = (*DOSSIERS, *COMPLAINTS, "private")


def is_told(telling: Telling) -> bool:
    """Whether the snapshot counts what waits; one from before that does not."""
    return queues.is_told(telling.loaded)


def dossier_tiles(telling: Telling) -> Iterator[Block]:
    """Dossiers received, due and overdue on the data's last day."""
    waiting = queues.waiting(telling.loaded, telling.scope)
    yield Tiles(tuple(tile(telling, name, waiting) for name in DOSSIERS), dense=True)
    if waiting["due_unknown"]:
        yield Note(telling.words("monitor.due_unknown", n=format.number(waiting["due_unknown"], telling.lang)), "warning")


def complaint_tiles(telling: Telling) -> Tiles:
    """Complaints that are near their limit, over it, and handled but not yet public."""
    waiting = queues.waiting(telling.loaded, telling.scope)
    return Tiles(tuple(tile(telling, name, waiting) for name in COMPLAINTS), dense=True)


def tile(telling: Telling, name: str, waiting: Waiting) -> Tile:
    """One queue as a tile; what was never entered is no zero."""
    words, n = telling.words, waiting[name]
    status = "none" if name not in BROKEN or n is None else "not_met" if n else "met"
    return Tile(
        indicator_id=name,
        label=words(f"monitor.{name}"),
        value=words("state.no_data") if n is None else format.number(n, telling.lang),
        is_number=n is not None,
        status=status,
        status_text=words(f"monitor.status_{status}") if status != "none" else "",
        counts=_of(telling, waiting) if name == "overdue_no_letter" else "",
        as_of=words("monitor.day", day=labels.as_of(telling)),
    )


def _of(telling: Telling, waiting: Waiting) -> str:
    counts = (format.number(waiting[name], telling.lang) for name in ("overdue_no_letter", "overdue"))
    return telling.words("monitor.of_overdue", counts="/".join(counts))


def drill(telling: Telling) -> Iterator[Block]:
    """By field; in a field, by procedure. Private procedures are only ever their group."""
    words, view = telling.words, telling.view
    parts = queues.split(telling.loaded, telling.scope)
    rows = tuple((_name(telling, part), *(_count(telling, part, name) for name in COLUMNS)) for part in parts)
    head = (words("table.procedure" if view.field else "table.field"), *(words(f"monitor.short_{n}") for n in COLUMNS))
    caption = words("monitor.by_procedure" if view.field else "monitor.by_field", day=labels.as_of(telling))
    yield Table(caption, head, rows, empty=words("monitor.nothing"))
    if view.field:
        yield Links((Link(words("scope.all_fields"), view.href("theo-doi")),))


def _name(telling: Telling, part: Part) -> Cell:
    if not telling.view.field:
        name = labels.in_language(part.field, "name", telling.lang)
        return Cell(name, href=telling.view.href("theo-doi", field=part.field["field"]))
    if part.name is None:
        return Cell(labels.in_language(part.field, "name", telling.lang))
    return Cell(short_name(part.name), href=telling.view.href("thu-tuc", code=part.proc_code))


def _count(telling: Telling, part: Part, name: str) -> Cell:
    return Cell(format.number(part.waiting[name], telling.lang), "number")


def failing(telling: Telling) -> Table:
    """Figures of the period that fail the plan's target, and how much is missing."""
    words = telling.words
    rows = tuple(
        (
            Cell(f"{one.indicator.criterion}. {one.indicator.words[telling.lang]['short']}"),
            Cell(figures.value_text(one, words), "number"),
            Cell(figures.counts_text(one, words) or "–", "number"),
            Cell(figures.target_text(one.indicator, words)),
            Cell(figures.status_text(one, words), "status", status=one.status),
        )
        for one in queues.failing(telling.loaded, telling.scope)
    )
    head = tuple(words(f"table.{key}") for key in ("indicator", "value", "counts", "target", "status"))
    return Table(words("monitor.failing_caption", period=labels.covered(telling)), head, rows, empty=words("monitor.none_failing"))


def how(telling: Telling) -> Folded:
    """How each number is counted."""
    return Folded(telling.words("monitor.how"), (Bullets(tuple(telling.words(f"monitor.how_{name}") for name in HOW)),))


def untold(telling: Telling) -> Iterator[Block]:
    """The sentence of a snapshot that is older than this page."""
    yield Heading(telling.words("monitor.question"), level=1)
    yield Note(telling.words("monitor.untold"), "empty")
