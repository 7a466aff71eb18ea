"""Late dossiers: whether people were told, given a new day, and whether that was kept."""

from __future__ import annotations

from cchc_view import format, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Table

_COUNTS = ("late", "in_time", "too_late", "no_letter", "kept", "broken", "still_open", "no_new_day")


def by_field(telling: Telling) -> Table:
    """One row a field: letter before the deadline, after it, none; new day kept, broken, not come yet."""
    words = telling.words
    rows = telling.loaded.rows("apologies", period=telling.view.period, org_code=telling.scope.org_code)
    body = [
        (
            Cell(labels.in_language(row, "name", telling.lang) if row["field"] else words("late.other_fields")),
            *(Cell(format.number(row[count], telling.lang), "number") for count in _COUNTS),
        )
        for row in rows
    ]
    if rows:
        sums = (format.number(sum(row[count] for row in rows), telling.lang) for count in _COUNTS)
        body.append((Cell(words("table.all")), *(Cell(total, "number") for total in sums)))
    head = (words("table.field"), *(words(f"late.{count}") for count in _COUNTS))
    caption = words("late.caption", period=labels.covered(telling))
    return Table(caption, head, tuple(body), empty=words("letters.no_late"))


def reasons(telling: Telling) -> Table:
    """The reasons given in the letters, grouped; the text of a letter is never entered."""
    words = telling.words
    rows = telling.loaded.rows("apology_reasons", period=telling.view.period, org_code=telling.scope.org_code)
    total = sum(row["n"] for row in rows)
    body = tuple(
        (
            Cell(words(f"reason.{row['reason_group']}")),
            Cell(format.number(row["n"], telling.lang), "number"),
            Cell(format.percent(100 * row["n"] / total, telling.lang), "number"),
        )
        for row in rows
    )
    head = (words("late.reason"), words("late.letters"), words("table.share"))
    return Table(words("late.reasons"), head, body, empty=words("state.none_arisen"))
