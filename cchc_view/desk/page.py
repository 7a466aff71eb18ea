"""The desk: the door, then one section at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from cchc_data.audit import AuditError
from cchc_data.checking.lock import Busy
from cchc_data.desk.officials import NotAllowed, Official, Role
from cchc_data.received import Remark
from cchc_data.release import Refused
from cchc_view import blocks as drawing
from cchc_view import cached
from cchc_view import words as wordbook
from cchc_view.desk import bring, edit, gate, log, published, review, saying, waiting
from cchc_view.page import Page
from cchc_view.words import Words

SECTION = "muc"

Section = Callable[[Official, Words, Sequence[Page]], None]

# Address of a section, what draws it, and the roles that see it.
SECTIONS: dict[str, tuple[Section, frozenset[Role]]] = {
    "viec": (waiting.draw, frozenset(Role)),
    "nhap": (bring.draw, frozenset({Role.ENTER})),
    "sua": (edit.draw, frozenset({Role.ENTER})),
    "duyet": (review.draw, frozenset(Role)),
    "ban": (published.draw, frozenset({Role.APPROVE})),
    "nhat-ky": (log.draw, frozenset({Role.APPROVE})),
}


def draw(pages: Sequence[Page]) -> None:
    """One run of the desk: nothing is drawn before the door has let somebody in."""
    words = _words()
    st.set_page_config(page_title=words("desk.title"), layout="wide")
    st.html(f"<style>{drawing.stylesheet()}{drawing.stylesheet('streamlit')}</style>")
    head = st.empty()
    with st.container(key="story"):
        official = gate.let_in(words)
        who = words("desk.who", email=official.email, roles=_roles(official, words)) if official else ""
        head.html(drawing.fill("desk_frame.html", title=words("desk.title"), home=words("desk.home"), who=who))
        if official:
            _inside(official, words, pages)
    st.html(drawing.fill("desk_foot.html", text=words("desk.foot")))


def _words() -> Words:
    """Vietnamese, in the names of the unit whose figures are public; in general ones before there are any."""
    loaded = cached.current()
    return wordbook.spoken("vi", loaded) if loaded else wordbook.of("vi")


def _inside(official: Official, words: Words, pages: Sequence[Page]) -> None:
    open_to = {name: section for name, (section, roles) in SECTIONS.items() if roles & official.roles}
    with st.container(horizontal=True, key="desk-menu"):
        chosen = st.segmented_control(
            words("desk.sections"),
            list(open_to),
            format_func=lambda name: words(f"desk.section_{name.replace('-', '_')}"),
            default=_asked(open_to),
            key=SECTION,
            label_visibility="collapsed",
            required=True,
        )
        st.button(words("desk.log_out"), on_click=gate.leave, args=(official,), key="log-out")
    st.query_params[SECTION] = chosen
    saying.show()
    try:
        open_to[chosen](official, words, pages)
    except NotAllowed as refused:
        saying.refuse(refused.remark)
    except Refused as refused:
        saying.refuse(refused.remark, refused.differences)
    except Busy:
        saying.refuse(Remark("busy"))
    except AuditError as error:
        st.error(words("desk.log_broken", what=str(error)))
    except OSError:
        saying.refuse(Remark("disk_full"))


def _asked(open_to: dict[str, Section]) -> str:
    asked = st.query_params.get(SECTION, "")
    return asked if asked in open_to else next(iter(open_to))


def _roles(official: Official, words: Words) -> str:
    return ", ".join(words(f"desk.role_{role}") for role in Role if role in official.roles)
