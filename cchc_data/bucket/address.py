"""s3://bucket/prefix: where the data lies, and the folders in which this machine keeps copies of it."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from cchc_data.bucket.trouble import Trouble

CACHE = "CCHC_CACHE"
# Of the site, which never sees the work tier, and of whoever publishes: never the same folder.
SITE, OFFICE = "site", "office"

_SHAPE = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[\w.-]+)*)/?", re.ASCII)
# The same name at another provider is another bucket.
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")


@dataclass(frozen=True)
class Address:
    """A bucket and what its objects' names begin with ("" or "a/b")."""

    bucket: str
    prefix: str = ""

    def below(self, name: str) -> Address:
        return Address(self.bucket, f"{self.prefix}/{name}".lstrip("/"))

    def copy(self, kind: str) -> Path:
        """This machine's folder for it: below CCHC_CACHE, what systemd gives a service, or ~/.cchc."""
        where = os.environ.get(CACHE) or os.environ.get("CACHE_DIRECTORY") or Path.home() / ".cchc"
        endpoint = next(filter(None, map(os.environ.get, _ENDPOINTS)), "")
        known = hashlib.sha256(f"{endpoint} {self.bucket}/{self.prefix}".encode()).hexdigest()[:8]
        return Path(where) / f"{self.bucket}-{known}" / kind

    def made_copy(self, kind: str) -> Path:
        """The same folder, made where it is not there; raises Trouble where it cannot be."""
        folder = self.copy(kind)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise Trouble("no_room") from None
        return folder


def is_address(place: object) -> bool:
    """True for what is meant as an address, right or wrong; a folder is none."""
    return isinstance(place, str) and "://" in place


def parse(place: str) -> Address:
    """Raises Trouble for what is no s3://bucket/prefix; the text is not repeated, a key may stand in it."""
    found = _SHAPE.fullmatch(place)
    if not found or ".." in place:
        raise Trouble("address")
    return Address(found[1], found[2].strip("/"))
