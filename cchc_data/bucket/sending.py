"""From a folder into the bucket: tables, log, manifest, and CURRENT last, only from what it was.

What a snapshot is made of is written once and never again. The log and CURRENT are replaced only
if they still are what this machine saw: of two machines that publish at once, one is told so at
the log, before anything of its snapshot but tables is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cchc_data import audit
from cchc_data.bucket.remote import Remote
from cchc_data.bucket.trouble import Trouble
from cchc_data.pointer import COPY, CURRENT
from cchc_data.snapshot import read_manifest

@dataclass
class Seen:
    """The tags of the log and of CURRENT as this machine saw them last."""

    tags: dict[str, str | None] = field(default_factory=dict)

    def look(self, remote: Remote, name: str) -> bytes | None:
        """Read one of the two, and remember its tag."""
        body, self.tags[name] = remote.tagged(name)
        return body

    def replace(self, remote: Remote, name: str, body: bytes) -> None:
        """Replace one of the two; raises Trouble "moved" when it is another by now."""
        self.tags[name] = remote.replace(name, body, self.tags[name])


def make_current(remote: Remote, folder: Path, snapshot_id: str, seen: Seen) -> None:
    """Send a snapshot of the folder and make it the bucket's current one."""
    _form_files(remote, folder)
    _tables(remote, folder, snapshot_id)
    log = folder / audit.FILE
    if log.is_file():
        seen.replace(remote, audit.FILE, log.read_bytes())
    _manifest(remote, folder, snapshot_id)
    told = f"{snapshot_id}\n".encode()
    seen.replace(remote, CURRENT, told)
    remote.write(COPY, told)


def snapshots(remote: Remote, folder: Path, ids: Iterable[str]) -> None:
    """Send snapshots that are not to become current."""
    for snapshot_id in ids:
        _tables(remote, folder, snapshot_id)
        _manifest(remote, folder, snapshot_id)


def _form_files(remote: Remote, folder: Path) -> None:
    kept = [path for path in (folder / "files").glob("*.*") if path.suffix != ".part"]
    if kept:
        _add(remote, folder, kept, remote.names("files"))


def _tables(remote: Remote, folder: Path, snapshot_id: str) -> None:
    base = folder / "snapshots" / snapshot_id
    listed = [base / name for name in read_manifest(folder, snapshot_id)["tables"]]
    _add(remote, folder, listed, remote.names(f"snapshots/{snapshot_id}"))


def _manifest(remote: Remote, folder: Path, snapshot_id: str) -> None:
    """The manifest; raises Trouble "moved" where the same figures were published elsewhere with another one."""
    name = f"snapshots/{snapshot_id}/manifest.json"
    body = (folder / name).read_bytes()
    if remote.read(name) != body:
        remote.replace(name, body, None)


def _add(remote: Remote, folder: Path, paths: Iterable[Path], there: list[str]) -> None:
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    remote.add({name: path for name, path in named.items() if name not in set(there)})


def require_ours(remote: Remote, folder: Path, known: Iterable[str], seen: Seen) -> None:
    """Raises Trouble "ahead" unless what is current in the bucket is known here, and its log is the beginning of ours."""
    current, log = (seen.look(remote, name) for name in (CURRENT, audit.FILE))
    here = (folder / audit.FILE).read_bytes() if (folder / audit.FILE).is_file() else b""
    if current is not None and current.decode("ascii", "replace").strip() not in known or not here.startswith(log or b""):
        raise Trouble("ahead")
