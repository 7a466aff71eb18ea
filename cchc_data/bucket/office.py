"""The copy of whoever publishes: everything the bucket holds, and drafts that lie only here.

What is made public in it goes to the bucket first, and becomes current there only if the bucket's
CURRENT still is what this copy saw. Only then the copy's own CURRENT moves; whatever fails before
leaves a folder as it is before any publication, with the draft in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_data import audit, instance, province, snapshot
from cchc_data.bucket import fetching, own_files, sending
from cchc_data.bucket.address import OFFICE, Address
from cchc_data.bucket.copy import LOCK
from cchc_data.bucket.remote import Remote
from cchc_data.bucket.sending import Seen
from cchc_data.bucket.trouble import Trouble
from cchc_data.checking.lock import alone
from cchc_data.moving import remove
from cchc_data.pointer import CURRENT, current_id, going_first, point


@contextmanager
def working(address: Address, unit: str = "") -> Iterator[Path]:
    """The installation's folder, in step with the bucket while a command works in it; of a province, one unit's part.

    Raises Trouble, also from within: where something was to be published and could not be.
    """
    home = address.made_copy(OFFICE)
    home.chmod(0o700)  # the work tier is nobody else's business
    with alone(home, LOCK):
        remote = Remote(address)
        own_files.exchange(remote, home)
        with _parts(remote, home, unit):
            yield home
        own_files.exchange_changes(remote, home)


@contextmanager
def _parts(remote: Remote, home: Path, code: str) -> Iterator[None]:
    """The data folder that the command works in: the installation's own, or that of one unit the province lists."""
    if not province.is_one(home):
        with _in_step(remote, home):
            yield
        return
    units = province.load(home)
    if code not in units.units:  # the command says so, or is about the province as a whole
        yield
        return
    folder = units.folder(code)
    folder.mkdir(parents=True, exist_ok=True)
    part = remote.below(folder.relative_to(home).as_posix())
    own_files.exchange(part, folder)
    with _in_step(part, folder):
        yield
    own_files.exchange_changes(part, folder)


@contextmanager
def _in_step(remote: Remote, folder: Path) -> Iterator[None]:
    seen = Seen()
    _bring(remote, folder, seen)
    with going_first(folder, lambda made: sending.make_current(remote, folder, made, seen)):
        yield


def _bring(remote: Remote, folder: Path, seen: Seen) -> None:
    """Everything that the bucket has and the folder has not; then what is public there is public here."""
    current = fetching.snapshot_id(seen.look(remote, CURRENT))
    if current is None and current_id(folder) is not None:
        raise Trouble("pointer")
    there = fetching.manifests(remote, folder)
    _bring_log(remote, folder, seen.look(remote, audit.FILE) or b"", there)
    for one in there:
        if not fetching.is_whole(folder, one, fetching.everything):
            _bring_tables(remote, folder, one, one == current)
    fetching.form_files(remote, folder)
    if current is not None and current != current_id(folder):
        point(folder, current)


def _bring_tables(remote: Remote, folder: Path, snapshot_id: str, is_current: bool) -> None:
    try:
        fetching.tables(remote, folder, snapshot_id, fetching.everything)
    except Trouble as trouble:
        if is_current or not trouble.is_damage:  # a damaged old one keeps nobody from publishing; `verify` names it
            raise


def _bring_log(remote: Remote, folder: Path, log: bytes, there: list[str]) -> None:
    """The bucket's log, and after it what this machine tried and could not finish; nothing of a race that it lost."""
    path = folder / audit.FILE
    here = path.read_bytes() if path.is_file() else b""
    if here.startswith(log):
        return
    if not log.startswith(here):
        _give_up(remote, folder, there)
    path.write_bytes(log)
    path.chmod(0o600)


def _give_up(remote: Remote, folder: Path, there: list[str]) -> None:
    """Remove snapshots that are not the bucket's; the drafts that they were made from are still there."""
    names = {one: f"snapshots/{one}/manifest.json" for one in snapshot.all_ids(folder)}
    theirs = remote.read_all(name for one, name in names.items() if one in there)
    for one, name in names.items():
        if not (folder / name).is_file() or theirs.get(name) != (folder / name).read_bytes():
            remove(folder, folder / "snapshots" / one)


def send(folder: Path, address: Address) -> int:
    """Send a whole folder, of a unit or of a province; returns how many snapshots the bucket then holds of it.

    Raises Trouble "moved" when the bucket has something that the folder does not know.
    """
    remote = Remote(address)
    units = [folder / instance.UNITS / code for code in province.load(folder).units] if province.is_one(folder) else []
    count = 0
    for root in [folder, *(unit for unit in units if unit.is_dir())]:
        part = remote if root == folder else remote.below(root.relative_to(folder).as_posix())
        count += _send_one(part, root)
    return count


def _send_one(remote: Remote, folder: Path) -> int:
    ids, seen = snapshot.all_ids(folder), Seen()
    sending.require_ours(remote, folder, ids, seen)
    for one in ids:
        snapshot.verify(folder, one)
    own_files.send(remote, folder)
    if current := current_id(folder):
        sending.snapshots(remote, folder, ids)
        sending.make_current(remote, folder, current, seen)
    return len(ids)
