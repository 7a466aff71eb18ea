"""The frame round every page, as plain values for the templates: hotline, menu, bands, footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cchc_data import instance, periods
from cchc_data.store import Loaded
from cchc_view import cached, labels
from cchc_view import words as wordbook
from cchc_view.page import INTERACTIVE, LIGHT, PROVINCE, Page, Telling
from cchc_view.settings import settings
from cchc_view.words import Words

# A light page that is live asks for itself again after this long.
RELOAD_SECONDS = 60
# What is said in the states of `cached.state` in which there may be something newer than what is shown.
_UNWELL = {"degraded": "band.degraded", "unreachable": "band.unreachable"}


def header(telling: Telling, page: Page) -> dict[str, Any]:
    """Values of header.html: place, title, languages and the hotline."""
    words = telling.words
    return {
        "place": place(telling.loaded, telling.lang),
        "site_title": words("site.title"),
        "home_href": telling.view.href(""),
        "languages": languages(words, telling.lang, lambda lang: telling.view.elsewhere(page.path, lang=lang)),
        "hotline": hotline(telling),
    }


def place(loaded: Loaded, lang: str) -> str:
    return loaded.org[f"name_{lang}"]


def organ(telling: Telling) -> str:
    """The unit's short name: "UBND xã Minh Họa", without the province that follows it."""
    return place(telling.loaded, telling.lang).split(",")[0]


def hotline(telling: Telling) -> dict[str, str] | None:
    """The first hotline of the contacts, with a `tel:` address; None when none was entered."""
    lines = [c for c in telling.loaded.rows("contacts") if c["kind"] == "hotline" and c["phone"]]
    if not lines:
        return None
    return {
        "label": telling.words("site.hotline"),
        "number": lines[0]["phone"],
        "href": f"tel:{dialled(lines[0]['phone'])}",
        "hours": labels.in_language(lines[0], "hours", telling.lang),
    }


def dialled(phone: str) -> str:
    """The digits of a number as a telephone dials them."""
    return re.sub(r"[^\d+]", "", phone)


def menu(telling: Telling, pages: Iterable[Page], current: Page) -> list[dict[str, Any]]:
    """Values of nav.html; in a province the last leads up to the whole."""
    own = [
        {
            "text": telling.words(f"{page.key}.menu"),
            "href": telling.view.href(page.path),
            "current": page.key == current.key,
        }
        for page in pages
        if page.in_menu
    ]
    up = {"text": telling.words("province.menu"), "href": f"/{PROVINCE}", "current": False}
    return [*own, up] if instance.unit() else own


def bands(telling: Telling, page: Page, today: date, state: str = "ok") -> list[dict[str, str]]:
    """Values of bands.html: illustrative data, as-of date, an older snapshot, old data, refused parameters."""
    words, loaded = telling.words, telling.loaded
    found = []
    if loaded.manifest["illustrative"]:
        found.append(band("demo", illustrative(loaded, words)))
    found.append(_as_of_band(telling, page, today))
    if telling.view.snapshot and loaded is not cached.current():
        told = words("band.older", snapshot=loaded.id, day=labels.as_of(telling))
        found.append(band("old", told, telling.view.in_current(page.path), words("band.to_current")))
    elif is_old(telling, page, today):
        told = words("band.old", days=labels.age_in_days(telling, today))
        found.append(band("stale" if page.live else "old", told))
    if page.live and telling.view.base == LIGHT:
        found.append(_reload_band(telling, page))
    if state in _UNWELL:
        found.append(band("old", words(_UNWELL[state])))
    for parameter in telling.view.refused:
        found.append(band("old", words("band.refused", parameter=parameter)))
    return found


def illustrative(loaded: Loaded, words: Words) -> str:
    """That the figures are invented; where the name of the unit is a real one, that too."""
    return words("band.demo_real" if loaded.org.get("real_name") else "band.demo")


def _reload_band(telling: Telling, page: Page) -> dict[str, str]:
    """That the light page reloads itself, and the way to stop or start that."""
    view, kind = telling.view, "still" if telling.view.still else "reloads"
    other = replace(view, still="" if view.still else "1").elsewhere(page.path)
    told = telling.words(f"band.{kind}", seconds=RELOAD_SECONDS)
    return band("as_of", told, other, telling.words(f"band.{kind}_other"))


def is_old(telling: Telling, page: Page, today: date) -> bool:
    """True when the data is older than the installation finds right for such a page."""
    limit = settings().monitor_old_after_days if page.live else settings().old_after_days
    return labels.age_in_days(telling, today) > limit


def _as_of_band(telling: Telling, page: Page, today: date) -> dict[str, str]:
    """The day of the data, how long ago that is where days count, and whether the period may still change."""
    words, period = telling.words, telling.view.period
    status = words("band.status_provisional")
    if page.live:
        age = labels.age(telling, today)
        return band("as_of", words("band.as_of_age", day=labels.as_of(telling), age=age, status=status))
    if labels.status(telling.loaded, period) == "provisional":
        return band("as_of", words("band.as_of", day=labels.as_of(telling), status=status))
    name = labels.period_name(periods.parse(period), words)
    told = words("band.as_of_locked", day=labels.as_of(telling), period=name, status=words("band.status_locked"))
    return band("as_of", told, telling.view.href("lich-su"), words("history.menu"))


def band(kind: str, text: str, href: str = "", link_text: str = "") -> dict[str, str]:
    """One band of bands.html."""
    return {"kind": kind, "text": text, "href": href, "link_text": link_text}


def languages(words: Words, current: str, href: Callable[[str], str]) -> list[dict[str, Any]]:
    """The languages of header.html; `href` is where a page stands in another one."""
    return [
        {"text": words(f"site.language_{lang}"), "href": href(lang), "lang": lang, "current": lang == current}
        for lang in wordbook.LANGUAGES
    ]


def footer(telling: Telling, page: Page) -> dict[str, Any]:
    """Values of footer.html: contacts, the other renderer, the data and its snapshot."""
    words, view = telling.words, telling.view
    other = INTERACTIVE if view.base == LIGHT else LIGHT
    contacts = [c for c in telling.loaded.rows("contacts") if c["kind"] == "service_centre"]
    lines = [labels.in_language(c, "label", telling.lang) for c in contacts]
    lines += [line for c in contacts for line in (c["address_vi"],) if line]
    return {
        "place": place(telling.loaded, telling.lang),
        "lines": lines,
        "hotline": hotline(telling),
        "links": _footer_links(telling, page, other),
        "stamp": words("site.stamp", snapshot=telling.loaded.id, day=labels.as_of(telling)),
    }


def embed_foot(telling: Telling, path: str, *, of_piece: bool = False) -> dict[str, Any]:
    """Values of embed_foot.html, the one line under what stands in another page's frame.

    `path` is the page of the site that tells the whole. Under a piece, which has no bands,
    it also says that the data is illustrative.
    """
    words, loaded = telling.words, telling.loaded
    return {
        "of_piece": of_piece,
        "demo": words("embed.demo") if of_piece and loaded.manifest["illustrative"] else "",
        "place": place(loaded, telling.lang),
        "as_of": words("embed.as_of", day=labels.as_of(telling)),
        "more_href": telling.view.on_its_own().elsewhere(path, base=INTERACTIVE),
        "more_text": words("embed.more"),
        "hotline": hotline(telling),
    }


def _footer_links(telling: Telling, page: Page, other: str) -> Sequence[dict[str, str]]:
    words = telling.words
    social = [contact for contact in telling.loaded.rows("contacts") if contact["kind"] == "social" and contact["url"]]
    return [
        *({"text": labels.in_language(one, "label", telling.lang), "href": one["url"]} for one in social),
        {
            "text": words("site.light" if other == LIGHT else "site.interactive"),
            "href": telling.view.elsewhere(page.path, base=other),
        },
        {"text": words("monitor.menu"), "href": telling.view.href("theo-doi")},
        {"text": words("history.menu"), "href": telling.view.href("lich-su")},
        {"text": words("accessibility.menu"), "href": telling.view.href("tiep-can")},
        {"text": words("site.embed"), "href": telling.view.elsewhere("nhung", base=INTERACTIVE)},
        {"text": words("site.api"), "href": "/api/v1/indicators"},
        {"text": words("site.status"), "href": "/status.json"},
    ]
