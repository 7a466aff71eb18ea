"""The accessibility statement: it tells the last run as it was written down, and nothing better."""

import json
from dataclasses import replace

import pytest
from page_reading import read

from cchc_view import accessibility, cached, checked
from cchc_view import words as wordbook
from cchc_view.asked import read_view
from cchc_view.checked import Barrier
from cchc_view.page import Telling
from cchc_view.story import Note, Table
from pages import PAGES

VI = wordbook.of("vi")
WRITTEN = json.loads(checked.FILE.read_text("utf-8"))


def telling(lang="vi"):
    return Telling(cached.current(), read_view({"lang": lang}, cached.current(), "/nhe/"))


def last_check(monkeypatch, **changed):
    monkeypatch.setattr(checked, "last", lambda: replace(LAST, **changed))
    return list(accessibility.last_check(telling()))


LAST = checked.last()


@pytest.mark.parametrize("lang", wordbook.LANGUAGES)
def test_the_page_tells_day_tool_and_size_of_the_run_that_is_written_down(site, lang):
    text = read(site.get("/nhe/tiep-can", params={"lang": lang}).text).text
    views = f"{WRITTEN['views']:,}".replace(",", "." if lang == "vi" else ",")
    for told in (f"axe-core {WRITTEN['axe_core']}", WRITTEN["browser"], str(WRITTEN["addresses"]), views, WRITTEN["checked_on"][:4]):
        assert told in text, told


def test_the_run_that_is_written_down_was_about_every_page_in_every_setting():
    assert WRITTEN["settings"] == {"widths": [360, 1280], "themes": ["light", "dark"], "languages": ["vi", "en"]}
    assert set(WRITTEN["tags"]) == {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"}
    kinds = WRITTEN["views_by_kind"]
    assert set(kinds) == {"interactive", "light", "procedure", "sheet", "piece", "wall", "province", "desk", "error"}
    assert kinds["interactive"] >= 8 * len(PAGES) and sum(kinds.values()) == WRITTEN["views"]


def test_nothing_of_ours_broke_wcag_or_the_browser_in_that_run():
    assert WRITTEN["violations"]["ours"] == []
    assert (WRITTEN["complaints_of_the_browser"], WRITTEN["sideways"], WRITTEN["other_hosts_asked"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("barriers", "kind", "key"),
    [
        ((), "info", "found_none"),
        ((Barrier("aria-x", "streamlit", 3),), "info", "found_theirs"),
        ((Barrier("color-contrast", "ours", 2), Barrier("aria-x", "streamlit", 3)), "warning", "found_ours"),
    ],
)
def test_what_was_found_is_said_whoever_drew_it(monkeypatch, barriers, kind, key):
    told = last_check(monkeypatch, barriers=barriers)
    (note,) = [block for block in told if isinstance(block, Note)]
    owners = [barrier.owner for barrier in barriers]
    assert note == Note(VI(f"accessibility.{key}", ours=owners.count("ours"), theirs=owners.count("streamlit")), kind)
    named = [row[0].text for block in told if isinstance(block, Table) for row in block.rows]
    assert [barrier.rule for barrier in barriers] == [name for name in named if "-" in name]


def test_a_run_that_was_never_written_down_is_not_claimed(monkeypatch, tmp_path):
    assert checked.last(tmp_path / "none.json") is None
    monkeypatch.setattr(checked, "last", lambda: None)
    assert list(accessibility.last_check(telling())) == [Note(VI("accessibility.never"), "warning")]


def test_whoever_meets_a_barrier_gets_the_units_own_number_or_a_place_to_go(monkeypatch):
    (paragraph, links) = accessibility.whom_to_tell(telling())
    assert "0269 000 0000" in paragraph.text and links.links[0].href == "tel:02690000000"
    monkeypatch.setattr(accessibility.frame, "hotline", lambda _: None)
    (paragraph,) = accessibility.whom_to_tell(telling())
    assert paragraph.text == telling().words("accessibility.no_hotline")


@pytest.mark.parametrize("path", ["/nhe/", "/nhe/thu-tuc/1.001193", "/nhe/nhung", "/dung-han"])
def test_every_footer_leads_to_it(site, path):
    page = read(site.get(path).text)
    assert any("tiep-can" in link["href"] for footer in page.all("footer") for link in footer.all("a"))
