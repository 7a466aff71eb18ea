"""Streamlit tells every page in every language and scope without an error, and the same story."""

import pytest
from interactive import story, visit
from page_reading import read, tiles

from cchc_view import cached
from cchc_view import words as wordbook
from pages import PAGES

VIEWS = [
    pytest.param(page, {"lang": lang} | query, id=f"{page.key}-{lang}-{'-'.join(query.values()) or 'default'}")
    for page in PAGES
    for lang in wordbook.LANGUAGES
    for query in ({}, {"ky": "2026-10"}, {"ky": "2026-R3"}, {"ky": "2025"})
    if lang == "vi" or not query
]


def whole(app) -> None:
    """Neither an exception nor a message of trouble."""
    assert not app.exception and not app.error and not app.warning


@pytest.mark.parametrize(("page", "query"), VIEWS)
def test_every_view_is_told_with_its_question_frame_and_story(site, page, query):
    app = visit(page.path, **query)
    whole(app)
    told, words = story(app), wordbook.of(query["lang"])
    light = read(site.get(f"/nhe/{page.path}", params=query).text)
    assert told.one("h1").text == words(f"{page.key}.question")
    assert words("band.demo") in [band.text for band in told.all(of="cc-band")]
    day = f"{cached.current().as_of:%d/%m/%Y}" if words.lang == "vi" else f"{cached.current().as_of:%-d %b %Y}"
    assert any(day in band.text for band in told.all(of="cc-band"))
    for frame in ("header", "footer"):
        assert "tel:02690000000" in [a["href"] for a in told.one(frame).all("a")]
    assert [h.text for h in told.all() if h.tag in ("h1", "h2", "h3")] == [
        h.text for h in light.all() if h.tag in ("h1", "h2", "h3")]
    assert tiles(told) == tiles(light)
    assert [t.text for t in told.all("table")] == [t.text for t in light.all("table")]


@pytest.mark.parametrize("page", [p for p in PAGES if "period" in p.controls], ids=lambda p: p.key)
def test_the_period_box_shows_the_period_and_offers_every_covered_one(page):
    app = visit(page.path, ky="2026-Q3")
    box = app.selectbox(key="ky")
    assert box.value == "2026-Q3" and "Quý III/2026" in box.options
    assert len(box.options) == len(cached.current().periods)


def test_without_a_period_in_the_address_the_box_shows_the_default_one():
    assert visit("dung-han").selectbox(key="ky").value == "2026"


def test_a_field_in_the_address_narrows_the_story(site):
    app = visit("dung-han", ky="2026-Q3", linh_vuc="chung-thuc")
    whole(app)
    assert app.selectbox(key="linh-vuc").value == "chung-thuc"
    assert tiles(story(app)) == tiles(read(site.get("/nhe/dung-han?ky=2026-Q3&linh-vuc=chung-thuc").text))
    assert tiles(story(app)) != tiles(story(visit("dung-han", ky="2026-Q3")))


def test_every_field_that_the_page_of_procedures_offers_can_be_opened():
    refused = wordbook.of("vi")("band.refused", parameter="linh-vuc")
    for row in cached.current().rows("procedure_fields"):
        app = visit("thu-tuc", linh_vuc=row["field"])
        whole(app)
        assert app.selectbox(key="linh-vuc").value == row["field"]
        assert len(story(app).all("li", "cc-card")) == row["n"]
        assert refused not in [band.text for band in story(app).all(of="cc-band")]


def test_a_search_in_the_address_is_in_the_box_and_answered():
    app = visit("thu-tuc", tim="khai sinh")
    whole(app)
    assert app.text_input(key="tim").value == "khai sinh"
    assert "Đăng ký khai sinh" in [e.text for e in story(app).all("h3", "cc-card-title")]


@pytest.mark.parametrize("query", [{"ky": "9999"}, {"linh_vuc": "x"}, {"lang": "fr"}])
def test_an_unknown_value_is_named_and_the_default_told(query):
    app = visit("dung-han", **query)
    whole(app)
    (name,) = query
    bands = [band.text for band in story(app).all(of="cc-band")]
    assert wordbook.of("vi")("band.refused", parameter=name.replace("_", "-")) in bands
    assert tiles(story(app)) == tiles(story(visit("dung-han")))


def test_without_a_snapshot_it_says_so_in_vietnamese(serve, tmp_path):
    serve(tmp_path)
    app = visit("dung-han")
    assert not app.exception
    assert app.title[0].value == wordbook.of("vi")("error.empty_title")
    assert app.warning[0].value == wordbook.of("vi")("error.empty")


def test_the_alternative_text_of_a_chart_is_its_sentence(site):
    app = visit("dung-han")
    (chart,) = app.get("vega_lite_chart")
    assert chart.proto.alt and chart.proto.alt in read(site.get("/nhe/dung-han").text).text


def test_choosing_writes_the_value_into_the_address_and_the_usual_one_leaves_it():
    app = visit("dung-han")
    app.selectbox(key="ky").set_value("2026-Q3").run()
    whole(app)
    assert app.query_params["ky"] == "2026-Q3"
    assert tiles(story(app)) == tiles(story(visit("dung-han", ky="2026-Q3")))
    app.selectbox(key="ky").set_value("2026").run()
    assert "ky" not in app.query_params
