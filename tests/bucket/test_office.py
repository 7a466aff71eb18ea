"""Publishing into a bucket: CURRENT last and only from what it was; of two machines one is told, and nothing is lost."""

import shutil
from contextlib import contextmanager

import pytest

from cchc_data import audit, release, snapshot
from cchc_data.bucket import office
from cchc_data.bucket.address import parse
from cchc_data.bucket.remote import Remote
from cchc_data.bucket.trouble import Trouble
from cchc_data.pointer import current_id
from tests.bucket.storage import everything, fill, nothing, objects, put, take_away
from tests.release.folders import AT

ADDRESS = parse("s3://kho-xa/xa")


@pytest.fixture
def working(storage, first, tmp_path, monkeypatch):
    """Works in a machine's copy of the bucket, which holds the first state."""
    fill(first, "xa")

    @contextmanager
    def on(name, holding=None):
        monkeypatch.setenv("CCHC_CACHE", str(tmp_path / name))
        folder = ADDRESS.copy("office")
        if holding and not folder.exists():
            shutil.copytree(holding, folder)
        with office.working(ADDRESS) as root:
            yield root

    return on


def publish(root, draft):
    if not (root / "drafts" / draft.name).exists():
        shutil.copytree(draft, root / "drafts" / draft.name)
    return release.publish(root, draft.name, by="a@xa.vn", at=AT)


def current():
    return objects()["xa/CURRENT"].decode().strip()


def whole(working, name, holding=None):
    """What another machine finds: every snapshot whole, the log one chain."""
    with working(name, holding) as root:
        for one in snapshot.all_ids(root):
            snapshot.verify(root, one)
        audit.verify(root, snapshot.history(root))
        return current_id(root), len(audit.entries(root))


def test_what_one_machine_publishes_another_one_has_to_the_byte(storage, working, first, draft):
    with working("a", first) as root:
        made = publish(root, draft)
        assert current() == made == current_id(root)
        mine = {path.relative_to(root): path.read_bytes() for path in (root / "snapshots").rglob("*") if path.is_file()}
    with working("b") as other:
        assert current_id(other) == made
        assert {path.relative_to(other): path.read_bytes() for path in (other / "snapshots").rglob("*") if path.is_file()} == mine
        assert (other / "audit.jsonl").read_bytes() == objects()["xa/audit.jsonl"]
    assert objects()["xa/CURRENT.copy"] == objects()["xa/CURRENT"]


def test_locking_and_going_back_move_the_bucket_too(working, first, draft):
    with working("a", first) as root:
        publish(root, draft)
        locked = release.lock_period(root, "2026-06", by="a@xa.vn", at=AT)
        assert current() == locked
        back = release.roll_back(root, by="a@xa.vn", at=AT)
        assert current() == back
    assert whole(working, "b", first) == (back, 4)


@pytest.mark.parametrize("at", ["work/", "manifest.json", "audit.jsonl", "CURRENT"])
def test_an_upload_that_breaks_off_changes_nothing_for_readers_and_simply_works_again(storage, working, machine, first, draft, at):
    site = machine("site", first)
    storage.refuse = lambda method, key: method == "PUT" and at in key
    with pytest.raises(Trouble) as told, working("a", first) as root:
        publish(root, draft)
    assert told.value.code == "unreachable"
    assert current() == current_id(root) == current_id(first)
    assert [one["id"] for one in snapshot.drafts(root)] == [draft.name]
    storage.refuse = nothing
    site.look()
    assert (current_id(site.folder), site.copy(site.folder).trouble) == (current_id(first), None)
    with working("a") as root:
        made = publish(root, draft)
    site.look()
    assert current_id(site.folder) == made
    if at == "manifest.json":  # once: it asks for everything
        assert whole(working, "b", first)[0] == made


def test_of_two_machines_that_publish_at_once_one_is_told_and_keeps_its_draft(working, first, draft):
    with pytest.raises(Trouble) as told, working("a", first) as slow:
        with working("b", first) as quick:
            locked = release.lock_period(quick, "2026-06", by="b@xa.vn", at=AT)
        publish(slow, draft)
    assert told.value.code == "moved" and "Bản nháp vẫn còn" in told.value.says("vi")
    assert current() == locked
    with working("a") as slow:  # the next command sees what is public now, and goes on from there
        assert current_id(slow) == locked
        assert draft.name not in snapshot.all_ids(slow)
        assert [one["id"] for one in snapshot.drafts(slow)] == [draft.name]
        made = publish(slow, draft)  # only a lock came in between: the draft's figures still build on ours
    assert whole(working, "c", first) == (made, 3)


def test_the_same_draft_published_on_two_machines_is_published_once(working, first, draft):
    with pytest.raises(Trouble) as told, working("a", first) as slow:
        with working("b", first) as quick:
            made = publish(quick, draft)
        release_at_another_time(slow, draft)
    assert told.value.code == "moved"
    assert current() == made
    assert whole(working, "a")[0] == whole(working, "c", first)[0] == made


def release_at_another_time(root, draft):
    shutil.copytree(draft, root / "drafts" / draft.name)
    release.publish(root, draft.name, by="b@xa.vn", at=AT.replace(hour=11))


def test_a_pointer_that_somebody_moves_by_hand_is_not_overwritten(working, first, draft):
    with pytest.raises(Trouble) as told, working("a", first) as root:
        put("xa/CURRENT", b"2026-01-01-00000000\n")
        publish(root, draft)
    assert told.value.code == "moved" and current() == "2026-01-01-00000000"


def test_an_answer_that_got_lost_is_no_lost_race(storage, working, first, draft):
    """The library asks again when an answer does not come; the second time the condition fails because of ourselves."""
    remote = Remote(ADDRESS)
    tag = remote.replace("CURRENT", b"x\n", remote.tagged("CURRENT")[1])
    assert remote.replace("CURRENT", b"x\n", '"of before"') == tag
    with pytest.raises(Trouble):
        remote.replace("CURRENT", b"y\n", '"of before"')


def test_what_is_written_once_is_never_written_over(storage, working, tmp_path):
    remote, path = Remote(ADDRESS), tmp_path / "x"
    for body in (b"first", b"second"):
        path.write_bytes(body)
        remote.add({"snapshots/x/public/a.parquet": path})
    assert objects()["xa/snapshots/x/public/a.parquet"] == b"first"


def test_a_folder_with_more_objects_than_one_answer_holds_is_listed_to_its_end(storage):
    names = {f"forms/1.{number:06}/a.pdf" for number in range(2050)}
    for name in names:
        put(f"xa/{name}", b"")
    remote = Remote(ADDRESS)
    assert set(remote.names("forms")) == names and len(remote.folders("forms")) == 2050
    assert remote.names("form") == [] and Remote(parse("s3://kho-xa")).top() == ({}, {"xa"})


def test_a_damaged_old_snapshot_keeps_nobody_from_publishing(working, first, second, draft):
    fill(second, "xa")
    put(f"xa/snapshots/{current_id(first)}/public/timeliness.parquet", b"spoilt")
    with working("new machine") as root:
        assert release.lock_period(root, "2026-06", by="a@xa.vn", at=AT) == current()
        with pytest.raises(snapshot.SnapshotError):
            snapshot.verify(root, current_id(first))


def test_own_files_go_both_ways_and_never_over_a_change(working, first, storage):
    with working("a", first) as root:
        (root / "forms" / "1.001193").mkdir(parents=True)
        (root / "forms" / "1.001193" / "To khai.docx").write_bytes(b"form")
        (root / "corrections").mkdir()
        (root / "corrections" / "a.csv").write_text("Nguyễn Văn A", "utf-8")
    assert objects()["xa/forms/1.001193/To khai.docx"] == b"form"
    assert not [key for key in objects() if "correct" in key or "draft" in key or "/." in key]
    changed = (first / "org.toml").read_bytes() + b"keep_corrections_days = 7\n"
    put("xa/org.toml", changed)
    with working("a") as root:
        assert (root / "org.toml").read_bytes() == changed
        (root / "org.toml").write_bytes(changed + b"# here\n")
    assert objects()["xa/org.toml"].endswith(b"# here\n")
    (root / "org.toml").write_bytes(changed + b"# mine\n")
    put("xa/org.toml", changed + b"# theirs\n")
    with pytest.raises(Trouble) as told, working("a"):
        pass
    assert "org.toml" in told.value.says("vi")
    assert (root / "org.toml").read_bytes().endswith(b"# mine\n") and objects()["xa/org.toml"].endswith(b"# theirs\n")


def test_what_nobody_changed_is_neither_fetched_nor_sent(storage, working, first):
    put("xa/forms/1.001193/To khai.docx", b"form")
    with working("a", first):
        pass
    storage.forget()
    with working("a") as root:
        assert (root / "forms" / "1.001193" / "To khai.docx").read_bytes() == b"form"
    assert sorted(set(storage.fetched())) == ["xa/CURRENT", "xa/audit.jsonl"]
    assert not [key for method, key in storage.asked if method == "PUT"]


def test_a_form_that_is_taken_away_in_the_bucket_is_taken_away_here(storage, working, first):
    put("xa/forms/1.001193/To khai.docx", b"form")
    with working("a", first) as root:
        (root / "forms" / "1.001193" / "To khai.docx").unlink()  # by mistake: it comes back
    with working("a") as root:
        assert (root / "forms" / "1.001193" / "To khai.docx").read_bytes() == b"form"
    take_away("xa/forms/1.001193/To khai.docx")
    with working("a") as root:
        assert not (root / "forms" / "1.001193" / "To khai.docx").exists()


def test_sending_a_folder_adds_what_is_missing_and_nothing_over_what_others_published(storage, first, second, draft):
    assert office.send(first, ADDRESS) == 1
    kept = objects("xa/snapshots")
    assert office.send(second, ADDRESS) == 2
    assert kept.items() <= objects().items() and current() == current_id(second)
    before = objects()
    with pytest.raises(Trouble) as told:
        office.send(first, ADDRESS)
    assert told.value.code == "ahead" and objects() == before


def test_nobody_else_on_the_machine_may_read_a_copy_with_row_level_tables(working, first):
    with working("a", first) as root:
        assert root.stat().st_mode & 0o077 == 0


def test_a_storage_that_knows_no_conditions_is_refused_before_anything_is_public(storage, working, first, draft):
    storage.status = "501 Not Implemented"
    storage.refuse = lambda method, key: method == "PUT" and key.endswith(("audit.jsonl", "CURRENT"))
    with pytest.raises(Trouble) as told, working("a", first) as root:
        publish(root, draft)
    storage.status = "500 Internal Server Error"
    assert told.value.code == "no_conditions" and current() == current_id(first)


def test_without_the_bucket_no_command_begins(storage, working, first):
    storage.refuse = everything
    with pytest.raises(Trouble) as told, working("a", first):
        pytest.fail("began")
    assert told.value.code == "unreachable"
