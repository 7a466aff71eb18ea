"""Counts of one period → tables: movement, letters, channels, complaints, survey questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_view import format, labels
from cchc_view.page import Telling
from cchc_view.procedure.words import procedure_href
from cchc_view.story import Cell, Table

Row = Mapping[str, Any]

_MOVEMENT = (
    ("received", ("carried", "online", "direct_or_post")),
    ("ended", ("early", "on_time", "late")),
    ("open", ("open_in_time", "open_late")),
)


def share(telling: Telling, numerator: int, denominator: int) -> Cell:
    """A share as its own cell; nothing of nothing is a dash, never 0 or 100 %."""
    if not denominator:
        return Cell("–", "number")
    return Cell(format.percent(100 * numerator / denominator, telling.lang), "number")


def _count(telling: Telling, n: int) -> Cell:
    return Cell(format.number(n, telling.lang), "number")


def movement_lines(telling: Telling) -> tuple[Row, list[Row]]:
    """Form 06a of the view's period: the whole commune, and a line for each field that had dossiers."""
    whole, *lines = telling.loaded.rows("movement_by_field", period=telling.view.period, org_code=telling.scope.org_code)
    return whole, lines


def movement(telling: Telling, counts: Row) -> Table:
    """Form 06a: received = carried + new; received = ended + open."""
    words, rows = telling.words, []
    for total, parts in _MOVEMENT:
        rows.append((Cell(words(f"movement.{total}")), _count(telling, counts[total]), share(telling, 0, 0)))
        rows += [
            (
                Cell(words("movement.part", part=words(f"movement.{part}"))),
                _count(telling, counts[part]),
                share(telling, counts[part], counts[total]),
            )
            for part in parts
        ]
    head = (words("movement.head"), words("table.dossiers"), words("table.share"))
    return Table(words("movement.caption", period=labels.covered(telling)), head, tuple(rows))


def paused_note(telling: Telling, counts: Row) -> str:
    """The sentence that takes apart what form 06a puts together."""
    return telling.words(
        "movement.note",
        given_back=format.number(counts["given_back"], telling.lang),
        paused=format.number(counts["paused"], telling.lang),
    )


def letters(telling: Telling) -> Table:
    """Late dossiers with a letter in time, too late, none."""
    words = telling.words
    (counts,) = telling.loaded.rows("late_letters", period=telling.view.period, org_code=telling.scope.org_code)
    rows = tuple(
        (Cell(words(f"letters.{kind}")), _count(telling, counts[kind]), share(telling, counts[kind], counts["late"]))
        for kind in ("in_time", "too_late", "none")
    )
    total = (Cell(words("letters.late")), _count(telling, counts["late"]), share(telling, 0, 0))
    head = (words("letters.head"), words("table.dossiers"), words("table.share"))
    caption = words("letters.caption", period=labels.covered(telling))
    return Table(caption, head, (total, *rows) if counts["late"] else (), empty=words("letters.no_late"))


def channels(telling: Telling) -> Table:
    """Newly received dossiers by channel."""
    words = telling.words
    rows = telling.loaded.rows("channels", period=telling.view.period, org_code=telling.scope.org_code)
    body = tuple(
        (Cell(words(f"channel.{r['channel']}")), _count(telling, r["n"]), share(telling, r["n"], r["total"]))
        for r in rows
    )
    head = (words("channel.head"), words("table.dossiers"), words("table.share"))
    caption = words("channel.caption", period=labels.covered(telling))
    return Table(caption, head, body, empty=words("state.none_arisen"))


def unused_procedures(telling: Telling, way: str = "online") -> Table:
    """Procedures offered online (or by "post") that nobody has used that way in the view's year."""
    words = telling.words
    at = {"year": telling.view.period[:4], "org_code": telling.scope.org_code, "way": way}
    rows = telling.loaded.rows("unused_procedures", **at)
    body = tuple(
        (
            Cell(r["name"], href=procedure_href(telling, r)),
            Cell(labels.in_language(r, "name", telling.lang)),
            Cell(words(f"level.{r['service_level']}")),
        )
        for r in rows
    )
    head = (words("table.procedure"), words("table.field"), words("table.level"))
    caption = words(f"online.unused_{way}", n=len(rows), year=telling.view.period[:4])
    return Table(caption, head, body, folded=True, empty=words(f"online.all_used_{way}"))


def complaints(telling: Telling) -> Table:
    """Feedback by kind: received, handled, in time, median days, published, in time, open, not ours."""
    words = telling.words
    rows = telling.loaded.rows("complaint_counts", period=telling.view.period, org_code=telling.scope.org_code)
    body = tuple(
        (
            Cell(words(f"complaint_kind.{row['kind']}") if row["kind"] else words("table.all")),
            *(_count(telling, row[column]) for column in ("received", "handled", "handled_in_time")),
            Cell(_half(telling, row["median_days"]), "number"),
            *(_count(telling, row[column]) for column in ("published", "published_in_time", "open", "elsewhere")),
        )
        for row in rows
    )
    columns = ("received", "handled", "handled_in_time", "median_days", "published", "published_in_time", "open", "elsewhere")
    head = (words("complaints.kind"), *(words(f"complaints.{column}") for column in columns))
    caption = words("complaints.caption", period=labels.covered(telling))
    return Table(caption, head, body, empty=words("state.none_arisen"))


def _half(telling: Telling, days: float | None) -> str:
    """A median of whole days: whole or with a half, a dash where there is none."""
    return "–" if days is None else format.number(days, telling.lang, 0 if days == int(days) else 1)


def survey_questions(telling: Telling) -> Table:
    """The nineteen questions in their own words, with satisfied and valid answers."""
    words = telling.words
    rows = telling.loaded.rows("survey_questions", period=telling.view.period, org_code=telling.scope.org_code)
    body = tuple(
        (
            Cell(words(f"sipas.{r['question_no']}")),
            Cell(words(f"factor.{r['factor']}")),
            share(telling, r["numerator"], r["denominator"]),
            Cell(
                f"{format.number(r['numerator'], telling.lang)}/{format.number(r['denominator'], telling.lang)}",
                "number",
            ),
        )
        for r in rows
    )
    head = (words("satisfaction.question_head"), words("satisfaction.factor"), words("table.value"), words("table.answers"))
    return Table(words("satisfaction.questions"), head, body, folded=True, empty=words("state.no_data"))
