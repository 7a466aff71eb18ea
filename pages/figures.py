"""Every figure with its numerator, denominator and rule, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view.ledger import figure_table, methods, reference_table, snapshot_table, thresholds
from cchc_view.opendata.listing import dictionary_table
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading
from cchc_view.template_links import template_links


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("figures.question"), level=1, lead=words("figures.lead"))
    yield figure_table(telling)
    yield from source(telling)
    yield Heading(words("figures.methods"))
    yield from methods(telling)
    yield Heading(words("figures.rules"))
    yield thresholds(telling)
    yield Heading(words("data.open"), anchor="du-lieu-mo", lead=words("data.open_lead"))
    yield from dictionary_table(telling)
    yield template_links(telling)
    yield Heading(words("figures.snapshot"))
    yield snapshot_table(telling)
    yield reference_table(telling)
