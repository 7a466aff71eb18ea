"""Whether a watched folder may publish by itself: only when org.toml says so, and only what leaves no question.

[watch]
publish = true
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cchc_data import release
from cchc_data.checking.account import DRAFT, Account
from cchc_data.checking.lock import Busy, alone
from cchc_data.commands.acting import now

BY = "thu-muc"  # as the log names what nobody pressed a button for
# Remarks that ask nobody to look at anything.
HARMLESS = {"first_import", "file_known", "corrections_deleted", "same_key_in_two_files", "period_overlaps"}


def consider(root: Path, org: Mapping[str, Any], account: Account) -> tuple[str, str]:
    """The account's state, or "published", or "waits" with the reasons why it was not published."""
    if account.state != DRAFT or not org.get("watch", {}).get("publish", False):
        return account.state, ""
    if reasons := [_why()[reason] for reason in _doubts(account)]:
        return "waits", ", ".join(reasons)
    try:
        with alone(root):
            if release.restated(root, account.draft):
                return "waits", _why()["locked"]
            release.publish(root, account.draft, by=BY, at=now())
    except (Busy, release.Refused):
        return DRAFT, ""
    return "published", ""


def _doubts(account: Account) -> Iterator[str]:
    if any(outcome.rejected for outcome in account.outcomes):
        yield "rejected"
    if any(outcome.discrepancies for outcome in account.outcomes):
        yield "discrepancies"
    if any(change.is_restatement for change in account.changes.figures):
        yield "restated"
    if any(remark.code not in HARMLESS for remark in account.remarks):
        yield "remarks"


@functools.cache
def _why() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))["why"]
