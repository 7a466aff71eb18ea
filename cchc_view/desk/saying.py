"""What the desk says after an act: done, or refused with the reason and what to do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cchc_data.checking.problems import sentence, todo
from cchc_data.received import Remark
from cchc_data.release import wording
from cchc_data.release.difference import Difference
from cchc_view import blocks as drawing
from cchc_view import words as wordbook
from cchc_view.story import Block, Bullets

_SAID = "desk-said"


def done(text: str) -> None:
    """Say this at the top of the next run, and run again so that everything shows what was done."""
    st.session_state[_SAID] = text
    st.rerun()


def show() -> None:
    """What the last act left to say, once."""
    text = st.session_state.pop(_SAID, None)
    if text:
        st.success(text)


def refuse(remark: Remark, differences: Sequence[Difference] = ()) -> None:
    """Why nothing was done, and what to do about it."""
    st.warning(f"**{sentence(remark)}** {todo(remark)}")
    if differences:
        blocks(*_listed(differences))


def blocks(*told: Block) -> None:
    """Blocks of a story as they look on every page."""
    st.html(drawing.render_all(told, wordbook.of("vi")))


def _listed(differences: Sequence[Difference]) -> list[Block]:
    return [Bullets(tuple(wording.lines(differences)))]
