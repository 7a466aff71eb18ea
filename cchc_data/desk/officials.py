"""Who may come in: the list of officials in the data folder, and what a login must say.

`officials.toml`, written by hand and never published:

    nhap = ["an@xa.gov.vn"]                        # bring files, edit
    duyet = ["binh@xa.gov.vn", "an@xa.gov.vn"]     # approve, lock, roll back, read the log
    hours = 10                                     # a login ends after so many hours

A person may be in both lists; nobody approves what they brought in themselves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from cchc_data.desk import logins
from cchc_data.received import Remark

FILE = "officials.toml"
HOURS = 10
_CLOCKS_DIFFER = timedelta(minutes=5)


class Role(StrEnum):
    """What somebody may do; the names are those of the file."""

    ENTER = "nhap"
    APPROVE = "duyet"


class NotAdmitted(Exception):
    """Nobody is let in; `code` says why, `email` who it was where that is known."""

    def __init__(self, code: str, email: str = "") -> None:
        super().__init__(code)
        self.code, self.email = code, email


class NotAllowed(PermissionError):
    """An official asked for what is not theirs to do; `role` is what it takes, `remark` the sentence."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.role, self.remark = role, Remark("not_allowed")


@dataclass(frozen=True)
class Official:
    """A person who has logged in: address, roles, and until when."""

    email: str
    roles: frozenset[Role]
    since: datetime
    until: datetime

    def require(self, role: Role) -> None:
        """Raises NotAllowed without the role."""
        if role not in self.roles:
            raise NotAllowed(role)


def admit(root: Path, claims: Mapping[str, Any], now: datetime) -> Official:
    """The official that a login's claims speak of; raises NotAdmitted.

    The login library has checked signature, issuer and audience. What it does not know is
    asked here, and anew at every act: whether the address is verified and still on the list,
    whether the login is younger than a working day, and whether its owner has logged out since.
    """
    if not claims.get("is_logged_in"):
        raise NotAdmitted("not_logged_in")
    email = str(claims.get("email") or "").strip().lower()
    if not email:
        raise NotAdmitted("email_missing")
    if str(claims.get("email_verified", True)).lower() != "true":
        raise NotAdmitted("email_unverified", email)
    listed = _listed(root)
    roles = frozenset(role for role in Role if email in listed[role])
    if not roles:
        raise NotAdmitted("not_listed", email)
    since = _since(claims, email)
    until = since + timedelta(hours=listed["hours"])
    if not since - _CLOCKS_DIFFER <= now < until:
        raise NotAdmitted("session_over", email)
    if since <= logins.last_logout(root, email):
        raise NotAdmitted("logged_out", email)
    return Official(email, roles, since, until)


def _since(claims: Mapping[str, Any], email: str) -> datetime:
    try:
        return datetime.fromtimestamp(float(claims["iat"]), UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        raise NotAdmitted("session_over", email) from None


def _listed(root: Path) -> dict[str, Any]:
    """The file's lists, read anew each time: who is taken off is out at once."""
    try:
        told = tomllib.loads((root / FILE).read_text("utf-8"))
        hours = told.pop("hours", HOURS)
        lists = {role: {address.strip().lower() for address in told.pop(role, [])} for role in Role}
        if told or not 0 < hours <= 24:
            raise NotAdmitted("list_broken")
    except FileNotFoundError:
        raise NotAdmitted("list_missing") from None
    except (OSError, ValueError, TypeError, AttributeError):
        raise NotAdmitted("list_broken") from None
    return {**lists, "hours": hours}
