"""Can everybody use these pages, and what happens when somebody cannot?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import accessibility
from cchc_view.page import Telling
from cchc_view.story import Block, Bullets, Heading, Paragraph

# Lists of the statement by their words; each has as many sentences as are there.
CARE = ("keyboard", "zoom", "motion", "no_script", "charts", "colour", "cards")
UNTESTED = ("people", "readers", "browsers", "documents")
LIMITS = ("client", "scroll", "announcements", "dark", "source_texts")


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("accessibility.question"), level=1, lead=words("accessibility.lead"))
    yield Heading(words("accessibility.tell_us"))
    yield from accessibility.whom_to_tell(telling)
    yield Heading(words("accessibility.otherwise"))
    yield Paragraph(words("accessibility.otherwise_text"))
    yield accessibility.light_version(telling)
    yield Heading(words("accessibility.result"))
    yield from accessibility.last_check(telling)
    for part, keys in (("care", CARE), ("untested", UNTESTED), ("limits", LIMITS)):
        yield Heading(words(f"accessibility.{part}"))
        yield Bullets(tuple(words(f"accessibility.{part}_{key}") for key in keys))
