"""The plan's tasks in the five clear things: work, post, duty, time, result; and what is missing to each target."""

from __future__ import annotations

from cchc_data import indicators
from cchc_view import figures, format
from cchc_view.page import Telling
from cchc_view.story import Bullets, Cell, Note, Table

_PROGRESS = {
    "done_in_time": "met",
    "done_late": "near",
    "done_undated": "none",
    "paused": "none",
    "overdue": "not_met",
    "open": "none",
}


def five_clear(telling: Telling) -> Table:
    """One row a task of the year: rõ việc, rõ người, rõ trách nhiệm, rõ thời gian, rõ hiệu quả."""
    words = telling.words
    rows = telling.loaded.rows("tasks_of_year", year=int(telling.view.period[:4]))
    body = tuple(
        (
            Cell(row["what"], note=words("tasks.criterion", code=row["criterion"]) if row["criterion"] else ""),
            Cell(row["who"]),
            Cell(words(f"tasks.{row['role']}")),
            Cell(_days(telling, row)),
            Cell(row["outcome"] or "–", href=row["evidence_url"] or ""),
            Cell(words(f"tasks.{row['progress']}"), "status", status=_PROGRESS[row["progress"]]),
        )
        for row in rows
    )
    head = tuple(words(f"tasks.{key}") for key in ("what", "who", "duty", "time", "result", "progress"))
    return Table(words("tasks.caption", year=telling.view.period[:4]), head, body, empty=words("state.no_data"))


def _days(telling: Telling, row: dict) -> str:
    first, last = (format.date_text(row[day], telling.lang) if row[day] else "…" for day in ("from_on", "to_on"))
    return f"{first} – {last}"


def shortfalls(telling: Telling) -> Bullets | Note:
    """For each figure under its target: how many more dossiers, procedures or papers would reach it."""
    texts = tuple(text for one in indicators.load_all() if (text := figures.gap_text(telling, one)))
    return Bullets(texts) if texts else Note(telling.words("tasks.nothing_missing"), "empty")
