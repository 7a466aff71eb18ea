"""Keep the sha256 of every reference file in `manifest.toml` up to date."""

from __future__ import annotations

import re
from pathlib import Path

from cchc_data.digest import sha256

MANIFEST = "manifest.toml"
_ENTRY = re.compile(r'(?P<head>^path = "(?P<path>[^"]+)"$(?:\n(?!\[\[).*)*?\nsha256 = ")[0-9a-f]*(?=")', re.M)


def refresh(reference: Path) -> int:
    """Rewrite the hashes in `reference`/manifest.toml; return how many changed.

    Raises FileNotFoundError when the manifest names a file that is not there.
    """
    manifest = reference / MANIFEST
    before = manifest.read_text(encoding="utf-8")
    after = _ENTRY.sub(lambda m: m["head"] + sha256(reference / m["path"]), before)
    manifest.write_text(after, encoding="utf-8")
    return sum(a != b for a, b in zip(before.splitlines(), after.splitlines(), strict=True))
