"""One figure is one figure on the pages: tiles, chart and tables of both renderers. All surfaces: test_every_surface.py."""

import re
from functools import cache

import pyarrow.ipc
import pytest
from interactive import story, visit
from page_reading import read, table_rows, tiles

from cchc_data import indicators
from cchc_view import cached, format
from cchc_view import words as wordbook
from pages import PAGES

PERIODS = ["2026", "2026-Q3", "2026-R3", "2026-09", "2024-11", "2026-10"]
IDS = list(indicators.load_all())
ON_NO_TILE = {  # only in the tables of the plan and of all figures
    "hidden_wait_days_median", "cadre_standard_pct",
    "electronic_only_documents_pct", "paper_parallel_documents_pct", "facility_checks_pct",
    "supplement_pct", "evaluation_score", "criteria_maintained_pct", "tasks_on_time_pct", "oversight_count",
    "initiative_count", "simplification_count", "reports_on_time_pct", "score_766",
}  # fmt: skip


@pytest.fixture(scope="session")
def api(site):
    @cache
    def figures_of(period: str) -> dict[str, dict]:
        body = site.get("/api/v1/indicators", params={"period": period}).json()
        return {one["id"]: one for one in body["indicators"]}

    return figures_of


@pytest.fixture(scope="session")
def light(site):
    @cache
    def page_of(path: str, period: str, lang: str = "vi"):
        return read(site.get(f"/nhe/{path}", params={"ky": period, "lang": lang}).text)

    return page_of


def number_in(text: str) -> float:
    """A Vietnamese number read back: "1.234,5" is 1234.5."""
    return float(re.match(r"[\d.,]+", text)[0].replace(".", "").replace(",", "."))


def check(shown: dict[str, str], figure: dict) -> None:
    """What is shown says what the API says."""
    words = wordbook.of("vi")
    if figure["state"] != "ok":
        assert shown["value"] == words(f"state.{figure['state']}")
        return
    assert number_in(shown["value"]) == pytest.approx(figure["value"], abs=0.1)
    numbers = [int(number_in(part)) for part in re.split("/", shown["counts"].strip("–")) if part]
    known = [n for n in (figure["numerator"], figure["denominator"]) if n is not None]
    says_it_all = figure["unit"] in ("count", "points") and figure["numerator"] is None
    assert numbers == ([] if says_it_all else known)
    if figure["interval"]:
        assert format.interval(*figure["interval"], "vi") in shown["interval"]
    assert bool(shown["status"].strip("–")) == (figure["status"] != "none")


@pytest.mark.parametrize("period", PERIODS)
def test_every_tile_of_a_light_page_shows_the_figure_of_the_api(light, api, period):
    seen = set()
    for page in (one for one in PAGES if not one.live):  # whose tiles count what waits, see test_monitor
        for indicator, shown in tiles(light(page.path, period)).items():
            check(shown, api(period)[indicator])
            seen.add(indicator)
    assert seen == set(IDS) - ON_NO_TILE


@pytest.mark.parametrize("period", ["2026", "2026-Q3", "2024-11"])  # both renderers draw the same tiles, whatever the period
def test_every_tile_of_streamlit_is_the_tile_of_the_light_page(light, period):
    for page in PAGES:
        told = tiles(story(visit(page.path, ky=period)))
        assert told == tiles(light(page.path, period))


def test_the_last_row_of_a_chart_table_and_the_chart_itself_are_the_figure_of_its_month(light, api):
    chart = next(e for e in light("dung-han", "2026").all("figure", "cc-chart"))
    newest, *_ = [[c.text for c in row.all() if c.tag in ("th", "td")] for row in chart.one("tbody").all("tr")]
    assert newest[0].startswith("Tháng 10/2026")
    check(dict(zip(("value", "counts", "interval", "status"), newest[1:], strict=True)), api("2026-10")["on_time_pct"])
    (drawn,) = visit("dung-han", ky="2026").get("vega_lite_chart")
    last = pyarrow.ipc.open_stream(drawn.proto.datasets[0].data.data).read_all().to_pylist()[-1]
    assert last["value"] == api("2026-10")["on_time_pct"]["value"]
    assert last["counts_text"] + " hồ sơ" == newest[2]


def test_a_table_by_field_adds_up_to_the_tile(light):
    page = light("dung-han", "2026")
    counts = [row[2].split(" ")[0].split("/") for row in table_rows(page, "Hồ sơ giải quyết đúng hạn theo lĩnh vực")]
    sums = [sum(int(number_in(pair[i])) for pair in counts if pair[0] != "–") for i in (0, 1)]
    whole = [int(number_in(part)) for part in tiles(page)["on_time_pct"]["counts"].split("/")]
    assert sums == whole


@pytest.mark.parametrize("field", ["chung-thuc", "ho-tich"])
def test_a_field_shows_the_same_figure_in_the_tile_and_the_api(site, field):
    query = {"ky": "2026", "linh-vuc": field}
    shown = tiles(read(site.get("/nhe/dung-han", params=query).text))
    figures = site.get("/api/v1/indicators", params={"period": "2026", "field": field}).json()["indicators"]
    for figure in figures:
        if figure["id"] in shown:
            check(shown[figure["id"]], figure)


def test_english_shows_the_same_figures_in_english_numbers(light):
    for page in PAGES:
        vietnamese, english = (tiles(light(page.path, "2026-Q3", lang)) for lang in ("vi", "en"))
        assert vietnamese.keys() == english.keys()
        for indicator, shown in vietnamese.items():
            if re.match(r"[\d.,]+%", shown["value"]):
                assert english[indicator]["value"] == shown["value"].translate(str.maketrans(".,", ",."))


def test_the_snapshot_and_its_date_are_the_same_everywhere(site, light):
    loaded = cached.current()
    for page in PAGES:
        assert loaded.id in light(page.path, "2026").one("footer").text
    assert {site.get(a).json()["snapshot"] for a in ("/status.json", "/api/v1/indicators")} == {loaded.id}
