"""The rehearsal: every stage once, nothing kept, and never in the way of the file itself."""

import pytest

from cchc_data import publish
from cchc_data.checking import rehearsal
from cchc_data.store import Loaded
from tests.checking.instances import bring, csv, line


@pytest.fixture(autouse=True)
def first_time():
    rehearsal._parts.cache_clear()


def test_every_stage_is_rehearsed_on_one_dossier_and_once_only(monkeypatch):
    counted, build = [], publish.build
    monkeypatch.setattr(publish, "build", lambda rows, *others: counted.append(rows) or build(rows, *others))
    rehearsal.rehearse(lambda: False)
    rehearsal.rehearse(lambda: False)
    assert [len(rows["dossiers"]) for rows in counted] == [1]


@pytest.mark.parametrize("parts_done", [0, 1])
def test_it_ends_as_soon_as_the_file_has_been_read(monkeypatch, parts_done):
    monkeypatch.setattr(publish, "build", lambda *_: pytest.fail("counted although the file is there"))
    answers = iter([*[False] * parts_done, True])
    rehearsal.rehearse(lambda: next(answers))
    assert next(answers, None) is None


def test_the_rehearsed_dossier_is_in_no_figure(root, tmp_path, monkeypatch):
    """Even where the file takes so long that all of the rehearsal is done."""
    whole = rehearsal.rehearse
    monkeypatch.setattr(rehearsal, "rehearse", lambda _: whole(lambda: False))
    account = bring(root, csv(tmp_path, line(1), line(2)))
    loaded = Loaded(root, account.draft)
    assert loaded.ask("select sum(n) from intake where period = '2026-10' and origin = 'new'")[1] == [(2,)]
    loaded.close()
