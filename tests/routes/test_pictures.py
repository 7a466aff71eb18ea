"""Badges say their figure to everybody; QR codes lead to our own addresses and to no other."""

import io
import re
import xml.etree.ElementTree as ET

import pytest
import vl_convert
import zxingcpp
from PIL import Image

from cchc_data import indicators
from cchc_view.page import LIGHT
from pages import PAGES

SVG = "{http://www.w3.org/2000/svg}"
WHITE, STATUS_SYMBOLS = (255, 255, 255), {"#1f6f43": "✓", "#8a5a00": "▲", "#a32020": "✗"}


@pytest.mark.parametrize("indicator_id", list(indicators.load_all()))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_badge_says_in_one_title_what_it_shows(site, indicator_id, lang):
    answer = site.get(f"/huy-hieu/{indicator_id}.svg", params={"lang": lang})
    badge = ET.fromstring(answer.content)
    title, label, value, as_of = [badge.find(f"{SVG}title").text, *(text.text for text in badge.iter(f"{SVG}text"))]
    assert answer.headers["content-type"] == "image/svg+xml" and badge.get("role") == "img"
    assert badge.get("aria-label") == title and label in title and as_of in title and value.lstrip("✓▲✗ ") in title
    assert "2026" in as_of and ("minh họa" if lang == "vi" else "illustrative") in as_of
    assert re.match(r"\S", value)


def test_a_badge_tells_its_status_by_symbol_and_colour(site):
    for indicator_id in indicators.load_all():
        badge = ET.fromstring(site.get(f"/huy-hieu/{indicator_id}.svg").content)
        colour = badge.findall(f"{SVG}path")[1].get("fill")
        value = [text.text for text in badge.iter(f"{SVG}text")][1]
        assert value.startswith(STATUS_SYMBOLS.get(colour, value[:1])) and contrast(colour) >= 5


def contrast(colour: str) -> float:
    """Contrast of white text on a colour, as WCAG 2 counts it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_an_unknown_indicator_has_no_badge(site):
    assert site.get("/huy-hieu/khong_co.svg").status_code == 404


def read(svg: str) -> str:
    picture = Image.open(io.BytesIO(vl_convert.svg_to_png(svg)))
    return zxingcpp.read_barcode(picture.convert("L")).text


@pytest.mark.parametrize("path", [*(f"/{page.path}" for page in PAGES), f"{LIGHT}dung-han?ky=2026-Q3&lang=en",
                                  "/thu-tuc/1.001193", "/thu-tuc?tim=ch%E1%BB%A9ng+th%E1%BB%B1c"])
def test_a_code_reads_as_the_address_asked_for(site, path):
    answer = site.get("/qr.svg", params={"path": path})
    assert answer.headers["content-type"] == "image/svg+xml"
    assert read(answer.text) == f"http://testserver{path}"
    assert ET.fromstring(answer.content).find(f"{SVG}title").text.endswith(path)


@pytest.mark.parametrize(
    "path",
    ["", "//evil.example", "https://evil.example/", "/khong-co", "/thu-tuc/9.999999", "/dung-han?next=https://evil.example", "dung-han",
     "javascript:alert(1)", "/dung-han#x" * 50, "/\\evil.example", "/du-lieu/../dung-han", "http://[", "/dung-han?x"],
)
def test_no_code_leads_anywhere_else(site, path):
    answer = site.get("/qr.svg", params={"path": path})
    assert answer.status_code == 400 and set(answer.json()["error"]) == {"vi", "en"}
