"""Comings and goings, kept in the log: who logged in when, and when somebody logged out."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cchc_data import audit

LOGIN, LOGOUT, REFUSED = "login", "logout", "login_refused"
_NEVER = datetime.fromtimestamp(0, UTC)


def last_logout(root: Path, email: str) -> datetime:
    """When this person last logged out anywhere; the beginning of time if never.

    Whoever logs out, at whichever computer, is out everywhere: a login older than this moment,
    even a copied one, opens nothing.
    """
    return _known(root)[LOGOUT].get(email, _NEVER)


def came(root: Path, email: str, since: datetime, at: datetime) -> None:
    """Note a login once, however often its pages are opened."""
    if since > _known(root)[LOGIN].get(email, _NEVER):
        audit.append(root, email, LOGIN, at=at, about={"since": since.isoformat()})


def went(root: Path, email: str, at: datetime) -> None:
    """Note that somebody logged out; from now on all their logins are over."""
    audit.append(root, email, LOGOUT, at=at)


def turned_away(root: Path, email: str, code: str, at: datetime) -> None:
    """Note who was not let in and why."""
    audit.append(root, email, REFUSED, at=at, about={"code": code})


def _known(root: Path) -> Mapping[str, Mapping[str, datetime]]:
    path = root / audit.FILE
    try:
        facts = path.stat()
    except FileNotFoundError:
        return MappingProxyType({LOGIN: {}, LOGOUT: {}})
    return _read(path, facts.st_size, facts.st_mtime_ns)


@functools.lru_cache(maxsize=4)
def _read(path: Path, size: int, changed: int) -> Mapping[str, Mapping[str, datetime]]:
    """Latest login and logout of everybody; read again only when a line was added."""
    found: dict[str, dict[str, datetime]] = {LOGIN: {}, LOGOUT: {}}
    for line in path.read_bytes().splitlines():
        act = _act(line)
        if act.get("what") in found:
            moment = datetime.fromisoformat(act["about"].get("since", act["at"]))
            found[act["what"]][act["who"]] = moment
    return MappingProxyType(found)


def _act(line: bytes) -> dict[str, Any]:
    """A line that speaks of logins; nothing for others, or for half a line."""
    if b'"log' not in line:
        return {}
    try:
        return json.loads(line)
    except ValueError:
        return {}
