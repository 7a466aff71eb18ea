"""The screen on the wall: panels read at five metres, one after the other, nothing to touch."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno

from cchc_data import periods, queues
from cchc_data.measure import figure
from cchc_view import blocks as drawing
from cchc_view import figures, format, frame, labels
from cchc_view.page import INTERACTIVE, Page, Telling
from cchc_view.procedure.words import short_name

MOST_PROCEDURES = 5
MOST_RESULTS = 3
LONGEST_RESULT = 240  # characters that can be read while a panel is shown
_UNWELL = {"degraded": "wall.degraded", "unreachable": "wall.unreachable"}
NUMBERS = ("received", "due_today", "within_5", "overdue_no_letter")


@dataclass(frozen=True)
class Panel:
    """One panel: which template draws it (`wall/<kind>.html`) and what that is filled with."""

    kind: str
    values: dict[str, Any]


def panels(telling: Telling, home: str) -> Iterator[Panel]:
    """Today, on time, procedures of the week, hotline, latest results; what has nothing to tell is left out."""
    if queues.is_told(telling.loaded):
        yield _today(telling)
    yield _on_time(telling)
    if rows := queues.week(telling.loaded, telling.scope.org_code, MOST_PROCEDURES):
        yield _week(telling, rows)
    if line := frame.hotline(telling):
        yield _hotline(telling, line, home)
    yield from _results(telling)


def board_html(telling: Telling, page: Page, today: date, home: str, state: str) -> str:
    """What the screen asks for every few seconds: the strip that dates the data, and all panels."""
    words = telling.words
    old = frame.is_old(telling, page, today)
    strip = words("wall.as_of", day=labels.as_of(telling), age=labels.age(telling, today))
    return drawing.fill(
        "wall/board.html",
        place=frame.place(telling.loaded, telling.lang).split(",")[0],
        strip=strip,
        old=words("wall.old") if old else "",
        demo=words("wall.demo") if telling.loaded.manifest["illustrative"] else "",
        degraded=words(_UNWELL[state]) if state in _UNWELL else "",
        hotline=frame.hotline(telling),
        panels=[drawing.fill(f"wall/{panel.kind}.html", **panel.values) for panel in panels(telling, home)],
    )


def _today(telling: Telling) -> Panel:
    words = telling.words
    waiting = queues.waiting(telling.loaded, telling.scope)
    cells = [
        {
            "label": words(f"wall.{name}"),
            "value": format.number(waiting[name], telling.lang),
            "alarm": name == "overdue_no_letter" and bool(waiting[name]),
        }
        for name in NUMBERS
    ]
    title = words("wall.today", day=labels.as_of(telling))
    return Panel("numbers", {"title": title, "cells": cells})


def _on_time(telling: Telling) -> Panel:
    measured, words = figure(telling.loaded, "on_time_pct", telling.scope), telling.words
    told = {
        "title": measured.indicator.words[telling.lang]["short"],
        "value": figures.value_text(measured, words),
        "is_number": measured.state == "ok",
        "counts": figures.counts_text(measured, words),
        "target": figures.target_text(measured.indicator, words),
        "status": measured.status,
        "status_text": figures.status_text(measured, words),
        "until": labels.until(telling),
    }
    return Panel("figure", told)


def _week(telling: Telling, rows: list[dict[str, Any]]) -> Panel:
    listed = [{"name": short_name(row["name"]), "n": format.number(row["n"], telling.lang)} for row in rows]
    return Panel("week", {"title": telling.words("wall.week"), "rows": listed, "unit": telling.words("counted.dossiers")})


def _hotline(telling: Telling, line: dict[str, str], home: str) -> Panel:
    words = telling.words
    told = {
        "title": words("wall.hotline"),
        "number": line["number"],
        "hours": line["hours"],
        "qr": _code(f"{home}{INTERACTIVE}phan-anh"),
        "scan": words("wall.scan"),
    }
    return Panel("hotline", told)


def _code(address: str) -> drawing.Markup:
    """A QR code as large as the box it stands in; the quiet zone of four is part of the standard."""
    out = io.BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", border=4, omitsize=True, xmldecl=False, nl=False)
    return drawing.Markup(out.getvalue().decode())


def _results(telling: Telling) -> Iterator[Panel]:
    rows = telling.loaded.rows("complaint_results", org_code=telling.scope.org_code, first="0000", last="9999", most=MOST_RESULTS)
    for row in rows:
        month = labels.within_sentence(periods.parse(row["month"]), telling.words)
        told = {
            "title": telling.words("wall.result", month=month),
            "kind": telling.words(f"complaint_kind.{row['kind']}"),
            "text": _cut(row["public_summary"]),
        }
        yield Panel("result", told)


def _cut(text: str) -> str:
    """At most as much as can be read; cut after a word, and seen to be cut."""
    if len(text) <= LONGEST_RESULT:
        return text
    return text[:LONGEST_RESULT].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"
