"""The site on a bucket: the same bytes as from a folder, and a clear word when the bucket is away."""

import shutil
import threading

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import instance
from cchc_data.bucket import following, office
from cchc_data.bucket.address import parse
from cchc_data.bucket.following import copy_of, followed
from cchc_view import cached, routes
from cchc_view.desk import gate
from cchc_view.settings import settings
from pages import PAGES
from tests.bucket.storage import everything, fill, nothing, put
from tests.province.provinces import publish
from tests.view.page_reading import read

ADDRESS = "s3://kho-xa/xa"


@pytest.fixture
def visit(monkeypatch):
    """A visitor of the site on some data folder or address, through everything that stands before our pages."""

    def on(data):
        monkeypatch.setenv("CCHC_DATA", str(data))
        cached.store.cache_clear()
        settings.cache_clear()
        return TestClient(Starlette(middleware=routes.middleware(PAGES)), follow_redirects=False)

    yield on
    monkeypatch.undo()
    cached.store.cache_clear()
    settings.cache_clear()


def bucket():
    """What the site keeps in step with the bucket, to be looked at now instead of in a moment."""
    return copy_of(cached.store().root)


def look(client):
    followed(ADDRESS).look()
    return client


def test_every_answer_is_the_one_from_a_folder_to_the_byte(storage, visit, second):
    fill(second, "xa")
    addresses = ["/", "/nhe/dung-han?lang=en", "/nhe/lich-su", "/du-lieu/figures.csv"]
    site = visit(second)
    told = [site.get(address).content for address in addresses]
    site = visit(ADDRESS)
    assert [site.get(address).content for address in addresses] == told
    assert site.get("/status.json").json()["source"]["state"] == "ok"
    assert "source" not in visit(second).get("/status.json").json()


def test_an_older_snapshot_is_shown_to_whoever_asks_and_the_current_one_where_it_cannot_be_had(storage, visit, first, second):
    fill(second, "xa")
    older = (first / "CURRENT").read_text().strip()
    told = visit(second).get(f"/nhe/dung-han?ban={older}").content
    site = visit(ADDRESS)
    storage.refuse = lambda method, key: f"{older}/public" in key
    assert site.get(f"/nhe/dung-han?ban={older}").content != told
    storage.refuse = nothing
    assert site.get(f"/nhe/dung-han?ban={older}").content == told


def test_while_the_bucket_is_away_the_site_goes_on_and_says_so(storage, visit, first):
    fill(first, "xa")
    site = visit(ADDRESS)
    before = read(site.get("/nhe/").text)
    storage.refuse = everything
    look(site)
    assert read(site.get("/nhe/").text).text == before.text  # for a moment: nobody's business
    bucket()._told_from = 0
    page = read(site.get("/nhe/").text)
    assert "Chưa lấy được số liệu mới từ kho lưu" in page.text and page.one("h1").text == before.one("h1").text
    assert "Chưa lấy được" in site.get("/theo-doi?man-hinh=1").text
    told = site.get("/status.json").json()
    assert (told["state"], told["source"]["state"]) == ("unreachable", "unreachable") and told["source"]["since"]
    assert "Không liên lạc được" in told["source"]["says"]["vi"]
    assert site.get("/healthz").status_code == 200
    storage.refuse = nothing
    look(site)
    assert read(site.get("/nhe/").text).text == before.text


def test_a_damaged_publication_is_told_as_one_on_the_disk_is(storage, visit, first, second):
    fill(first, "xa")
    site = visit(ADDRESS)
    fill(second, "xa")
    put(f"xa/snapshots/{(second / 'CURRENT').read_text().strip()}/public/timeliness.parquet", b"spoilt")
    look(site)
    assert "Bản số liệu mới nhất không đọc được" in site.get("/nhe/").text
    told = site.get("/status.json").json()
    assert told["state"] == "degraded" and "timeliness.parquet" in told["source"]["says"]["vi"]


def test_a_process_that_starts_with_a_copy_waits_for_nobody(storage, visit, first):
    fill(first, "xa")
    page = visit(ADDRESS).get("/nhe/").content
    for one in following.forget_all():
        one.end()
    looked = threading.Event()
    storage.refuse = lambda method, key: looked.wait(5)  # a bucket that lets everybody wait
    site = visit(ADDRESS)
    assert site.get("/status.json").json()["source"]["looked_at"] is None
    assert site.get("/nhe/").content == page and site.get("/healthz").status_code == 200
    looked.set()


def test_the_desk_says_that_it_is_elsewhere(storage, visit, first, monkeypatch):
    fill(first, "xa")
    monkeypatch.setattr(gate, "_has_login", lambda: True)
    answer = visit(ADDRESS).get("/can-bo")
    assert answer.status_code == 404 and "Bàn làm việc không mở ở máy này" in read(answer.text).one("h1").text
    assert not gate.is_configured()
    assert visit(first).get("/can-bo").status_code == 200


def test_started_with_no_copy_and_no_bucket_it_says_so_and_comes_by_itself_with_its_settings(storage, visit, first):
    fill(first, "xa")
    put("xa/site.toml", b'site_url = "https://xa.example.vn/cong-khai"\n')
    storage.refuse = everything
    site = visit(ADDRESS)
    answer = site.get("/nhe/")
    assert answer.status_code == 503 and read(answer.text).one("h1").text == "Chưa có số liệu"
    told = site.get("/status.json").json()
    assert (told["state"], told["source"]["state"]) == ("empty", "unreachable")
    storage.refuse = nothing
    look(site)
    page = site.get("/cong-khai/nhe/")
    assert page.status_code == 200 and 'href="/cong-khai/' in page.text


def test_a_province_in_a_bucket_has_all_of_its_units(storage, visit, tmp_path, monkeypatch):
    home = tmp_path / "tinh"
    home.mkdir()
    (home / "province.toml").write_text('code = "H21"\nname_vi = "Tỉnh Gia Lai"\nname_en = "Gia Lai province"\n', "utf-8")
    (home / "units.csv").write_text(
        "code,name_vi,name_en,unit_type\nH21.101,Phường An Khê,An Khê ward,ward\nH21.102,Xã Vân Canh,Vân Canh commune,commune\n", "utf-8"
    )
    publish(home, "H21.101")
    address = "s3://kho-xa/tinh"
    assert office.send(home, parse(address)) == 1
    storage.forget()
    site = visit(address)
    followed(address).look()
    assert site.get("/H21.101/nhe/").status_code == 200 and "An Khê" in site.get("/H21.101/nhe/").text
    assert site.get("/H21.102/nhe/").status_code == 503  # has not published
    assert site.get("/H21.101/status.json").json()["source"]["state"] == "ok"
    assert site.get("/status.json").json()["source"]["state"] == "ok"
    assert not [key for key in storage.fetched() if "/work/" in key]
    shutil.rmtree(home / "units")
    publish(home, "H21.102")
    fill(home, "tinh")
    followed(address).look()
    assert site.get("/H21.102/nhe/").status_code == 200
    with instance.serving("H21.102"):
        assert cached.state() == "ok"
