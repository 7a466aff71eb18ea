"""What is wrong in a bucket, or in a copy of one: it is named, and the last good snapshot stays."""

import hashlib
import json

import pytest

from cchc_data import snapshot
from cchc_data.digest import sealed
from cchc_data.pointer import current_id
from cchc_data.store import Store
from tests.bucket.copies import public, table, trouble
from tests.bucket.storage import fill, objects, put, take_away


def flipped(body):
    return body[:100] + bytes([body[100] ^ 1]) + body[101:]


def short(body):
    return body[:-1]


def empty(body):
    return b""


def gone(body):
    return None


@pytest.mark.parametrize(
    "what, spoil", [("table", flipped), ("table", short), ("table", empty), ("table", gone), ("manifest.json", flipped), ("manifest.json", gone)]
)
def test_what_is_damaged_in_the_bucket_is_named_and_the_last_good_snapshot_stays(storage, machine, first, second, what, spoil):
    fill(first, "xa")
    found = machine(holding=first)
    key = table(second) if what == "table" else f"xa/snapshots/{current_id(second)}/manifest.json"
    fill(second, "xa")
    good = objects()[key]
    take_away(key)
    if (left := spoil(good)) is not None:
        put(key, left)
    found.look()
    assert public(found.folder) == public(first)
    assert Store(found.folder).current().id == current_id(first)
    assert trouble(found).code == "damaged" and key.rpartition("/")[2] in trouble(found).says("vi")
    put(key, good)
    storage.forget()
    found.look()
    assert storage.fetched(".parquet") == []  # not again every two seconds
    found.copy(found.folder)._retry_at = 0
    found.look()
    assert trouble(found) is None and public(found.folder) == public(second)


@pytest.mark.parametrize("told", [b"", b"../../../tmp/x", b"2026-07-31-ae91ec4b/../x", b"\xff\xfe", b"2026-07-31-00000000"])
def test_a_current_that_names_no_snapshot_changes_nothing(storage, machine, first, told):
    fill(first, "xa")
    found = machine(holding=first)
    put("xa/CURRENT", told)
    found.look()
    assert public(found.folder) == public(first)
    assert trouble(found).is_damage


def test_a_manifest_that_names_a_file_outside_its_snapshot_is_none(storage, machine, first, tmp_path):
    fill(first, "xa")
    current = current_id(first)
    manifest = json.loads((snapshot.folder(first, current) / "manifest.json").read_text("utf-8"))
    manifest.pop("manifest_sha256")
    manifest["tables"]["public/../../../../outside.parquet"] = {"rows": 1, "bytes": 1, "sha256": "0" * 64}
    put(f"xa/snapshots/{current}/manifest.json", json.dumps(sealed(manifest)).encode())
    found = machine()
    assert current_id(found.folder) is None and trouble(found).code == "damaged"
    assert list(tmp_path.rglob("outside*")) == []


def test_an_empty_machine_shows_what_a_damaged_snapshot_stands_on_and_says_so(storage, machine, second, first):
    fill(second, "xa")
    put(table(second), b"spoilt")
    found = machine()
    store = Store(found.folder)
    assert store.current().id == current_id(first)
    assert store.state == "degraded" and trouble(found).code == "damaged"


def test_a_copy_that_was_damaged_on_this_machine_is_mended_when_a_process_starts(storage, machine, first):
    fill(first, "xa")
    found = machine(holding=first)
    path = found.folder / table(first).removeprefix("xa/")
    path.write_bytes(b"spoilt")
    again = machine()
    assert again.folder == found.folder and public(again.folder) == public(first)


def test_form_files_come_along_and_only_with_the_bytes_their_name_says(storage, machine, first):
    body = b"mau don"
    name = f"{hashlib.sha256(body).hexdigest()}.pdf"
    fill(first, "xa")
    put(f"xa/files/{name}", b"something else")
    found = machine(holding=first)
    assert trouble(found).code == "damaged" and not (found.folder / "files" / name).exists()
    put(f"xa/files/{name}", body)
    put("xa/files/../../escaped.pdf", body)
    found.copy(found.folder)._retry_at = 0
    found.look()
    assert trouble(found) is None
    assert [path.name for path in (found.folder / "files").iterdir()] == [name]
