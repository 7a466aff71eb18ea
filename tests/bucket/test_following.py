"""A site's copy of a bucket: the newest whole snapshot, hash by hash, and never a row about anybody."""

import json
import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

from cchc_data import snapshot
from cchc_data.bucket import copy as copies
from cchc_data.pointer import current_id
from tests.bucket.copies import public, table, trouble
from tests.bucket.storage import everything, fill, nothing, objects, put, take_away


def test_a_site_gets_every_public_byte_and_asks_for_no_row_level_table_no_log_and_no_draft(storage, machine, first):
    fill(first, "xa")
    found = machine()
    assert public(found.folder) == public(first)
    asked = " ".join(key for _, key in storage.asked)
    assert "/public/" in asked
    assert not any(word in asked for word in ("/work/", "audit.jsonl", "org.toml", "drafts"))
    assert not list(found.folder.rglob("work"))


def test_all_that_a_site_asks_for_is_allowed_by_the_policy_in_the_how_to(storage, machine, second):
    fill(second, "xa")
    put("xa/files/" + "0" * 64 + ".pdf", b"")
    found = machine()
    assert found.copy(found.folder).fetched(snapshot.history(found.folder)[1]["id"])
    told = (Path(__file__).parents[2] / "docs" / "how-to" / "object-storage.md").read_text("utf-8")
    reads, lists = json.loads(re.search(r"```json\n(.+?)```", told, re.DOTALL)[1])["Statement"]
    allowed = [one.partition("ten-kho/xa-minh-hoa/")[2] for one in reads["Resource"]]
    assert (reads["Action"], lists["Action"]) == ("s3:GetObject", "s3:ListBucket")
    asked = {(method, key.removeprefix("xa/")) for method, key in storage.asked}
    beyond = [one for one in asked if one[0] not in ("GET", "HEAD") or not any(fnmatch(one[1], name) for name in allowed)]
    assert len(asked) > 40 and beyond == []
    assert not any(fnmatch(f"snapshots/x/{name}", one) for one in allowed for name in ("work/dossiers.parquet", "audit.jsonl"))


def test_two_machines_follow_a_publication_and_fetch_only_the_tables_that_changed(storage, machine, first, second):
    fill(first, "xa")
    machines = machine("a", first), machine("b", first)
    fill(second, "xa")
    old, new = (snapshot.read_manifest(second, current_id(root))["tables"] for root in (first, second))
    changed = {name for name, facts in new.items() if name.startswith("public/") and facts not in old.values()}
    assert 0 < len(changed) < len(new) / 2
    for one in machines:
        storage.forget()
        one.look()
        assert {key.partition(current_id(second) + "/")[2] for key in storage.fetched(".parquet")} == changed
        assert len(storage.fetched(".parquet")) == len(changed)
        assert public(one.folder) == public(second)
    storage.forget()
    machines[0].look()
    assert storage.fetched() == ["xa/CURRENT"]  # that is all there is to do while nobody publishes


def test_a_snapshot_that_is_only_half_there_is_followed_when_it_is_whole(storage, machine, first, second):
    fill(first, "xa")
    found = machine(holding=first)
    whole = {key: body for key, body in objects().items()}
    fill(second, "xa")
    new = {key: body for key, body in objects().items() if key not in whole}
    for key in new:
        take_away(key)
    put("xa/CURRENT", (first / "CURRENT").read_bytes())
    for number, (key, body) in enumerate(sorted(new.items())):
        put(key, body)
        if number % 5:
            continue
        found.look()
        assert (current_id(found.folder), trouble(found)) == (current_id(first), None)
    put("xa/CURRENT", (second / "CURRENT").read_bytes())
    found.look()
    assert public(found.folder) == public(second)


def test_without_bucket_and_copy_there_is_nothing_and_it_comes_by_itself(storage, machine, first):
    fill(first, "xa")
    storage.refuse = everything
    found = machine()
    assert current_id(found.folder) is None
    assert found.copy(found.folder).told().code == "unreachable"
    storage.refuse = nothing
    found.look()
    assert public(found.folder) == public(first) and found.copy(found.folder).told() is None


def test_a_bucket_that_is_away_for_a_moment_is_nobodys_business(storage, machine, first, monkeypatch):
    fill(first, "xa")
    found = machine(holding=first)
    part = found.copy(found.folder)
    storage.refuse = everything
    found.look()
    assert part.trouble.code == "unreachable" and part.told() is None
    monkeypatch.setattr(copies.time, "monotonic", lambda: part._told_from + 1)
    assert part.told().code == "unreachable"
    assert public(found.folder) == public(first)


def test_an_older_manifest_that_cannot_be_read_is_told_and_holds_nothing_up(storage, machine, first, second):
    fill(second, "xa")
    storage.refuse = lambda method, key: key == f"xa/snapshots/{current_id(first)}/manifest.json"
    found = machine()
    assert current_id(found.folder) == current_id(second) and trouble(found).code == "unreachable"
    storage.refuse = nothing
    found.copy(found.folder)._retry_at = 0
    found.look()
    assert trouble(found) is None and len(snapshot.history(found.folder)) == 2


def test_an_older_snapshot_is_fetched_when_somebody_asks_for_it(storage, machine, first, second):
    fill(second, "xa")
    found = machine()
    part, older = found.copy(found.folder), current_id(first)
    assert older in [one["id"] for one in snapshot.history(found.folder)]  # its manifest is there, for the history
    assert not (snapshot.folder(found.folder, older) / "public").exists()
    storage.forget()
    assert part.fetched(older)
    assert snapshot.verify(found.folder, older, tiers=("public",)) and not [k for k in storage.fetched() if "/work/" in k]
    storage.forget()
    assert part.fetched(older) and storage.asked == []
    shutil.rmtree(snapshot.folder(found.folder, older))
    put(table(first), b"spoilt")
    storage.refuse = lambda method, key: key.startswith(f"xa/snapshots/{older}")
    assert not part.fetched(older)


def test_only_the_last_agreed_settings_of_the_bucket_hold_from_the_start_of_a_process(storage, machine, first):
    fill(first, "xa")
    put("xa/site.toml", b'site_url = "https://xa.example.vn"\n')
    found = machine(holding=first)
    assert "xa.example.vn" in (found.folder / "site.toml").read_text("utf-8")
    take_away("xa/site.toml")
    found.look()
    assert (found.folder / "site.toml").exists()
    assert not (machine().folder / "site.toml").exists()
