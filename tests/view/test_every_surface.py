"""One figure is one figure wherever it stands: every indicator on every surface, for some periods and fields.

Surfaces for machines are compared by their numbers with the list of the read API; surfaces for
people by their words with the tile of an embed, whose words are read back as numbers.
"""

import csv
import io
import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest
from docx import Document
from interactive import story, visit
from page_reading import read, table_rows, tiles
from python_calamine import CalamineWorkbook
from test_same_figure import check

from cchc_data import indicators
from cchc_view import cached, report

IDS = list(indicators.load_all())
SVG = "{http://www.w3.org/2000/svg}"
PARTS = ("value", "counts", "interval", "status")
SCOPES = [("2026", ""), ("2026-Q3", ""), ("2026-R3", ""), ("2026-09", ""), ("2024-11", ""), ("2026-Q3", "ho-tich"),
          ("2024-Q4", "nhay-cam")]  # fmt: skip
NUMBERS = ("numerator", "denominator", "value", "interval_low", "interval_high", "sample")


@pytest.fixture(params=SCOPES, ids=lambda scope: "-".join(filter(None, scope)))
def asked(request, site):
    period, field = request.param
    query = {"period": period} | ({"field": field} if field else {})
    on_page = {"ky": period} | ({"linh-vuc": field} if field else {})
    return SimpleNamespace(site=site, period=period, field=field, query=query, on_page=on_page)


def plain(row: dict) -> tuple:
    """One spelling for all formats: numbers with the fifteen digits that Excel keeps, nothing as None."""
    low, high = row.get("interval") or (row.get("interval_low"), row.get("interval_high"))
    numbers = {**row, "interval_low": low, "interval_high": high}
    return (
        row["state"],
        row["status"],
        row["period"],
        row["field"] or None,
        *(float(f"{float(numbers[name]):.14g}") if numbers[name] not in ("", None) else None for name in NUMBERS),
    )


def api_list(asked) -> dict:
    return {one["id"]: one for one in asked.site.get("/api/v1/indicators", params=asked.query).json()["indicators"]}


def api_one(asked) -> dict:
    answers = {i: asked.site.get(f"/api/v1/indicators/{i}", params=asked.query).json() for i in IDS}
    return {i: answer["figures"][0] for i, answer in answers.items()}


def file_of(asked, kind: str) -> bytes:
    return asked.site.get(f"/du-lieu/figures.{kind}", params=asked.query).content


def in_csv(asked) -> dict:
    rows = csv.DictReader(io.StringIO(file_of(asked, "csv").decode("utf-8-sig"), newline=""))
    return {row["id"]: row for row in rows}


def in_json(asked) -> dict:
    page = asked.site.get("/du-lieu/figures.json", params=asked.query).json()
    return {row["id"]: row for row in (dict(zip(page["columns"], line, strict=True)) for line in page["rows"])}


def in_xlsx(asked) -> dict:
    """Its head names the columns as people do, in the same order."""
    names = asked.site.get("/du-lieu/figures.json", params=asked.query).json()["columns"]
    _, *lines = CalamineWorkbook.from_filelike(io.BytesIO(file_of(asked, "xlsx"))).get_sheet_by_index(0).to_python()
    return {row["id"]: row for row in (dict(zip(names, line, strict=True)) for line in lines)}


def in_parquet(asked) -> dict:
    return {row["id"]: row for row in pq.read_table(io.BytesIO(file_of(asked, "parquet"))).to_pylist()}


FOR_MACHINES = [api_one, in_csv, in_json, in_xlsx, in_parquet]


@pytest.mark.parametrize("surface", FOR_MACHINES, ids=lambda surface: surface.__name__)
def test_every_indicator_has_the_same_numbers_for_machines(asked, surface):
    expected = {i: plain(one) for i, one in api_list(asked).items()}
    assert list(expected) == IDS
    assert {i: plain(one) for i, one in surface(asked).items()} == expected


def light_page(asked) -> dict:
    return of_table(read(asked.site.get("/nhe/so-lieu", params=asked.on_page).text))


def first_paint(asked) -> dict:
    return of_table(read(asked.site.get("/so-lieu", params=asked.on_page).text))


def streamlit(asked) -> dict:
    return of_table(story(visit("so-lieu", **asked.on_page)))


def of_table(page) -> dict:
    rows = table_rows(page, "Mọi chỉ số.")
    return {
        i: {"value": value, "counts": counts.strip("–"), "interval": interval.strip("–"), "status": close(status)}
        for i, (_, value, counts, interval, _, status) in zip(IDS, rows, strict=True)
    }


def embed(asked) -> dict:
    found = {}
    for i in IDS:
        found |= tiles(read(asked.site.get(f"/nhung/{i}", params=asked.on_page).text))
    return {
        i: {**tile, "interval": tile["interval"].rpartition(": ")[2], "status": close(tile["status"])}
        for i, tile in found.items()
    }


def close(status: str) -> str:
    """Symbol and word of a status, however they are spaced; nothing for a dash."""
    return status.strip("–").replace(" ", "")


def in_badges(asked) -> dict:
    """A badge has no room for counts."""
    found = {}
    for i in IDS:
        drawn = ET.fromstring(asked.site.get(f"/huy-hieu/{i}.svg", params=asked.query).content)
        found[i] = {"value": [text.text for text in drawn.iter(f"{SVG}text")][1].lstrip("✓▲✗ ")}
    return found


def in_report(asked) -> dict:
    """A report leaves out what does not apply to its period."""
    paper = Document(io.BytesIO(asked.site.get(f"/bao-cao/{asked.period}.docx").content))
    lines = [[cell.text for cell in row.cells] for row in paper.tables[1].rows][1:]
    names = {f"{one.criterion}. {one.words['vi']['short']}": i for i, one in indicators.load_all().items()}
    return {
        names[name]: {"value": value, "counts": counts.strip("–"), "status": close(status)}
        for name, _, value, counts, status in lines
    }


def in_feed(asked) -> dict:
    """The figures of the data's own year, one a line: "name: value (counts; status)"."""
    names = {one.words["vi"]["short"]: i for i, one in indicators.load_all().items()}
    lines = [line.partition(": ") for line in re.findall(r"<li>(.*?)</li>", asked.site.get("/atom.xml").text)]
    return {names[name]: {"value": said.partition(" (")[0]} for name, _, said in lines if name in names}


def surfaces(asked) -> list:
    """For people; a page, a report and the feed are of all fields together."""
    whole = [light_page, first_paint, streamlit] if not asked.field else []
    whole += [in_report] if not asked.field and asked.period in report.offered(cached.current()) else []
    whole += [in_feed] if asked.query == {"period": "2026"} else []
    return [embed, in_badges, *whole]


def test_every_indicator_has_the_same_words_for_people_and_they_say_the_numbers(asked):
    figures = api_list(asked)
    told = {surface.__name__: surface(asked) for surface in surfaces(asked)}
    for i, figure in figures.items():
        check(told["embed"][i], figure)
        for surface, found in told.items():
            if surface == "in_report" and figure["state"] == "not_applicable":
                assert i not in found
                continue
            shown = {part: said for part, said in found[i].items() if part in PARTS}
            assert shown == {part: told["embed"][i][part] for part in shown}, (surface, i)
