"""What is waiting: received, due, overdue without a letter, complaints near their limit, figures that fail?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import monitor
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    if not monitor.is_told(telling.loaded):
        yield from monitor.untold(telling)
        return
    yield Heading(words("monitor.question"), level=1, lead=words("monitor.lead"))
    yield Heading(words("monitor.dossiers"))
    yield from monitor.dossier_tiles(telling)
    if telling.view.field is None:
        yield Heading(words("monitor.complaints"))
        yield monitor.complaint_tiles(telling)
    yield Heading(words("monitor.where"))
    yield from monitor.drill(telling)
    if telling.view.field is None:
        yield Heading(words("monitor.failing"), lead=words("monitor.failing_lead"))
        yield monitor.failing(telling)
    yield monitor.how(telling)
    # A frame inside another page is no screen on a wall.
    screen = () if telling.view.embed else (Link(words("monitor.wall"), telling.view.wall()),)
    yield Links((*screen, Link(words("plan.menu"), telling.view.href("ke-hoach"))))
    yield from source(telling)
