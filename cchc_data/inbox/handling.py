"""One file of the watched folder: imported with what already waits in the draft, reported on, and moved away."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_data import file_names, snapshot
from cchc_data.checking import report
from cchc_data.checking import org as orgs
from cchc_data.checking.account import DRAFT, NOTHING_NEW, NOTHING_TO_KEEP, Account
from cchc_data.checking.problems import sentence, todo
from cchc_data.checking.report.model import model, refusal
from cchc_data.commands import Exit
from cchc_data.commands.attempts import Stopped, attempt
from cchc_data.digest import sha256
from cchc_data.inbox import answers, publishing
from cchc_data.inbox.folder import DONE, LOOK, REPORT, forget_reports, move, read_before
from cchc_data.received import Remark


@dataclass(frozen=True)
class Handled:
    """What became of a file: its name as it may be shown, its state, a sentence, and the folder it now lies in."""

    file: str
    state: str
    says: str
    place: str


@functools.cache
def words() -> dict[str, Any]:
    """Every sentence about the watched folder."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def handle(root: Path, folder: Path, path: Path) -> Handled | None:
    """Import one file; None when another import is under way, so that it is to be tried again.

    A draft is made of everything dropped since the last publishing: what was read before and
    is not public yet is read again with it. Raises OrgUnknown.
    """
    org, digest = orgs.load(root), sha256(path)
    files = [*_in_draft(root, folder), path]
    try:
        done = attempt(root, files, {}, {file: answers.of(file, org) for file in files})
    except Exception as error:  # the next file must still be handled; the type says enough for a log
        done = Stopped(Exit.REFUSED, Remark("import_failed", values={"what": type(error).__name__}))
    if isinstance(done, Stopped):
        return None if done.exit is Exit.BUSY else _stopped(org, folder, path, done)
    state, why = publishing.consider(root, org, done)
    return _read(folder, path, digest, done, state, why)


def stuck(path: Path, error: OSError) -> Handled:
    """A file that could not be moved or reported on, and stays where it is."""
    says = words()["says"]["stuck"].format(why=type(error).__name__)
    return Handled(file_names.label(path.name), "stuck", says, path.parent.name)


def _in_draft(root: Path, folder: Path) -> list[Path]:
    """Files laid aside that the newest draft holds and nothing public does."""
    current = snapshot.current_id(root)
    drafts = [manifest for manifest in snapshot.drafts(root) if manifest["parent"] == current]
    held = {source.get("sha256") for source in drafts[0]["sources"]} if drafts else set()
    return [path for path in read_before(folder) if sha256(path) in held] if held else []


def _read(folder: Path, path: Path, digest: str, account: Account, state: str, why: str) -> Handled:
    own = [outcome for outcome in account.outcomes if outcome.received.sha256 == digest]
    rejected = sum(outcome.rows_rejected for outcome in own)
    fine = state in (DRAFT, NOTHING_NEW, "published", "waits") or (state == NOTHING_TO_KEEP and not rejected)
    facts = {"draft": account.draft, "rejected": rejected, "why": why}
    says = words()["says"][state].format(accepted=sum(outcome.rows_accepted for outcome in own), **facts)
    place = DONE if fine else LOOK
    _laid_aside(path, folder / place, model(account))
    return Handled(file_names.label(path.name), state, says, place)


def _stopped(org: dict[str, Any], folder: Path, path: Path, stopped: Stopped) -> Handled:
    said, advice = sentence(stopped.remark), todo(stopped.remark)
    says = words()["says"]["refused"].format(why=said)
    moved = _laid_aside(path, folder / LOOK, refusal(org, stopped.remark))
    if stopped.answers:
        head = words()["answers"]["head"].format(file=moved.name, says=said, todo=advice, folder=folder.name)
        answers.offer(moved, head, stopped.answers)
    return Handled(file_names.label(path.name), stopped.exit.name.lower(), says, LOOK)


def _laid_aside(path: Path, place: Path, told: dict[str, Any]) -> Path:
    """The file in its new place, with its report beside it."""
    moved = move(path, place)
    forget_reports(path.parent / LOOK)
    report.save(told, place, moved.name + REPORT, (".html", ".txt", ".xlsx"))
    return moved
