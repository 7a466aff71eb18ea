"""How does the commune stand beside the others, where are points lost, and why do our figures differ?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import comparison
from cchc_view.comparison_losses import losses
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Bullets, Heading, Note


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("compare.question"), level=1, lead=words("compare.lead"))
    yield from comparison.position(telling)
    yield comparison.group_chart(telling)
    yield Heading(words("compare.losses_title"), lead=words("compare.losses_lead"), anchor="mat-diem")
    yield from losses(telling)
    yield Note(words("compare.nothing_of_nothing"))
    yield Heading(words("compare.differences"), lead=words("compare.differences_lead"))
    yield comparison.beside(telling)
    yield Bullets(tuple(words(f"compare.reason_{n}") for n in range(1, 5)))
    yield comparison.everybody_table(telling)
    yield from source(telling)
