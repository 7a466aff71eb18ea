"""What the interactive pages send for a view: made once for all who look at the same, then only sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from markupsafe import Markup
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, framing, scoping
from cchc_view.head import page_title
from cchc_view.page import Page, Telling, View
from cchc_view.story import Block, Chart, Search


@dataclass(frozen=True)
class Control:
    """A part of the scope to choose: its address parameter, label, and values with their texts."""

    choice: str
    parameter: str
    label: str
    options: dict[str, str]


@dataclass(frozen=True)
class Plot:
    """A chart that Streamlit draws, its data packed as Streamlit sends it, between two pieces of HTML."""

    head: Markup
    chart: Chart
    foot: Markup


_ROWS = "rows"

Piece = Markup | Plot | Search


@dataclass(frozen=True)
class Shown:
    """Everything of a page for one view, in the order in which it stands there."""

    title: str
    above: tuple[Markup, ...]
    bands: Markup
    controls: tuple[Control, ...]
    pieces: tuple[Piece, ...]
    below: Markup


@cached.per_snapshot
def shown(page: Page, pages: Sequence[Page], loaded: Loaded, view: View, today: date, state: str) -> Shown:
    """A page as it stands today, in whatever state the data is."""
    telling = Telling(loaded, view)
    return Shown(
        page_title(telling, page),
        tuple(framing.above(telling, page, pages, "cc-story")),
        framing.bands(telling, page, today, state) + drawing.fill("skipped.html"),
        tuple(_controls(telling, page)),
        tuple(pieces(cached.blocks(page, loaded, view), telling, "search" in page.controls)),
        framing.below(telling, page),
    )


def pieces(told: Iterable[Block], telling: Telling, searchable: bool = False) -> Iterator[Piece]:
    """Runs of plain blocks as one piece of HTML; charts, and where one may search the search box, by themselves."""
    widgets = (Chart, Search) if searchable else (Chart,)
    for is_widget, run in groupby(told, lambda block: isinstance(block, widgets)):
        if not is_widget:
            yield drawing.render_all(run, telling.words, keep=telling.view.kept())
            continue
        for block in run:
            yield block if isinstance(block, Search) else _plot(block, telling)


def _plot(chart: Chart, telling: Telling) -> Plot:
    head, foot = (render(chart, telling.words) for render in (drawing.render_chart_head, drawing.render_chart_foot))
    return Plot(head, replace(chart, spec=_packed(chart.spec)), foot)


def _packed(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with its rows as Arrow, into which Streamlit would turn them at every visit anew.

    It takes packed rows only by a name, so they get one.
    """
    rows = spec.get("data", {}).get("values")
    if rows is None:  # drawn from something else than rows
        return spec
    return {**spec, "data": {"name": _ROWS}, "datasets": {_ROWS: convert_anything_to_arrow_bytes(rows)}}


def _controls(telling: Telling, page: Page) -> Iterator[Control]:
    for choice, parameter in scoping.choices(telling, page).items():
        yield Control(choice, parameter, telling.words(f"scope.{choice}"), scoping.options(telling, page, choice))
