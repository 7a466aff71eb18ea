"""Where the site stands: every link works below a path, and whole addresses come from the setting alone."""

import io
import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import urljoin, urlsplit

import pytest
import vl_convert
import zxingcpp
from PIL import Image
from streamlit import config

from cchc_view.routes.place import agree
from cchc_view.settings import SettingsError, settings
from pages import PAGES

BASE = "/cong-khai"
URL = f"https://xa.example.vn{BASE}"
SPOOFED = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "Forwarded": "host=evil"}
FOUND = re.compile(r'(?:href|src|action)="([^"]+)"')
OTHERS = ["/thu-tuc/1.001193", "/nhe/thu-tuc/1.001193", "/nhe/thu-tuc/1.001193/phieu", "/nhe/niem-yet/ho-tich", "/khong-co",
          "/nhung", "/nhung/on_time_pct", "/nhung/tim-thu-tuc", "/nhe/dung-han?embed=true"]  # fmt: skip
HTML = [f"/{page.path}" for page in PAGES] + [f"/nhe/{page.path}" for page in PAGES] + OTHERS


def addresses(site, path: str) -> set[str]:
    """What a page leads to or loads on its own host."""
    found = {urljoin(BASE + path, link) for link in FOUND.findall(site.get(BASE + path).text)}
    return {link for link in found if not urlsplit(link).scheme}


def test_every_link_form_and_asset_of_every_page_is_below_the_base_path_and_answers(placed):
    site = placed(f'base_path = "{BASE}"\n')
    asked = set()
    for path in [*HTML[::4], *OTHERS]:
        found = addresses(site, path)
        assert found and [link for link in found if not link.startswith(f"{BASE}/")] == [], path
        asked |= {urlsplit(link)._replace(fragment="").geturl() for link in found}
    asked = {one.replace("&amp;", "&") for one in asked}
    assert len(asked) > 100
    # Every address is asked for once without a base path (tests/view/test_pages_light.py): here one of each shape.
    shapes = {re.sub(r"=[^&]*|[\d.]+", "", one): one for one in sorted(asked)}
    wrong = {one: code for one in shapes.values() if (code := site.get(one).status_code) not in (200, 308)}
    assert len(shapes) > 40 and wrong == {}


def test_a_page_answers_below_the_base_path_and_where_a_proxy_has_cut_it_off(placed):
    site = placed(f'base_path = "{BASE}"\n')
    below, cut = site.get(f"{BASE}/nhe/dung-han"), site.get("/nhe/dung-han")
    assert (below.status_code, below.text) == (200, cut.text)
    assert site.get(BASE).status_code == 200
    assert site.get(f"{BASE}x/nhe/dung-han").status_code == 404


@pytest.mark.parametrize("sent", ["/dung-han/?ky=2026-Q3", "/nhe/dung-han/?ky=2026-Q3", "/thu-tuc/1.001193/", "/thu-tuc?ma=1.001193"])
def test_a_redirect_stays_below_the_base_path_and_names_no_host(placed, sent):
    site = placed(f'base_path = "{BASE}"\n')
    answer = site.get(BASE + sent, headers=SPOOFED)
    assert answer.status_code == 308 and answer.headers["location"].startswith(f"{BASE}/")
    assert site.get(answer.headers["location"]).status_code == 200


def test_whole_addresses_are_those_of_the_setting_whatever_a_visitor_sends(placed):
    site = placed(f'site_url = "{URL}/"\n')
    for path in (*HTML[::7], *OTHERS, "/sitemap.xml", "/atom.xml", "/robots.txt", "/api/v1/openapi.json", "/api/v1/procedures",
                 "/du-lieu/datapackage.json", "/du-lieu/dcat.jsonld", "/qr.svg?path=/dung-han"):  # fmt: skip
        answer = site.get(BASE + path, headers=SPOOFED)
        assert "evil" not in answer.text + str(answer.headers), path
    assert f'<link rel="canonical" href="{URL}/dung-han">' in site.get(f"{BASE}/nhe/dung-han").text
    assert f'<meta property="og:url" content="{URL}/dung-han">' in site.get(f"{BASE}/dung-han").text
    locations = re.findall("<loc>(.*?)</loc>", site.get(f"{BASE}/sitemap.xml").text)
    assert locations and all(one.startswith(f"{URL}/") for one in locations)
    feed = ET.fromstring(site.get(f"{BASE}/atom.xml").content)
    links = [link.get("href") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert links and all(link.startswith(f"{URL}/") for link in links)
    assert f"Sitemap: {URL}/sitemap.xml" in site.get(f"{BASE}/robots.txt").text
    assert site.get(f"{BASE}/api/v1/openapi.json").json()["servers"] == [{"url": URL}]
    assert read_code(site.get(f"{BASE}/qr.svg?path=/dung-han").text) == f"{URL}/dung-han"
    assert f"{URL}/nhung/on_time_pct" in site.get(f"{BASE}/nhung").text
    (dataset,) = re.findall(r'ld\+json">(.*?)</script>', site.get(f"{BASE}/nhe/so-lieu").text)
    assert json.loads(dataset)["url"] == f"{URL}/so-lieu"


def read_code(svg: str) -> str:
    return zxingcpp.read_barcode(Image.open(io.BytesIO(vl_convert.svg_to_png(svg))).convert("L")).text


def test_without_the_setting_an_address_is_the_one_the_visitor_asked(front):
    asked = {"Host": "xa.example.vn:8443"}
    assert '<link rel="canonical" href="http://xa.example.vn:8443/dung-han">' in front.get("/nhe/dung-han", headers=asked).text
    assert "<loc>http://xa.example.vn:8443/</loc>" in front.get("/sitemap.xml", headers=asked).text


def test_a_host_that_is_none_ends_up_in_no_page(front):
    answer = front.get("/nhe/dung-han", headers={"Host": '"><script>'})
    assert answer.status_code == 200 and "&#34;&gt;&lt;" not in answer.text and '"><script>' not in answer.text


@pytest.mark.parametrize(
    ("site_toml", "url", "base"),
    [
        ("", "", ""),
        ('base_path = "cong-khai/"', "", BASE),
        ('site_url = "https://xa.example.vn"', "https://xa.example.vn", ""),
        (f'site_url = "{URL}/"', URL, BASE),
        (f'site_url = "{URL}"\nbase_path = "{BASE}"', URL, BASE),
    ],
)
def test_slashes_do_not_matter_and_the_path_follows_from_the_address(placed, site_toml, url, base):
    placed(site_toml)
    assert (settings().site_url, settings().base_path) == (url, base)


@pytest.mark.parametrize(
    ("site_toml", "said"),
    [
        ('site_ulr = "https://xa.example.vn"', "site_ulr"),
        ('site_url = "xa.example.vn"', "xa.example.vn"),
        ('site_url = "https://xa.example.vn/?a=b"', "?a=b"),
        ('site_url = "https://xa.example.vn/a"\nbase_path = "/b"', "base_path = /b"),
    ],
)
def test_a_mistake_in_the_settings_is_said_in_both_languages(placed, site_toml, said):
    with pytest.raises(SettingsError) as refused:
        placed(site_toml)
        settings()
    vietnamese, english = str(refused.value).split("\n")
    assert said in vietnamese and said in english and vietnamese != english


def test_streamlit_is_told_the_base_path_and_another_one_is_refused(placed, monkeypatch):
    told = {}
    monkeypatch.setattr(config, "get_option", lambda name: told.get(name, ""))
    monkeypatch.setattr(config, "set_option", told.__setitem__)
    placed(f'base_path = "{BASE}"\n')
    agree()
    agree()
    assert told == {"server.baseUrlPath": "cong-khai"}
    told["server.baseUrlPath"] = "khac"
    with pytest.raises(SettingsError, match="khac"):
        agree()
