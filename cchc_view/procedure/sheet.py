"""What is printed and pinned up: one procedure's guidance sheet, and a field's notice-board list."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import segno
from markupsafe import Markup

from cchc_data.catalogue.needs import plain_heading
from cchc_view import blocks as drawing
from cchc_view import frame, labels
from cchc_view.catalogue import channels_of
from cchc_view.guidance import Item
from cchc_view.page import Telling
from cchc_view.procedure.paper_groups import Group, everybody_and_cases, paper_groups
from cchc_view.procedure.answers import places
from cchc_view.procedure.forms import form_links
from cchc_view.procedure.papers import item
from cchc_view.procedure.words import Row, channel_name, fee_text, home_text, limit_text, per_channel, short_name

# Letters of a paper, fewer where there are many: a sheet is one page wherever it can be.
_LONGEST, _SHORT, _MANY = 150, 76, 11
_MODULE = 3  # units of the drawing; the sheet scales it to its column

PaperList = tuple[str, list[Item], str]  # a heading, what to tick, a remark


def qr(address: str) -> Markup:
    """The address as a QR code, inline SVG without scripts; level M survives a coffee stain."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", scale=_MODULE, border=4, xmldecl=False, svgns=True, nl=False, light="#fff", omitsize=True
    )
    return Markup(out.getvalue().decode())  # noqa: S704 - squares only, the address is in their pattern


def sheet_html(telling: Telling, code: str, home: str) -> str:
    """The A4 guidance sheet of a procedure; `home` is our address as the visitor reached it."""
    words, loaded = telling.words, telling.loaded
    [row] = loaded.rows("procedure", proc_code=code)
    channels = loaded.rows("procedure_channels", codes=[code])
    groups = paper_groups(loaded.rows("procedure_papers", proc_code=code))
    address = f"{home}/thu-tuc/{code}"
    return fill(
        telling,
        "sheet.html",
        title=f"{words('sheet.title')}: {row['name']}",
        kind=words("sheet.title"),
        name=short_name(row["name"]),
        lead=words("procedures.one_lead", code=code, field=labels.in_language(row, "field", telling.lang)),
        facts=_facts(telling, row, channels),
        papers=_papers(telling, groups),
        forms_label=words("part.forms"),
        forms=[link.text for link in form_links(telling, code)],
        papers_label=words("procedures.papers"),
        nothing=words("procedures.part_missing"),
        what=words("sheet.what"),
        qr=qr(address),
        address=address,
        scan=words("sheet.scan"),
        back_href=telling.view.href("thu-tuc", code=code),
        back=words("sheet.back"),
    )


def _papers(telling: Telling, groups: list[Group]) -> list[tuple[str, list[PaperList]]]:
    """Everybody's lists, then those to choose from under a line that says so."""
    everybody, cases = everybody_and_cases(groups)
    longest = _SHORT if sum(len(group.papers) for group in (*everybody, *cases)) > _MANY else _LONGEST
    choose = telling.words("checklist.cases" if everybody else "checklist.choose")
    return [(said, list(_lists(telling, some, longest))) for said, some in (("", everybody), (choose, cases)) if some]


def _lists(telling: Telling, groups: list[Group], longest: int) -> Iterator[PaperList]:
    """What is brought along, list by list; explanations are on the page, and paper is short."""
    only = telling.words("checklist.special")
    for group in groups:
        title = plain_heading(group.name)
        note = telling.words("checklist.bare") if group.is_bare else ""
        for name, papers in ((title, group.usual), (f"{title}. {only}" if title and not group.usual else only, group.special)):
            if papers:
                yield name, [item(telling, paper, longest) for paper in papers], note
                note = ""


def _facts(telling: Telling, row: Row, channels: list[Row]) -> list[tuple[str, tuple[str, ...]]]:
    words = telling.words
    return [
        (words("procedures.limit"), per_channel(channels, telling, limit_text)),
        (words("procedures.fee"), per_channel(channels, telling, fee_text)),
        (words("answer.home"), (home_text(row, telling),)),
        (words("answer.where"), tuple(line for place in places(telling) for line in place)),
    ]


def board_html(telling: Telling, field: str, home: str) -> str:
    """The list of a field's procedures in force, for the notice board; KeyError for no such field."""
    words, loaded = telling.words, telling.loaded
    rows = [row for row in loaded.rows("procedures_in_force", as_of=loaded.as_of) if row["field"] == field]
    if not rows:
        raise KeyError(field)
    channels = channels_of(telling, rows)
    name = labels.in_language(rows[0], "field", telling.lang)
    address = f"{home}/thu-tuc?linh-vuc={field}"
    return fill(
        telling,
        "board.html",
        title=f"{words('sheet.board_title')}: {name}",
        kind=words("sheet.board_title"),
        lead=words("sheet.board_lead", field=name, n=len(rows)),
        head=[words(key) for key in ("sheet.number", "sheet.name", "procedures.limit", "procedures.fee", "sheet.home")],
        rows=[_board_row(telling, row, channels[row["proc_code"]]) for row in rows],
        qr=qr(address),
        address=address,
        scan=words("sheet.board_scan"),
        back_href=telling.view.href("thu-tuc", field=field),
        back=words("sheet.all_fields"),
    )


def _board_row(telling: Telling, row: Row, channels: list[Row]) -> dict[str, Any]:
    counter = [channel for channel in channels if channel["channel"] == "counter"] or channels
    return {
        "code": row["proc_code"],
        "name": short_name(row["name"]),
        "href": telling.view.href("thu-tuc", code=row["proc_code"]),
        "limit": _lines(telling, counter, limit_text),
        "fee": _lines(telling, counter, fee_text),
        "home": _home(telling, row),
    }


def _home(telling: Telling, row: Row) -> str:
    """"Trực tuyến toàn trình; bưu chính": short enough for a column."""
    level = telling.words(f"sheet.{row['service_level']}")
    return telling.words("sheet.and_post", level=level) if row["postal"] else level


def _lines(telling: Telling, channels: list[Row], say) -> list[str]:
    """What is said of each case, without naming a case where all are the same."""
    said = [say(channel, telling) for channel in channels]
    if len(set(said)) <= 1:
        return said[:1]
    return [f"{channel_name(channel, telling)}: {text}" for channel, text in zip(channels, said, strict=True)]


def fill(telling: Telling, template: str, **values: Any) -> str:
    """A sheet's template with its values and what stands on every sheet: place, hotline, stamp."""
    words, loaded = telling.words, telling.loaded
    return drawing.fill(
        template,
        lang=telling.lang,
        place=frame.place(loaded, telling.lang),
        hotline=frame.hotline(telling),
        how_to_print=words("sheet.how_to_print"),
        stamp=words("sheet.printed_from", snapshot=loaded.id, day=labels.as_of(telling)),
        demo=words("embed.demo") if loaded.manifest["illustrative"] else "",
        sheet_css=Markup(drawing.stylesheet("sheet")),  # noqa: S704 - a file of ours
        **values,
    )
