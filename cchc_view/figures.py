"""A measured figure → a tile: the one place where a figure becomes words."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_data.gaps import Gap, missing
from cchc_data.indicators import Indicator
from cchc_data.measure import Figure, figure, figures
from cchc_view import format, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Method, Tile
from cchc_view.words import Words


def tile(telling: Telling, indicator_id: str, href: str = "") -> Tile:
    """The tile of one indicator in the telling's scope."""
    return _tile(telling, figure(telling.loaded, indicator_id, telling.scope), href)


def tiles(telling: Telling, hrefs: dict[str, str]) -> tuple[Tile, ...]:
    """Tiles of several indicators (id to page path, "" for none), measured in one query.

    A rule that had not been made on the snapshot's last day has no tile.
    """
    known = {i: path for i, path in hrefs.items() if i in telling.loaded.indicators}
    measured = figures(telling.loaded, known, telling.scope)
    return tuple(_tile(telling, measured[i], telling.view.href(path) if path else "") for i, path in known.items())


def _tile(telling: Telling, measured: Figure, href: str) -> Tile:
    words, lang = telling.words, telling.lang
    own = measured.indicator.words[lang]
    return Tile(
        indicator_id=measured.indicator.id,
        label=own["short"],
        value=value_text(measured, words),
        is_number=measured.state == "ok",
        status=measured.status,
        status_text=status_text(measured, words),
        target=target_text(measured.indicator, words),
        counts=counts_text(measured, words),
        interval=_interval_text(measured, words),
        small_sample=words("tile.small_sample", n=format.number(measured.sample, lang)) if measured.is_small else "",
        as_of=labels.until(telling),
        method=method(measured.indicator, words),
        href=href,
    )


def value_text(measured: Figure, words: Words) -> str:
    """"96,4%", "3 ngày làm việc", or the sentence that says why there is no number."""
    if measured.state != "ok":
        return words(f"state.{measured.state}")
    unit, value, lang = measured.indicator.unit, measured.value, words.lang
    if unit == "working_days":
        return words("tile.working_days", days=format.number(value, lang, 0 if value == int(value) else 1))
    if unit == "count":
        return words("tile.count", n=format.number(value, lang), counted=_counted(measured.indicator, words))
    if unit == "points":
        return words("tile.points", points=format.points(value, lang, measured.denominator))
    return format.percent(value, lang, target=measured.indicator.target.goal)


def _counted(indicator: Indicator, words: Words) -> str:
    return words(f"counted.{indicator.counted}")


def counts_text(measured: Figure, words: Words) -> str:
    """"1.182/1.204 hồ sơ": numerator and denominator with what is counted; "" where the value says it all."""
    says_it_all = measured.numerator is None and measured.indicator.unit in ("count", "points")
    if not measured.denominator or says_it_all:
        return ""
    counted = _counted(measured.indicator, words)
    whole = format.number(measured.denominator, words.lang)
    if measured.numerator is None:
        return f"{whole} {counted}"
    return f"{format.number(measured.numerator, words.lang)}/{whole} {counted}"


def status_text(measured: Figure, words: Words) -> str:
    """Symbol and word; for "keep or raise" it says which of the two was reached."""
    if measured.status == "none":
        return ""
    target = measured.indicator.target
    if target.op == "keep_or_raise" and measured.status == "met":
        return words("status.raised" if measured.value >= target.raised else "status.kept")
    if target.op == "keep_or_raise" and measured.status == "near":
        return words("status.unclear")
    return words(f"status.{measured.status}")


def target_text(indicator: Indicator, words: Words) -> str:
    """The plan's target in words; the plan gives some criteria no number, and so do we."""
    target, lang = indicator.target, words.lang
    if target.op == "keep_or_raise":
        return words(
            "target.keep_or_raise",
            baseline=format.percent(target.baseline, lang, 2),
            year=target.baseline_year,
            raised=format.percent(target.raised, lang),
        )
    if target.op == "at_least":
        exact = target.value >= 100
        return words("target.all" if exact else "target.at_least", goal=format.percent(target.value, lang, 0))
    if target.op == "at_most":
        goal = format.number(target.value, lang)
        return words("target.at_most" if target.value else "target.not_one", goal=goal, counted=_counted(indicator, words))
    return words("target.qualitative")


def figure_rows(
    telling: Telling, measured: Iterable[Figure], *, with_criterion: bool = False
) -> tuple[tuple[Cell, ...], ...]:
    """A row a figure: name, value, counts, interval, target, status."""
    words, lang = telling.words, telling.lang
    return tuple(
        (
            Cell((f"{f.indicator.criterion}. " if with_criterion else "") + f.indicator.words[lang]["short"]),
            Cell(value_text(f, words), "number" if f.state == "ok" else "text"),
            Cell(counts_text(f, words) or "–", "number"),
            Cell(format.interval(*f.interval, lang) if f.interval else "–", "number"),
            Cell(target_text(f.indicator, words)),
            Cell(status_text(f, words) or "–", "status", status=f.status),
        )
        for f in measured
    )


def _interval_text(measured: Figure, words: Words) -> str:
    if measured.interval is None:
        return ""
    return words("tile.interval", interval=format.interval(*measured.interval, words.lang))


def method(indicator: Indicator, words: Words) -> Method:
    """How the indicator is counted, for "Cách tính"."""
    own = indicator.words[words.lang]
    return Method(
        title=own["title"],
        numerator=own["numerator"],
        denominator=own["denominator"],
        formula=own["method"],
        exclusions=tuple(own["exclusions"]),
        legal_basis=indicator.legal_basis,
        note=own["why"],
    )


def missing_text(gap: Gap, words: Words) -> str:
    """"Còn thiếu 4 thủ tục để đạt.": what would close the distance to a target; "" where nothing is."""
    if not gap.missing:
        return ""
    own = gap.figure.indicator
    key = "losses.too_many" if own.lower_is_better else "losses.more"
    return words(key, n=format.number(gap.missing, words.lang), counted=_counted(own, words))


def gap_text(telling: Telling, indicator_id: str) -> str:
    """"Còn thiếu 4 thủ tục để đạt 30%": how many more of the counted things win the target; "" if none."""
    measured = figure(telling.loaded, indicator_id, telling.scope)
    wanting, words = missing(measured), telling.words
    if not wanting:
        return ""
    target = measured.indicator.target
    return words(
        "tile.too_many" if target.op == "at_most" else "tile.gap",
        what=measured.indicator.words[telling.lang]["short"],
        n=format.number(wanting, telling.lang),
        counted=_counted(measured.indicator, words),
        goal=format.percent(target.goal, telling.lang, 0 if target.goal == int(target.goal) else 2),
    )
