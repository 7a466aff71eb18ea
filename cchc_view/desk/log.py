"""The log of acts, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_data.audit import Entry
from cchc_data.desk import approvals
from cchc_data.desk.officials import Official
from cchc_view import format
from cchc_view.desk import gate, saying
from cchc_view.page import Page
from cchc_view.story import Cell, Heading, Table
from cchc_view.words import Words

MOST_ROWS = 400


def draw(official: Official, words: Words, pages: Sequence[Page]) -> None:
    """Who did what, when, and to which snapshot; the chain was checked while it was read."""
    acts = approvals.log(gate.root(), official)
    rows = tuple(_row(words, act) for act in acts[:MOST_ROWS])
    head = tuple(words(f"desk.col_{key}") for key in ("number", "at", "who", "act", "snapshot", "more"))
    saying.blocks(
        Heading(words("desk.log"), level=1, lead=words("desk.log_lead", n=format.number(len(acts), "vi"))),
        Table(words("desk.log_caption"), head, rows, empty=words("desk.none")),
    )


def _row(words: Words, act: Entry) -> tuple[Cell, ...]:
    at = act.at.astimezone(gate.VIETNAM)
    return (
        Cell(format.number(act.number, "vi"), "number"),
        Cell(words("history.moment", day=format.date_text(at.date(), "vi"), time=f"{at:%H:%M}")),
        Cell(act.who),
        Cell(words(f"desk.act_{act.what}")),
        Cell(act.snapshot or "–"),
        Cell(_more(words, act) or "–"),
    )


def _more(words: Words, act: Entry) -> str:
    """What else the log keeps of an act, in one line."""
    about = act.about
    told = [about.get("period"), about.get("reason")]
    if code := about.get("code"):
        told.append(words(f"desk.door_{code}", email=act.who))
    if state := about.get("state"):
        told.append(words(f"desk.state_{state}"))
    return " · ".join(filter(None, told))
