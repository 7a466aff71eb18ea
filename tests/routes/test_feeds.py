"""The feed keeps RFC 4287 and tells only what was published; the site map leads only to pages that answer."""

import re
import shutil
import xml.etree.ElementTree as ET
from collections import defaultdict
from datetime import datetime
from urllib.robotparser import RobotFileParser

import feedparser
import pytest

from cchc_data import indicators, instance, snapshot
from cchc_view import cached, figures
from cchc_view.opendata.news import published
from cchc_view.page import INTERACTIVE, Telling, View
from pages import PAGES

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


@pytest.fixture(scope="module", params=["vi", "en"])
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def answer(site, lang):
    return site.get("/atom.xml", params={} if lang == "vi" else {"lang": lang})


@pytest.fixture(scope="module")
def feed(answer):
    return ET.fromstring(answer.content)


def one(parent, name):
    (found,) = parent.findall(ATOM + name)
    return found


def test_the_feed_keeps_the_rules_of_rfc_4287(feed, answer):
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8" and feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    ids = [one(part, "id").text for part in (feed, *entries)]
    assert len(set(ids)) == len(ids) and all(re.match(r"https?://|urn:uuid:", name) for name in ids)
    for part in (feed, *entries):
        assert one(part, "title").text and RFC3339.fullmatch(one(part, "updated").text)
        assert datetime.fromisoformat(one(part, "updated").text).tzinfo
    assert one(one(feed, "author"), "name").text  # stands for every entry without one
    (own,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == str(answer.url)
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("rel") == "alternate" and link.get("href").startswith("http://testserver/")
        content = one(entry, "content")
        assert content.get("type") == "xhtml" and [child.tag for child in content] == [f"{XHTML}div"]
    updated = [one(entry, "updated").text for entry in entries]
    assert updated == sorted(updated, reverse=True) and one(feed, "updated").text == updated[0]


def test_a_feed_reader_reads_it(answer, lang):
    read = feedparser.parse(answer.content)
    assert not read.bozo and read.version == "atom10" and read.feed.language == lang
    assert all(entry.title and entry.content[0].value for entry in read.entries)


def test_the_current_snapshot_tells_every_figure_as_the_pages_do(feed, loaded, lang):
    told = [item.text for item in feed.iter(f"{XHTML}li")]
    telling = Telling(loaded, View(lang, "2026", base=INTERACTIVE))
    for tile in figures.tiles(telling, dict.fromkeys(indicators.load_all(), "")):
        assert any(line.startswith(f"{tile.label}: {tile.value}") and tile.counts in line for line in told)


def test_results_of_feedback_are_the_published_summaries_by_month(feed, loaded):
    rows = loaded.rows("whole_table", table="complaint_results")
    summaries = {row["public_summary"] for row in rows}
    told = [
        [item.text for item in entry.iter(f"{XHTML}li")]
        for entry in feed.findall(f"{ATOM}entry")
        if one(entry, "link").get("href").split("?")[0].endswith("/phan-anh")
    ]
    newest = sorted({row["month"] for row in rows}, reverse=True)[:12]
    assert len(told) == len(newest) and set().union(*told) <= summaries
    assert [len(lines) for lines in told] == [sum(row["month"] == month for row in rows) for month in newest]


def test_only_snapshots_that_were_public_are_told(tmp_path):
    root = tmp_path / "data"
    shutil.copytree(instance.demo(), root)
    first = snapshot.read_manifest(root, snapshot.current_id(root))
    for name, parent in (("second", first["id"]), ("draft", "second"), ("third", "second"), ("lost", "nowhere")):
        snapshot.folder(root, name).mkdir()
        snapshot.write_manifest(snapshot.folder(root, name), {**first, "id": name, "parent": parent})
    chain = published(snapshot.read_manifest(root, "third"), root)
    assert [manifest["id"] for manifest in chain] == ["third", "second", first["id"]]
    assert [manifest["id"] for manifest in published({**first, "parent": "nowhere"}, root)] == [first["id"]]


@pytest.fixture(scope="module")
def addresses(site):
    sitemap = ET.fromstring(site.get("/sitemap.xml").content)
    return [url.find(f"{MAP}loc").text for url in sitemap.findall(f"{MAP}url")]


def test_every_address_of_the_site_map_answers(site, addresses):
    """Every page in both languages; every fourth procedure, by turns (each: tests/procedures/test_procedure_page.py)."""
    by_code = defaultdict(list)
    for address in addresses:
        by_code[address.partition("/thu-tuc/")[2].partition("?")[0]].append(address)
    pages = by_code.pop("")
    asked = [*pages, *(both[i % 2] for i, both in enumerate([*by_code.values()][::4]))]
    assert [a for a in asked if site.head(a.removeprefix("http://testserver")).status_code != 200] == []
    assert len(addresses) == len(set(addresses)) and len(asked) > len(pages) + 15


def test_the_site_map_has_every_page_and_procedure_in_both_languages(addresses, loaded):
    procedures = loaded.rows("procedures_in_force", as_of=loaded.as_of)
    assert len(addresses) == 2 * (len(PAGES) + len(procedures))
    for path in ("/", "/dung-han", "/so-lieu?lang=en", "/thu-tuc/1.001193", "/thu-tuc/1.001193?lang=en"):
        assert f"http://testserver{path}" in addresses


def test_every_page_of_the_site_map_names_itself_as_the_one_that_counts_and_its_light_twin_too(site, addresses):
    for address in addresses[:: max(1, len(addresses) // 24)]:
        path = address.removeprefix("http://testserver")
        for asked in (path, f"/nhe{path}"):
            assert f'<link rel="canonical" href="{address}">' in site.get(asked).text, asked


def test_each_address_names_itself_in_every_language(site):
    sitemap = ET.fromstring(site.get("/sitemap.xml").content)
    for url in sitemap.findall(f"{MAP}url"):
        others = {link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")}
        assert set(others) == {"vi", "en"} and url.find(f"{MAP}loc").text in others.values()
        assert RFC3339.fullmatch(url.find(f"{MAP}lastmod").text)


def test_robots_may_read_the_pages_and_find_the_site_map(site):
    rules = RobotFileParser()
    rules.parse(site.get("/robots.txt").text.splitlines())
    assert rules.site_maps() == ["http://testserver/sitemap.xml"]
    assert rules.can_fetch("*", "/dung-han") and not rules.can_fetch("*", "/_stcore/stream")


@pytest.mark.parametrize("path", ["/atom.xml", "/sitemap.xml", "/robots.txt", "/du-lieu/fields.csv", "/qr.svg?path=/"])
def test_without_a_snapshot_every_address_says_so(site, monkeypatch, tmp_path, path):
    with monkeypatch.context() as patch:
        patch.setenv("CCHC_DATA", str(tmp_path))
        cached.store.cache_clear()
        answer = site.get(path)
        assert answer.status_code == 503 and set(answer.json()["error"]) == {"vi", "en"}
    cached.store.cache_clear()
