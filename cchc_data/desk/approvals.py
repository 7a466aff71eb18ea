"""What only an approver does: make a draft public, lock a period, go back. Each checks the role itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cchc_data import release
from cchc_data.audit import Entry, entries
from cchc_data.checking.lock import alone
from cchc_data.desk import drafts
from cchc_data.desk.officials import Official, Role


def approve(root: Path, official: Official, draft_id: str, at: datetime, reason: str = "") -> str:
    """Publish a draft that somebody else made; returns the id of the new snapshot.

    Raises NotAllowed without the role, release.Refused for one's own work and for all that
    `release.publish` refuses, Busy while something else is under way, and OSError when the
    disk is full; then nothing public has changed.
    """
    official.require(Role.APPROVE)
    with alone(root):
        draft = drafts.one(root, draft_id)
        if draft is not None and official.email in draft.by:
            raise release.Refused("own_work")
        made = release.publish(root, draft_id, by=official.email, at=at, reason=reason)
    drafts.published(root, draft_id)
    return made


def lock_period(root: Path, official: Official, period: str, at: datetime) -> str:
    """Lock a period; raises as `approve` does."""
    official.require(Role.APPROVE)
    with alone(root):
        return release.lock_period(root, period, by=official.email, at=at)


def roll_back(root: Path, official: Official, at: datetime, reason: str = "") -> str:
    """Go back to the figures before the current ones; raises as `approve` does."""
    official.require(Role.APPROVE)
    with alone(root):
        return release.roll_back(root, by=official.email, at=at, reason=reason)


def log(root: Path, official: Official) -> list[Entry]:
    """Every act, newest first; raises NotAllowed without the role, AuditError where the chain is broken."""
    official.require(Role.APPROVE)
    return entries(root)[::-1]
