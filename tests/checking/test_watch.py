"""The watched folder: what is dropped into it is imported, reported on and laid aside."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from cchc_data import snapshot
from cchc_data.checking.lock import alone
from cchc_data.checking.merge import current_work
from cchc_data.commands import attempts
from cchc_data.inbox import folder as places
from cchc_data.inbox.watching import watch
from tests.checking.instances import csv, line, run, state

REPOSITORY = Path(__file__).parents[2]
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 400


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    """Files settle at once."""
    monkeypatch.setattr(places, "SETTLED", 0.05)


@pytest.fixture
def box(tmp_path):
    folder = tmp_path / "nhap"
    folder.mkdir()
    return folder


def once(root, box, capsys):
    """Handle what waits: exit code and what was told of each file."""
    capsys.readouterr()
    code = run(root, "watch", box, "--once", "--json")
    return code, [json.loads(said) for said in capsys.readouterr().out.splitlines()]


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def dossiers(root):
    return set(current_work(root, snapshot.drafts(root)[0]["id"])["dossiers"]["dossier_code"].str[-4:])


def test_each_file_is_imported_reported_on_and_moved_and_nothing_becomes_public(root, box, capsys):
    before = state(root)
    csv(box, line(1), line(2, finished="20/09/2026"), name="ho so.csv")
    (box / "bieu mau.xlsx").write_bytes(PICTURE)
    code, told = once(root, box, capsys)
    assert code == 3 and state(root) == before
    assert [(one["file"], one["state"], one["place"]) for one in told] == [
        ("ho so.csv", "draft", "da-nhap"),
        ("bieu mau.xlsx", "refused", "can-xem"),
    ]
    assert "nhận 1, loại 1 dòng" in told[0]["says"] and "tệp ảnh" in told[1]["says"]
    assert names(box) == []
    reports = [f"ho so.csv{ending}" for ending in ("", ".bao-cao.html", ".bao-cao.txt", ".bao-cao.xlsx")]
    assert names(box / "da-nhap") == reports
    assert "tệp ảnh" in (box / "can-xem" / "bieu mau.xlsx.bao-cao.txt").read_text("utf-8-sig")


def test_a_restart_does_nothing_again(root, box, capsys):
    csv(box, line(1))
    once(root, box, capsys)
    drafts = snapshot.drafts(root)
    assert once(root, box, capsys) == (5, [])
    assert snapshot.drafts(root) == drafts


def test_files_dropped_one_after_the_other_wait_in_one_draft_until_somebody_publishes(root, box, capsys):
    csv(box, line(1), name="a.csv")
    once(root, box, capsys)
    csv(box, line(2), name="b.csv")
    once(root, box, capsys)
    assert len(snapshot.drafts(root)) == 1
    assert {"0001", "0002"} <= dossiers(root)
    run(root, "publish", "--yes")
    csv(box, line(3), name="c.csv")
    once(root, box, capsys)
    sources = snapshot.drafts(root)[0]["sources"]
    assert len(sources) == 1 and {"0001", "0002", "0003"} <= dossiers(root)


def test_a_question_is_answered_by_taking_a_mark_away_and_dropping_the_file_again(root, box, capsys):
    csv(box, line(1), name="a.csv")
    csv(box, line(2, due="10/16/2026"), name="b.csv")
    code, told = once(root, box, capsys)
    assert (code, told[1]["state"], told[1]["place"]) == (4, "question", "can-xem")
    answers = box / "can-xem" / "b.csv.tra-loi.txt"
    text = answers.read_bytes().decode("utf-8-sig")
    assert "\r\n# date_order.due_on=month_first" in text
    answers.write_text(text.replace("# date_order.due_on=month_first", "date_order.due_on=month_first"), "utf-8-sig")
    for name in ("b.csv", "b.csv.tra-loi.txt"):
        (box / "can-xem" / name).rename(box / name)
    assert once(root, box, capsys)[0] == 0
    assert names(box / "can-xem") == []
    assert {"0001", "0002"} <= dossiers(root)  # the answer was b's alone


def test_it_publishes_by_itself_only_when_told_and_only_what_leaves_no_question(root, box, capsys):
    with (root / "org.toml").open("a", encoding="utf-8") as file:
        file.write("[watch]\npublish = true\n")
    first = snapshot.current_id(root)
    csv(box, line(1), line(2, finished="20/09/2026"), name="a.csv")
    (told,) = once(root, box, capsys)[1]
    assert told["state"] == "waits" and "có dòng bị loại" in told["says"] and snapshot.current_id(root) == first


def test_publishing_by_itself_of_a_first_file_without_doubts(tmp_path, box, capsys):
    root = tmp_path / "data"
    root.mkdir()
    org = 'code = "H21.000"\nname_vi = "UBND xã Minh Họa"\nname_en = "Minh Họa"\nunit_type = "commune"\n'
    (root / "org.toml").write_text(org + "[watch]\npublish = true\n", "utf-8")
    csv(box, line(1))
    assert once(root, box, capsys)[1][0]["state"] == "published"
    assert snapshot.current_id(root) and snapshot.drafts(root) == []


def test_what_is_not_meant_for_it_is_left_alone(root, box, capsys):
    left = ["~$ho so.xlsx", ".an.csv", "tai ve.csv.crdownload", "Thumbs.db", "x.csv.tra-loi.txt"]
    for name in left:
        (box / name).write_text("x")
    assert once(root, box, capsys) == (5, [])
    assert all((box / name).exists() for name in left)


def test_a_workbook_open_in_excel_waits_until_it_is_closed(box):
    csv(box, line(1), name="a.csv")
    owner = box / "~$a.csv"
    owner.write_text("x")
    settling = places.Settling()
    settling.whole(places.waiting(box))
    time.sleep(places.SETTLED)
    assert settling.whole(places.waiting(box)) == []
    owner.unlink()
    assert [path.name for path in settling.whole(places.waiting(box))] == ["a.csv"]


def test_a_file_is_taken_only_when_it_has_stopped_growing(root, box):
    told, stop = [], threading.Event()
    watcher = threading.Thread(target=watch, args=(root, box, told.append, stop))
    watcher.start()
    with (box / "a.csv").open("w", encoding="utf-8-sig") as file:
        for piece in csv(root, *(line(n) for n in range(40)), name="whole.csv").read_text("utf-8-sig").splitlines(True):
            file.write(piece)
            file.flush()
            time.sleep(places.SETTLED / 5)
            assert not told
    deadline = time.monotonic() + 60
    while not told and time.monotonic() < deadline:
        time.sleep(0.05)
    stop.set()
    watcher.join(40)
    assert not watcher.is_alive()
    assert [(one.state, "nhận 40" in one.says) for one in told] == [("draft", True)]


def test_one_folder_is_watched_once_and_must_be_there(root, box, capsys):
    assert run(root, "watch", box / "khong co") == 3
    with alone(box):
        assert run(root, "watch", box, "--once") == 6
    assert "đang có chương trình khác" in capsys.readouterr().err


def test_a_program_error_costs_one_file_its_turn_and_no_other(root, box, capsys, monkeypatch):
    def broken(root, paths, *_, **__):
        raise ZeroDivisionError(Path(paths[-1]).read_text())

    csv(box, line(1))
    monkeypatch.setattr(attempts.importing, "run", broken)
    code, (told,) = once(root, box, capsys)
    assert (code, told["state"]) == (3, "refused")
    assert "ZeroDivisionError" in told["says"] and "Nguyễn Văn A" not in told["says"]


START = """
import sys
import start

start.prepare = lambda lists: None
start.PYTHON = sys.executable
sys.exit(start.main(["data", "watch", "nhap", "--data", "data"]))
"""


@pytest.mark.parametrize("ended", [lambda process: os.killpg(process.pid, signal.SIGINT), subprocess.Popen.terminate], ids=["ctrl-c", "service"])
def test_it_ends_cleanly_as_an_official_starts_it(root, box, ended):
    """Started by start.py from the folder the files lie in; a terminal sends Ctrl+C to all, a service SIGTERM to that one alone."""
    command = [sys.executable, "-c", START]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    process = subprocess.Popen(
        command, cwd=box.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert "Đang theo dõi" in process.stdout.readline()
    csv(box, line(1))
    time.sleep(places.SETTLED)
    ended(process)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "Đã dừng theo dõi" in out
