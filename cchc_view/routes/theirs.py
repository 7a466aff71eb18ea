"""Which of Streamlit's own addresses stay open: what its pages need, and nothing that only tells or controls."""

from __future__ import annotations

from pathlib import Path

import streamlit

from cchc_view.desk import gate

STATIC = (Path(streamlit.__file__).parent / "static" / "static").resolve()

# Of its core: closed are the metrics, the agent's API and whatever a later version adds.
_CORE = {"health", "host-config", "stream", "upload_file", "bidi-components"}
# Not media: nothing of ours lies there, and what a script puts there can be fetched by whoever
# knows the address, logged in or not.
_OTHER = {"component"}
_LOGIN = {"auth", "oauth2callback"}


def is_theirs(path: str) -> bool:
    """True for an address, from the site's own root, that Streamlit may answer."""
    first, _, rest = path.lstrip("/").partition("/")
    if first == "_stcore":
        return rest.partition("/")[0] in _CORE
    if first in _LOGIN:
        return gate.is_configured()
    return first in _OTHER or (first == "static" and static_file(rest) is not None)


def static_file(name: str) -> Path | None:
    """The file of Streamlit's client by its name below /static/; None when there is none."""
    try:
        path = (STATIC / name).resolve()
        return path if path.is_relative_to(STATIC) and path.is_file() else None
    except (ValueError, OSError):  # a name that no file can have
        return None
