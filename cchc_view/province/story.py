"""The province's page as blocks: the question, the whole, the funnel, every unit, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_data.measure import Figure, Scope
from cchc_data import periods
from cchc_data.province.compare import Standing
from cchc_data.search import fold
from cchc_data.statistics import wilson
from cchc_view import figures, format, labels
from cchc_view.page import SEARCH
from cchc_view.province.asked import PLACES, SMALL_SAMPLE, ProvinceTelling
from cchc_view.province.funnel import funnel
from cchc_view.story import Block, Cell, Chart, Folded, Heading, Link, Links, Note, Paragraph, Search, Table, Tile, Tiles

_OUTSIDE = {"below": "province.sentence_below", "above": "province.sentence_above"}
_WITHOUT = {"no_snapshot": "province.no_snapshot", "unmeasured": "province.unmeasured"}
_SIGNS = {"below": "not_met", "above": "met"}


def story(telling: ProvinceTelling) -> Iterator[Block]:
    words, comparison = telling.words, telling.comparison
    yield Heading(words("province.question"), level=1, lead=words("province.lead"))
    yield _search(telling)
    if not telling.view.search:
        yield Tiles((_whole(telling),), lead=True)
        yield from _left_out(telling)
        if comparison.compared:
            yield _funnel(telling)
            yield Folded(words("province.how"), (Paragraph(words("province.how_text")), Paragraph(words("province.how_limits"))))
    yield _units(telling)
    yield Heading(words("source.title"))
    yield Paragraph(words("province.source"))
    yield Links(
        (
            Link(words("source.csv"), telling.view.machine("/du-lieu/units.csv"), download=True),
            Link(words("source.api"), telling.view.machine("/api/v1/units")),
        )
    )


def _search(telling: ProvinceTelling) -> Search:
    words = telling.words
    return Search(words("province.find"), words("province.find_example"), words("search.button"), telling.view.search,
                  telling.view.base, SEARCH)


def _whole(telling: ProvinceTelling) -> Tile:
    """The sum of the units that show a figure."""
    words, comparison, own = telling.words, telling.comparison, telling.indicator.words[telling.lang]
    measured = _figure(telling, telling.province.code, comparison.numerator, comparison.denominator)
    interval = measured.interval and format.interval(*measured.interval, telling.lang)
    return Tile(
        indicator_id=telling.indicator.id,
        label=words("province.whole", what=own["short"]),
        value=figures.value_text(measured, words),
        is_number=measured.state == "ok",
        counts=figures.counts_text(measured, words),
        interval=words("tile.interval", interval=interval) if interval else "",
        as_of=_until(telling),
        method=figures.method(telling.indicator, words),
    )


def _figure(telling: ProvinceTelling, code: str, numerator: int | None, denominator: int | None, state: str = "ok") -> Figure:
    """Counts as the figure that every page words in the same way."""
    scope = Scope(code, telling.view.period)
    if state != "ok" or not denominator:
        return Figure(telling.indicator, scope, "no_data" if state == "ok" else state)
    value = 100 * numerator / denominator
    return Figure(telling.indicator, scope, "ok", numerator, denominator, value, wilson(value / 100, denominator), denominator)


def _until(telling: ProvinceTelling) -> str:
    """Which period, of how many units, and between which days their data end."""
    counted = telling.comparison.counted
    if not counted:
        return ""
    ends = sorted(one.figure.covered_to for one in counted)
    first, last = (format.date_text(day, telling.lang) for day in (ends[0], ends[-1]))
    name = labels.period_name(periods.parse(telling.view.period), telling.words)
    told = {"period": name, "n": len(counted), "units": len(telling.province.units), "last": last}
    if first == last:
        return telling.words("province.until_same", **told)
    return telling.words("province.until", first=first, **told)


def _left_out(telling: ProvinceTelling) -> Iterator[Note]:
    """Who is not in the sum or not compared, and why: never silently."""
    words, standings = telling.words, telling.comparison.standings
    kinds = {
        "province.out_no_snapshot": [one for one in standings if one.state == "no_snapshot"],
        "province.out_unmeasured": [one for one in standings if one.state == "unmeasured"],
        "province.out_no_figure": [one for one in standings if one.state not in ("ok", *_WITHOUT)],
        "province.out_stale": [one for one in standings if one.place == "stale"],
        "province.out_small": [one for one in standings if one.place == "small"],
    }
    told = [words(key, n=len(found), least=SMALL_SAMPLE) for key, found in kinds.items() if found]
    if told:
        yield Note(" ".join(told))


def _funnel(telling: ProvinceTelling) -> Chart:
    words, own = telling.words, telling.indicator.words[telling.lang]
    rows = [one for one in telling.comparison.compared]
    head = (words("scope.unit"), words("table.value"), words("province.cases"), words("province.place"))
    twin = Table(words("province.funnel_twin"), head, tuple(_twin_row(telling, one) for one in rows), folded=True)
    title = words("province.funnel", what=own["short"])
    return Chart(title, _sentence(telling), funnel(telling), twin, key="funnel", level=2)


def _twin_row(telling: ProvinceTelling, one: Standing) -> tuple[Cell, ...]:
    return (
        Cell(telling.name(one.unit)),
        Cell(format.percent(one.value, telling.lang), "number"),
        Cell(format.number(one.figure.denominator, telling.lang), "number"),
        _place(telling, one),
    )


def _sentence(telling: ProvinceTelling) -> str:
    """What a sighted reader takes from the funnel: how many lie inside, and the names of those outside."""
    words, compared = telling.words, telling.comparison.compared
    parts = [words("province.sentence", n=len(compared), within=sum(one.place == "within" for one in compared),
                   value=format.percent(telling.comparison.value, telling.lang))]
    for place, key in _OUTSIDE.items():
        names = [telling.name(one.unit) for one in compared if one.place == place]
        if names:
            parts.append(words(key, n=len(names), names=", ".join(names)))
    return " ".join(parts)


def _units(telling: ProvinceTelling) -> Table:
    words = telling.words
    wanted = fold.plain(telling.view.search)
    found = [one for one in telling.comparison.standings if _is_asked(one, wanted)]
    head = (words("scope.unit"), words("province.data_to"), words("table.value"), words("province.place"))
    caption = words("province.units_found" if wanted else "province.units", n=len(found))
    return Table(caption, head, tuple(_row(telling, one) for one in found), empty=words("province.not_found"))


def _is_asked(one: Standing, wanted: tuple[str, ...]) -> bool:
    """Every word asked for begins a word of the unit's name or code."""
    known = (*fold.plain(one.unit.name_vi), *fold.plain(one.unit.name_en), *fold.plain(one.unit.code))
    return all(any(word.startswith(asked) for word in known) for asked in wanted)


def _row(telling: ProvinceTelling, one: Standing) -> tuple[Cell, ...]:
    """Name, the day of its own data, rate with counts and interval, and where it stands."""
    words, lang = telling.words, telling.lang
    day = Cell(format.date_text(one.as_of, lang) if one.as_of else "–")
    name = Cell(telling.name(one.unit), href=telling.view.unit(one.unit.code) if one.as_of else "")
    if one.state in _WITHOUT:
        return name, day, Cell("–", "number"), Cell(words(_WITHOUT[one.state]), "status")
    counts = (one.figure.numerator, one.figure.denominator) if one.figure else (None, None)
    measured = _figure(telling, one.unit.code, *counts, one.state)
    if one.state != "ok":
        return name, day, Cell("–", "number"), Cell(figures.value_text(measured, words), "status")
    parts = "/".join(format.number(part, lang) for part in (measured.numerator, measured.denominator))
    shown = f"{parts}; {format.interval(*one.interval, lang)}"
    return name, day, Cell(figures.value_text(measured, words), "number", note=shown), _place(telling, one)


def _place(telling: ProvinceTelling, one: Standing) -> Cell:
    text = telling.words(PLACES[one.place])
    note = telling.words("province.degraded") if one.degraded else ""
    return Cell(text, "status", status=_SIGNS.get(one.place, "none"), note=note)
