"""Procedures as a citizen needs them: found by everyday typing, told in five answers."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_view import format, labels
from cchc_view.page import Telling
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
    if not rows:
        yield Note(words("procedures.none", search=telling.view.search), "empty")
        return
    channels = _channels(telling, [row["proc_code"] for row in rows])
    yield Paragraph(words("procedures.found", n=format.number(len(rows), telling.lang)))
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
    yield _channel_table(telling)
    yield from _papers(telling)
    yield from _texts(telling, row)
    if row["missing_parts"]:
        parts = ", ".join(words(f"part.{part}") for part in row["missing_parts"])
        yield Note(words("procedures.missing", parts=parts), "warning")
    yield Paragraph(words("procedures.source", source=row["source"], day=row["captured_on"] or "–"))
    if row["source_url"]:
        yield Links((Link(words("procedures.portal"), row["source_url"], external=True),))


def _channel_table(telling: Telling) -> Table:
    words = telling.words
    rows = tuple(
        (
            Cell(words(f"channel.{c['channel']}"), note=c["case_name"] or ""),
            Cell(limit_text(c, telling), note=c["limit_note"] or ""),
            Cell(fee_text(c, telling)),
        )
        for c in _channels(telling, [telling.view.code])[telling.view.code]
    )
    head = (words("channel.head"), words("procedures.limit"), words("procedures.fee"))
    return Table(words("procedures.channels"), head, rows, empty=words("procedures.part_missing"))


def _papers(telling: Telling) -> Iterator[Block]:
    words = telling.words
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in telling.loaded.rows("procedure_papers", proc_code=telling.view.code):
        groups[row["group"] or ""].append(row)
    yield Heading(words("procedures.papers"))
    if not groups:
        yield Note(words("procedures.part_missing"), "empty")
    for group, papers in groups.items():
        rows = tuple((Cell(p["text"].lstrip("- ")), Cell(_copies(telling, p)), Cell(p["form"] or "–")) for p in papers)
        head = (words("procedures.paper"), words("procedures.copies"), words("procedures.form"))
        yield Table(group.lstrip("*- ") or words("procedures.papers"), head, rows)


def _copies(telling: Telling, paper: Row) -> str:
    kinds = (("originals", "procedures.originals"), ("copies", "procedures.photocopies"))
    said = [telling.words(key, n=int(paper[name])) for name, key in kinds if paper[name]]
    return ", ".join(said) or "–"


def _texts(telling: Telling, row: Row) -> Iterator[Block]:
    words = telling.words
    for key in ("steps", "conditions", "subjects", "agency", "result", "legal_basis"):
        if row[key]:
            lines = tuple(line for line in row[key].splitlines() if line.strip())
            yield Folded(words(f"part.{key}"), (Bullets(lines) if len(lines) > 1 else Paragraph(row[key]),))
