"""All figures of a period in one table, every method, and the snapshot's own papers."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_data import reference, unit
from cchc_data.measure import SMALL_SAMPLE
from cchc_data.measure import figures as measure_figures
from cchc_view import figures, format, labels
from cchc_view.page import Telling
from cchc_view.story import Block, Bullets, Cell, Folded, Paragraph, Table


def figure_table(telling: Telling) -> Table:
    """Every indicator of the period: value, counts, interval, target, status."""
    words = telling.words
    measured = measure_figures(telling.loaded, telling.loaded.indicators, telling.scope)
    rows = figures.figure_rows(telling, measured.values(), with_criterion=True)
    head = tuple(
        words(f"table.{key}") for key in ("indicator", "value", "counts", "interval", "target", "status")
    )
    return Table(words("figures.caption", period=labels.covered(telling)), head, rows)


def methods(telling: Telling) -> Iterator[Block]:
    """How each indicator is counted, folded under its title."""
    words = telling.words
    for indicator in telling.loaded.indicators.values():
        how = figures.method(indicator, words)
        yield Folded(
            f"{indicator.criterion}. {how.title}",
            (
                Paragraph(words("method.fraction", numerator=how.numerator, denominator=how.denominator)),
                Paragraph(how.formula),
                Bullets(tuple(words("method.excluded", what=what) for what in how.exclusions)),
                Paragraph(words("method.basis", basis="; ".join(how.legal_basis))),
            ),
        )


def thresholds(telling: Telling) -> Bullets:
    """The rules that hold for every figure."""
    words, rules = telling.words, ("interval", "small", "sensitive", "zero", "date")
    told = [words(f"figures.rule_{rule}", n=SMALL_SAMPLE) for rule in rules]
    if changed := unit.began(telling.loaded.org):
        told.append(words("figures.rule_break", day=format.date_text(changed, telling.lang)))
    return Bullets(tuple(told))


def snapshot_table(telling: Telling) -> Table:
    """The public tables of the snapshot with rows, bytes and hash, so anybody can check them."""
    words, manifest = telling.words, telling.loaded.manifest
    rows = tuple(
        (
            Cell(name.removeprefix("public/")),
            Cell(format.number(facts["rows"], telling.lang), "number"),
            Cell(format.number(facts["bytes"], telling.lang), "number"),
            Cell(facts["sha256"][:16]),
        )
        for name, facts in manifest["tables"].items()
        if name.startswith("public/")
    )
    head = tuple(words(f"figures.{key}") for key in ("table", "rows", "bytes", "hash"))
    return Table(words("figures.tables", snapshot=manifest["id"]), head, rows, folded=True)


def reference_table(telling: Telling) -> Table:
    """Where the reference data comes from: source, date, licence."""
    words = telling.words
    rows = tuple(
        (Cell(one["title_vi"]), Cell(one["source"]), Cell(str(one["source_date"])), Cell(one["licence"]))
        for one in reference.manifest().values()
    )
    head = tuple(words(f"figures.{key}") for key in ("reference", "origin", "date", "licence"))
    return Table(words("figures.references"), head, rows, folded=True)
