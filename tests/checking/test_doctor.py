"""The doctor: each thing that can be wrong is found and told, and nothing is touched by looking."""

import json
import os
from datetime import date, timedelta

import pytest

from cchc_data import doctor, instance, snapshot
from cchc_data.checking.lock import alone
from cchc_data.doctor import folder, installation
from cchc_data.doctor.finding import _words
from tests.checking.instances import bring, csv, line, run

TODAY = date(2026, 8, 20)  # some weeks after the prepared folder's last day


@pytest.fixture(autouse=True)
def no_trial(monkeypatch):
    """Reading a workbook in a process of its own is tried once, below."""
    monkeypatch.setattr(installation, "_reading", lambda: doctor.Finding(doctor.GOOD, "reading"))


def findings(root, today=TODAY):
    return {each.code: each for each in doctor.examine(root, today)}


def states(root, today=TODAY):
    return {code: each.state for code, each in findings(root, today).items() if each.state != doctor.GOOD}


def files(root):
    return sorted((path.as_posix(), path.stat().st_mtime_ns) for path in root.rglob("*"))


def test_a_sound_folder_is_sound_and_looking_changes_nothing(root):
    before = files(root)
    assert states(root) == {}
    assert findings(root)["current"].says.startswith(f"Đang công khai bản {snapshot.current_id(root)}")
    assert files(root) == before


def test_the_demo_is_called_a_demo_and_left_alone():
    root = instance.demo()
    before = files(root)
    assert states(root, date(2026, 11, 1)).keys() == {"demo", "calendar_missing"}
    assert files(root) == before


def unreadable_org(root):
    (root / "org.toml").write_text("code = ")


def missing_org(root):
    (root / "org.toml").unlink()


def changed_table(root):
    path = snapshot.folder(root, snapshot.current_id(root)) / "public" / "timeliness.parquet"
    path.write_bytes(path.read_bytes() + b" ")


def lost_current(root):
    (root / "CURRENT").unlink()


def killed_import(root):
    (root / "snapshots" / ".building-77").mkdir()
    (root / ".CURRENT-77").write_text("x")


def open_corrections(root):
    (root / "corrections").mkdir(mode=0o755)
    (root / "corrections" / "a.xlsx").write_text("x")
    os.chmod(root / "corrections", 0o755)


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (unreadable_org, {"org_wrong": "bad"}),
        (missing_org, {"org_wrong": "bad"}),
        (changed_table, {"current_damaged": "bad", "snapshot_damaged": "bad"}),
        (lost_current, {"nothing_public": "warning"}),
        (killed_import, {"leftovers": "warning"}),
        (open_corrections, {"corrections": "warning", "corrections_open": "bad"}),
    ],
)
def test_what_is_wrong_is_found_with_what_to_do(root, harm, expected):
    harm(root)
    found = findings(root)
    assert {code: each.state for code, each in found.items() if each.state != doctor.GOOD} == expected
    assert all(found[code].todo for code in expected)


@pytest.mark.parametrize(
    ("days", "code"), [(40, "current"), (41, "current_old"), (-1, "clock_behind"), (120, "calendar_missing"), (300, "calendar_missing")]
)
def test_days_that_pass_are_noticed(root, days, code):
    found = findings(root, date(2026, 7, 31) + timedelta(days))
    assert code in found
    if code == "calendar_missing":
        assert found[code].state == ("bad" if days == 300 else "warning")


def test_little_room_is_told(root, monkeypatch):
    for free, state in ((100 << 20, "bad"), (1 << 30, "warning")):
        monkeypatch.setattr(folder.shutil, "disk_usage", lambda _, free=free: type("Usage", (), {"free": free}))
        assert findings(root)["little_room"].state == state


def test_another_command_at_work_is_told(root):
    with alone(root):
        assert states(root) == {"busy": "warning"}


def test_packages_that_differ_are_named(root, monkeypatch):
    monkeypatch.setattr(installation, "_version", lambda name: None if name == "duckdb" else "0.1")
    told = findings(root)["packages_wrong"]
    assert told.state == "bad" and "duckdb – →" in told.says and "pandas 0.1 →" in told.says


def test_a_reference_file_that_was_changed_is_named(root, monkeypatch):
    monkeypatch.setattr(installation, "_digest", lambda path: "0")
    assert "calendar.csv" in findings(root)["reference_changed"].says


def test_drafts_that_wait_are_told(root, tmp_path):
    draft = bring(root, csv(tmp_path, line(1))).draft
    assert draft in findings(root)["drafts"].says


def test_one_check_that_fails_leaves_the_others(root, monkeypatch):
    monkeypatch.setattr(folder, "_room", lambda root: 1 / 0)
    found = findings(root)
    assert found["could_not_look"].says == "Không kiểm tra được phần folder (ZeroDivisionError)."
    assert {"python", "current", "no_leftovers"} <= set(found)


def test_at_the_command_line_it_tries_to_read_a_workbook_and_warnings_are_no_failure(root, capsys, monkeypatch):
    monkeypatch.undo()
    assert run(root, "doctor", "--json") in (0, 1)
    told = {each["code"]: each for each in json.loads(capsys.readouterr().out)["findings"]}
    assert told["reading"]["state"] == "good"
    missing_org(root)
    assert run(root, "doctor") == 1
    said = capsys.readouterr().out
    assert "✗ Thư mục số liệu" in said and "    → Tạo org.toml" in said and said.splitlines()[-1].startswith("Đúng:")


def test_every_sentence_can_be_said():
    assert all(told["says"].endswith((".", "}")) for told in _words().values())
