"""What is public: lock a period, go back to the figures before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from cchc_data import periods, release
from cchc_data.desk import approvals
from cchc_data.desk.officials import Official
from cchc_data.release import reasons
from cchc_data.store import Loaded
from cchc_view import cached, format, history, labels
from cchc_view.asked import read_view
from cchc_view.desk import gate, saying
from cchc_view.page import INTERACTIVE, Page, Telling
from cchc_view.story import Heading, Note, Paragraph
from cchc_view.words import Words


def draw(official: Official, words: Words, pages: Sequence[Page]) -> None:
    """Locks, snapshots, and the two acts."""
    loaded = cached.current()
    if loaded is None:
        saying.blocks(Note(words("desk.nothing_yet"), "empty"))
        return
    telling = Telling(loaded, read_view({}, loaded, INTERACTIVE))
    saying.blocks(Heading(words("desk.lock"), level=1, lead=words("desk.lock_lead")), history.locks(telling))
    _lock(official, words, loaded)
    saying.blocks(Heading(words("desk.back"), lead=words("desk.back_lead")), history.snapshots(telling))
    _roll_back(official, words)


def _lock(official: Official, words: Words, loaded: Loaded) -> None:
    known = {period.id: labels.period_name(period, words) for period in _lockable(loaded)}
    if not known:
        saying.blocks(Note(words("desk.nothing_to_lock"), "empty"))
        return
    period = st.selectbox(
        words("scope.period"), list(known), format_func=known.get, filter_mode=None, placeholder=words("desk.choose"), key="lock-period"
    )
    sure = st.checkbox(words("desk.lock_sure", period=known[period]), key=f"lock-sure-{period}")
    if st.button(words("desk.lock_do"), disabled=not sure, type="primary", key="lock"):
        approvals.lock_period(gate.root(), official, period, gate.now())
        saying.done(words("desk.locked", period=known[period]))


def _lockable(loaded: Loaded) -> list[periods.Period]:
    """Periods that are over in the data and not locked, the newest first."""
    over = [periods.parse(row["period"]) for row in loaded.periods.values() if row["covered_to"] == row["to_on"]]
    return sorted((p for p in over if p.id not in loaded.locked), key=lambda p: (p.to_on, p.id), reverse=True)


def _roll_back(official: Official, words: Words) -> None:
    earlier = release.before(gate.root())
    if earlier is None:
        saying.blocks(Note(words("desk.back_none"), "empty"))
        return
    day = format.date_text(date.fromisoformat(earlier["as_of"]), words.lang)
    saying.blocks(Paragraph(words("desk.back_to", snapshot=earlier["id"], day=day)))
    reason = st.text_area(words("desk.back_reason"), key="back-reason", max_chars=reasons.LONGEST)
    sure = st.checkbox(words("desk.back_sure"), key="back-sure")
    if st.button(words("desk.back_do"), disabled=not sure, key="roll-back"):
        made = approvals.roll_back(gate.root(), official, gate.now(), reason)
        saying.done(words("desk.went_back", snapshot=made))
