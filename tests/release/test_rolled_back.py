"""Going back, full disks, and what is left behind: the chain and the log hold through all of it."""

import os
from datetime import timedelta

import pytest

from cchc_data import audit, release, snapshot
from cchc_data.lineage import chain
from tests.release.folders import AT, JULY_LATE, JUNE_LATE, REASON, draft, loaded, lock, on_time, publish, roll_back


def test_rolling_back_what_touched_no_lock_makes_the_earlier_snapshot_current_again(root):
    before = snapshot.current_id(root)
    publish(root, JULY_LATE)
    assert roll_back(root) == snapshot.current_id(root) == before


def test_rolling_back_never_takes_a_lock_away(root):
    publish(root, JULY_LATE)
    lock(root, "2026-05")
    roll_back(root)
    assert on_time(root, "2026-07") == (1, 1)
    assert loaded(root).locked == {"2026-05", "2026-06"}


def test_rolling_back_a_restatement_is_one_itself(root):
    publish(root, JUNE_LATE, REASON)
    with pytest.raises(release.Refused, match="reason_needed"):
        roll_back(root)
    roll_back(root, "Bản đính chính hôm qua nhập nhầm tệp của năm trước.")
    assert on_time(root) == (2, 3)
    entries = [e for e in loaded(root).manifest["restatements"] if e.get("indicator") == "on_time_pct"]
    assert (4, 3) in [(e["old"]["denominator"], e["new"]["denominator"]) for e in entries]


def test_locks_alone_are_nothing_to_go_back_from(root):
    with pytest.raises(release.Refused, match="nothing_earlier"):
        roll_back(root)


def test_every_act_is_in_the_log_and_the_manifest_says_how_far_it_reached(root):
    publish(root, JUNE_LATE, REASON)
    acts = audit.entries(root)
    assert [(act.what, act.who) for act in acts] == [("lock", "a@xa.vn"), ("publish", "a@xa.vn")]
    assert acts[-1].snapshot == snapshot.current_id(root) and acts[-1].about["reason"] == REASON
    assert loaded(root).manifest["log"] == acts[-1].anchor
    assert audit.verify(root, snapshot.history(root)) == 2


def test_the_chain_holds_through_locks_restatements_and_rollbacks(root):
    publish(root, JUNE_LATE, REASON)
    roll_back(root, REASON)
    stands_on = list(chain(root, loaded(root).manifest))
    assert len(stands_on) == 4
    for manifest in stands_on:
        snapshot.verify(root, manifest["id"])


def test_a_full_disk_leaves_everything_as_it_was(root, monkeypatch):
    made, before = draft(root, JULY_LATE), snapshot.current_id(root)
    shelf = sorted((root / "snapshots").iterdir())

    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(snapshot, "write_durably", full)
    with pytest.raises(OSError):
        release.publish(root, made, by="a@xa.vn", at=AT)
    assert (snapshot.current_id(root), sorted((root / "snapshots").iterdir())) == (before, shelf)
    monkeypatch.undo()
    release.publish(root, made, by="a@xa.vn", at=AT + timedelta(minutes=1))
    assert on_time(root, "2026-07") == (1, 2)
