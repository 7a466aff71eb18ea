"""Every published file, with bits flipped, cut short, emptied or gone: found at load, the snapshot before is served.

`CCHC_FLIPS` says how many bits of each file, one at a time (default 1).
"""

import json
import os
import random
import shutil

import pytest

from cchc_data import snapshot
from cchc_data.__main__ import main
from cchc_data.checking.lock import alone
from cchc_data.store import Store
from tests.release.folders import JULY_LATE, draft, publish

FLIPS = int(os.environ.get("CCHC_FLIPS", "1"))


def flipped(content, seed):
    at = random.Random(seed).randrange(8 * len(content))
    changed = bytearray(content)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


HARMS = [
    *(lambda content, seed=seed: flipped(content, seed) for seed in range(FLIPS)),
    lambda content: content[: len(content) // 2],
    lambda content: content[:-1],
    lambda content: b"",
    lambda content: None,
]


@pytest.fixture
def two(root):
    """A folder with two snapshots, a reader that has the older one, and the files of the newer one that are served."""
    reader = Store(root)
    older = reader.current().id
    newer = publish(root, JULY_LATE)
    folder = snapshot.folder(root, newer)
    files = [folder / "manifest.json", *sorted((folder / "public").iterdir())]
    return reader, older, newer, files


def said_the_same(before, after):
    """A manifest whose white space changed says what it said."""
    try:
        return json.loads(before) == json.loads(after or b"")
    except ValueError:
        return False


def test_whatever_happens_to_a_file_the_snapshot_before_it_is_served_and_the_state_says_so(root, two):
    reader, older, newer, files = two
    found = 0
    for path in files:
        whole = path.read_bytes()
        for harm in HARMS:
            harmed = harm(whole)
            if path.suffix == ".json" and said_the_same(whole, harmed):
                continue
            path.unlink()  # the same bytes stand under a second name in the older snapshot
            if harmed is not None:
                path.write_bytes(harmed)
            point(root, reader, newer)
            assert (reader.current().id, reader.state) == (older, "degraded"), path.name
            assert newer in reader.problem
            point(root, reader, older)
            found += 1
        path.unlink(missing_ok=True)
        path.write_bytes(whole)
    assert found > len(files) * (len(HARMS) - 1)
    point(root, reader, newer)
    assert (reader.current().id, reader.state) == (newer, "ok")


def point(root, reader, where):
    """Somebody moves CURRENT, whatever the snapshot is like."""
    (root / "CURRENT").write_text(where + "\n")
    reader.current()


@pytest.mark.parametrize("name", ["public/timeliness.parquet", "manifest.json"])
def test_a_server_that_starts_on_a_damaged_snapshot_serves_the_one_before(root, name):
    older, newer = snapshot.current_id(root), publish(root, JULY_LATE)
    path = snapshot.folder(root, newer) / name
    harmed = flipped(path.read_bytes(), 3)
    path.unlink()
    path.write_bytes(harmed)
    reader = Store(root)
    assert (reader.current().id, reader.state) == (older, "degraded")


def test_a_running_server_is_not_disturbed_by_what_happens_to_its_files(root):
    reader = Store(root)
    served = reader.current()
    shutil.rmtree(root / "snapshots")
    assert reader.current() is served and served.rows("periods")


@pytest.mark.parametrize("harm", [os.remove, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(os.urandom(40))])
def test_without_a_pointer_what_was_taken_back_stays_taken_back(root, harm):
    """It may have been taken back because of what it showed."""
    first = snapshot.current_id(root)
    newer = publish(root, JULY_LATE)
    snapshot.make_current(root, first)
    harm(root / "CURRENT")
    reader = Store(root)
    assert (reader.current().id, reader.state) == (first, "degraded")
    snapshot.make_current(root, newer)
    assert (reader.current().id, reader.state) == (newer, "ok")


def test_an_unreadable_pointer_is_no_reason_to_fail(root):
    current = snapshot.current_id(root)
    (root / "CURRENT").unlink()
    (root / "CURRENT").mkdir()
    reader = Store(root)
    assert (reader.current().id, reader.state) == (current, "degraded")


def test_a_second_publisher_is_turned_away_and_the_first_ones_figures_stand(root):
    made, before = draft(root, JULY_LATE), snapshot.current_id(root)
    with alone(root):
        assert main(["publish", made, "--yes", "--data", str(root)]) == 6
    assert snapshot.current_id(root) == before
    assert main(["publish", made, "--yes", "--data", str(root)]) == 0
    assert main(["publish", made, "--yes", "--data", str(root)]) != 0
