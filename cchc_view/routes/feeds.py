"""/atom.xml, /sitemap.xml and /robots.txt: what is new, and what there is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, catalogue, frame
from cchc_view import words as wordbook
from cchc_view.opendata.licence import licence
from cchc_view.opendata.news import entries
from cchc_view.page import INTERACTIVE, LANG, Page, Telling, View, default_period
from cchc_view.routes.answers import Kept, keep
from cchc_view.routes.place import home
from cchc_view.routes.readable import Readable, chosen
from cchc_view.settings import settings

_ROBOTS = "User-agent: *\nDisallow: {base}/_stcore/\nDisallow: {base}/can-bo\n\nSitemap: {home}/sitemap.xml\n"


def routes(pages: Sequence[Page]) -> list[Route]:
    """The feed, the site map of `pages` and of every procedure in force, and the rules for robots."""
    return [
        Route("/atom.xml", Readable(_atom)),
        Route("/sitemap.xml", Readable(partial(_sitemap, tuple(pages)))),
        Route("/robots.txt", Readable(_robots)),
    ]


def _atom(loaded: Loaded, request: Request) -> Kept:
    return _atom_kept(loaded, chosen(request, LANG, wordbook.LANGUAGES, "vi"), home(request))


@cached.per_snapshot
def _atom_kept(loaded: Loaded, lang: str, base: str) -> Kept:
    telling = Telling(loaded, _view(loaded, lang, INTERACTIVE))
    words, news = telling.words, entries(telling, cached.store().root)
    place = frame.place(loaded, lang)
    query = f"?{LANG}={lang}" if lang != "vi" else ""
    xml = drawing.fill(
        "atom.xml",
        lang=lang,
        base=base,
        id=f"{base}/atom.xml{query}",
        title=words("site.page_title", page=words("feed.title"), place=place),
        subtitle=frame.illustrative(loaded, words) if loaded.manifest["illustrative"] else words("site.description", place=place),
        updated=max(entry.updated for entry in news),
        author=place,
        rights=licence(loaded)["title"],
        entries=news,
    )
    return keep(xml, "application/atom+xml; charset=utf-8", {"Content-Language": lang})


def _sitemap(pages: tuple[Page, ...], loaded: Loaded, request: Request) -> Kept:
    return _sitemap_kept(loaded, pages, home(request))


@cached.per_snapshot
def _sitemap_kept(loaded: Loaded, pages: tuple[Page, ...], base: str) -> Kept:
    """Only addresses that count: a light page names its interactive twin as the one that does."""
    views = {lang: _view(loaded, lang, INTERACTIVE) for lang in wordbook.LANGUAGES}
    found = [{lang: base + view.href(page.path) for lang, view in views.items()} for page in pages if page.is_for(loaded)]
    found += [
        {lang: base + view.href("thu-tuc", code=row["proc_code"]) for lang, view in views.items()}
        for row in catalogue.found(Telling(loaded, views["vi"]))
    ]
    xml = drawing.fill("sitemap.xml", addresses=found, lastmod=loaded.manifest["created_at"])
    return keep(xml, "application/xml; charset=utf-8")


def _robots(loaded: Loaded, request: Request) -> Kept:
    told = _ROBOTS.format(home=home(request), base=settings().base_path)
    return keep(told, "text/plain; charset=utf-8")


def _view(loaded: Loaded, lang: str, renderer: str) -> View:
    usual = default_period(loaded)
    return View(lang, usual, base=renderer, default_period=usual)
