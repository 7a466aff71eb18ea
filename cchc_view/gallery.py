"""The page "Nhúng": what can be embedded, chosen with an ordinary form, and the line to paste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from cchc_data.measure import by_field
from cchc_view import frame, labels, scoping
from cchc_view import words as wordbook
from cchc_view.guidance import Entry, Form
from cchc_view.page import FIELD, PERIOD, THEME, THEMES, Telling, View
from cchc_view.pieces import KINDS, ROW, Piece

ADDRESS = "/nhung/"

# Address parameters: the kind, the piece of that kind, and the language it is to speak, which
# need not be that of the page on which it is chosen.
KIND, PIECE, TONGUE = "loai", "muc", "tieng"


@dataclass(frozen=True)
class Chosen:
    """A piece and the view it is to show; `fields` are those it can be narrowed to."""

    piece: Piece
    view: View
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def href(self) -> str:
        """Its address on the site."""
        return self.view.elsewhere(self.piece.path)


def read_chosen(query: Mapping[str, str], telling: Telling, known: Mapping[str, Piece]) -> Chosen:
    """What was asked for; the first of what there is where something is missing or unknown."""
    kind = _one(query.get(KIND), KINDS)
    paths = [path for path, one in known.items() if one.kind == kind]
    usual_first = sorted(paths, key=lambda path: not path.endswith(ROW[0]))
    piece = known[_one(query.get(PIECE), usual_first)]
    lang = _one(query.get(TONGUE), (telling.lang, *wordbook.LANGUAGES))
    usual = telling.view.default_period
    period = _one(query.get(PERIOD), (usual, *telling.loaded.periods)) if "period" in piece.takes else usual
    fields = tuple(_fields(telling, piece, period)) if "field" in piece.takes else ()
    field = _one(query.get(FIELD), ("", *(value for value, _ in fields))) or None
    theme = _one(query.get(THEME), ("", *THEMES))
    return Chosen(piece, View(lang, period, field, base=ADDRESS, default_period=usual, theme=theme), fields)


def _one(asked: str | None, allowed) -> str:
    return asked if asked in allowed else next(iter(allowed))


def _fields(telling: Telling, piece: Piece, period: str) -> list[tuple[str, str]]:
    """Fields for which there is something to show: those of the page, or those the figure is split by."""
    if piece.page:
        rows = telling.loaded.rows(piece.page.fields)
    else:
        scope = Telling(telling.loaded, View(telling.lang, period)).scope
        rows = [row for row, _ in by_field(telling.loaded, piece.path.removeprefix("bieu-do-"), scope)]
    return [(row["field"], labels.in_language(row, "name", telling.lang)) for row in rows]


def form(telling: Telling, chosen: Chosen, known: Mapping[str, Piece]) -> Form:
    """Kind, piece, and of period, field, theme and language what changes that piece."""
    words = telling.words
    same = [(path, one.title(telling)) for path, one in known.items() if one.kind == chosen.piece.kind]
    entries = [_entry(KIND, words("embed.kind"), chosen.piece.kind, [(k, words(f"embed.kind_{k}")) for k in KINDS])]
    if len(same) > 1:
        entries.append(_entry(PIECE, words("embed.piece"), chosen.piece.path, same))
    if "period" in chosen.piece.takes:
        named = [("", words("embed.newest")), *scoping.period_options(telling).items()]
        usual = chosen.view.period == chosen.view.default_period
        entries.append(_entry(PERIOD, words("scope.period"), "" if usual else chosen.view.period, named))
    if chosen.fields:
        named = [("", words("scope.all_fields")), *chosen.fields]
        entries.append(_entry(FIELD, words("scope.field"), chosen.view.field or "", named))
    themes = [("", words("embed.theme_auto")), *((name, words(f"embed.theme_{name}")) for name in THEMES)]
    entries.append(_entry(THEME, words("embed.theme"), chosen.view.theme, themes))
    tongues = [(lang, words(f"site.language_{lang}")) for lang in wordbook.LANGUAGES]
    entries.append(_entry(TONGUE, words("embed.language"), chosen.view.lang, tongues))
    return Form(f"{telling.view.base}nhung", words("embed.button"), tuple(entries))


def _entry(name: str, label: str, value: str, options: Sequence[tuple[str, str]]) -> Entry:
    return Entry(name, label, value, options=tuple(options))


def values(telling: Telling, chosen: Chosen, home: str) -> dict[str, object]:
    """Values of gallery.html below the form; `home` is the site's whole address."""
    words, href = telling.words, home + chosen.href
    title = named(telling, chosen)
    return {
        "title": title,
        "href": chosen.href,
        "shown_in": chosen.view.lang,
        "code_label": words("embed.code"),
        "code": _line(href, title, home),
        "preview": words("embed.preview"),
        "copy": words("embed.copy"),
        "copied": words("embed.copied"),
        "other": words("embed.other"),
        "others": _others(telling, chosen, home, title),
    }


def named(telling: Telling, chosen: Chosen) -> str:
    """Title and place, in the language of the piece."""
    told = Telling(telling.loaded, chosen.view)
    return f"{chosen.piece.title(told)} – {frame.place(told.loaded, told.lang)}"


def _line(href: str, title: str, home: str) -> str:
    return f'<a class="cc-nhung" href="{escape(href)}">{escape(title)}</a><script async src="{home}/nhung.js"></script>'


def _others(telling: Telling, chosen: Chosen, home: str, title: str) -> list[dict[str, str]]:
    """For editors that let no script through: a frame of fixed height, and for a figure its badge."""
    words, href = telling.words, home + chosen.href
    framed = f'<iframe src="{escape(href)}" title="{escape(title)}" loading="lazy" width="100%" height="420"></iframe>'
    found = [{"label": words("embed.code_frame"), "code": framed}]
    if chosen.piece.kind == "tile":
        asked = [("period", chosen.view.period), ("field", chosen.view.field or ""), ("lang", chosen.view.lang)]
        if chosen.view.period == chosen.view.default_period:
            asked = asked[1:]
        badge = f"{home}/huy-hieu/{chosen.piece.path}.svg?{urlencode([pair for pair in asked if pair[1]])}"
        code = f'<a href="{escape(href)}"><img src="{escape(badge)}" alt="{escape(title)}"></a>'
        found.append({"label": words("embed.code_badge"), "code": code})
    return found
