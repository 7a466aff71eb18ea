"""What is damaged, not public or no page is refused with a sentence, never sent and never a traceback."""

import shutil

import pytest

from cchc_data import instance, snapshot
from cchc_view import cached


def test_a_file_changed_on_disk_is_refused_and_not_sent(site, monkeypatch, tmp_path):
    root = tmp_path / "data"
    shutil.copytree(instance.demo(), root)
    monkeypatch.setenv("CCHC_DATA", str(root))
    cached.store.cache_clear()
    try:
        current = cached.current()
        (snapshot.folder(root, current.id) / "public" / "fields.parquet").write_bytes(b"PAR1")
        answer = site.get("/du-lieu/fields.parquet")
        assert answer.status_code == 503 and set(answer.json()["error"]) == {"vi", "en"}
        assert site.get("/du-lieu/fields.csv").status_code == 200  # told from memory, verified at load
    finally:
        monkeypatch.undo()
        cached.store.cache_clear()


@pytest.mark.parametrize("name", ["dossiers", "figures_table", "sqlite_master", "..%2Fwork", "measured", "%00"])
@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "parquet"])
def test_what_is_not_public_has_no_address(site, name, kind):
    answer = site.get(f"/du-lieu/{name}.{kind}")
    assert answer.status_code == 404 and set(answer.json()["error"]) == {"vi", "en"}


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "x", "１", "1001", "", "99999", "1 or 1"])
def test_a_page_that_is_no_page_is_refused(site, page):
    assert site.get("/du-lieu/fields.json", params={"page": page}).status_code == 400


def test_a_page_after_the_last_is_empty_and_says_how_many_there_are(site):
    answer = site.get("/du-lieu/fields.json", params={"page": 7}).json()
    assert answer["rows"] == [] and answer["pages"] == 1 and answer["total"] == 29
