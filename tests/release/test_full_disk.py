"""A disk that fills up while something becomes public: one snapshot or the other, never half of one."""

import os
import subprocess
import sys

import pytest

from cchc_data import audit, release, snapshot
from cchc_data.store import Loaded
from tests.release.folders import AT, JULY_LATE, draft

resource = pytest.importorskip("resource")

# The command of the command line, in a process that may write no file larger than this.
LIMITED = """
import resource, sys
from cchc_data.__main__ import main
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(main(sys.argv[2:]))
"""


def limited(limit, *arguments):
    command = [sys.executable, "-W", "error", "-c", LIMITED, str(limit), *map(str, arguments)]
    return subprocess.run(command, cwd=os.getcwd(), capture_output=True, text=True)


@pytest.mark.parametrize("limit", [0, 700, 4_000], ids=["nothing", "the log", "half a manifest"])
def test_publishing_on_a_full_disk_says_so_and_changes_nothing(root, limit):
    made, before = draft(root, JULY_LATE), snapshot.current_id(root)
    shelf = sorted(path.name for path in (root / "snapshots").iterdir())
    done = limited(limit, "publish", made, "--yes", "--data", root)
    assert (done.returncode, done.stdout) == (7, "")
    assert "không ghi được xuống đĩa" in done.stderr and "Traceback" not in done.stderr
    assert snapshot.current_id(root) == before
    assert sorted(path.name for path in (root / "snapshots").iterdir()) == shelf
    for name in [*shelf, made]:
        snapshot.verify(root, name)
    audit.entries(root)
    release.publish(root, made, by="a@xa.vn", at=AT)  # with room again it simply works
    Loaded(root, snapshot.current_id(root)).close()
    audit.verify(root, snapshot.history(root))
