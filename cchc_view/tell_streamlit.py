"""Renderer 1: the same stories told by Streamlit, with widgets whose state is in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from cchc_data import instance, province
from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, framing, scoping
from cchc_view import words as wordbook
from cchc_view.asked import read_view
from cchc_view.desk import gate
from cchc_view.head import page_title
from cchc_view.page import DESK, EMBED, INTERACTIVE, SEARCH, UNIT_HEADER, Page, Telling
from cchc_view.province.asked import ProvinceTelling
from cchc_view.province import tell_streamlit as of_province
from cchc_view.story import Block, Chart, Search

# A new snapshot is on every open monitor within ten seconds.
FOLLOW_SECONDS = 8


def tell(pages: Sequence[Page], desk: Callable[[], None]) -> None:
    """Run one visit: find the page and the view, draw frame, controls and story; or the desk, where it exists."""
    _serve_the_unit()
    loaded = cached.asked(st.query_params)
    if loaded is None and province.is_one(instance.home()) and not instance.unit():
        entries = [st.Page(partial(of_province.draw, draw_blocks), title=wordbook.of("vi")("province.menu"), default=True)]
    elif loaded is None:
        entries = [st.Page(_nothing_to_serve, title=wordbook.of("vi")("error.empty_title"), default=True)]
    else:
        words = wordbook.spoken(read_view(st.query_params, loaded, INTERACTIVE).lang, loaded)
        entries = [_entry(page, pages, loaded, words(f"{page.key}.title")) for page in pages if page.is_for(loaded)]
    if gate.is_configured():
        entries.append(st.Page(desk, title=wordbook.of("vi")("desk.title"), url_path=DESK))
    st.navigation(entries, position="hidden").run()


def _serve_the_unit() -> None:
    """In a province a session belongs to the unit below whose address it was opened; each run is a thread of its own."""
    if province.is_one(instance.home()):
        instance.serve(st.context.headers.get(UNIT_HEADER, ""))


def _entry(page: Page, pages: Sequence[Page], loaded: Loaded, title: str) -> st.Page:
    draw = partial(_draw_page, page, pages, loaded)
    if not page.path:
        return st.Page(draw, title=title, default=True)
    return st.Page(draw, title=title, url_path=page.path)


def _nothing_to_serve() -> None:
    words = wordbook.of("vi")
    st.set_page_config(page_title=words("error.empty_title"), layout="centered")
    st.title(words("error.empty_title"))
    st.warning(words("error.empty"))


def _draw_page(page: Page, pages: Sequence[Page], loaded: Loaded) -> None:
    telling = _telling(page, loaded)
    st.set_page_config(page_title=page_title(telling, page), layout="wide")
    st.html(f"<style>{drawing.stylesheet()}{drawing.stylesheet('streamlit')}</style>")
    for part in framing.above(telling, page, pages, "cc-story"):
        st.html(part)
    if page.live:
        st.fragment(_follow, run_every=FOLLOW_SECONDS)(page, loaded)
    else:
        _draw_body(page, telling)


def _telling(page: Page, loaded: Loaded) -> Telling:
    return Telling(loaded, read_view(_query(), loaded, INTERACTIVE, page.fields, page.controls))


def _follow(page: Page, known: Loaded) -> None:
    """Drawn again every few seconds from whatever is current then; what was last known if nothing is."""
    _serve_the_unit()
    _draw_body(page, _telling(page, cached.asked(st.query_params) or known))


def _draw_body(page: Page, telling: Telling) -> None:
    """What the data says: bands, controls, story, footer."""
    st.html(framing.bands(telling, page, date.today(), cached.store().state) + drawing.fill("skipped.html"))
    with st.container(key="story"):
        _controls(telling, page)
        told = cached.blocks(page, telling.loaded, telling.view)
        draw_blocks(told, telling, "search" in page.controls)
    st.html(framing.below(telling, page))


def _query() -> dict[str, str]:
    """The parameters of the address, with the one that Streamlit keeps to itself."""
    return st.query_params.to_dict() | ({EMBED: "true"} if st.context.is_embedded else {})


def _controls(telling: Telling, page: Page) -> None:
    choices = scoping.choices(telling, page)
    if not choices:
        return
    with st.container(horizontal=True, key="scope"):
        for choice, parameter in choices.items():
            known = scoping.options(telling, page, choice)
            # The address rules, also when a visitor goes back in it. Not `bind`, which would
            # write the option's text into the address and not its value.
            st.session_state[parameter] = scoping.selected(telling, choice)
            st.selectbox(
                telling.words(f"scope.{choice}"),
                list(known),
                format_func=known.get,
                key=parameter,
                placeholder=telling.words(f"scope.{choice}"),
                filter_mode=None,
                on_change=_to_address,
                args=(parameter, telling.view.default_period if choice == "period" else ""),
            )


def _to_address(parameter: str, usual: str) -> None:
    """Write what was chosen into the address, which the next run reads; leave the usual out."""
    chosen = st.session_state[parameter]
    if chosen == usual:
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = chosen


def draw_blocks(told: Iterable[Block], telling: Telling | ProvinceTelling, searchable: bool = False) -> None:
    """Runs of plain blocks go out as one piece of HTML; charts and the search box are widgets."""
    run: list[Block] = []
    for block in told:
        if isinstance(block, Chart) or (isinstance(block, Search) and searchable):
            _flush(run, telling)
            _draw_widget(block, telling)
        else:
            run.append(block)
    _flush(run, telling)


def _flush(run: list[Block], telling: Telling) -> None:
    if run:
        st.html(drawing.render_all(run, telling.words, keep=telling.view.kept()))
        run.clear()


def _draw_widget(block: Chart | Search, telling: Telling) -> None:
    if isinstance(block, Search):
        st.text_input(block.label, key=SEARCH, placeholder=block.placeholder, bind="query-params", live=True)
        return
    with st.container(key=f"chart-{block.key}"):  # drawn as the card of the first paint
        st.html(drawing.render_chart_head(block, telling.words))
        st.vega_lite_chart(spec=block.spec, width="stretch", theme=None, key=block.key, alt=block.sentence)
        st.html(drawing.render_chart_foot(block, telling.words))
