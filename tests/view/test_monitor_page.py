"""The live monitor and the screen on the wall: the cube's counts, dated by the data, grey when old."""

import re
from datetime import timedelta

import pytest
from interactive import story, visit
from page_reading import read, tiles
from rows import work, write

from cchc_data import queues, snapshot
from cchc_data.measure import Scope
from cchc_view import frame, monitor, tell_html, wall
from cchc_view import words as wordbook
from cchc_view.asked import read_view
from cchc_view.page import LIGHT, Telling
from cchc_view.settings import Settings
from cchc_view.words import LANGUAGES
from pages import PAGES

VI = wordbook.of("vi")
[MONITOR] = [page for page in PAGES if page.live]
ADDRESSES = (
    "/nhe/theo-doi",
    "/nhe/theo-doi?linh-vuc=ho-tich",
    "/theo-doi",
    "/theo-doi?man-hinh=1",
    "/man-hinh/bang",
    "/du-lieu/work_queue.csv",
)
CODES = re.compile(r"H21\.\d{3}-\d{6}-\d+|VBXL-\d|PAKN-\d")


@pytest.fixture
def demo_counts(demo):
    return queues.waiting(demo, Scope(demo.org["code"], "2026"))


def light(site, **query):
    return read(site.get("/nhe/theo-doi", params=query).text)


def value(page, name):
    return next(t for t in page.all(of="cc-tile") if t["data-indicator"] == name).one(of="cc-tile-value").text


def test_both_renderers_show_the_counts_of_the_cube(site, demo_counts):
    pages = (light(site), story(visit("theo-doi")))
    for page in pages:
        for name in (*queues.SUMS, *queues.COMPLAINTS):
            if name not in ("overdue", "due_unknown"):
                assert value(page, name) == str(demo_counts[name]), name
    assert tiles(pages[0]) == tiles(pages[1])
    assert demo_counts["within_1"] < demo_counts["within_3"] < demo_counts["within_5"]


def test_what_is_overdue_without_a_letter_stands_beside_all_that_is_overdue(site, demo_counts):
    tile = next(t for t in light(site).all(of="cc-tile") if t["data-indicator"] == "overdue_no_letter")
    assert f"{demo_counts['overdue_no_letter']}/{demo_counts['overdue']} hồ sơ" in tile.text
    assert VI("monitor.status_not_met").replace(" ", "", 1) in tile.text


def numbers(table):
    """{first cell: the rest as numbers} of a drawn table."""
    rows = [[cell.text for cell in row.all() if cell.tag in ("th", "td")] for row in table.all("tr")[1:]]
    return {row[0]: [int(cell) for cell in row[1:]] for row in rows}


def test_the_fields_add_up_to_the_whole_and_the_procedures_to_their_field(site, demo, demo_counts):
    page = light(site)
    table = page.all("table")[0]
    whole = [sum(column) for column in zip(*numbers(table).values(), strict=True)]
    assert whole == [demo_counts[name] for name in monitor.COLUMNS]
    for link in table.all("a"):
        inside = numbers(read(site.get(link["href"]).text).all("table")[0])
        assert [sum(column) for column in zip(*inside.values(), strict=True)] == numbers(table)[link.text], link.text


def test_a_private_procedure_is_never_named_not_even_in_its_own_group(site, demo):
    page = light(site, **{"linh-vuc": "nhay-cam"})
    private = [row["name"] for row in demo.rows("whole_table", table="procedures") if row["grouped"]]
    assert len(numbers(page.all("table")[0])) == 1
    assert not [name for name in private if name in page.text]


def test_no_code_of_a_dossier_letter_or_complaint_is_shown(site):
    assert not [address for address in ADDRESSES if CODES.search(site.get(address).text)]


def test_figures_that_fail_their_target_are_those_of_the_page_of_figures(site):
    failing = {row.text.split(" Mục")[0] for row in light(site).all("table")[1].all("tr")[1:]}
    every = [row.text for row in read(site.get("/nhe/so-lieu").text).all("table")[0].all("tr")]
    assert len(failing) == sum("✗" in row or "Chưa đạt" in row for row in every) > 3


def test_complaints_never_entered_are_no_zero(serve, site, tmp_path):
    snapshot.make_current(tmp_path, write(tmp_path, work(dossiers="received\n06-01"), name_vi="UBND xã", name_en="x"))
    serve(tmp_path)
    page = light(site)
    assert value(page, "complaint_over") == VI("state.no_data")
    assert value(page, "overdue_no_letter") == "0"


def test_a_snapshot_older_than_the_count_says_so(demo, monkeypatch):
    monkeypatch.setitem(demo.manifest, "tables", {})
    telling = Telling(demo, read_view({}, demo, LIGHT))
    [heading, note] = MONITOR.story(telling)
    assert note.text == VI("monitor.untold")
    assert "today" not in [panel.kind for panel in wall.panels(telling, "")]


@pytest.mark.parametrize("query", [{}, {"dung-tai": "1"}])
def test_the_light_page_reloads_itself_until_it_is_told_to_stop(site, query):
    answer = site.get("/nhe/theo-doi", params=query)
    assert answer.headers.get("refresh") == (None if query else "60")
    assert VI("band.still_other" if query else "band.reloads_other") in [a.text for a in read(answer.text).all("a")]
    assert "refresh" not in site.get("/nhe/").headers and "refresh" not in site.get("/theo-doi").headers


# The clock says only how old the data is.


def in_thirty_days(demo):
    return demo.as_of + timedelta(days=30)


def stale(demo, today):
    """The bands of the monitor that turn it grey."""
    html = tell_html.page_html(MONITOR, PAGES, demo, read_view({}, demo, LIGHT), today, "ok", "")
    return read(html).all(of="cc-band--stale")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_month_later_every_page_shows_the_old_date_and_the_warning(demo, page):
    told = read(tell_html.page_html(page, PAGES, demo, read_view({}, demo, LIGHT), in_thirty_days(demo), "ok", ""))
    bands = [band.text for band in told.all(of="cc-band")]
    assert any("30/10/2026" in band for band in bands)
    assert VI("band.old", days=30) in bands
    assert "29/11/2026" not in told.text
    fresh = read(tell_html.page_html(page, PAGES, demo, read_view({}, demo, LIGHT), demo.as_of, "ok", ""))
    assert not [band for band in fresh.all(of="cc-band") if "cũ" in band.text]


def test_a_month_later_monitor_and_wall_are_grey_and_say_old(demo):
    telling = Telling(demo, read_view({}, demo, LIGHT))
    today = in_thirty_days(demo)
    assert stale(demo, today) and not stale(demo, demo.as_of)
    old, fresh = (read(wall.board_html(telling, MONITOR, day, "", "ok")) for day in (today, demo.as_of))
    assert VI("wall.old") in old.one("header").text and "30/10/2026, cách đây 30 ngày" in old.one("header").text
    assert all("w-panel--old" in panel.classes for panel in old.all("section"))
    assert VI("wall.old") not in fresh.text and "30/10/2026, hôm nay" in fresh.one("header").text
    assert not any("w-panel--old" in panel.classes for panel in fresh.all("section"))


def test_how_old_is_too_old_is_set_by_the_installation(demo, monkeypatch):
    monkeypatch.setattr(frame, "settings", lambda: Settings(monitor_old_after_days=31))
    assert not stale(demo, in_thirty_days(demo))


@pytest.mark.parametrize(("days", "said"), [(0, "hôm nay"), (1, "hôm qua"), (2, "cách đây 2 ngày"), (-1, "hôm nay")])
def test_the_age_is_said_as_people_say_it(demo, days, said):
    telling = Telling(demo, read_view({}, demo, LIGHT))
    assert said in wall.board_html(telling, MONITOR, demo.as_of + timedelta(days=days), "", "ok")


# The wall


def test_the_screen_needs_no_streamlit_and_runs_one_script_of_ours(site):
    answer = site.get("/theo-doi?man-hinh=1")
    page = read(answer.text)
    assert [script["src"].split("?")[0] for script in page.all("script")] == ["/man-hinh.js"]
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy and "default-src 'none'" in policy and "unsafe-eval" not in policy
    assert not page.all("a") + page.all("button") + page.all("input")  # nothing to touch
    assert site.get("/man-hinh.js").status_code == 200


def test_the_screen_shows_the_same_figures_as_the_pages(site, demo_counts):
    panels = [panel.text for panel in read(site.get("/man-hinh/bang").text).all("section")]
    assert f"{demo_counts['within_5']}{VI('wall.within_5')}" in panels[0]
    on_time = next(t for t in read(site.get("/nhe/").text).all(of="cc-tile") if t["data-indicator"] == "on_time_pct")
    for part in ("cc-tile-value", "cc-tile-counts", "cc-tile-target", "cc-tile-date"):
        assert on_time.one(of=part).text in panels[1]
    assert "0269 000 0000" in panels[3]
    results = [card.text for card in read(site.get("/nhe/phan-anh").text).all(of="cc-card-line")]
    assert panels[4].split("phí ", 1)[-1] in results


def test_the_board_is_sent_once_and_then_only_confirmed(site):
    first = site.get("/man-hinh/bang")
    again = site.get("/man-hinh/bang", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["x-version"] == first.headers["x-version"]
    assert len(first.content) < 25_000


def test_the_screen_says_when_nothing_can_be_served_and_asks_again(serve, site, tmp_path):
    serve(tmp_path)
    assert site.get("/man-hinh/bang").status_code == 503
    answer = site.get("/theo-doi?man-hinh=1")
    assert (answer.status_code, answer.headers["refresh"]) == (503, "30")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_screen_speaks_one_language(site, lang):
    page = read(site.get(f"/theo-doi?man-hinh=1&lang={lang}").text)
    assert wordbook.of(lang)("wall.hotline") in page.text
    assert page.one("script")["data-board"].endswith("?lang=en" if lang == "en" else "bang")


def test_a_long_result_is_cut_after_a_word_and_seen_to_be_cut():
    cut = wall._cut("một hai " * 60)
    assert len(cut) <= wall.LONGEST_RESULT + 2 and cut.endswith(("một …", "hai …"))
    assert wall._cut("ngắn") == "ngắn"
