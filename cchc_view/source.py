"""The last beat of every story: where the figures come from and how to take them away."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import labels
from cchc_view.page import Telling
from cchc_view.story import Block, Heading, Link, Links, Paragraph


def source(telling: Telling) -> Iterator[Block]:
    """Heading, one paragraph on snapshot, date and rules, and the ways to the raw figures."""
    words, loaded = telling.words, telling.loaded
    yield Heading(words("source.title"))
    yield Paragraph(
        words(
            "source.text",
            snapshot=loaded.id,
            day=labels.as_of(telling),
            sources=", ".join(one["name"] for one in loaded.manifest["sources"]),
        )
    )
    yield Links(
        (
            Link(words("source.csv"), telling.view.machine("/du-lieu/figures.csv"), download=True),
            Link(words("source.api"), telling.view.machine("/api/v1/indicators")),
            Link(words("source.how"), telling.view.href("so-lieu")),
        )
    )
