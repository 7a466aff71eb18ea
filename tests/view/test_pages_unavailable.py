"""What a visitor reads where there is no page, no snapshot, or only a spoilt new one."""

import shutil
from pathlib import Path

import pytest
from page_reading import read

from cchc_data import snapshot
from cchc_view import words as wordbook
from tests.english import english_in


@pytest.mark.parametrize("address", ["/khong-co", "/nhe/khong-co", "/nhe/<script>", "/pages/site.py"])
def test_an_unknown_page_is_not_found_in_vietnamese(site, address):
    answer = site.get(address)
    page = read(answer.text)
    assert answer.status_code == 404 and page.one("html")["lang"] == "vi"
    assert page.one("h1").text == wordbook.of("vi")("error.missing_title")
    assert page.one("a")["href"] == "/nhe/"
    assert english_in(page.text) == []
    assert read(site.get(address + "?lang=en").text).one("h1").text == wordbook.of("en")("error.missing_title")


@pytest.mark.parametrize("address", ["/nhe/", "/nhe/dung-han", "/", "/so-lieu"])
def test_without_a_snapshot_every_page_says_so_in_vietnamese(site, serve, tmp_path, address):
    serve(tmp_path)
    answer = site.get(address)
    page = read(answer.text)
    assert answer.status_code == 503 and answer.headers["retry-after"]
    assert page.one("html")["lang"] == "vi" and page.one("h1").text == wordbook.of("vi")("error.empty_title")
    assert english_in(page.text) == [] and "Traceback" not in answer.text


def test_a_first_snapshot_is_served_as_soon_as_it_is_there(site, serve, own_copy):
    current = own_copy / "CURRENT"
    name = current.read_text()
    (own_copy / "snapshots").rename(own_copy / "away")
    serve(own_copy)
    assert site.get("/nhe/").status_code == 503
    (own_copy / "away").rename(own_copy / "snapshots")
    current.write_text(name.strip())
    assert site.get("/nhe/").status_code == 200


@pytest.mark.parametrize("spoil", ["table", "manifest", "gone"])
def test_a_spoilt_new_snapshot_leaves_the_last_good_one_served(site, serve, own_copy, spoil):
    good = snapshot.current_id(own_copy)
    serve(own_copy)
    before = read(site.get("/nhe/").text)
    add_spoilt_snapshot(own_copy, good, spoil)
    answer = site.get("/nhe/")
    after = read(answer.text)
    assert answer.status_code == 200 and "Traceback" not in answer.text
    assert after.one("main").text == before.one("main").text
    assert wordbook.of("vi")("band.degraded") in [b.text for b in after.all(of="cc-band")]
    assert site.get("/status.json").json()["state"] == "degraded"


def add_spoilt_snapshot(root: Path, good: str, spoil: str) -> None:
    bad = "2026-11-30-00000000"
    if spoil != "gone":
        folder = shutil.copytree(root / "snapshots" / good, root / "snapshots" / bad)
        name = "manifest.json" if spoil == "manifest" else "public/timeliness.parquet"
        (folder / name).write_bytes((folder / name).read_bytes()[:100])
    (root / "CURRENT").write_text(bad + "\n")
