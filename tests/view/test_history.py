"""Locked, restated and older figures as a visitor sees them, in both renderers and for machines."""

import csv
import io
from datetime import datetime

import pytest
from interactive import story, visit
from page_reading import read
from rows import BIRTH, work, write

from cchc_data import release, snapshot
from cchc_view import cached
from cchc_view import words as wordbook
from cchc_view.words import LANGUAGES
from pages import PAGES

VI = wordbook.of("vi")
AT = datetime(2026, 11, 23, 9)
ORG = {"name_vi": "UBND xã Minh Họa", "name_en": "Minh Họa commune", "unit_type": "commune"}
REASON = "Tệp tháng 6 xuất thiếu các hồ sơ nộp qua bưu chính."
BEFORE = "code | received | due | finished\na | 06-01 | 06-10 | 06-10\nb | 06-02 | 06-10 | 06-12"
AFTER = BEFORE + "\nc | 06-03 | 06-10 | 06-09"
WRONG = AFTER + "\nd | 07-01 | 07-10 | 07-20"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """June published, locked, restated; then July published and taken back. Ids by what happened."""
    root = tmp_path_factory.mktemp("told")
    first = write(root, work(dossiers=BEFORE), **ORG)
    snapshot.make_current(root, first)
    locked = release.lock_period(root, "2026-06", by="a@xa.vn", at=AT)
    ids = {"root": root, "first": first, "locked": locked}
    for name, dossiers, reason in (("restated", AFTER, REASON), ("taken_back", WRONG, "")):
        org = {"code": "H21.000", **ORG}
        draft = snapshot.write(root, work(dossiers=dossiers), org, created_at=AT, sources=[], draft=True)
        ids[name] = release.publish(root, draft, by="a@xa.vn", at=AT, reason=reason)
    release.roll_back(root, by="a@xa.vn", at=AT)
    return ids


@pytest.fixture
def ids(told, serve):
    serve(told["root"])
    return told


def light(site, path="", **query):
    return read(site.get(f"/nhe/{path}", params=query).text)


def tile(page):
    return next(t for t in page.all(of="cc-tile") if t["data-indicator"] == "on_time_pct")


def bands(page):
    return [band.text for band in page.all(of="cc-band")]


def test_a_locked_period_is_called_so_by_the_band_and_by_every_figure(ids, site):
    for page in (light(site, ky="2026-06"), story(visit("", ky="2026-06"))):
        assert any("Tháng 06/2026 đã khóa" in band for band in bands(page))
        assert all("đã khóa" in date.text for date in page.all(of="cc-tile-date"))
    july = light(site, ky="2026-07")
    assert not any("đã khóa" in band for band in bands(july))
    assert all("tạm tính" in date.text for date in july.all(of="cc-tile-date"))


def test_the_page_of_history_tells_old_figure_new_figure_reason_and_day(ids, site):
    for page in (light(site, "lich-su"), story(visit("lich-su"))):
        assert f"Ngày 23/11/2026: {REASON}" in page.text
        rows = [row.text for row in page.all("tr")]
        assert "Hồ sơ giải quyết đúng hạn Tháng 06/2026 50,0% (1/2 hồ sơ) 66,7% (2/3 hồ sơ)" in rows


def test_it_lists_every_snapshot_and_which_was_taken_back(ids, site):
    table = light(site, "lich-su").all("table")[-1]
    rows = {row.all("th")[0].text: row.text for row in table.all("tr")[1:]}
    assert set(rows) == {ids[name] for name in ("first", "locked", "restated", "taken_back")}
    assert VI("history.taken_back") in rows[ids["taken_back"]]
    assert "Khóa tháng 06/2026" in rows[ids["locked"]]
    links = [a["href"] for a in table.all("a")]
    assert f"/nhe/so-lieu?ban={ids['first']}" in links and not any(ids["taken_back"] in link for link in links)


def test_an_older_snapshot_shows_every_page_as_it_was_and_says_so(ids, site):
    for page in (light(site, ky="2026-06", ban=ids["first"]), story(visit("", ky="2026-06", ban=ids["first"]))):
        assert tile(page).one(of="cc-tile-value").text == "50,0%"
        assert VI("band.older", snapshot=ids["first"], day="31/07/2026") in " ".join(bands(page))
        assert "tạm tính" in tile(page).one(of="cc-tile-date").text  # it was not locked then
    now = light(site, ky="2026-06")
    assert tile(now).one(of="cc-tile-value").text == "66,7%"


@pytest.mark.parametrize("path", [*(page.path for page in PAGES), f"thu-tuc/{BIRTH}", "phan-anh/niem-yet"])
def test_no_page_forgets_which_snapshot_was_asked_for(ids, site, path):
    told, now = (light(site, path, ban=ban).text for ban in (ids["first"], ""))
    assert "31/07/2026" in told
    if not path.endswith("niem-yet"):  # a sheet of paper has no bands
        older = VI("band.older", snapshot=ids["first"], day="31/07/2026")
        assert older in told and older not in now


def test_links_of_an_older_snapshot_stay_in_it_and_one_leads_out(ids, site):
    page = light(site, ban=ids["first"])
    menu = [a["href"] for a in page.one("nav").all("a")]
    assert menu and all(f"ban={ids['first']}" in href for href in menu)
    [out] = [a["href"] for band in page.all(of="cc-band") for a in band.all("a") if a.text == VI("band.to_current")]
    assert out == "/nhe/"
    assert "ban=" not in [a["href"] for a in page.all("link") if a["rel"] == "canonical"][0]


def test_machines_read_an_older_snapshot_at_the_same_addresses(ids, site):
    query = {"period": "2026-06", "ban": ids["first"]}
    answer = site.get("/api/v1/indicators/on_time_pct", params=query).json()
    assert (answer["snapshot"], answer["figures"][0]["denominator"]) == (ids["first"], 2)
    assert not answer["figures"][0]["locked"]
    rows = list(csv.DictReader(io.StringIO(site.get("/du-lieu/figures.csv", params=query).content.decode("utf-8-sig"))))
    assert {row["snapshot"] for row in rows} == {ids["first"]} and {row["locked"] for row in rows} == {"false"}
    assert site.get("/api/v1/indicators/on_time_pct", params={"period": "2026-06"}).json()["figures"][0]["locked"]


@pytest.mark.parametrize("which", ["taken_back", "draft", "2026-07-31-00000000", "../..", "%00", "x" * 500])
def test_an_unknown_draft_or_withdrawn_snapshot_is_refused_politely(ids, site, which):
    root = ids["root"]
    if which == "draft":
        wanted = snapshot.write(root, work(dossiers="received\n06-05"), {"code": "H21.000", **ORG}, created_at=AT, sources=[], draft=True)
    else:
        wanted = ids.get(which, which)
    page = light(site, ban=wanted)
    assert VI("band.refused", parameter="ban") in bands(page)
    assert ids["restated"] in page.one("footer").text
    assert site.get("/api/v1/indicators", params={"ban": wanted}).status_code == 400


def test_a_damaged_older_snapshot_is_refused_and_the_current_one_told(ids, site):
    path = snapshot.folder(ids["root"], ids["locked"]) / "public" / "timeliness.parquet"
    good = path.read_bytes()
    path.unlink()  # the file may be one with that of the first snapshot
    try:
        assert VI("band.refused", parameter="ban") in bands(light(site, ban=ids["locked"]))
    finally:
        path.write_bytes(good)


def test_of_older_snapshots_few_stay_loaded_and_nothing_told_is_kept(ids, site):
    for name in ("first", "locked") * 2:
        light(site, ban=ids[name])
    assert len(cached._older_kept) <= cached.MOST_OLDER
    kept = [part for keeper in cached._all for key in keeper._kept for part in key]
    assert not [part for part in kept if getattr(part, "id", None) in (ids["first"], ids["locked"])]


def test_the_open_data_lists_restatements(ids, site):
    rows = list(csv.DictReader(io.StringIO(site.get("/du-lieu/restatements.csv").content.decode("utf-8-sig"))))
    [one] = [row for row in rows if row["id"] == "on_time_pct" and not row["field"]]
    assert (one["old_denominator"], one["new_denominator"], one["reason"]) == ("2", "3", REASON)
    assert {row["snapshot"] for row in rows} == {ids["restated"]}
    assert any(row["table_name"] == "timeliness" for row in rows)


def test_the_feed_says_what_was_restated_and_names_nobody(ids, site):
    feed = site.get("/atom.xml").text
    assert REASON in feed and "xa.vn" not in feed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_history_is_whole_in_every_language(ids, site, lang):
    page = light(site, "lich-su", lang=lang)
    assert page.one("h1").text == wordbook.of(lang)("history.question")
