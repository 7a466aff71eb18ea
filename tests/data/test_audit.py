"""The log of acts: only added to, chained, and its end anchored in what was published."""

import json
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from cchc_data import audit

AT = datetime(2026, 11, 23, 9, 30)


def add(root, what="import", who="a@xa.vn", **about):
    return audit.append(root, who, what, at=AT, snapshot="s", about=about)


@pytest.fixture
def root(tmp_path):
    for what in ("import", "publish", "lock"):
        add(tmp_path, what)
    return tmp_path


def lines(root):
    return (root / audit.FILE).read_bytes().splitlines(keepends=True)


def test_what_was_done_comes_back_in_order(root):
    acts = audit.entries(root)
    assert [(act.number, act.what, act.who, act.at, act.snapshot) for act in acts] == [
        (n, what, "a@xa.vn", AT, "s") for n, what in enumerate(("import", "publish", "lock"), start=1)
    ]


def test_without_a_log_nothing_was_done(tmp_path):
    assert audit.entries(tmp_path) == []
    assert audit.verify(tmp_path, []) == 0


def changed(lines):
    return [lines[0], lines[1].replace(b"a@xa.vn", b"b@xa.vn"), lines[2]]


def without_one(lines):
    return [lines[0], lines[2]]


def swapped(lines):
    return [lines[1], lines[0], lines[2]]


def renumbered(lines):
    return [lines[0], lines[2].replace(b'"number": 3', b'"number": 2')]


def garbage(lines):
    return [lines[0], b"{}\n", lines[2]]


@pytest.mark.parametrize("harm", [changed, without_one, swapped, renumbered, garbage])
def test_a_line_changed_removed_or_moved_is_found(root, harm):
    (root / audit.FILE).write_bytes(b"".join(harm(lines(root))))
    with pytest.raises(audit.AuditError):
        audit.entries(root)


def test_a_cut_off_end_is_found_by_what_was_published(root):
    manifests = [{"id": "s", "log": audit.entries(root)[-1].anchor}, {"id": "older"}]
    assert audit.verify(root, manifests) == 3
    (root / audit.FILE).write_bytes(b"".join(lines(root)[:2]))
    assert len(audit.entries(root)) == 2  # the chain alone does not see it
    with pytest.raises(audit.AuditError):
        audit.verify(root, manifests)


def test_half_a_line_left_by_a_power_cut_is_replaced_by_the_next(root):
    with (root / audit.FILE).open("ab") as file:
        file.write(b'{"number": 4, "wh')
    add(root, "rollback")
    assert [act.what for act in audit.entries(root)][-2:] == ["lock", "rollback"]


def test_many_at_once_make_one_chain(root):
    with ThreadPoolExecutor(8) as workers:
        list(workers.map(lambda n: add(root, n=n), range(40)))
    assert len(audit.entries(root)) == 43


def test_line_breaks_and_quotes_in_what_was_written_stay_inside_their_line(root):
    add(root, reason='dòng 1\ndòng 2\r\u2028"}')
    assert audit.entries(root)[-1].about["reason"] == 'dòng 1\ndòng 2\r\u2028"}'


def test_only_its_owner_may_read_it(root):
    assert oct((root / audit.FILE).stat().st_mode)[-3:] == "600"


ON_A_FULL_DISK = """
import resource, sys
from datetime import datetime
from pathlib import Path
from cchc_data import audit
root = Path(sys.argv[1])
size = (root / audit.FILE).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, size + 40))
try:
    audit.append(root, "a@xa.vn", "publish", at=datetime(2026, 11, 23))
except OSError:
    sys.exit(28)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="this system cannot limit a file's size")
def test_a_full_disk_adds_nothing_and_says_so(root):
    before = (root / audit.FILE).read_bytes()
    done = subprocess.run([sys.executable, "-c", ON_A_FULL_DISK, str(root)], cwd=os.getcwd(), stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (28, b"")
    assert (root / audit.FILE).read_bytes() == before
    assert json.loads(before.splitlines()[-1])["what"] == "lock"
