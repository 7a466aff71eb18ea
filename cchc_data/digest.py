"""The digests by which a file, and what a manifest says, are known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_SEAL = "manifest_sha256"


def sha256(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sealed(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The manifest with a digest of all that it says, by which a changed one is known."""
    return {**manifest, _SEAL: _told(manifest)}


def intact(manifest: Mapping[str, Any]) -> bool:
    """Whether a manifest says what it said when it was sealed; older ones carry no digest."""
    return _SEAL not in manifest or manifest[_SEAL] == _told(manifest)


def _told(manifest: Mapping[str, Any]) -> str:
    rest = {name: value for name, value in manifest.items() if name != _SEAL}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
