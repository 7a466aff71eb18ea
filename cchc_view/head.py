"""The head of a page: what search engines, previews in messages and feed readers are told of it."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from cchc_view import cached, frame
from cchc_view import words as wordbook
from cchc_view.opendata.dataset import dataset_jsonld
from cchc_view.page import INTERACTIVE, Page, Telling
from cchc_view.story import Block, Heading, Tile, Tiles

Head = dict[str, object]

# Pages whose head tells search engines of the data behind them.
_DESCRIBES_DATA = {"overview", "figures"}


def head(telling: Telling, page: Page, home: str) -> Head:
    """Values of the head of a page of the menu; `home` is the site's whole address."""
    told = about(telling, page_title(telling, page), description(telling, page), page.path, home)
    if page.key not in _DESCRIBES_DATA:
        return told
    return told | {"dataset": Markup(dataset_jsonld(telling, home))}  # noqa: S704 - written to stand in a script tag


def page_title(telling: Telling, page: Page) -> str:
    return titled(telling, telling.words(f"{page.key}.title"))


def titled(telling: Telling, what: str) -> str:
    """A title with the place behind it."""
    return telling.words("site.page_title", page=what, place=frame.place(telling.loaded, telling.lang))


def description(telling: Telling, page: Page) -> str:
    """The page's question answered in a sentence or two, and that the data is invented where it is."""
    told = cached.blocks(page, telling.loaded, telling.view)
    tile = next((block.tiles[0] for block in told if isinstance(block, Tiles)), None)
    demo = telling.words("embed.demo") if telling.loaded.manifest["illustrative"] else ""
    return " ".join(filter(None, (_answer(tile) if tile else "", _lead(told), demo)))


def _answer(tile: Tile) -> str:
    more = "; ".join(filter(None, (tile.counts, tile.as_of)))
    return f"{tile.label}: {tile.value} ({more})." if more else f"{tile.label}: {tile.value}."


def _lead(told: tuple[Block, ...]) -> str:
    return next((block.lead for block in told if isinstance(block, Heading)), "")


def about(telling: Telling, title: str, description: str, path: str = "", home: str = "") -> Head:
    """The same for what has a title and a description; an address of its own only with `home`."""
    asked = telling.view.on_its_own()
    view = replace(asked, snapshot="", still="")  # the page as it is now is the one to be found
    own = {lang: home + view.elsewhere(path, lang=lang, base=INTERACTIVE) for lang in wordbook.LANGUAGES}
    canonical = own[telling.lang] if home else ""
    return {
        "lang": telling.lang,
        "title": title,
        "description": description,
        "canonical": canonical,
        "languages": own if home else {},
        "indexed": bool(home) and view == asked and not view.search,
        "feed": "/atom.xml" if telling.lang == "vi" else f"/atom.xml?lang={telling.lang}",
        "dataset": "",
        "og": [
            ("og:title", title),
            ("og:description", description),
            ("og:type", "website"),
            ("og:site_name", frame.place(telling.loaded, telling.lang)),
            ("og:locale", {"vi": "vi_VN", "en": "en_GB"}[telling.lang]),
            *([("og:url", canonical)] if canonical else []),
        ],
    }
