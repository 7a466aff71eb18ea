"""The files of an import: which of them are new, and what is in those."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cchc_data import file_names, snapshot
from cchc_data.checking.steps import Step
from cchc_data.digest import sha256
from cchc_data.received import NeedsConfirmation, OtherUnit, Received, Remark, UnreadableFile

Answers = Mapping[str, str]
Read = Callable[..., list[Received]]


def new_sheets(
    root: Path, base_id: str | None, paths: Mapping[Path, Answers], read: Read, step: Step
) -> tuple[list[tuple[Received, Answers]], list[Remark]]:
    """Sheets of files that are not in the data yet, with their answers, and a remark about each file that is."""
    seen = known(root, base_id)
    sheets, remarks = [], []
    for path, answers in paths.items():
        name = file_names.label(path.name)
        step("reading", name)
        digest = sha256(path) if path.is_file() else ""
        if digest in seen:
            remarks.append(Remark("file_known", values={"name": name, "snapshot": seen[digest]}))
            continue
        with naming(name):
            sheets += [(sheet, answers) for sheet in read(path, answers=answers)]
        seen[digest] = name
    return sheets, remarks


def known(root: Path, snapshot_id: str | None) -> dict[str, str]:
    """sha256 of every file in the snapshot's history → the snapshot that took it in."""
    seen: dict[str, str] = {}
    while snapshot_id:
        manifest = snapshot.read_manifest(root, snapshot_id)
        seen.update({source["sha256"]: snapshot_id for source in manifest["sources"] if "sha256" in source})
        snapshot_id = manifest["parent"]
    return seen


@contextmanager
def naming(name: str) -> Iterator[None]:
    """What stops an import says in which of its files."""
    try:
        yield
    except (UnreadableFile, NeedsConfirmation, OtherUnit) as stopped:
        stopped.file = name
        raise
