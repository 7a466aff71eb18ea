"""A province's addresses: each unit's site below its code, and the whole above them."""

import csv
import io
import re

from provinces import DRAWN, GENERATED, SILENT
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import instance
from cchc_view import cached, routes
from cchc_view.routes.province import OwnAddresses, UnitAddresses
from pages import PAGES

ADDRESSES = re.compile(r'(?:href|src|action)="(/[^"]*)"')


def test_every_page_of_a_unit_is_its_own(front):
    for page in PAGES:
        told = front.get(f"/{GENERATED}/nhe/{page.path}")
        assert told.status_code == 200, page.path
        assert "UBND phường An Bình" in told.text
        assert "Minh Họa" not in told.text
        assert [address for address in ADDRESSES.findall(told.text) if not address.startswith(f"/{GENERATED}")] == []


def test_two_units_never_tell_of_each_other(front):
    names = {GENERATED: "UBND phường An Bình", DRAWN: "UBND Phường An Khê"}
    for code in (GENERATED, DRAWN, GENERATED):
        told = front.get(f"/{code}/nhe/").text
        assert {other for other, name in names.items() if name in told} == {code}
        assert front.get(f"/{code}/api/v1/indicators").json()["org"] == code


def test_a_unit_that_never_published_says_so_with_503(front):
    assert front.get(f"/{SILENT}/nhe/").status_code == 503


def test_a_code_that_is_not_listed_is_nobodys_address(front):
    for address in ("/H21.999/nhe/", "/H21.999/", "/..%2fx/", "/units/H21.100/CURRENT", "/dung-han", "/can-bo"):
        assert front.get(address).status_code == 404, address


def test_a_code_alone_leads_to_the_front_page_and_the_menu_up_to_the_province(front):
    assert front.get(f"/{GENERATED}").headers["location"] == f"/{GENERATED}/"
    assert f'href="/{GENERATED}/toan-tinh"' in front.get(f"/{GENERATED}/nhe/").text
    assert front.get(f"/{GENERATED}/toan-tinh").headers["location"] == "/"


def test_the_first_paint_connects_to_the_unit_and_shares_streamlits_files(front):
    told = front.get(f"/{GENERATED}/dung-han").text
    assert f'data-base="/{GENERATED}"' in told
    assert 'src="/static/js/' in told


def test_a_visitor_cannot_say_which_unit_a_session_belongs_to():
    seen = []

    async def inside(scope, receive, send):
        seen.append((instance.unit(), scope["path"], [value for name, value in scope["headers"] if name == b"x-cchc-unit"]))

    class Listed:
        units = {GENERATED: None}

    class Following:
        province = Listed

    forged = {"type": "websocket", "headers": [(b"x-cchc-unit", b"H21.999")]}
    for path in ("/_stcore/stream", f"/{GENERATED}/_stcore/stream"):
        run(UnitAddresses(inside, Following)({**forged, "path": path}, None, None))
    assert seen == [("", "/_stcore/stream", []), (GENERATED, "/_stcore/stream", [GENERATED.encode()])]
    assert instance.unit() == ""


def run(asked):
    try:
        asked.send(None)
    except StopIteration:
        pass


def test_the_provinces_page_shows_every_unit_and_no_zero_for_a_silent_one(front):
    for base in ("/", "/nhe/", "/nhe"):
        told = front.get(base)
        assert told.status_code == 200
        rows = dict(re.findall(r'<th scope="row"[^>]*>(?:<a[^>]*>)?([^<\n]+).*?</th>(.*?)</tr>', told.text, re.S))
        assert {"Phường An Bình", "Phường An Khê"} <= {name.strip() for name in rows}
        silent = next(cells for name, cells in rows.items() if "chưa công bố" in cells)
        assert not re.search(r"\d", re.sub(r"<[^>]+>", "", silent))
        assert "Dữ liệu minh họa" in told.text


def test_the_same_figure_stands_on_the_provinces_page_and_on_the_units_own(front):
    whole = front.get("/api/v1/units?indicator=on_time_pct&period=2026").json()
    for unit in whole["units"]:
        if unit["org_code"] == SILENT:
            assert unit["value"] is None and unit["numerator"] is None
            continue
        own = front.get(f"/{unit['org_code']}/api/v1/indicators/on_time_pct?period=2026").json()["figures"][0]
        assert [own[key] for key in ("numerator", "denominator", "value")] == [unit[key] for key in ("numerator", "denominator", "value")]
    told = csv.DictReader(io.StringIO(front.get("/du-lieu/units.csv?period=2026").text.lstrip("\ufeff")))
    assert {row["org_code"]: row["denominator"] for row in told} == {
        unit["org_code"]: str(unit["denominator"] or "") for unit in whole["units"]
    }


def test_what_machines_ask_wrongly_is_refused_with_a_sentence(front):
    told = front.get("/api/v1/units?indicator=x")
    assert told.status_code == 400
    assert "indicator" in told.json()["error"]["vi"]


def test_a_visitor_finds_a_unit_without_accents(front):
    told = front.get("/nhe/?tim=an+binh").text
    assert "Phường An Bình" in told and "Phường An Khê" not in told
    assert "Phường An Bình" not in front.get("/nhe/?tim=qwx").text


def test_every_answer_of_the_province_carries_the_security_headers(front):
    for address in ("/nhe/", "/status.json", f"/{GENERATED}/nhe/", "/khong-co"):
        assert front.get(address).headers["x-content-type-options"] == "nosniff"


def test_a_search_engine_finds_each_unit_that_has_published_and_nobody_elses_connection(front):
    assert re.findall(r"/(H21\.\d+)/sitemap.xml", front.get("/sitemap.xml").text) == [GENERATED, DRAWN]
    assert front.get(f"/{GENERATED}/sitemap.xml").status_code == 200
    told = front.get("/robots.txt").text
    assert "Disallow: /_stcore/" in told and "Disallow: /*/_stcore/" in told and "sitemap.xml" in told


def test_few_units_stay_loaded_however_many_are_asked_for(front, monkeypatch):
    monkeypatch.setattr(cached, "MOST_UNITS", 1)
    cached.store.cache_clear()
    for code in (GENERATED, DRAWN, GENERATED):
        assert front.get(f"/{code}/nhe/").status_code == 200
    assert len(cached.store._kept) == 1
    assert {unit for keeper in cached._all for unit, _ in keeper._kept} == {GENERATED}


def test_an_installation_of_one_unit_has_nothing_of_a_province_before_it(monkeypatch):
    monkeypatch.setenv("CCHC_DATA", str(instance.demo()))
    assert not {UnitAddresses, OwnAddresses} & {one.cls for one in routes.middleware(PAGES)}
    one = TestClient(Starlette(middleware=routes.middleware(PAGES)), raise_server_exceptions=False)
    assert one.get(f"/{GENERATED}/nhe/").status_code == 404
    assert one.get("/api/v1/units").status_code == 404
