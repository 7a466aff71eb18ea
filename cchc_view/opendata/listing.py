"""The open data as blocks of a page: what to download, and what every column means."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_data import dictionary
from cchc_data.dictionary import FIGURES
from cchc_view import format
from cchc_view.opendata.files import MEDIA
from cchc_view.opendata.licence import licence
from cchc_view.opendata.sheets import public_tables
from cchc_view.page import Telling
from cchc_view.story import Block, Cell, Folded, Link, Links, Note, Table


def dictionary_table(telling: Telling) -> Iterator[Block]:
    """Downloads of every table, the licence, the descriptions for machines, and the data dictionary."""
    words = telling.words
    yield _downloads(telling)
    yield Note(words("data.licence_note", licence=licence(telling.loaded)["title"]))
    yield Links(
        (
            Link(words("data.link_package"), "/du-lieu/datapackage.json"),
            Link(words("data.link_dcat"), "/du-lieu/dcat.jsonld"),
            Link(words("data.link_openapi"), "/api/v1/openapi.json"),
            Link(words("data.link_feed"), "/atom.xml"),
        )
    )
    tables = public_tables(telling.loaded).values()
    yield Folded(
        words("data.dictionary"), (Note(words("data.codes")), *(_columns(telling, table) for table in tables))
    )


def _downloads(telling: Telling) -> Table:
    words, lang = telling.words, telling.lang
    rows = tuple(
        (
            Cell(table.title[lang]),
            Cell(table.about[lang]),
            Cell(_rows(telling, table.name), "number"),
            *(Cell(kind.upper(), href=telling.view.machine(f"/du-lieu/{table.name}.{kind}", period=False)) for kind in MEDIA),
        )
        for table in public_tables(telling.loaded).values()
    )
    head = (words("data.table"), words("data.about"), words("figures.rows"), *(kind.upper() for kind in MEDIA))
    return Table(words("data.downloads", snapshot=telling.loaded.id), head, rows)


def _rows(telling: Telling, name: str) -> str:
    """From the manifest; the figures are measured and not counted for a page."""
    facts = telling.loaded.manifest["tables"].get(f"public/{name}.parquet")
    return format.number(facts["rows"], telling.lang) if name != FIGURES and facts else "–"


def _columns(telling: Telling, table: dictionary.Table) -> Table:
    words, lang = telling.words, telling.lang
    rows = tuple(
        (
            Cell(f"{table.name}/{column.name}"),
            Cell(column.title[lang]),
            Cell(words(f"data.type_{column.type}")),
            Cell(column.about[lang]),
        )
        for column in table.columns
    )
    head = (words("data.column"), words("data.title"), words("data.type"), words("data.meaning"))
    return Table(f"{table.title[lang]} (/du-lieu/{table.name})", head, rows)
