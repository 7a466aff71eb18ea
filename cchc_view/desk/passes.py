"""Passes: which browser holds a login that was let in, for addresses outside Streamlit's connection.

Streamlit knows its visitor inside a running script alone. Uploads and downloads are plain
addresses, so whoever was let in leaves a pass here: the hash of the login cookie their browser
sent, with the claims it stands for. An address asks for the pass by the cookie it is called
with, and the claims are judged anew each time; without the cookie there is nothing to find.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc_data.desk import officials
from cchc_data.desk.officials import NotAdmitted, Official

COOKIE = "_streamlit_user"  # may be cut in pieces named _streamlit_user_1 and so on
MOST = 500

_claims: OrderedDict[str, Mapping[str, Any]] = OrderedDict()
_offers: OrderedDict[str, tuple[str, Path]] = OrderedDict()
_lock = threading.Lock()


def grant(cookies: Mapping[str, str], claims: Mapping[str, Any]) -> None:
    """Remember what login a browser holds; only for somebody who has just been let in."""
    key = _key(cookies)
    if key:
        _remember(_claims, key, dict(claims))


def holder(root: Path, cookies: Mapping[str, str], now: datetime) -> Official | None:
    """The official whose browser this is, if they would be let in now."""
    claims = _claims.get(_key(cookies) or "")
    if claims is None:
        return None
    try:
        return officials.admit(root, claims, now)
    except NotAdmitted:
        return None


def offer(official: Official, path: Path) -> str:
    """A token for one file and one official."""
    token = secrets.token_urlsafe(24)
    _remember(_offers, token, (official.email, path))
    return token


def taken(official: Official, token: str) -> Path | None:
    """The file that was offered to this official under the token."""
    email, path = _offers.get(token, ("", None))
    return path if email == official.email else None


def _remember(kept: OrderedDict[str, Any], key: str, value: Any) -> None:
    with _lock:
        kept[key] = value
        kept.move_to_end(key)
        if len(kept) > MOST:
            kept.popitem(last=False)


def _key(cookies: Mapping[str, str]) -> str | None:
    mine = sorted((name, cookies[name]) for name in cookies if name == COOKIE or name.startswith(f"{COOKIE}_"))
    return hashlib.sha256(repr(mine).encode()).hexdigest() if mine else None
