"""Bring files: upload, answer what they leave open, read the report; the result is a draft."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from cchc_data.desk import drafts
from cchc_data.desk.officials import Official
from cchc_data.desk.orders import Answer, Orders
from cchc_view.desk import gate, saying
from cchc_view.desk.report import report_blocks
from cchc_view.page import Page
from cchc_view.story import Heading, Note, Paragraph
from cchc_view.words import Words

MOST_MB = 50
TYPES = ("xlsx", "xls", "ods", "csv", "html", "json")
_ANSWER, _GIVEN = "desk-answer", "desk-given"


def draw(official: Official, words: Words, pages: Sequence[Page]) -> None:
    """The uploader, the draft to go on with, the button, and what came of it."""
    saying.blocks(Heading(words("desk.bring"), level=1, lead=words("desk.bring_lead")))
    files = st.file_uploader(
        words("desk.files"),
        type=list(TYPES),
        accept_multiple_files=True,
        max_upload_size=MOST_MB,
        key="desk-files",
        on_change=_forget,
    )
    saying.blocks(Paragraph(words("desk.files_hint")))
    onto = choose_draft(words, "bring-draft")
    answer: Answer | None = st.session_state.get(_ANSWER)
    given: dict[str, str] = st.session_state.setdefault(_GIVEN, {})
    if answer is not None and answer.state == "question":
        given |= _question(words, answer)
    if st.button(words("desk.check"), type="primary", disabled=not files, key="bring-go"):
        with st.spinner(words("desk.checking"), show_time=False):
            st.session_state[_ANSWER] = _bring(official, files, given, onto)
        st.rerun()
    if answer is not None:
        show_answer(words, answer, official)


def choose_draft(words: Words, key: str) -> str | None:
    """The draft to go on with; None to start from what is public."""
    known = [draft.id for draft in drafts.waiting(gate.root()) if draft.current]
    if not known:
        return None
    return st.radio(
        words("desk.start"),
        [None, *known],
        format_func=lambda draft: words("desk.start_draft", draft=draft) if draft else words("desk.start_public"),
        key=key,
    )


def show_answer(words: Words, answer: Answer, official: Official) -> None:
    """How an import went, in one sentence, and its report."""
    kind = "info" if answer.state == "draft" else "warning"
    said = words("desk.draft_made", draft=answer.draft) if answer.state == "draft" else answer.says or words("desk.failed")
    saying.blocks(Note(f"{said} {answer.todo}".strip(), kind))
    if answer.report:
        saying.blocks(*report_blocks(words, answer.report, official))


def _question(words: Words, answer: Answer) -> dict[str, str]:
    """One question of a file: the options it may be answered with."""
    st.warning(f"**{answer.says}** {answer.todo}")
    chosen = st.radio(
        words("desk.answer"), list(answer.answers), format_func=lambda one: _option(words, one), key=f"answer-{answer.says}"
    )
    key, _, value = chosen.partition("=")
    return {key: value}


def _option(words: Words, option: str) -> str:
    value = option.partition("=")[2]
    return words(f"desk.answer_{value}") if words.has(f"desk.answer_{value}") else value


def _bring(official: Official, files: Sequence, given: dict[str, str], onto: str | None) -> Answer:
    """Files lie on the disk only while the child reads them, where nobody else may look."""
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        paths = []
        for number, file in enumerate(files):
            path = Path(folder) / str(number) / Path(file.name).name
            path.parent.mkdir(mode=0o700)
            path.write_bytes(file.getbuffer())
            paths.append(str(path))
        return drafts.bring(gate.root(), official, Orders(official.email, paths, answers=given, draft=onto), gate.now())


def _forget() -> None:
    """Other files: what was said about the last ones is no longer about these."""
    st.session_state.pop(_ANSWER, None)
    st.session_state.pop(_GIVEN, None)
