"""What is new, for the feed: snapshots that became public, results of feedback, changes of procedures."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from cchc_data import periods
from cchc_data.lineage import chain
from cchc_view import figures, format, labels
from cchc_view.opendata.sheets import sheet
from cchc_view.page import Telling
from cchc_view.procedure.news import timeline

MOST_SNAPSHOTS = 24
MOST_MONTHS = 12
MOST_DAYS = 12

# Letters that XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One piece of news; `updated` is RFC 3339, `lines` are in `lang`, `path` is our own page."""

    id: str
    title: str
    updated: str
    path: str
    lang: str
    lines: tuple[str, ...]


def entries(telling: Telling, root: Path) -> list[Entry]:
    """Newest first; at least the current snapshot."""
    found = [*_snapshots(telling, root), *_results(telling), *_procedures(telling)]
    return sorted(found, key=lambda entry: entry.updated, reverse=True)


def _snapshots(telling: Telling, root: Path) -> Iterator[Entry]:
    words, view = telling.words, telling.view
    for manifest in published(telling.loaded.manifest, root):
        day = format.date_text(date.fromisoformat(manifest["as_of"]), telling.lang)
        lines = (words("feed.facts", snapshot=manifest["id"]), *_corrections(telling, manifest))
        if manifest["id"] == telling.loaded.id:
            lines += _figures(telling)
        yield Entry(
            _urn(telling, f"snapshot/{manifest['id']}"),
            words("feed.snapshot", day=day),
            manifest.get("published_at") or manifest["created_at"],
            view.href("so-lieu"),
            telling.lang,
            lines,
        )


def published(manifest: Mapping[str, Any], root: Path) -> Iterator[Mapping[str, Any]]:
    """A snapshot and those before it, newest first: each was public when the next was made, drafts never were."""
    yield from islice(chain(root, manifest), MOST_SNAPSHOTS)


def _corrections(telling: Telling, manifest: Mapping[str, Any]) -> Iterator[str]:
    """What the snapshot changed in locked periods, counted, under its reason."""
    if restated := manifest["restatements"]:
        yield telling.words("feed.restated", n=len(restated), reason=restated[0]["reason"])


def _figures(telling: Telling) -> tuple[str, ...]:
    """"Hồ sơ giải quyết đúng hạn: 96,4% (1.182/1.204 hồ sơ; ✗ Chưa đạt)", one a line."""
    lines = []
    for tile in figures.tiles(telling, dict.fromkeys(telling.loaded.indicators, "")):
        more = "; ".join(filter(None, (tile.counts, tile.status_text)))
        lines.append(f"{tile.label}: {tile.value}" + (f" ({more})" if more else ""))
    return tuple(lines)


def _results(telling: Telling) -> Iterator[Entry]:
    """Reviewed summaries only; their table holds nothing about a sender and no day."""
    table = sheet(telling.loaded, "complaint_results")
    month, summary = table.table.names.index("month"), table.table.names.index("public_summary")
    by_month = groupby(table.rows, key=lambda row: row[month])
    for number, (name, rows) in zip(range(MOST_MONTHS), by_month, strict=False):
        period = periods.parse(name)
        yield Entry(
            _urn(telling, f"results/{name}"),
            telling.words("feed.results", month=labels.within_sentence(period, telling.words)),
            f"{min(period.to_on, telling.loaded.as_of).isoformat()}T00:00:00+07:00",
            telling.view.href("phan-anh"),
            "vi",
            tuple(_UNWRITABLE.sub("", row[summary]) for row in rows),
        )


def _procedures(telling: Telling) -> Iterator[Entry]:
    """One entry a day on which procedures came into force, ended or changed; not what is still to come."""
    words = telling.words
    past = (news for news in timeline(telling) if news.day <= telling.loaded.as_of)
    by_day = groupby(past, key=lambda news: news.day)
    for _, (day, found) in zip(range(MOST_DAYS), by_day, strict=False):
        lines = [words("news.line", kind=words(f"news.{news.kind}"), name=news.name) for news in found]
        yield Entry(
            _urn(telling, f"procedures/{day}"),
            words("news.entry", day=format.date_text(day, telling.lang)),
            f"{day.isoformat()}T00:00:00+07:00",
            telling.view.href("co-gi-moi"),
            telling.lang,
            tuple(_UNWRITABLE.sub("", line) for line in lines),
        )


def _urn(telling: Telling, name: str) -> str:
    """The same for the same news for ever, whatever our address; each language is its own feed."""
    whole = "/".join((telling.loaded.org["code"], telling.lang, name))
    return uuid.uuid5(uuid.NAMESPACE_URL, whole).urn
