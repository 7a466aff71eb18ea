"""One import or publish at a time, and nothing left behind by one that died."""

import subprocess
import sys
import threading

import pytest

from cchc_data import snapshot
from cchc_data.checking.lock import Busy, alone
from tests.checking.instances import bring, csv, line, prepare, run

HOLDING = """
import sys, time
from pathlib import Path
from cchc_data.checking.lock import alone

with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_while_one_works_another_is_turned_away(root, tmp_path):
    with alone(root), pytest.raises(Busy), alone(root):
        pass
    with alone(root):
        assert run(root, "import", csv(tmp_path, line(1))) == 6
        assert run(root, "publish", "--yes") == 6
        assert run(root, "rollback") == 6


def test_the_lock_of_a_killed_process_is_free(root):
    holder = subprocess.Popen([sys.executable, "-c", HOLDING, str(root)], stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(Busy), alone(root):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with alone(root):
        pass


def test_two_imports_at_once_one_wins(root, tmp_path):
    paths = [csv(tmp_path, line(n), name=f"{n}.csv") for n in (1, 2)]
    found = []
    threads = [threading.Thread(target=lambda path=path: found.append(_attempt(root, path))) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 in found and set(found) <= {0, 6}
    assert len(snapshot.drafts(root)) == found.count(0)


def _attempt(root, path):
    try:
        return 0 if bring(root, path).draft else 5
    except Busy:
        return 6


def test_what_a_killed_import_left_is_swept_away(root, tmp_path):
    (root / "snapshots" / ".building-1" / "work").mkdir(parents=True)
    (root / ".CURRENT-1").write_text("half")
    bring(root, csv(tmp_path, line(1)))
    assert not list(root.glob("snapshots/.building-*")) and not list(root.glob(".CURRENT-*"))


def test_the_prepared_folder_is_whole(tmp_path):
    root = prepare(tmp_path / "data")
    assert run(root, "verify") == 0
