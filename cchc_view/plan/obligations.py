"""The twenty-five obligations of the plan: each in words, with its figures and the page that tells it."""

from __future__ import annotations

from cchc_data import reference
from cchc_data.measure import figures as measure_figures
from cchc_view import figures, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Table


def obligations(telling: Telling) -> Table:
    """One row an obligation; one that no figure measures is kept by what its page shows."""
    words, loaded = telling.words, telling.loaded
    measured = measure_figures(loaded, loaded.indicators, telling.scope)
    rows = []
    for one in reference.plan()["obligation"]:
        text = words.name(labels.in_language(one, "text", telling.lang))
        known = [measured[i] for i in one["indicators"] if i in measured and measured[i].state != "not_applicable"]
        told = [f"{f.indicator.words[telling.lang]['short']}: {figures.value_text(f, words)}" for f in known]
        page = Cell(words(f"obligations.{one['code'].lower()}"), href=telling.view.href(one["page"]))
        rows.append((Cell(one["code"]), Cell(text), Cell("; ".join(told) or "–"), page))
    head = tuple(words(f"obligations.{key}") for key in ("code", "text", "figures", "where"))
    return Table(words("obligations.caption", n=len(rows)), head, tuple(rows), folded=True)
