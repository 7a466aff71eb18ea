"""The rehearsal: every stage once, nothing kept, and never in the way of the file itself."""

import pytest

from cchc_data import publish, reference
from cchc_data.checking import rehearsal
from cchc_data.store import Loaded
from tests.checking.instances import bring, csv, line, state
from tests.checking.sheets import ORG


def rehearse(root, is_over):
    rehearsal.rehearse(ORG, reference.catalogue(root), is_over)


def test_every_stage_is_rehearsed_on_a_dossier_and_nothing_is_kept(root, monkeypatch):
    counted, build = [], publish.build
    monkeypatch.setattr(publish, "build", lambda rows, *others: counted.append(rows) or build(rows, *others))
    before = state(root)
    rehearse(root, lambda: False)
    assert [len(rows["dossiers"]) for rows in counted] == [1]
    assert state(root) == before


@pytest.mark.parametrize("parts_done", [0, 1])
def test_it_ends_as_soon_as_the_file_has_been_read(root, monkeypatch, parts_done):
    monkeypatch.setattr(publish, "build", lambda *_: pytest.fail("counted although the file is there"))
    answers = iter([*[False] * parts_done, True])
    rehearse(root, lambda: next(answers))
    assert next(answers, None) is None


def test_the_rehearsed_dossier_is_in_no_figure(root, tmp_path, monkeypatch):
    """Even where the file takes so long that all of the rehearsal is done."""
    whole = rehearsal.rehearse
    monkeypatch.setattr(rehearsal, "rehearse", lambda org, texts, _: whole(org, texts, lambda: False))
    account = bring(root, csv(tmp_path, line(1), line(2)))
    loaded = Loaded(root, account.draft)
    assert loaded.ask("select sum(n) from intake where period = '2026-10' and origin = 'new'")[1] == [(2,)]
    loaded.close()
