"""Review a draft: its report, what of locked periods it changes, every page as it would be; then approve."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cchc_data import release, snapshot
from cchc_data.desk import approvals, drafts
from cchc_data.desk.drafts import Draft
from cchc_data.desk.officials import Official, Role
from cchc_data.release import reasons, wording
from cchc_data.release.difference import Difference
from cchc_view import format
from cchc_view.desk import gate, preview, saying
from cchc_view.desk.report import report_blocks
from cchc_view.page import Page
from cchc_view.story import Bullets, Heading, Note
from cchc_view.words import Words

_RESTATED = "desk-restated"


def draw(official: Official, words: Words, pages: Sequence[Page]) -> None:
    """Choose a draft, look at it, decide."""
    saying.blocks(Heading(words("desk.review"), level=1, lead=words("desk.review_lead")))
    waiting = {draft.id: draft for draft in drafts.waiting(gate.root())}
    if not waiting:
        saying.blocks(Note(words("desk.no_draft"), "empty"))
        return
    chosen = st.selectbox(
        words("desk.draft"),
        list(waiting),
        format_func=lambda one: _named(words, waiting[one]),
        filter_mode=None,
        placeholder=words("desk.choose"),
        key="review-draft",
    )
    draft = waiting[chosen]
    part = st.segmented_control(
        words("desk.part"),
        ("report", "preview", "decide"),
        default="report",
        format_func=lambda one: words(f"desk.part_{one}"),
        required=True,
        key="review-part",
        label_visibility="collapsed",
    )
    {"report": _report, "preview": _preview, "decide": _decide}[part](official, words, pages, draft)


def _named(words: Words, draft: Draft) -> str:
    at = draft.at.astimezone(gate.VIETNAM)
    by = ", ".join(draft.by) or words("desk.by_command")
    return words("desk.draft_named", draft=draft.id, by=by, day=format.date_text(at.date(), "vi"), time=f"{at:%H:%M}")


def _report(official: Official, words: Words, pages: Sequence[Page], draft: Draft) -> None:
    if not draft.reports:
        saying.blocks(Note(words("desk.no_report"), "empty"))
    for report in draft.reports:
        saying.blocks(*report_blocks(words, report, official))


def _preview(official: Official, words: Words, pages: Sequence[Page], draft: Draft) -> None:
    preview.draw(words, pages, draft.id)


def _restated(draft: Draft) -> list[Difference]:
    """What the draft changes in locked periods: worked out once for this visit, and again when it is published."""
    key = draft.id, snapshot.current_id(gate.root())
    known = st.session_state.get(_RESTATED)
    if known is None or known[0] != key:
        known = st.session_state[_RESTATED] = key, release.restated(gate.root(), draft.id)
    return known[1]


def _decide(official: Official, words: Words, pages: Sequence[Page], draft: Draft) -> None:
    reason = ""
    found = _restated(draft)
    if found:
        saying.blocks(Note(words("desk.restates", n=len(found)), "warning"), Bullets(tuple(wording.lines(found))))
        reason = st.text_area(words("desk.reason"), key=f"reason-{draft.id}", max_chars=reasons.LONGEST)
    else:
        saying.blocks(Note(words("desk.restates_nothing")))
    mine = official.email in draft.by
    if mine:
        saying.blocks(Note(words("desk.own_draft"), "warning"))
    seen = st.checkbox(words("desk.seen"), key=f"seen-{draft.id}")
    may = Role.APPROVE in official.roles and not mine
    if st.button(words("desk.approve"), type="primary", disabled=not (may and seen), key="approve"):
        made = approvals.approve(gate.root(), official, draft.id, gate.now(), reason)
        saying.done(words("desk.approved", snapshot=made))
    with st.expander(words("desk.discard_title")):
        sure = st.checkbox(words("desk.discard_sure"), key=f"sure-{draft.id}")
        if st.button(words("desk.discard"), disabled=not sure, key="discard"):
            drafts.throw_away(gate.root(), official, draft.id, gate.now())
            saying.done(words("desk.discarded", draft=draft.id))
