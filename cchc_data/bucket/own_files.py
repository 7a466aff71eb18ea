"""What people write themselves: org.toml, the catalogue, form files. Both ways, and never over somebody's change.

What a file was when both sides agreed last is kept as its hash here and its tag there; so it is
known which side changed it, and what nobody changed is neither fetched nor sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from cchc_data.bucket.remote import Remote
from cchc_data.bucket.trouble import Trouble
from cchc_data.moving import place

# Nothing else that lies in a data folder is sent: drafts and corrections stay on the machine they were made on.
_FILES = ("org.toml", "site.toml", "province.toml", "units.csv")
_FOLDERS = ("catalogue", "forms")
_AGREED = ".bucket-agreed.json"
_NEVER = (None, None)


def exchange(remote: Remote, folder: Path) -> None:
    """Make both sides the same; raises Trouble "both_changed" where each was changed in its own way."""
    tags, here, agreed = _tags(remote), {path.relative_to(folder).as_posix(): path for path in _here(folder)}, _agreed(folder)
    now: dict[str, tuple[str, str]] = {}
    for name in sorted({*tags, *here, *agreed}):
        digest = _digest(here[name].read_bytes()) if name in here else None
        if (digest, tags.get(name)) == tuple(agreed.get(name, _NEVER)):
            now[name] = agreed[name]
        elif settled := _settle(remote, folder / name, name, tags.get(name), digest, agreed.get(name, _NEVER)):
            now[name] = settled
    (folder / _AGREED).write_text(json.dumps(now), "utf-8")


def exchange_changes(remote: Remote, folder: Path) -> None:
    """The same, but asks nothing when nothing was written here since."""
    here = {path.relative_to(folder).as_posix(): _digest(path.read_bytes()) for path in _here(folder)}
    if here != {name: digest for name, (digest, _) in _agreed(folder).items()}:
        exchange(remote, folder)


def send(remote: Remote, folder: Path) -> None:
    """The folder's own files, whatever the bucket has; nothing is removed there."""
    for path in _here(folder):
        remote.write(path.relative_to(folder).as_posix(), path.read_bytes())


def _settle(
    remote: Remote, path: Path, name: str, tag: str | None, digest: str | None, agreed: tuple[str | None, str | None]
) -> tuple[str, str] | None:
    """The hash and tag on which both sides agree from now on; None where the file is gone on both."""
    if digest is None or digest == agreed[0]:  # only the other side changed it, or it is gone here
        return _taken(remote, path, name, tag)
    if tag is not None and tag != agreed[1]:
        if _digest(remote.read(name)) != digest:
            raise Trouble("both_changed", name=name)
        return digest, tag
    try:
        return digest, remote.replace(name, path.read_bytes(), tag)
    except Trouble as trouble:
        raise Trouble("both_changed", name=name) if trouble.code == "moved" else trouble from None


def _taken(remote: Remote, path: Path, name: str, tag: str | None) -> tuple[str, str] | None:
    body = remote.read(name) if tag else None
    if body is None:
        path.unlink(missing_ok=True)
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    place(path, body)
    return _digest(body), tag


def _tags(remote: Remote) -> dict[str, str]:
    top, folders = remote.top()
    below = {name: tag for folder in _FOLDERS if folder in folders for name, tag in remote.tags(folder).items() if _is_ours(name)}
    return {name: tag for name, tag in top.items() if name in _FILES} | below


def _here(folder: Path) -> Iterator[Path]:
    found = [folder / name for name in _FILES] + [path for name in _FOLDERS for path in (folder / name).rglob("*")]
    yield from (path for path in found if path.is_file() and _is_ours(path.relative_to(folder).as_posix()))


def _is_ours(name: str) -> bool:
    """An ordinary name inside the folder: no hidden file, and no way out of it."""
    return all(part and part[0] not in ".~" and "\\" not in part for part in name.split("/"))


def _digest(body: bytes | None) -> str | None:
    return None if body is None else hashlib.sha256(body).hexdigest()


def _agreed(folder: Path) -> dict[str, tuple[str, str]]:
    try:
        return {name: tuple(pair) for name, pair in json.loads((folder / _AGREED).read_text("utf-8")).items()}
    except (OSError, ValueError):
        return {}
