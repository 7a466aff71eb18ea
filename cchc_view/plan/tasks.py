"""The plan's tasks in the five clear things: work, post, duty, time, result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cchc_view import format
from cchc_view.page import Telling
from cchc_view.plan.criteria import Criterion
from cchc_view.story import Cell, Table

# How a task stands, those most in need of attention first.
_PROGRESS = {
    "overdue": "not_met",
    "open": "none",
    "paused": "none",
    "done_late": "near",
    "done_undated": "none",
    "done_in_time": "met",
}
_HEAD = ("what", "who", "duty", "time", "result", "progress")


def five_clear(telling: Telling, criteria: Sequence[Criterion]) -> Table:
    """The year's tasks of these criteria, those that need attention first; only the overdue where asked for."""
    only_overdue = telling.view.state == "overdue"
    tasks = [task for one in criteria for task in one.tasks if task["progress"] == "overdue" or not only_overdue]
    tasks.sort(key=lambda task: list(_PROGRESS).index(task["progress"]))
    return task_table(telling, tasks, telling.words("tasks.caption", year=telling.view.period[:4]))


def task_table(telling: Telling, tasks: Iterable[Mapping[str, Any]], caption: str) -> Table:
    """One row a task and post: clear work, person, duty, time and result, and how it stands."""
    words = telling.words
    rows = tuple(
        (
            Cell(task["what"], note=words("tasks.criterion", code=task["criterion"])),
            Cell(task["who"]),
            Cell(words(f"tasks.{task['role']}")),
            Cell(_days(telling, task)),
            Cell(task["outcome"] or "–", href=task["evidence_url"] or ""),
            Cell(words(f"tasks.{task['progress']}"), "status", status=_PROGRESS[task["progress"]]),
        )
        for task in tasks
    )
    head = tuple(words(f"tasks.{key}") for key in _HEAD)
    return Table(caption, head, rows, empty=words("tasks.none"))


def _days(telling: Telling, task: Mapping[str, Any]) -> str:
    first, last = (format.date_text(task[day], telling.lang) if task[day] else "…" for day in ("from_on", "to_on"))
    return f"{first} – {last}"
