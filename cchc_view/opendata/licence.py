"""Whose data it is, under which licence, and where it came from."""

from __future__ import annotations

from cchc_data.store import Loaded
from cchc_view import words as wordbook


def licence(loaded: Loaded) -> dict[str, str]:
    """Name, title and perhaps path of the licence: the unit's `licence` and `licence_url`, else its own open one."""
    title = loaded.org.get("licence") or wordbook.of("vi")("data.licence_default")
    path = loaded.org.get("licence_url")
    return {"name": "other-open", "title": title} | ({"path": path} if path else {})


def sources(loaded: Loaded) -> list[str]:
    """Names of what the snapshot was made from."""
    return [source["name"] for source in loaded.manifest["sources"]]


def publisher(loaded: Loaded) -> str:
    return loaded.org["name_vi"]
