"""Refresh: a draft of the same rows with a new catalogue or new form files; nothing else moves."""

from dataclasses import replace

import docx
import pytest

from cchc_data import reference, snapshot
from cchc_data.checking.refreshing import refresh
from tests.checking.instances import NOW, ORG, run, state
from tests.data.rows import BIRTH


def test_with_nothing_new_there_is_no_draft(root, capsys):
    assert run(root, "refresh") == 0 and run(root, "publish", "--yes") == 0, "org.toml names the unit otherwise"
    before = state(root)
    assert run(root, "refresh") == 5
    assert "Không có gì mới" in capsys.readouterr().out
    assert state(root) == before and snapshot.drafts(root) == []


def test_new_form_files_become_a_draft_and_are_public_when_it_is(root, capsys):
    folder = root / "forms" / BIRTH
    folder.mkdir(parents=True)
    docx.Document().save(folder / "Tờ khai đăng ký khai sinh.docx")
    (folder / "Bản cũ.doc").write_bytes(b"x")
    before = state(root)
    assert run(root, "refresh") == 0
    assert "1 tệp mẫu không được nhận vì định dạng" in capsys.readouterr().out
    assert state(root) == before, "a draft changes nothing public"
    assert run(root, "publish", "--yes") == 0
    manifest = snapshot.read_manifest(root, snapshot.current_id(root))
    assert manifest["tables"]["public/procedure_forms.parquet"]["rows"] == 1
    assert manifest["tables"]["work/dossiers.parquet"]["rows"] == 4, "two drawn and the two edges"


def test_a_new_catalogue_becomes_a_draft_that_logs_what_changed(root, monkeypatch):
    channels = reference.channels()
    channels.loc[channels.proc_code.eq(BIRTH), ["limit_value", "limit_unit"]] = [2.0, "working_day"]
    changed = replace(reference.catalogue(root), channels=channels)
    monkeypatch.setattr(reference, "catalogue", lambda folder: changed)
    account = refresh(root, NOW)
    tables = snapshot.read_manifest(root, account.draft)["tables"]
    assert tables["public/procedure_changes.parquet"]["rows"] == 1


def test_without_an_org_or_a_snapshot_it_says_so(root, tmp_path, capsys):
    (root / "org.toml").rename(tmp_path / "away")
    assert run(root, "refresh") == 3
    (tmp_path / "away").rename(root / "org.toml")
    (root / "CURRENT").unlink()
    assert run(root, "refresh") == 1
    assert "no published snapshot" in capsys.readouterr().err


def test_another_unit_s_figures_are_not_refreshed(root):
    text = (root / "org.toml").read_text("utf-8").replace(ORG["code"], "H21.999")
    (root / "org.toml").write_text(text, "utf-8")
    with pytest.raises(snapshot.SnapshotError, match="another unit"):
        refresh(root, NOW)
