"""The page "Nhúng" offers every piece by an ordinary form, and what it gives to paste is what was chosen."""

import html
from urllib.parse import parse_qs, urlsplit

import pytest

from cchc_data import indicators
from cchc_view import words as wordbook
from cchc_view.pieces import KINDS, pieces
from pages import PAGES
from tests.view.page_reading import read

VI = wordbook.of("vi")
KNOWN = pieces(PAGES)
HOME = "http://testserver"


def gallery(site, **query: str):
    answer = site.get("/nhung", params=query)
    assert answer.status_code == 200
    return read(answer.text)


def options(page, name: str) -> list[str]:
    (choice,) = page.all("select", name=name) or [None]
    return [option["value"] for option in choice.all("option")] if choice else []


def chosen(page) -> dict[str, str]:
    """What the form says is chosen."""
    return {
        choice["name"]: next((o["value"] for o in choice.all("option") if o.get("selected") is not None), choice.all("option")[0]["value"])
        for choice in page.all("select")
    }


def pasted(page) -> str:
    """Address in the line to paste."""
    code = page.all("textarea")[0].text
    start, end = f'<a class="cc-nhung" href="{HOME}/nhung/', f'</a><script async src="{HOME}/nhung.js"></script>'
    assert code.startswith(start) and code.endswith(end)
    return html.unescape(code.split('href="')[1].split('"')[0]).removeprefix(HOME)


def test_every_piece_can_be_chosen_under_its_kind(site):
    offered = {}
    for kind in KINDS:
        page = gallery(site, loai=kind)
        assert options(page, "loai") == list(KINDS)
        offered[kind] = options(page, "muc") or [urlsplit(pasted(page)).path.removeprefix("/nhung/")]
    assert offered == {kind: [path for path, one in KNOWN.items() if one.kind == kind] for kind in KINDS}
    assert offered["tile"] == list(indicators.load_all()) and len(offered["chart"]) > 15


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_chosen_is_in_the_form_the_preview_and_the_line(site, kind):
    asked = {"loai": kind, "nen": "toi", "tieng": "en", "ky": "2026-Q3", "linh-vuc": "chung-thuc"}
    page = gallery(site, **asked)
    offered = {choice["name"] for choice in page.all("select")} - {"muc"}
    assert {name: value for name, value in chosen(page).items() if name != "muc"} == {n: asked[n] for n in offered}
    expected = {"lang": "en", "nen": "toi"} | {name: asked[name] for name in offered & {"ky", "linh-vuc"}}
    address = pasted(page)
    assert {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()} == expected
    assert page.one("a", "cc-nhung")["href"] == address
    shown = site.get(address)
    assert shown.status_code == 200 and read(shown.text).one("html")["lang"] == "en"


def test_period_and_field_are_offered_where_they_change_something(site):
    takes = {kind: {c["name"] for c in gallery(site, loai=kind).all("select")} & {"ky", "linh-vuc"} for kind in KINDS}
    both = {"ky", "linh-vuc"}
    assert takes == {"tile": both, "row": {"ky"}, "chart": {"linh-vuc"}, "results": {"ky"}, "hotline": set(),
                     "search": set(), "page": {"ky"}}  # fmt: skip
    assert options(gallery(site, loai="tile", muc="satisfaction_pct"), "linh-vuc") == []
    assert options(gallery(site, loai="page", muc="dung-han"), "linh-vuc")


def test_without_a_period_the_line_follows_the_newest_figures(site):
    assert pasted(gallery(site)) == "/nhung/on_time_pct"
    assert pasted(gallery(site, ky="2026")) == "/nhung/on_time_pct"
    assert pasted(gallery(site, ky="2025")) == "/nhung/on_time_pct?ky=2025"


@pytest.mark.parametrize("value", ["x", "<script>", "' or 1=1", "2099", "x" * 3000])
@pytest.mark.parametrize("name", ["loai", "muc", "ky", "linh-vuc", "nen", "tieng", "lang"])
def test_an_unknown_value_gives_the_first_of_what_there_is(site, name, value):
    page = gallery(site, **{name: value})
    assert pasted(page) == pasted(gallery(site))
    assert value not in page.one("main").text or value == "x"


def test_an_editor_without_scripts_gets_a_frame_and_a_picture(site):
    page = gallery(site, muc="apology_pct", ky="2026-Q3", tieng="en")
    _, frame, badge = (area.text for area in page.all("textarea"))
    assert frame.startswith(f'<iframe src="{HOME}/nhung/apology_pct?lang=en&amp;ky=2026-Q3" title="')
    picture = html.unescape(badge.split('src="')[1].split('"')[0]).removeprefix(HOME)
    assert site.get(picture).headers["content-type"] == "image/svg+xml" and 'alt="' in badge
    assert len(gallery(site, loai="page").all("textarea")) == 2


def test_below_nhe_it_runs_no_script(site):
    answer = site.get("/nhe/nhung?loai=hotline")
    assert "<script" not in answer.text and "script-src" not in answer.headers["content-security-policy"]
    assert pasted(read(answer.text)) == "/nhung/duong-day-nong"


def test_every_piece_says_date_hotline_and_that_it_is_invented(site):
    """Each in one of the languages, by turns; of the charts, whose drawing takes its time, one a month and one a quarter."""
    charts = {"bieu-do-on_time_pct", "bieu-do-attitude_complaints_concluded_pct"}
    for place, path in enumerate(path for path, one in KNOWN.items() if one.kind != "chart" or path in charts):
        lang = wordbook.LANGUAGES[place % 2]
        page, words = read(site.get(f"/nhung/{path}", params={"lang": lang}).text), wordbook.of(lang)
        foot = page.one("footer", "cc-embed-foot")
        assert page.one("html")["lang"] == lang and "2026" in foot.text and "tel:" in foot.all("a")[-1]["href"], path
        assert page.all("header") == page.all("nav") == []
        assert {words("band.demo"), words("embed.demo")} & {e.text for e in page.walk() if e.tag == "p"}, path


def test_a_figure_in_a_frame_weighs_little_and_opens_no_connection(site):
    """Everything a browser asks for: the page and the one script that sizes it."""
    for path in (path for path, one in KNOWN.items() if one.kind == "tile"):
        answer = site.get(f"/nhung/{path}", headers={"Accept-Encoding": "br"})
        page = read(answer.text)
        (script,) = [e["src"] for e in page.all("script")]
        assert {e.tag for e in page.walk() if e.get("src")} == {"script"} and not page.all("link", rel="stylesheet")
        sent = site.get(script, headers={"Accept-Encoding": "br"})
        weight = int(answer.headers["content-length"]) + int(sent.headers["content-length"])
        assert weight < 15_000 and "WebSocket" not in sent.text, (path, weight)
        assert "connect-src" not in answer.headers["content-security-policy"]


def test_only_whom_the_settings_name_may_frame_a_piece(placed):
    site = placed('frame_embeds = ["https://xa.example.vn", "https://*.gialai.gov.vn"]\nframe_pages = ["\'none\'"]\n')
    framed = site.get("/nhung/on_time_pct")
    assert framed.headers["content-security-policy"].endswith("frame-ancestors 'self' https://xa.example.vn https://*.gialai.gov.vn")
    assert read(framed.text).one("script")["data-allowed"] == "'self' https://xa.example.vn https://*.gialai.gov.vn"
    assert site.get("/dung-han").headers["content-security-policy"].endswith("frame-ancestors 'none'")
