"""What is waiting: received, due, overdue without a letter, complaints near their limit, figures that fail?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import monitor
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    if not monitor.is_told(telling):
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
    yield Links(tuple(_onward(telling)))
    yield from source(telling)


def _onward(telling: Telling) -> Iterator[Link]:
    if not telling.view.embed:  # the screen on the wall fills a window, so it has no place in another page's frame
        yield Link(telling.words("monitor.wall"), telling.view.wall())
    yield Link(telling.words("plan.menu"), telling.view.href("ke-hoach"))
