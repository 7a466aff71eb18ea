"""The door of the desk: login, and a clear word to whoever is not let in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from cchc_data import instance, province
from cchc_data.bucket.following import copy_of
from cchc_data.checking.days import VIETNAM
from cchc_data.desk import logins, officials
from cchc_data.desk.officials import NotAdmitted, Official
from cchc_view import blocks as drawing
from cchc_view import cached
from cchc_view.desk import passes
from cchc_view.story import Heading
from cchc_view.words import Words

# Told once a login, not at every click.
_NOTED = "desk-noted"


def is_configured() -> bool:
    """True when `.streamlit/secrets.toml` has an [auth] section; without it, and in a province, the desk does not exist.

    A login leads back to one address, which could not know the unit it began at. Of a bucket a site
    sees what is public and nothing else, so the desk is elsewhere.
    """
    return _has_login() and not province.is_one(instance.home()) and not is_elsewhere()


def is_elsewhere() -> bool:
    """True when there is a login, and the data lies in a bucket: whoever publishes does it with the commands."""
    return copy_of(root()) is not None and _has_login()


def _has_login() -> bool:
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def root() -> Path:
    """The data folder."""
    return cached.store().root


def now() -> datetime:
    """The time of this act, as officials read clocks."""
    return datetime.now(UTC).astimezone(VIETNAM)


def let_in(words: Words) -> Official | None:
    """The official at this browser; otherwise draws the door and returns None."""
    claims = _claims()
    try:
        official = officials.admit(root(), claims, now())
    except NotAdmitted as refused:
        _door(words, refused)
        return None
    passes.grant(st.context.cookies, claims)
    logins.came(root(), official.email, official.since, now())
    return official


def _claims() -> Mapping[str, Any]:
    """What the login provider said of whoever sits at this browser."""
    return st.user.to_dict()


def leave(official: Official) -> None:
    """Log out: here, at every other computer, and at the provider."""
    logins.went(root(), official.email, now())
    st.logout()


def _door(words: Words, refused: NotAdmitted) -> None:
    st.html(drawing.render(Heading(words("desk.door"), level=1, lead=words("desk.door_lead")), words))
    if refused.code != "not_logged_in":
        st.warning(words(f"desk.door_{refused.code}", email=refused.email))
        _note(refused)
    st.button(words("desk.log_in"), on_click=st.login, type="primary", key="log-in")
    if refused.email:
        st.button(words("desk.other_account"), on_click=st.logout, key="other-account")


def _note(refused: NotAdmitted) -> None:
    told = (refused.code, refused.email)
    if refused.email and st.session_state.get(_NOTED) != told:
        st.session_state[_NOTED] = told
        logins.turned_away(root(), refused.email, refused.code, now())
