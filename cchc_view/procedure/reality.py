"""What really happens here, beside what the procedure promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_data.reality import LEAST_FOR_A_RATE, Reality, Share, reality
from cchc_view import format
from cchc_view.guidance import Fact, Facts
from cchc_view.page import Telling
from cchc_view.procedure.words import Row, limit_text, plain_number
from cchc_view.story import Block, Heading, Note, Paragraph


ANCHOR = "thuc-te"


def really(telling: Telling, row: Row, channels: Sequence[Row]) -> Iterator[Block]:
    """Times, share kept, share online and supplements of twelve months; a private group says so."""
    words = telling.words
    yield Heading(words("reality.title"), anchor=ANCHOR)
    if row["grouped"]:
        yield Note(words("reality.sensitive") if row["sensitive"] else words("reality.grouped"))
        return
    real = reality(telling.loaded, row["proc_code"])
    first, last = (format.date_text(day, telling.lang) for day in (real.first, real.last))
    yield Paragraph(words("reality.lead", first=first, last=last))
    if not real.ended and not real.online.whole:
        yield Note(words("reality.none"), "empty")
        return
    yield Facts((*_times(telling, real, channels), *_shares(telling, real)))


def _times(telling: Telling, real: Reality, channels: Sequence[Row]) -> Iterator[Fact]:
    words = telling.words
    if not real.times_shown:
        few = words("reality.few", n=format.number(real.ended, telling.lang), least=LEAST_FOR_A_RATE)
        yield Fact(words("reality.half"), (few,))
    else:
        notes = (words("reality.of_ended", n=format.number(real.ended, telling.lang)),)
        yield Fact(words("reality.half"), (_days(telling, real.median_days),), notes)
        yield Fact(words("reality.nine"), (_days(telling, real.ninety_days),))
    counter = next((c for c in channels if c["channel"] == "counter"), None)
    if counter:
        yield Fact(words("reality.limit"), (limit_text(counter, telling),))


def _days(telling: Telling, days: float) -> str:
    if not days:
        return telling.words("reality.same_day")
    return telling.words("reality.days", n=plain_number(float(days), telling))


def _shares(telling: Telling, real: Reality) -> Iterator[Fact]:
    words = telling.words
    yield _share(telling, words("reality.on_time"), real.on_time, (words("reality.on_time_note"),))
    yield _share(telling, words("reality.online"), real.online)
    yield _share(telling, words("reality.supplements"), real.supplements)


def _share(telling: Telling, label: str, share: Share, notes: tuple[str, ...] = ()) -> Fact:
    """"96,4%" with its counts and interval; counts alone where a rate would say too much."""
    words, lang = telling.words, telling.lang
    if not share.whole:
        return Fact(label, (words("state.none_arisen"),))
    counts = {"part": format.number(share.part, lang), "whole": format.number(share.whole, lang)}
    if not share.shown:
        return Fact(label, (words("reality.too_few", least=LEAST_FOR_A_RATE, **counts),), notes)
    interval = words("reality.interval", interval=format.interval(*share.interval, lang))
    said = "; ".join((words("reality.counts", **counts), interval))
    return Fact(label, (format.percent(share.percent, lang),), (said, *notes))
