"""The province's page as HTML: the story in the frame that every page has, complete without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from cchc_data import periods
from cchc_data.province.compare import periods_known
from cchc_data.province.rollup import INDICATORS
from cchc_view import blocks as drawing
from cchc_view import format, frame, labels, tell_html
from cchc_view import words as wordbook
from cchc_view.page import INTERACTIVE, LIGHT, PERIOD, SEARCH, THEMES
from cchc_view.province.asked import INDICATOR, ProvinceTelling
from cchc_view.province.story import story
from cchc_view.settings import settings

_KINDS = ("year", "quarter", "month", "reporting_quarter", "reporting_year")


def page_html(telling: ProvinceTelling, today: date, home: str, scripts_html: str = "") -> str:
    """The whole page; `home` is the site's address, `today` only decides whether the data is called old.

    With `scripts_html` it is the first paint of the page that Streamlit, started by them, takes over.
    """
    view = telling.view
    return drawing.fill(
        "page.html",
        **_head(telling, title(telling), home),
        takes_over=bool(scripts_html),
        whole_id="cc-first" if scripts_html else "cc-whole",
        theme="light" if scripts_html else THEMES.get(view.theme, "auto"),
        scripts_html=Markup(scripts_html),  # noqa: S704 - our own script tags
        above_html=above(telling, "cc-main"),
        bands_html=bands(telling, today),
        scope_form_html=scope_form(telling),
        body_html=drawing.render_all(story(telling), telling.words, draw=tell_html.draw, keep=view.kept()),
        below_html=below(telling),
    )


def title(telling: ProvinceTelling) -> str:
    """The page's title with the province behind it."""
    words = telling.words
    return words("site.page_title", page=words("province.question"), place=telling.name(telling.province))


def above(telling: ProvinceTelling, story_id: str) -> Markup:
    """Header with a link that skips to the element `story_id`."""
    skip = drawing.fill("skip.html", text=telling.words("site.skip"), target=story_id)
    return skip + Markup("\n") + drawing.fill("header.html", **_header(telling))


def bands(telling: ProvinceTelling, today: date) -> Markup:
    return drawing.fill("bands.html", bands=list(_bands(telling, today)), label=telling.words("band.label"))


def scope_form(telling: ProvinceTelling) -> Markup:
    return drawing.fill("scope.html", **_scope(telling))


def below(telling: ProvinceTelling) -> Markup:
    return drawing.fill("footer.html", **_footer(telling))


def _head(telling: ProvinceTelling, title: str, home: str) -> dict[str, Any]:
    view, description = telling.view, telling.words("province.lead")
    own = {lang: home + view.href(lang=lang, base=INTERACTIVE) for lang in wordbook.LANGUAGES}
    return {
        "lang": telling.lang,
        "title": title,
        "description": description,
        "canonical": own[telling.lang],
        "languages": own,
        "indexed": not view.search and not view.theme,
        "feed": "",
        "dataset": "",
        "og": [("og:title", title), ("og:description", description), ("og:type", "website")],
    }


def _header(telling: ProvinceTelling) -> dict[str, Any]:
    words, view = telling.words, telling.view
    return {
        "place": telling.name(telling.province),
        "site_title": words("site.title"),
        "home_href": view.base,
        "languages": frame.languages(words, telling.lang, lambda lang: view.href(lang=lang)),
        "hotline": None,
    }


def _bands(telling: ProvinceTelling, today: date) -> Iterator[dict[str, str]]:
    words = telling.words
    if telling.province.illustrative or any(one.illustrative for one in telling.rolled.values()):
        yield frame.band("demo", words("band.demo_real"))
    if telling.day != date.max:
        yield frame.band("as_of", words("province.as_of", day=format.date_text(telling.day, telling.lang)))
        days = (today - telling.day).days
        if days > settings().old_after_days:
            yield frame.band("old", words("band.old", days=format.number(days, telling.lang)))
    for parameter in telling.view.refused:
        yield frame.band("old", words("band.refused", parameter=parameter))


def _scope(telling: ProvinceTelling) -> dict[str, Any]:
    words, view = telling.words, telling.view
    known = sorted(
        (periods.parse(name) for name in periods_known(telling.rolled.values())),
        key=lambda period: (_KINDS.index(period.kind), -period.from_on.toordinal()),
    )
    choices = {
        INDICATOR: ("province.indicator", view.indicator, {i: telling.indicators[i].words[telling.lang]["short"] for i in INDICATORS}),
        PERIOD: ("scope.period", view.period, {period.id: labels.period_name(period, words) for period in known}),
    }
    others = [*view.kept(), *([(SEARCH, view.search)] if view.search else [])]
    return {
        "scope_label": words("scope.label"),
        "button": words("scope.button"),
        "with_script": False,
        "keep": [(name, value) for name, value in others if name not in choices],
        "fields": [
            {
                "name": name,
                "label": words(key),
                "options": [{"value": v, "text": text, "selected": v == selected} for v, text in options.items()],
            }
            for name, (key, selected, options) in choices.items()
        ],
    }


def _footer(telling: ProvinceTelling) -> dict[str, Any]:
    words, view = telling.words, telling.view
    other = INTERACTIVE if view.base == LIGHT else LIGHT
    links = [
        {"text": words("site.light" if other == LIGHT else "site.interactive"), "href": view.href(base=other)},
        {"text": words("site.api"), "href": "/api/v1/units"},
        {"text": words("site.status"), "href": "/status.json"},
    ]
    return {"place": telling.name(telling.province), "lines": [], "hotline": None, "links": links, "stamp": words("province.stamp")}
