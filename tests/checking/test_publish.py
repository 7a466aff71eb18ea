"""Publish and rollback: asked for, refused, undone, and what a script gets."""

import json

from cchc_data import snapshot
from cchc_data.store import Store
from tests.checking.instances import bring, csv, line, run, state


def test_a_draft_is_never_served_not_even_when_current_is_damaged(root, tmp_path):
    bring(root, csv(tmp_path, line(1)))
    (root / "CURRENT").write_text("nothing\n")
    store = Store(root)
    assert store.current().id not in [manifest["id"] for manifest in snapshot.drafts(root)]
    assert store.state == "degraded"


def test_publish_makes_the_draft_public_and_rollback_takes_it_back(root, tmp_path, capsys):
    first = snapshot.current_id(root)
    draft = bring(root, csv(tmp_path, line(1))).draft
    assert run(root, "publish", "--json") == 2  # nobody could be asked
    assert run(root, "publish", "--yes", "--json") == 0
    assert snapshot.current_id(root) == draft
    assert snapshot.drafts(root) == []
    assert run(root, "rollback", "--json") == 0
    assert snapshot.current_id(root) == first
    refused, published, back = map(json.loads, capsys.readouterr().out.splitlines())
    assert (refused["state"], published["state"], published["draft"]) == ("json_needs_yes", "published", draft)
    assert (back["state"], back["snapshot"], back["left"]) == ("rolled_back", first, draft)


def test_publish_asks_and_takes_no_for_an_answer(root, tmp_path, monkeypatch):
    before = state(root)
    bring(root, csv(tmp_path, line(1)))
    monkeypatch.setattr("builtins.input", lambda question: "không")
    assert run(root, "publish") == 5
    assert state(root) == before
    monkeypatch.setattr("builtins.input", lambda question: " Có ")
    assert run(root, "publish") == 0


def test_publish_without_a_draft_says_so(root, capsys):
    assert run(root, "publish", "--yes") == 5
    assert run(root, "publish", "2026-01-01-abcdef12", "--yes") == 5
    assert run(root, "publish", snapshot.current_id(root), "--yes", "--json") == 5
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["state"] == "already"


def test_a_draft_on_old_figures_is_refused(root, tmp_path, capsys):
    older = bring(root, csv(tmp_path, line(1), name="a.csv")).draft
    newer = bring(root, csv(tmp_path, line(2), name="b.csv")).draft
    assert run(root, "publish", newer, "--yes") == 0
    assert run(root, "publish", older, "--yes") == 3
    assert "Nhập lại tệp" in capsys.readouterr().err
    assert run(root, "publish", older, "--yes", "--json") == 3
    assert json.loads(capsys.readouterr().out)["code"] == "draft_outdated"
    assert snapshot.current_id(root) == newer
