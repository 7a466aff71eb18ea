"""Release: the last step from draft to public, and the only one that moves what the public sees.

A locked period never changes silently: what would change it is refused without a reason, and
with one the new snapshot lists what it said before. Every function here expects its caller to
hold the folder's lock (`checking.lock.alone`), writes the log before the pointer moves, and
raises `Refused` with a sentence when nothing is to become public.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc_data import audit, periods, snapshot
from cchc_data.lineage import chain, same_data
from cchc_data.locks import locked_periods
from cchc_data.release.difference import Difference
from cchc_data.release.refusals import Refused
from cchc_data.release.sealing import Seal, seal

__all__ = ["Difference", "Refused", "before", "lock_period", "publish", "restated", "roll_back"]


def restated(root: Path, draft: str) -> list[Difference]:
    """What publishing the draft would change in locked periods; raises Refused when it cannot be published."""
    current, manifest = snapshot.current_id(root), _draft(root, draft)
    if manifest["parent"] != current and not _only_locked_since(root, manifest):
        raise Refused("draft_outdated", draft=draft)
    return _differences(root, current, draft) if current else []


def publish(root: Path, draft: str, *, by: str, at: datetime, reason: str = "") -> str:
    """Make a draft public and return the id of its snapshot, which differs from the draft's where periods are locked."""
    found = restated(root, draft)
    org = snapshot.read_manifest(root, draft)["org"]
    told, entries = _explained(found, reason, org, at)
    made = _release(root, draft, Seal(at, _locked(root), entries), by, "publish", {"draft": draft, "reason": told})
    snapshot.discard_draft(root, draft)
    return made


def lock_period(root: Path, period: str, *, by: str, at: datetime) -> str:
    """Lock a period that lies wholly in the data, with all periods inside it; returns the new snapshot's id."""
    current = snapshot.current_id(root)
    if current is None:
        raise Refused("nothing_published")
    _require_lockable(snapshot.read_manifest(root, current), period)
    locked = [*_locked(root), {"period": period, "at": at.isoformat(timespec="seconds")}]
    return _release(root, current, Seal(at, locked), by, "lock", {"period": period})


def before(root: Path) -> dict[str, Any] | None:
    """Manifest of the snapshot that rolling back leads to; None when no other figures were public before."""
    current = _current(root)
    return next((manifest for manifest in chain(root, current) if not same_data(manifest, current)), None)


def roll_back(root: Path, *, by: str, at: datetime, reason: str = "") -> str:
    """Go back to the figures before the current ones and return the id of the snapshot that is public then.

    Locks stay. Where that changes what is locked, it needs a reason and becomes a snapshot of
    its own; otherwise the earlier snapshot is simply current again.
    """
    current, earlier = _current(root), before(root)
    if earlier is None:
        raise Refused("nothing_earlier")
    found, about = _differences(root, current["id"], earlier["id"]), {"from": current["id"]}
    if not found and earlier.get("locked", []) == current.get("locked", []):
        audit.append(root, by, "rollback", at=at, snapshot=earlier["id"], about=about)
        snapshot.make_current(root, earlier["id"])
        return earlier["id"]
    told, entries = _explained(found, reason, current["org"], at)
    return _release(root, earlier["id"], Seal(at, _locked(root), entries), by, "rollback", {**about, "reason": told})


def _differences(root: Path, old: str, new: str) -> list[Difference]:
    if not snapshot.read_manifest(root, old).get("locked"):
        return []
    # With DuckDB and pandas: only where something is locked.
    from cchc_data.release.differences import differences

    return differences(root, old, new)


def _explained(
    found: list[Difference], reason: str, org: dict[str, Any], at: datetime
) -> tuple[str, list[dict[str, Any]]]:
    """The reason as it becomes public, and what a manifest keeps of each difference; nothing where there is none."""
    if not found:
        return "", []
    from cchc_data.release import reasons

    told = reasons.checked(reason, found, org, at.date())
    return told, [difference.entry(told, at.date().isoformat()) for difference in found]


def _release(root: Path, source: str, sealed: Seal, by: str, what: str, about: dict[str, Any]) -> str:
    made = seal(root, source, sealed, _recorder(root, by, what, sealed.at, about))
    snapshot.make_current(root, made)
    return made


def _recorder(root: Path, by: str, what: str, at: datetime, about: dict[str, Any]) -> Callable[[str], dict[str, Any]]:
    """Writes the act into the log and gives the manifest what anchors it there."""
    return lambda made: audit.append(root, by, what, at=at, snapshot=made, about=about).anchor


def _draft(root: Path, draft: str) -> dict[str, Any]:
    if not (root / "drafts" / draft).is_dir() or not draft:
        raise Refused("draft_unknown", draft=draft)
    return snapshot.read_manifest(root, draft)


def _current(root: Path) -> dict[str, Any]:
    current = snapshot.current_id(root)
    if current is None:
        raise Refused("nothing_earlier")
    return snapshot.read_manifest(root, current)


def _only_locked_since(root: Path, manifest: dict[str, Any]) -> bool:
    """True when nothing but locks was published since the draft was made: its figures still build on ours."""
    if manifest["parent"] is None or snapshot.current_id(root) is None:
        return False
    return same_data(snapshot.read_manifest(root, manifest["parent"]), _current(root))


def _locked(root: Path) -> list[dict[str, Any]]:
    current = snapshot.current_id(root)
    return snapshot.read_manifest(root, current).get("locked", []) if current else []


def _require_lockable(manifest: dict[str, Any], period: str) -> None:
    try:
        asked = periods.parse(period)
    except periods.PeriodError:
        raise Refused("period_unknown", period=period[:20]) from None
    if asked.to_on.isoformat() < manifest["data_from"] or asked.from_on.isoformat() > manifest["as_of"]:
        raise Refused("period_unknown", period=asked.id)
    if asked.to_on.isoformat() > manifest["as_of"]:
        raise Refused("period_not_over", period=asked.id, last=f"{asked.to_on:%d/%m/%Y}")
    if locked_periods(manifest.get("locked", []), [asked.id]):
        raise Refused("period_locked", period=asked.id)
