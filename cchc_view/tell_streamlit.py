"""Renderer 1: the same stories told by Streamlit, with widgets whose state is in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from cchc_data import instance, province
from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, scoping
from cchc_view import words as wordbook
from cchc_view.asked import read_view
from cchc_view.desk import gate
from cchc_view.page import DESK, EMBED, INTERACTIVE, SEARCH, UNIT_HEADER, Page, Telling
from cchc_view.province import tell_streamlit as of_province
from cchc_view.shown import Control, Piece, Plot, Shown, shown
from cchc_view.story import Search

# A new snapshot is on every open monitor within ten seconds.
FOLLOW_SECONDS = 8


def tell(pages: Sequence[Page], desk: Callable[[], None]) -> None:
    """Run one visit: find the page and the view, draw frame, controls and story; or the desk, where it exists."""
    _serve_the_unit()
    loaded = cached.asked(st.query_params)
    if loaded is None and province.is_one(instance.home()) and not instance.unit():
        entries = [st.Page(partial(of_province.draw, draw), title=wordbook.of("vi")("province.menu"), default=True)]
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
    now = _shown(page, pages, telling)
    st.set_page_config(page_title=now.title, layout="wide")
    st.html(f"<style>{drawing.stylesheet()}{drawing.stylesheet('streamlit')}</style>")
    for part in now.above:
        st.html(part)
    if page.live:
        st.fragment(_follow, run_every=FOLLOW_SECONDS)(page, pages, loaded)
    else:
        _draw_body(now, telling)


def _telling(page: Page, loaded: Loaded) -> Telling:
    return Telling(loaded, read_view(_query(), loaded, INTERACTIVE, page.fields, page.controls))


def _shown(page: Page, pages: Sequence[Page], telling: Telling) -> Shown:
    return shown(page, tuple(pages), telling.loaded, telling.view, date.today(), cached.state())


def _follow(page: Page, pages: Sequence[Page], known: Loaded) -> None:
    """Drawn again every few seconds from whatever is current then; what was last known if nothing is."""
    _serve_the_unit()
    telling = _telling(page, cached.asked(st.query_params) or known)
    _draw_body(_shown(page, pages, telling), telling)


def _draw_body(now: Shown, telling: Telling) -> None:
    """What the data says: bands, controls, story, footer."""
    st.html(now.bands)
    with st.container(key="story"):
        _controls(now.controls, telling)
        draw(now.pieces)
    st.html(now.below)


def _query() -> dict[str, str]:
    """The parameters of the address, with the one that Streamlit keeps to itself."""
    return st.query_params.to_dict() | ({EMBED: "true"} if st.context.is_embedded else {})


def _controls(controls: Sequence[Control], telling: Telling) -> None:
    if not controls:
        return
    with st.container(horizontal=True, key="scope"):
        for one in controls:
            # The address rules, also when a visitor goes back in it. Not `bind`, which would
            # write the option's text into the address and not its value.
            st.session_state[one.parameter] = scoping.selected(telling, one.choice)
            st.selectbox(
                one.label,
                list(one.options),
                format_func=one.options.get,
                key=one.parameter,
                placeholder=one.label,
                filter_mode=None,
                on_change=_to_address,
                args=(one.parameter, telling.view.default_period if one.choice == "period" else ""),
            )


def _to_address(parameter: str, usual: str) -> None:
    """Write what was chosen into the address, which the next run reads; leave the usual out."""
    chosen = st.session_state[parameter]
    if chosen == usual:
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = chosen


def draw(pieces: Iterable[Piece]) -> None:
    """Send the pieces of a story, one below the other."""
    for piece in pieces:
        if isinstance(piece, Plot):
            _draw_plot(piece)
        elif isinstance(piece, Search):
            st.text_input(piece.label, key=SEARCH, placeholder=piece.placeholder, bind="query-params", live=True)
        else:
            st.html(piece)


def _draw_plot(plot: Plot) -> None:
    chart = plot.chart
    with st.container(key=f"chart-{chart.key}"):  # drawn as the card of the first paint
        st.html(plot.head)
        st.vega_lite_chart(spec=chart.spec, width="stretch", theme=None, key=chart.key, alt=chart.sentence)
        st.html(plot.foot)
