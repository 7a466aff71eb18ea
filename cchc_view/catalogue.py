"""Procedures as a citizen needs them: found by everyday typing, told in five answers."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_view import format, labels
from cchc_view.page import SEARCH, Telling
from cchc_view.story import (
    Block,
    Bullets,
    Card,
    Cards,
    Cell,
    Folded,
    Heading,
    Link,
    Links,
    Note,
    Paragraph,
    Search,
    Table,
)

Row = Mapping[str, Any]


def found(telling: Telling) -> list[Row]:
    """Procedures in force that match the view's search and field, best first."""
    return telling.loaded.rows(
        "procedures_find",
        tokens=tokens(telling.view.search),
        field=telling.view.field,
        as_of=telling.loaded.as_of,
    )


def tokens(search: str) -> list[str]:
    """Words of a search without accents and case: "Khai Sinh" and "khai sinh" are one."""
    plain = unicodedata.normalize("NFD", search.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c)).split()


def search_box(telling: Telling, action: str = "") -> Search:
    """The box that finds a procedure; `action` is the page that answers, "" for its own."""
    words = telling.words
    return Search(
        label=words("search.label"),
        placeholder=words("search.placeholder"),
        button=words("search.button"),
        value=telling.view.search,
        action=action,
        name=SEARCH,
    )


def field_cards(telling: Telling) -> Cards:
    """One card a field with how many procedures it has: the way in for who does not type."""
    return Cards(
        tuple(
            Card(
                labels.in_language(row, "name", telling.lang),
                (telling.words("procedures.in_field", n=format.number(row["n"], telling.lang)),),
                href=telling.view.href("thu-tuc", field=row["field"]),
            )
            for row in telling.loaded.rows("procedure_fields")
        )
    )


def found_cards(telling: Telling) -> Iterator[Block]:
    """How many were found, and one card each with limit, fee and ways to file."""
    words, rows = telling.words, found(telling)
    yield Heading(words("procedures.found", n=format.number(len(rows), telling.lang)))
    if not rows:
        yield Note(words("procedures.none", search=telling.view.search), "empty")
        return
    channels = _channels(telling, [row["proc_code"] for row in rows])
    yield Cards(tuple(_card(telling, row, channels[row["proc_code"]]) for row in rows))


def _channels(telling: Telling, codes: list[str]) -> dict[str, list[Row]]:
    by_code: dict[str, list[Row]] = defaultdict(list)
    for row in telling.loaded.rows("procedure_channels", codes=codes):
        by_code[row["proc_code"]].append(row)
    return by_code


def _card(telling: Telling, row: Row, channels: list[Row]) -> Card:
    words = telling.words
    counter = next((c for c in channels if c["channel"] == "counter"), channels[0] if channels else None)
    lines = []
    if counter:
        lines.append(words("procedures.card_limit", limit=limit_text(counter, telling)))
        lines.append(words("procedures.card_fee", fee=fee_text(counter, telling)))
    lines.append(home_text(row, telling))
    return Card(
        row["name"],
        tuple(lines),
        href=telling.view.href("thu-tuc", code=row["proc_code"]),
        badge=labels.in_language(row, "field", telling.lang),
    )


def limit_text(channel: Row, telling: Telling) -> str:
    """"7 ngày làm việc"; what the source did not say is said to be missing, never guessed."""
    unit, words = channel["limit_unit"], telling.words
    if unit is None:
        return words("limit.not_stated")
    if unit == "missing_unit":
        return words("limit.missing_unit", raw=channel["limit_raw"])
    value = channel["limit_value"]
    digits = 0 if value is None or float(value).is_integer() else 1
    return words(f"limit.{unit}", n="" if value is None else format.number(float(value), telling.lang, digits))


def fee_text(channel: Row, telling: Telling) -> str:
    """"Miễn phí", "8.000 ₫/bản"; what cannot be read with certainty stays as the source wrote it."""
    kind, words = channel["fee_kind"], telling.words
    if kind == "free":
        return words("fee.free")
    if kind == "fixed":
        return format.vnd(int(channel["fee_vnd"]), telling.lang) + (channel["fee_unit"] or "")
    if channel["fee_raw"]:
        return words("fee.as_written", raw=channel["fee_raw"])
    return words("fee.not_stated")


def home_text(row: Row, telling: Telling) -> str:
    """Whether it can be done from home, and how."""
    words = telling.words
    post = words("home.and_post") if row["postal"] else ""
    return words(f"home.{row['service_level']}", post=post)


def one_procedure(telling: Telling) -> Iterator[Block]:
    """One procedure: limit and fee by channel, papers, steps, basis, what is still missing."""
    words, code = telling.words, telling.view.code
    (row,) = telling.loaded.rows("procedure", proc_code=code)
    field = labels.in_language(row, "field", telling.lang)
    yield Heading(row["name"], level=1, lead=words("procedures.one_lead", code=code, field=field))
    yield Links((Link(words("procedures.back"), telling.view.href("thu-tuc")),))
    if row["effective_to"]:
        yield Note(words("procedures.abolished", day=format.date_text(row["effective_to"], telling.lang)), "warning")
    yield Paragraph(home_text(row, telling))
    yield from _limits(telling)
    yield from _papers(telling)
    yield from _texts(telling, row)
    if row["missing_parts"]:
        parts = ", ".join(words(f"part.{part}") for part in row["missing_parts"])
        yield Note(words("procedures.missing", parts=parts), "warning")
    yield Paragraph(words("procedures.source", source=row["source"]))
    if row["source_url"]:
        yield Links((Link(words("procedures.portal"), row["source_url"], external=True),))


def _limits(telling: Telling) -> Iterator[Block]:
    """Limit and fee by channel; how an unclear limit was read is said once, on demand."""
    words = telling.words
    channels = _channels(telling, [telling.view.code])[telling.view.code]
    rows = tuple(
        (
            Cell(words(f"channel.{c['channel'] or 'unknown'}"), note=c["case_name"] or ""),
            Cell(limit_text(c, telling)),
            Cell(fee_text(c, telling)),
        )
        for c in channels
    )
    head = (words("channel.head"), words("procedures.limit"), words("procedures.fee"))
    yield Table(words("procedures.channels"), head, rows, empty=words("procedures.part_missing"))
    if notes := tuple(dict.fromkeys(c["limit_note"] for c in channels if c["limit_note"])):
        yield Folded(words("procedures.how_read"), (Bullets(notes),))


def _papers(telling: Telling) -> Iterator[Block]:
    """Papers to bring as lists with their number; groups that only explain are folded."""
    words = telling.words
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in telling.loaded.rows("procedure_papers", proc_code=telling.view.code):
        groups[(row["group"] or "").strip("*-: ")].append(row)
    yield Heading(words("procedures.papers"))
    if not groups:
        yield Note(words("procedures.part_missing"), "empty")
    for group, papers in sorted(groups.items(), key=lambda item: not _counted(item[1])):
        bullets = Bullets(tuple(_paper(telling, paper) for paper in papers))
        if _counted(papers):
            yield from (*([Paragraph(group)] if group else []), bullets)
        else:
            yield Folded(group or words("procedures.notes"), (bullets,))


def _counted(papers: list[Row]) -> bool:
    return any(paper["originals"] or paper["copies"] for paper in papers)


def _paper(telling: Telling, paper: Row) -> str:
    """"Tờ khai (1 bản chính; mẫu: tokhai.docx)"."""
    words = telling.words
    kinds = (("originals", "procedures.originals"), ("copies", "procedures.photocopies"))
    said = [words(key, n=int(paper[name])) for name, key in kinds if paper[name]]
    said += [words("procedures.form", name=paper["form"])] if paper["form"] else []
    text = paper["text"].strip("-+ ")
    return f"{text} ({'; '.join(said)})" if said else text


def _texts(telling: Telling, row: Row) -> Iterator[Block]:
    words = telling.words
    for key in ("steps", "conditions", "subjects", "agency", "result", "legal_basis"):
        if row[key]:
            lines = tuple(line for line in row[key].splitlines() if line.strip())
            yield Folded(words(f"part.{key}"), (Bullets(lines) if len(lines) > 1 else Paragraph(row[key]),))
