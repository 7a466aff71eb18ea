"""The report by address and by command."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import __main__ as data_command
from cchc_data import instance
from cchc_data.commands import Exit
from cchc_view import cached, report
from cchc_view.report import __main__ as command
from cchc_view.routes import reports


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("CCHC_DATA", str(instance.demo()))
    cached.store.cache_clear()
    yield TestClient(Starlette(routes=reports.routes(())))
    cached.store.cache_clear()


@pytest.mark.parametrize("kind", report.FORMATS)
def test_the_address_sends_the_same_bytes_as_a_file(site, written, kind):
    answer = site.get(f"/bao-cao/2026-R3.{kind}")
    assert answer.status_code == 200
    assert answer.content == written("2026-R3", kind)
    assert answer.headers["content-disposition"] == f'attachment; filename="bao-cao-2026-R3.{kind}"'


def test_what_a_visitor_already_has_is_not_sent_again(site):
    first = site.get("/bao-cao/2026-R3.xlsx")
    again = site.get("/bao-cao/2026-R3.xlsx", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("period", ["2019-Q1", "2026-10", "x"])
def test_an_unknown_period_is_answered_with_those_there_are(site, period):
    answer = site.get(f"/bao-cao/{period}.docx")
    assert answer.status_code == 404
    assert "2026-R3" in answer.json()["error"]["vi"]
    assert "2026-R3" in answer.json()["error"]["en"]


@pytest.mark.parametrize("address", ["/bao-cao/2026-R3.exe", "/bao-cao/2026-R3", "/bao-cao/", "/bao-cao/a/b.pdf"])
def test_an_unknown_address_is_not_found(site, address):
    assert site.get(address).status_code == 404


def test_the_report_is_only_read(site):
    assert site.post("/bao-cao/2026-R3.docx").status_code == 405


@pytest.mark.parametrize(
    ("period", "kind", "expected"),
    [
        ("2026-Q3", "reporting", "2026-R3"),
        ("2026-R3", "calendar", "2026-Q3"),
        ("2026", "reporting", "2026-R"),
        ("2026-R", "calendar", "2026"),
        ("2026-Q3", "calendar", "2026-Q3"),
        ("2026-10", "reporting", "2026-10"),
    ],
)
def test_a_quarter_or_year_is_found_in_the_other_reckoning(period, kind, expected):
    assert command.of_kind(period, kind) == expected


def test_the_command_writes_the_files(tmp_path, written):
    arguments = ["--period", "2026-Q3", "--kind", "reporting", "--out", str(tmp_path), "--data", str(instance.demo())]
    assert command.main(arguments) == Exit.DONE
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"bao-cao-2026-R3.{kind}" for kind in sorted(report.FORMATS)]
    assert (tmp_path / "bao-cao-2026-R3.docx").read_bytes() == written("2026-R3", "docx")


def test_the_command_of_the_data_hands_over_to_it(tmp_path, written):
    arguments = ["--period", "2026-R3", "--kind", "calendar", "--out", str(tmp_path), "--data", str(instance.demo())]
    assert data_command.main(["report", *arguments]) == Exit.DONE
    assert (tmp_path / "bao-cao-2026-Q3.xlsx").read_bytes() == written("2026-Q3", "xlsx")


def test_the_command_names_the_periods_there_are(tmp_path, capsys):
    arguments = ["--period", "2019-Q1", "--out", str(tmp_path), "--data", str(instance.demo())]
    assert command.main(arguments) == Exit.USAGE
    assert "2026-R3" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_data_is_said_plainly(tmp_path, capsys):
    assert command.main(["--period", "2026-Q3", "--out", str(tmp_path), "--data", str(tmp_path)]) == Exit.DAMAGED
    assert capsys.readouterr().err
