"""A clock that jumps and a data folder that may not be written: no figure depends on either."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from cchc_data import release, snapshot
from cchc_data.store import Store
from cchc_view import tell_html
from cchc_view.asked import read_view
from cchc_view.page import LIGHT
from pages import PAGES
from tests.release.folders import AT, JULY_LATE, draft, loaded

HOUSE = Path(__file__).parents[2]
DAYS = (date(1970, 1, 1), date(2026, 11, 26), date(2038, 1, 20), date(2199, 12, 31))


def test_no_sql_asks_what_day_it_is():
    clocks = re.compile(r"\b(?:now|today|get_current_\w+|transaction_timestamp)\s*\(|\b(?:current|local)_?(?:date|time|timestamp)\b", re.I)
    asking = {path.name: found for path in (HOUSE / "cchc_data").rglob("*.sql") if (found := clocks.findall(re.sub("--.*", "", path.read_text())))}
    assert asking == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_a_page_shows_the_same_figures_on_every_day_a_clock_can_show(demo, page):
    """Only the bands above the story speak of today."""
    view = read_view({}, demo, LIGHT, page.fields, page.controls)
    told = [tell_html.page_html(page, PAGES, demo, view, day, "ok", "").splitlines() for day in DAYS]
    differing = {line for one in told for line in one} - set.intersection(*map(set, told))
    assert [line for line in differing if "cc-band" not in line and "data-as-of" not in line] == []


@pytest.mark.parametrize("jump", [timedelta(days=-9000), timedelta(days=9000)], ids=["back", "ahead"])
def test_a_clock_that_jumped_changes_neither_figures_nor_the_way_back(root, jump):
    first = snapshot.current_id(root)
    made = release.publish(root, draft(root, JULY_LATE), by="a@xa.vn", at=AT + jump)
    assert loaded(root).id == made == Store(root).current().id
    assert release.before(root)["id"] == snapshot.read_manifest(root, made)["parent"] == first
    assert release.roll_back(root, by="a@xa.vn", at=AT) == first


def without_rights(*command):
    """The command as somebody whom file modes concern: root is asked to leave its rights behind."""
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("SETPRIV IS NOT INSTALLED: as root a folder cannot be made read-only")
        command = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner", *command)
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})


@pytest.fixture
def sealed(root):
    """A data folder that may be read and not written."""
    made = draft(root, JULY_LATE)
    (root / "audit.jsonl").touch()
    everything = [root, *root.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield root, made
    for path in everything:
        path.chmod(0o755 if path.is_dir() else 0o644)


READS = """
import sys
from pathlib import Path
from cchc_data.store import Store
reader = Store(Path(sys.argv[1]))
print(reader.current().id, reader.state)
"""


@pytest.mark.skipif(os.name == "nt", reason="modes of folders")
def test_a_read_only_folder_is_served_and_publishing_into_it_is_refused_with_a_sentence(sealed):
    root, made = sealed
    current = snapshot.current_id(root)
    served = without_rights(sys.executable, "-c", READS, str(root))
    assert served.stdout.split() == [current, "ok"], served.stderr
    refused = without_rights(sys.executable, "-m", "cchc_data", "publish", made, "--yes", "--data", str(root))
    assert refused.returncode == 7 and "Traceback" not in refused.stderr, refused.stderr
    assert "không ghi được xuống đĩa" in refused.stderr
    assert snapshot.current_id(root) == current


