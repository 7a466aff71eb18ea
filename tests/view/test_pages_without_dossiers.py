"""A commune's first import may be its plan alone: every page is there and says what is missing."""

import pytest
import rows
from page_reading import read

from cchc_data import snapshot
from pages import PAGES


@pytest.fixture(scope="module")
def plan_alone(tmp_path_factory):
    """A published snapshot whose only table is two tasks of the plan."""
    root = tmp_path_factory.mktemp("plan") / "data"
    tasks = "what | to_on | done_on | status\nrà soát | 06-30 | 06-20 | done\nhướng dẫn | 12-30 | - | in_progress"
    snapshot.make_current(root, rows.write(root, {"plan_tasks": rows.draw("plan_tasks", tasks)}))
    return root


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "overview")
def test_every_page_is_readable_when_no_dossier_was_ever_imported(site, serve, plan_alone, page):
    serve(plan_alone)
    answer = site.get(f"/nhe/{page.path}")
    assert answer.status_code == 200
    assert read(answer.text).one("h1").text
