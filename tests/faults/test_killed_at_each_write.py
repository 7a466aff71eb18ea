"""kill -9 just before any change on the disk of a publication, a lock or a rollback: the old figures or the new ones.

`CCHC_WRITES=all` dies before each of them; otherwise at some of each act, spread evenly.
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from cchc_data import audit, snapshot
from cchc_data.store import Store
from tests.release.folders import AT, JULY_LATE, JUNE_LATE, draft, on_time, publish

ACTS = {"publish": JULY_LATE, "restate": JUNE_LATE, "lock": None, "rollback": None}
SOME = 4
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@contextmanager
def killer():
    """A function that asks tests.faults.dying."""
    command = [sys.executable, "-m", "tests.faults.dying"]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"

        def ask(root, what, made, write):
            asked = {"root": str(root), "act": what.replace("restate", "publish"), "draft": made, "write": write}
            process.stdin.write(json.dumps(asked | {"at": AT.isoformat()}) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield ask
        process.stdin.close()


@pytest.fixture(scope="module")
def die():
    with killer() as ask:
        yield ask


def figures(root):
    return on_time(root, "2026-06"), on_time(root, "2026-07")


def whole(root, allowed):
    """What is public is one of `allowed`; every snapshot and draft is whole, and so is the log."""
    assert snapshot.current_id(root) in allowed
    store = Store(root)
    assert (store.current().id, store.state) == (snapshot.current_id(root), "ok")
    for name in [*snapshot.all_ids(root), *(manifest["id"] for manifest in snapshot.drafts(root))]:
        snapshot.verify(root, name)
    audit.verify(root, snapshot.history(root))


def chosen(writes):
    step = 1 if os.environ.get("CCHC_WRITES") == "all" else max(1, writes // SOME)
    return range(1, writes + 1, step)


@pytest.mark.parametrize("what", ACTS)
def test_killed_before_any_write_nothing_is_lost_and_the_same_act_simply_works_again(root, tmp_path, die, what):
    made = draft(root, ACTS[what]) if ACTS[what] else ""
    if what == "rollback":
        publish(root, JULY_LATE)
    before, old = snapshot.current_id(root), figures(root)
    undisturbed = Path(shutil.copytree(root, tmp_path / "undisturbed"))
    done = json.loads(die(undisturbed, what, made, 0)["said"])
    new = figures(undisturbed)
    assert done["changes"] >= 8 or what == "rollback"
    for write in chosen(done["changes"]):
        copy = Path(shutil.copytree(root, tmp_path / f"{what}-{write}"))
        assert die(copy, what, made, write)["killed"]
        whole(copy, {before, done["made"]})
        assert figures(copy) in (old, new)
        if snapshot.current_id(copy) == before:
            assert not made or made in [manifest["id"] for manifest in snapshot.drafts(copy)]  # the draft is still there
            again = die(copy, what, made, 0)
            assert again["code"] == 0, (write, again)
            whole(copy, {json.loads(again["said"])["made"]})
            snapshot.sweep(copy)
        assert figures(copy) == new, write
        assert not list(copy.glob("snapshots/.building-*"))
        shutil.rmtree(copy)


