"""The scope of a page: which parts of it a visitor may choose, from what, and as a form without script."""

from __future__ import annotations

from typing import Any

from cchc_data import periods
from cchc_data.search import AUDIENCES, CHANNELS
from cchc_view import frame, labels
from cchc_view.asked import leads
from cchc_view.page import (
    AUDIENCE,
    CHANNEL,
    FIELD,
    INTERACTIVE,
    LEAD,
    PERIOD,
    SEARCH,
    STATE,
    STATES,
    UNIT,
    Page,
    Telling,
)

_PARAMETERS = {
    "period": PERIOD,
    "field": FIELD,
    "audience": AUDIENCE,
    "channel": CHANNEL,
    "state": STATE,
    "lead": LEAD,
    "unit": UNIT,
}


def choices(telling: Telling, page: Page) -> dict[str, str]:
    """The parts of the scope to choose on this page, with their address parameters.

    Audience and channel refine what was found, so they appear once something was asked for.
    """
    narrowed = any(value for _, value in telling.view.narrowed())
    shown = {choice: parameter for choice, parameter in _PARAMETERS.items() if choice in page.controls}
    return {c: p for c, p in shown.items() if narrowed or c not in ("audience", "channel")}


def scope_form(telling: Telling, page: Page) -> dict[str, Any] | None:
    """Values of scope.html; None for a page that no part of the scope changes."""
    shown = choices(telling, page)
    if not shown:
        return None
    words, view = telling.words, telling.view
    others = [*view.kept(), *([(SEARCH, view.search)] if view.search else [])]
    return {
        "scope_label": words("scope.label"),
        "button": words("scope.button"),
        "with_script": telling.view.base == INTERACTIVE,
        "keep": [(name, value) for name, value in others if name not in shown.values()],
        "fields": [
            {
                "name": parameter,
                "label": words(f"scope.{choice}"),
                "options": [
                    {"value": value, "text": text, "selected": value == selected(telling, choice)}
                    for value, text in options(telling, page, choice).items()
                ],
            }
            for choice, parameter in shown.items()
        ],
    }


def selected(telling: Telling, choice: str) -> str:
    return getattr(telling.view, choice) or ""


def options(telling: Telling, page: Page, choice: str) -> dict[str, str]:
    """Values and texts of a scope choice, in the order shown."""
    if choice == "period":
        return period_options(telling)
    words = telling.words
    if choice == "audience":
        return {"": words("scope.all"), **{one: words(f"audience.{one}") for one in AUDIENCES}}
    if choice == "channel":
        return {"": words("scope.all"), **{one: words(f"channel.{one}") for one in CHANNELS}}
    if choice == "state":
        return {"": words("scope.all"), **{one: words(f"plan.state_{one}") for one in STATES}}
    if choice == "lead":
        return {"": words("scope.all"), **{one: words.names[labels.capital(one)] for one in leads()}}
    if choice == "unit":
        listed = {row["unit_code"]: row["unit_name"] for row in telling.loaded.rows("index766_units")}
        return {"": frame.place(telling.loaded, telling.lang), **listed}
    named = {row["field"]: labels.in_language(row, "name", telling.lang) for row in telling.loaded.rows(page.fields)}
    return {"": words("scope.all_fields"), **named}


def period_options(telling: Telling) -> dict[str, str]:
    known = [periods.parse(name) for name in telling.loaded.periods]
    order = ("year", "quarter", "month", "reporting_quarter", "reporting_year")
    known.sort(key=lambda p: (order.index(p.kind), -p.from_on.toordinal()))
    return {p.id: labels.period_name(p, telling.words) for p in known}
