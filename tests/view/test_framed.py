"""A page with `?embed=true` stands in another page's frame: the story without our header, menu and footer."""

from urllib.parse import parse_qs, urlsplit

import pytest
from interactive import story, visit
from page_reading import read, tiles

from cchc_view import cached
from cchc_view import words as wordbook
from pages import PAGES

VI = wordbook.of("vi")
BOTH = pytest.mark.parametrize("tell", ["light", "streamlit"])


@pytest.fixture
def told(site):
    """A page's story in a frame, by renderer."""

    def open_page(tell: str, path: str, **query: str):
        if tell == "streamlit":
            return story(visit(path, embedded=True, **query))
        return read(site.get(f"/nhe/{path}", params={"embed": "true", **query}).text)

    return open_page


def is_ours(href: str) -> bool:
    """A page of the site, no file, no embed gallery."""
    parts = urlsplit(href)
    if parts.path.endswith(".csv"):
        return False
    pages = {page.path for page in PAGES}
    return not parts.netloc and parts.path.removeprefix("/nhe").lstrip("/").split("/")[0] in pages and bool(parts.path)


@BOTH
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_framed_page_has_no_header_menu_or_footer_of_ours(told, tell, page):
    framed = told(tell, page.path)
    assert framed.all("header") == framed.all("nav") == framed.all(of="cc-footer") == framed.all(of="cc-skip") == []
    assert framed.one("h1").text == VI(f"{page.key}.question")


@BOTH
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_framed_page_still_says_date_hotline_and_that_the_data_is_invented(told, tell, page):
    framed = told(tell, page.path)
    bands = [band.text for band in framed.all(of="cc-band")]
    assert VI("band.demo") in bands and any("30/10/2026" in band for band in bands)
    foot = framed.one("footer", "cc-embed-foot")
    assert "30/10/2026" in foot.text and cached.current().org["name_vi"] in foot.text
    whole, call = foot.all("a")
    assert (whole["href"], call["href"]) == (f"/{page.path}", "tel:02690000000")


@BOTH
def test_a_framed_page_shows_the_figures_of_the_whole_page(told, tell, site):
    for page in PAGES:
        whole = read(site.get(f"/nhe/{page.path}", params={"ky": "2026-Q3"}).text)
        assert tiles(told(tell, page.path, ky="2026-Q3")) == tiles(whole)


@BOTH
def test_whoever_follows_a_link_in_the_frame_stays_framed(told, tell):
    for page in PAGES:
        framed = told(tell, page.path)
        inner = [a["href"] for a in framed.all("a") if is_ours(a["href"]) and a not in framed.one("footer").all("a")]
        assert [href for href in inner if parse_qs(urlsplit(href).query).get("embed") != ["true"]] == []
        for form in framed.all("form"):
            assert {"embed": "true"}.items() <= {i["name"]: i.get("value") for i in form.all("input")}.items()


@pytest.mark.parametrize("path", ["/nhe/dung-han", "/dung-han", "/nhe/thu-tuc/1.001193", "/thu-tuc/1.001193"])
def test_any_page_may_frame_an_embed_and_none_but_ours_the_page_itself(site, path):
    ancestors = {
        query: site.get(path, params=query).headers["content-security-policy"].rpartition("; ")[2]
        for query in ("", "embed=true", "embed=TRUE", "embed=false", "embed=")
    }
    own, open_to_all = "frame-ancestors 'self'", "frame-ancestors *"
    assert ancestors == {"": own, "embed=true": open_to_all, "embed=TRUE": open_to_all, "embed=false": own, "embed=": own}


def test_the_address_that_counts_is_the_one_outside_the_frame(site):
    for path in ("/nhe/dung-han", "/dung-han", "/thu-tuc/1.001193"):
        framed = read(site.get(path, params={"embed": "true", "lang": "en"}).text)
        named = [link["href"] for link in framed.all("link") if link.get("rel") in ("canonical", "alternate")]
        assert named and not [href for href in named if "embed" in href]


def test_a_framed_procedure_has_no_frame_of_ours(site):
    framed = read(site.get("/thu-tuc/1.001193?embed=true").text)
    assert framed.all("header") == framed.all("nav") == [] and framed.one("footer", "cc-embed-foot")
