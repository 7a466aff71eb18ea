"""What the offices state about themselves: documents, staff, equipment, guidance slips, proposals."""

from __future__ import annotations

from cchc_data import periods
from cchc_view import labels
from cchc_view.page import Telling
from cchc_view.plan.rows import count, day_text, in_year, last_day, of_period, table
from cchc_view.story import Cell, Table


def staff(telling: Telling) -> Table:
    rows = of_period(telling, "staff")
    return table(
        telling,
        "staff",
        ("group", "in_post", "to_standard", "counted_on", "standard"),
        (
            (
                Cell(telling.words(f"staff.{row['position_group']}")),
                count(telling, row["n_total"]),
                count(telling, row["n_standard"]),
                Cell(day_text(telling, row["as_of_on"])),
                Cell(row["standard_doc"] or "–"),
            )
            for row in rows
        ),
    )


def documents(telling: Telling) -> Table:
    """Outgoing documents, and how many of those doubled on paper a law asks for."""
    columns = ("total", "secret_excluded", "electronic_only", "dual", "dual_justified", "paper_only")
    rows = of_period(telling, "documents")
    cells = (
        (Cell(telling.words(f"documents.{column}")), count(telling, row[column])) for row in rows for column in columns
    )
    return table(telling, "documents", ("what", "number"), cells)


def facilities(telling: Telling) -> Table:
    """The newest look at each item by the period's end, those not in order first."""
    rows = telling.loaded.rows("facility_state", as_of=last_day(telling))
    return table(
        telling,
        "facilities",
        ("item", "state", "checked_on"),
        (
            (
                Cell(row["item"]),
                Cell(telling.words("status.met" if row["ok"] else "status.not_met"), "status",
                     status="met" if row["ok"] else "not_met"),
                Cell(day_text(telling, row["checked_on"])),
            )
            for row in rows
        ),
    )  # fmt: skip


def slips(telling: Telling) -> Table:
    rows = in_year(telling, "guidance_slips", "month")
    cells = (
        (Cell(labels.period_name(periods.parse(f"{row['month']:%Y-%m}"), telling.words)), count(telling, row["slips"]))
        for row in rows
    )
    return table(telling, "slips", ("month", "number"), cells)


def proposals(telling: Telling) -> Table:
    """Proposals to simplify, with what became of each."""
    rows = telling.loaded.rows("whole_table", table="simplifications")
    return table(
        telling,
        "proposals",
        ("title", "sent_on", "answered_on", "outcome"),
        (
            (
                Cell(row["title"]),
                Cell(day_text(telling, row["sent_on"])),
                Cell(day_text(telling, row["answered_on"])),
                Cell(telling.words(f"proposals.{row['outcome'] or 'waiting'}")),
            )
            for row in rows
            if row["sent_on"] <= last_day(telling)
        ),
    )
