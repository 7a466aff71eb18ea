"""Killing import and publish at random moments never damages what is public.

`CCHC_KILLS` says how often (default 6, two at a time; a hundred takes some minutes).
"""

import os
import random
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cchc_data import snapshot
from cchc_data.store import Loaded
from tests.checking.instances import csv, line, run

KILLS = int(os.environ.get("CCHC_KILLS", "6"))
AT_ONCE = 2
REPOSITORY = Path(__file__).parents[2]


def start(*arguments):
    """The command in a process of its own that has imported everything and waits for a word."""
    command = [sys.executable, "-m", "tests.checking.killable", *map(str, arguments)]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout.readline() == b"ready\n"
    return process


def finish(process):
    process.stdin.write(b"\n")
    process.stdin.flush()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    return process.returncode


def kill_after(seconds, *arguments):
    """Start the command, kill -9 it after `seconds`; True when it was still alive."""
    process = start(*arguments)
    process.stdin.write(b"\n")
    process.stdin.flush()
    time.sleep(seconds)
    alive = process.poll() is None
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    return alive


def check(root, allowed):
    """What is public is whole and one of `allowed`; every finished snapshot and draft is whole."""
    current = snapshot.current_id(root)
    assert current in allowed
    Loaded(root, current).close()
    for name in [*snapshot.all_ids(root), *(manifest["id"] for manifest in snapshot.drafts(root))]:
        snapshot.verify(root, name)


def attempt(root, path, seed, lasts):
    """One kill, of an import or of a publish; True when it hit a living process."""
    moment, first = random.Random(seed), snapshot.current_id(root)
    if seed % 3:
        hit = kill_after(moment.uniform(0, lasts["import"]), "import", path, "--data", root)
        check(root, {first})
    else:
        assert finish(start("import", path, "--data", root)) in (0, 5)
        draft = snapshot.drafts(root)[0]["id"]
        hit = kill_after(moment.uniform(0, lasts["publish"]), "publish", draft, "--yes", "--data", root)
        check(root, {first, draft})
    return hit


def work_off(root, path, seeds, lasts):
    return [attempt(Path(shutil.copytree(root, f"{root}-{seed}")), path, seed, lasts) for seed in seeds]


@pytest.fixture
def lasts(root, tmp_path):
    """How long an undisturbed import and publish take, from the word to the end."""
    copy = Path(shutil.copytree(root, tmp_path / "undisturbed"))
    times = {}
    for name, arguments in (("import", ["import", csv(tmp_path, line(99))]), ("publish", ["publish", "--yes"])):
        process = start(*arguments, "--data", copy)
        begun = time.monotonic()
        assert finish(process) == 0
        times[name] = time.monotonic() - begun
    return times


def test_killed_at_random_moments_the_public_snapshot_stays_whole(root, tmp_path, lasts):
    path = csv(tmp_path, *(line(n) for n in range(1, 200)))
    shares = [list(range(start, KILLS, AT_ONCE)) for start in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as workers:
        hits = [hit for found in workers.map(lambda seeds: work_off(root, path, seeds, lasts), shares) for hit in found]
    assert len(hits) == KILLS
    assert sum(hits) > KILLS / 3  # most kills met a process at work


def test_after_a_kill_the_next_import_simply_works(root, tmp_path, lasts):
    path = csv(tmp_path, line(1))
    kill_after(lasts["import"] / 2, "import", path, "--data", root)
    assert run(root, "import", path) in (0, 5)
    assert run(root, "publish", "--yes") == 0
    assert run(root, "verify") == 0
    assert not list(root.glob("**/.building-*"))
