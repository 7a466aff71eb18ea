"""kill -9 just before any change on the disk of a publication, a lock or a rollback: the old figures or the new ones.

`CCHC_WRITES` says before how many of them in each act (default 1, some seconds each; there are up to 191).
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cchc_data import audit, snapshot
from cchc_data.measure import Scope, figure
from cchc_data.store import Store
from tests.data.rows import ORG
from tests.release.folders import AT, JULY_LATE, JUNE_LATE, draft, publish

ACTS = {"publish": JULY_LATE, "restate": JUNE_LATE, "lock": None, "rollback": None}
WRITES = int(os.environ.get("CCHC_WRITES", "1"))
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


def figures(loaded):
    """On-time dossiers of June, which is locked, and of July."""
    found = (figure(loaded, "on_time_pct", Scope(ORG["code"], period)) for period in ("2026-06", "2026-07"))
    return [(one.numerator, one.denominator) for one in found]


def whole(root, allowed):
    """The figures that are public. One of `allowed` is, every snapshot and draft is whole, and so is the log."""
    store = Store(root)
    served = store.current()
    assert (served.id, store.state) == (snapshot.current_id(root), "ok")
    assert served.id in allowed
    for name in [*snapshot.all_ids(root), *(manifest["id"] for manifest in snapshot.drafts(root))]:
        snapshot.verify(root, name)
    audit.verify(root, snapshot.history(root))
    with closing(served):
        return figures(served)


def chosen(writes):
    """Which changes to die before: as many as asked for, spread evenly."""
    count = min(WRITES, writes)
    return [1 + int(writes * (at + 0.5) / count) for at in range(count)]


@pytest.mark.parametrize("what", ACTS)
def test_killed_before_any_write_nothing_is_lost_and_the_same_act_simply_works_again(root, tmp_path, die, what):
    made = draft(root, ACTS[what]) if ACTS[what] else ""
    if what == "rollback":
        publish(root, JULY_LATE)
    before = snapshot.current_id(root)
    undisturbed = Path(shutil.copytree(root, tmp_path / "undisturbed"))
    done = json.loads(die(undisturbed, what, made, 0)["said"])
    old, new = whole(root, {before}), whole(undisturbed, {done["made"]})
    for write in chosen(done["changes"]):
        copy = Path(shutil.copytree(root, tmp_path / f"{what}-{write}"))
        assert die(copy, what, made, write)["killed"]
        told = whole(copy, {before, done["made"]})
        if snapshot.current_id(copy) == before:
            assert told == old
            assert not made or made in [manifest["id"] for manifest in snapshot.drafts(copy)]  # it can be published still
            again = die(copy, what, made, 0)
            assert again["code"] == 0, (write, again)
            told = whole(copy, {json.loads(again["said"])["made"]})
        assert told == new, write
        shutil.rmtree(copy)
    print(f"{what}: killed before {len(chosen(done['changes']))} of {done['changes']} changes")
