"""Late dossiers: whether people were told, given a new day, and whether that was kept."""

from __future__ import annotations

from cchc_data import periods
from cchc_view import format, frame, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Note, Table

_COUNTS = ("late", "in_time", "too_late", "no_letter", "kept", "broken", "still_open", "no_new_day")


def public_apology(telling: Telling) -> Note | None:
    """The commune says in public that it is sorry, and to how many it has written; None where nothing was late."""
    rows = telling.loaded.rows("apologies", period=telling.view.period, org_code=telling.scope.org_code)
    if not rows:
        return None
    counts = {name: sum(row[name] for row in rows) for name in ("late", "in_time", "too_late", "no_letter")}
    said = {name: format.number(n, telling.lang) for name, n in counts.items()}
    written = format.number(counts["in_time"] + counts["too_late"], telling.lang)
    return Note(telling.words("late.sorry", organ=frame.organ(telling), written=written, **said))


def by_month(telling: Telling) -> Table:
    """One row a month of the view's year: how many were late, written to, and given a day that was kept."""
    words, counts = telling.words, ("late", "in_time", "too_late", "no_letter", "kept", "broken")
    at = {"year": int(telling.view.period[:4]), "org_code": telling.scope.org_code}
    rows = tuple(
        (
            Cell(labels.period_name(periods.parse(row["period"]), words)),
            *(Cell(format.number(row[count], telling.lang), "number") for count in counts),
        )
        for row in telling.loaded.rows("apologies_by_month", **at)
    )
    head = (words("table.period"), *(words(f"late.{count}") for count in counts))
    return Table(words("late.by_month", year=at["year"]), head, rows, empty=words("letters.no_late"))


def by_field(telling: Telling) -> Table:
    """One row a field: letter before the deadline, after it, none; new day kept, broken, not come yet."""
    words = telling.words
    rows = telling.loaded.rows("apologies", period=telling.view.period, org_code=telling.scope.org_code)
    body = [
        (
            Cell(labels.in_language(row, "name", telling.lang)),
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
