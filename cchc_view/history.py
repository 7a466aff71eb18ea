"""The history of the figures as blocks: snapshots and what each brought, locked periods, restatements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cchc_data import indicators, periods, snapshot
from cchc_data.dictionary import tables
from cchc_data.lineage import same_data
from cchc_data.measure import Figure, Scope
from cchc_data.reading.forms import forms
from cchc_view import cached, figures, format, labels
from cchc_view.page import Telling
from cchc_view.story import Block, Cell, Folded, Note, Paragraph, Table

Manifest = Mapping[str, Any]
Entry = Mapping[str, Any]


def snapshots(telling: Telling) -> Table:
    """Every snapshot that was public, newest first; those that were taken back say so and cannot be opened."""
    words = telling.words
    standing = {manifest["id"] for manifest in cached.chain(telling.loaded)}
    every = snapshot.history(cached.store().root)
    known = {manifest["id"]: manifest for manifest in every}
    rows = tuple(
        (
            Cell(manifest["id"], href=_address(telling, manifest) if manifest["id"] in standing else ""),
            Cell(_day(telling, manifest["as_of"])),
            Cell(_moment(telling, manifest)),
            Cell(_brought(telling, manifest, known.get(manifest["parent"] or ""))),
            Cell(_state(telling, manifest, standing)),
        )
        for manifest in every
    )
    head = tuple(words(f"history.{key}") for key in ("snapshot", "as_of", "published", "brought", "state"))
    return Table(words("history.snapshots_caption"), head, rows)


def _address(telling: Telling, manifest: Manifest) -> str:
    """The page of figures in that snapshot; in the current one the address names none."""
    now = cached.current()
    wanted = "" if now and manifest["id"] == now.id else manifest["id"]
    return replace(telling.view, snapshot=wanted).href("so-lieu")


def _state(telling: Telling, manifest: Manifest, standing: set[str]) -> str:
    if manifest["id"] == telling.loaded.id:
        return telling.words("history.in_view")
    return telling.words("history.earlier" if manifest["id"] in standing else "history.taken_back")


def _brought(telling: Telling, manifest: Manifest, parent: Manifest | None) -> str:
    """What a snapshot added to the one before it: a lock, or files and how many of their rows."""
    words, lang = telling.words, telling.lang
    new = [lock for lock in manifest.get("locked", []) if parent is None or lock not in parent.get("locked", [])]
    if new:
        names = (labels.within_sentence(periods.parse(lock["period"]), words) for lock in new)
        return words("history.brought_lock", periods=", ".join(names))
    if parent and parent["sources"] == manifest["sources"]:
        return words("history.brought_nothing" if same_data(parent, manifest) else "history.brought_back")
    return "; ".join(_source(source, lang, words) for source in manifest["sources"])


def _source(source: Mapping[str, Any], lang: str, words) -> str:
    form = forms().get(source.get("form", ""))
    if form is None:
        return source["name"]
    title = form.title_vi if lang == "vi" else form.title_en
    return words("history.brought_file", form=title, n=format.number(source["accepted"], lang))


def locks(telling: Telling) -> Block:
    """Locked periods with the day they were locked; what lies inside one is locked with it."""
    words = telling.words
    locked = telling.loaded.manifest.get("locked", [])
    rows = tuple((Cell(_period(telling, lock["period"])), Cell(_day(telling, lock["at"][:10]))) for lock in locked)
    head = (words("table.period"), words("history.locked_on"))
    return Table(words("history.locked_caption"), head, rows[::-1], empty=words("history.none_locked"))


def restatements(telling: Telling) -> Iterator[Block]:
    """Every correction of a locked period, newest first: old figure, new figure, reason, day."""
    found = [(manifest, manifest["restatements"]) for manifest in cached.chain(telling.loaded)]
    found = [(manifest, entries) for manifest, entries in found if entries]
    if not found:
        yield Note(telling.words("history.none_restated"), "empty")
    for manifest, entries in found:
        yield from _publication(telling, manifest, entries)


def _publication(telling: Telling, manifest: Manifest, entries: list[Entry]) -> Iterator[Block]:
    """What one publication changed, under its reason: whole figures at once, splits and tables on demand."""
    words, first = telling.words, entries[0]
    order = list(indicators.load_all())
    entries = sorted(entries, key=lambda e: order.index(e["indicator"]) if e.get("indicator") in order else len(order))
    yield Paragraph(words("history.reason", day=_day(telling, first["day"]), reason=first["reason"]))
    whole = [entry for entry in entries if "indicator" in entry and entry["field"] is None]
    split = [entry for entry in entries if "indicator" in entry and entry["field"] is not None]
    changed = [entry for entry in entries if "table" in entry]
    if whole:
        yield _figure_table(telling, words("history.restated_caption", snapshot=manifest["id"]), whole)
    more = [_figure_table(telling, words("history.by_field"), split)] if split else []
    more += [_changed_tables(telling, changed)] if changed else []
    if more:
        yield Folded(words("history.details", n=format.number(len(split) + len(changed), telling.lang)), tuple(more))


def _figure_table(telling: Telling, caption: str, entries: list[Entry]) -> Table:
    words = telling.words
    rows = tuple(
        (
            Cell(_indicator(telling, entry)),
            Cell(_period(telling, entry["period"])),
            *(Cell(_told(telling, entry, side), "number") for side in ("old", "new")),
        )
        for entry in entries
    )
    head = (words("table.indicator"), words("table.period"), words("history.old"), words("history.new"))
    return Table(caption, head, rows)


def _indicator(telling: Telling, entry: Entry) -> str:
    """The indicator's name, of one that was removed since its id, and the field."""
    known = indicators.load_all().get(entry["indicator"])
    name = known.words[telling.lang]["short"] if known else entry["indicator"]
    fields = {row["field"]: labels.in_language(row, "name", telling.lang) for row in telling.loaded.rows("used_fields")}
    return f"{name}, {fields.get(entry['field'], entry['field'])}" if entry["field"] else name


def _told(telling: Telling, entry: Entry, side: str) -> str:
    """"96,2% (50/52 hồ sơ)", or why there is no figure."""
    known, told = indicators.load_all().get(entry["indicator"]), entry[side]
    if known is None or told is None:
        return telling.words("state.no_data")
    state = "ok" if told["value"] is not None else known.when_empty
    figure = Figure(
        known, Scope("", entry["period"]), state, told["numerator"], told["denominator"], told["value"]
    )
    counts = figures.counts_text(figure, telling.words)
    return figures.value_text(figure, telling.words) + (f" ({counts})" if counts and state == "ok" else "")


def _changed_tables(telling: Telling, entries: list[Entry]) -> Table:
    words, known = telling.words, tables()
    rows = tuple(
        (
            Cell(known[entry["table"]].title[telling.lang] if entry["table"] in known else entry["table"]),
            Cell(_period(telling, entry["period"])),
            Cell(format.number(entry["rows"], telling.lang), "number"),
        )
        for entry in entries
    )
    return Table(words("history.tables"), (words("data.table"), words("table.period"), words("figures.rows")), rows)


def _period(telling: Telling, period: str) -> str:
    return labels.period_name(periods.parse(period), telling.words)


def _day(telling: Telling, day: str) -> str:
    return format.date_text(date.fromisoformat(day), telling.lang)


def _moment(telling: Telling, manifest: Manifest) -> str:
    """When it became public; snapshots that say nothing of it, when they were written."""
    at = datetime.fromisoformat(manifest.get("published_at") or manifest["created_at"])
    return telling.words("history.moment", day=format.date_text(at.date(), telling.lang), time=f"{at:%H:%M}")
