"""Drafts on their way: who had a hand in each, what its import reported, and how one is thrown away.

Kept beside the drafts in `desk/drafts/<id>.json` of the data folder, never in a manifest:
manifests become public and name nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc_data import audit, snapshot
from cchc_data.checking.lock import alone
from cchc_data.desk import child
from cchc_data.desk.officials import Official, Role
from cchc_data.desk.orders import Answer, Orders

FOLDER = Path("desk") / "drafts"


@dataclass(frozen=True)
class Draft:
    """A draft: its manifest, who helped to make it, since when it lies there, and the reports of its imports.

    Drafts made on the command line have no helpers here and no report.
    """

    manifest: Mapping[str, Any]
    by: tuple[str, ...]
    at: datetime
    reports: tuple[Mapping[str, Any], ...]
    current: bool

    @property
    def id(self) -> str:
        return self.manifest["id"]


def bring(root: Path, official: Official, orders: Orders, at: datetime) -> Answer:
    """Import files and edits into a draft; raises NotAllowed without the role *nhập*."""
    official.require(Role.ENTER)
    answer = child.run(root, orders)
    about = {"state": answer.state, "files": len(orders.files), "edits": [edit.form for edit in orders.edits]}
    audit.append(root, official.email, "import", at=at, snapshot=answer.draft, about=about)
    if answer.state == "draft" and answer.report:
        _remember(root, answer, official.email, orders.draft, at)
        if orders.draft and orders.draft != answer.draft:
            _forget(root, orders.draft)
    return answer


def waiting(root: Path) -> list[Draft]:
    """Every draft, newest first."""
    return list(_drafts(root))


def one(root: Path, draft_id: str) -> Draft | None:
    """The draft of this id, None when there is none."""
    return next((draft for draft in _drafts(root) if draft.id == draft_id), None)


def throw_away(root: Path, official: Official, draft_id: str, at: datetime) -> None:
    """Discard a draft: its makers may, and whoever approves; raises NotAllowed for others."""
    draft = one(root, draft_id)
    if draft is None:
        return
    if official.email not in draft.by:
        official.require(Role.APPROVE)
    with alone(root):
        audit.append(root, official.email, "discard", at=at, snapshot=draft_id)
        _forget(root, draft_id)


def published(root: Path, draft_id: str) -> None:
    """Forget what was remembered of a draft that is a snapshot now."""
    (root / FOLDER / f"{draft_id}.json").unlink(missing_ok=True)


def _drafts(root: Path) -> Iterator[Draft]:
    current = snapshot.current_id(root)
    for manifest in snapshot.drafts(root):
        known = _remembered(root, manifest["id"])
        at = datetime.fromisoformat(known.get("at") or manifest["created_at"])
        reports = tuple(known.get("reports", ()))
        yield Draft(manifest, tuple(known.get("by", ())), at, reports, manifest["parent"] == current)


def _remember(root: Path, answer: Answer, email: str, earlier: str | None, at: datetime) -> None:
    known = _remembered(root, earlier) if earlier else {}
    by = list(dict.fromkeys([*known.get("by", ()), email]))
    told = {"by": by, "at": at.isoformat(), "reports": [*known.get("reports", ()), answer.report]}
    path = root / FOLDER / f"{answer.draft}.json"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    snapshot.write_durably(path, json.dumps(told, ensure_ascii=False))


def _remembered(root: Path, draft_id: str) -> dict[str, Any]:
    try:
        return json.loads((root / FOLDER / f"{draft_id}.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _forget(root: Path, draft_id: str) -> None:
    snapshot.discard_draft(root, draft_id)
    published(root, draft_id)
