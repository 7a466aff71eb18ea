"""The plan of 2021, criterion by criterion, beside what is measured today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_data import indicators, reference
from cchc_data.measure import Figure
from cchc_data.measure import figures as measure_figures
from cchc_view import figures, labels
from cchc_view.page import Telling
from cchc_view.story import Block, Bullets, Cell, Folded, Paragraph, Table


def criteria_table(telling: Telling) -> Table:
    """Every criterion with its target, the measured value, who leads and until when."""
    words, lang = telling.words, telling.lang
    known = indicators.load_all()
    measured = measure_figures(telling.loaded, known, telling.scope)
    rows = []
    for criterion in reference.plan()["criterion"]:
        mine = [measured[i] for i in criterion["indicators"] if i in known]
        rows.append(
            (
                Cell(f"{criterion['code']}. {labels.in_language(criterion, 'title', lang)}"),
                Cell(labels.in_language(criterion, "target", lang) or words("plan.not_stated")),
                *_measured(telling, criterion, mine),
                Cell(labels.in_language(criterion, "lead", lang) or words("plan.not_stated")),
                Cell(labels.in_language(criterion, "deadline", lang) or words("plan.not_stated")),
            )
        )
    head = tuple(words(f"plan.{key}") for key in ("criterion", "target", "value", "status", "lead_head", "deadline"))
    return Table(words("plan.caption", period=labels.covered(telling)), head, tuple(rows))


def _measured(telling: Telling, criterion: Mapping[str, Any], mine: list[Figure]) -> tuple[Cell, Cell]:
    words = telling.words
    if not mine:
        return Cell(words("plan.not_measured")), Cell("–", "status")
    first = mine[0]
    value = figures.value_text(first, words)
    status = figures.status_text(first, words) or words("plan.no_number")
    return Cell(value, note=figures.counts_text(first, words)), Cell(status, "status", status=first.status)


def _figures(telling: Telling, mine: list[Figure]) -> Table:
    words = telling.words
    rows = tuple(
        (
            Cell(f.indicator.words[telling.lang]["short"]),
            Cell(figures.value_text(f, words)),
            Cell(figures.counts_text(f, words) or "–"),
            Cell(figures.target_text(f.indicator, words)),
            Cell(figures.status_text(f, words) or "–", "status", status=f.status),
        )
        for f in mine
    )
    head = tuple(words(f"table.{key}") for key in ("indicator", "value", "counts", "target", "status"))
    return Table(words("plan.figures"), head, rows, empty=words("plan.not_measured"))


def duties(telling: Telling) -> Iterator[Block]:
    """What the plan orders under each criterion and every figure of it, folded; posts, never names."""
    words, lang = telling.words, telling.lang
    measured = measure_figures(telling.loaded, indicators.load_all(), telling.scope)
    for criterion in reference.plan()["criterion"]:
        tasks = labels.in_language(criterion, "tasks", lang)
        if not tasks:
            continue
        blocks: tuple[Block, ...] = (Bullets(tuple(tasks)),)
        coordination = labels.in_language(criterion, "coordination", lang)
        if coordination:
            blocks += (Paragraph(words("plan.coordination", who=coordination)),)
        blocks += (_figures(telling, [measured[i] for i in criterion["indicators"] if i in measured]),)
        yield Folded(f"{criterion['code']}. {labels.in_language(criterion, 'title', lang)}", blocks)
