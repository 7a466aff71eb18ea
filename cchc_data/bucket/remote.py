"""The few things that are asked of a bucket. Names are those of files in a data folder.

Each answer is bounded in time, and whatever goes wrong becomes a Trouble without any word of the library's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cchc_data.bucket.address import Address
from cchc_data.bucket.trouble import Trouble

# Seconds: to connect, between two pieces of an answer, and for a small answer as a whole.
_CONNECT, _READ, _SMALL = 3, 10, 15
_TRIES = 2
_AT_ONCE = 8

_LOST_RACE = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}
_KNOWS_NO_CONDITIONS = {"NotImplemented", "501"}


class Remote:
    """A bucket below an address."""

    def __init__(self, address: Address, files: Any = None) -> None:
        self._address = address
        self._begin = "/".join(filter(None, (address.bucket, address.prefix)))
        if files is not None:
            self._files = files

    def below(self, folder: str) -> Remote:
        """What lies in a folder, over the same connections."""
        return Remote(self._address.below(folder), self._files)

    def read(self, name: str) -> bytes | None:
        """A small object; None when there is none."""
        return self.tagged(name)[0]

    def read_all(self, names: Iterable[str]) -> dict[str, bytes | None]:
        """The same for many at once."""
        asked = list(names)
        with ThreadPoolExecutor(_AT_ONCE) as together:
            return dict(zip(asked, together.map(self.read, asked), strict=True))

    def tagged(self, name: str) -> tuple[bytes | None, str | None]:
        """A small object, and the tag by which the bucket knows this very content; twice None when there is none."""
        key = self._path(name).partition("/")[2]
        try:
            with _told():
                answer = self._files.call_s3("get_object", Bucket=self._address.bucket, Key=key, timeout=_SMALL)
                return self._sync(answer["Body"].read), answer["ETag"]
        except FileNotFoundError:
            return None, None

    def fetch(self, targets: Mapping[str, Path]) -> None:
        """Objects into files; raises FileNotFoundError when one is missing, and leaves the others."""
        with _told():
            self._files.get(list(map(self._path, targets)), list(map(str, targets.values())), batch_size=_AT_ONCE)

    def names(self, below: str) -> list[str]:
        """Every object below a folder, as "folder/..."."""
        return list(self.tags(below))

    def tags(self, below: str) -> dict[str, str]:
        """The same, each with its tag."""
        return {self._name(one["Key"]): one["ETag"] for page in self._pages(below) for one in page.get("Contents", ())}

    def top(self) -> tuple[dict[str, str], set[str]]:
        """Objects that lie in no folder, with their tags, and the names of the folders."""
        pages = list(self._pages("", Delimiter="/"))
        objects = {self._name(one["Key"]): one["ETag"] for page in pages for one in page.get("Contents", ())}
        return objects, {self._name(one["Prefix"]).rstrip("/") for page in pages for one in page.get("CommonPrefixes", ())}

    def folders(self, below: str) -> list[str]:
        """Names of the folders directly in a folder."""
        pages = self._pages(below, Delimiter="/")
        return [one["Prefix"].split("/")[-2] for page in pages for one in page.get("CommonPrefixes", ())]

    def _pages(self, below: str, **how: str) -> Iterator[dict[str, Any]]:
        """One question for a thousand objects; the library's own listing asks about a missing folder four times."""
        prefix, more = "/".join(filter(None, (self._address.prefix, below, " "))).rstrip(" "), {}
        while True:
            with _told():
                page = self._files.call_s3(
                    "list_objects_v2", Bucket=self._address.bucket, Prefix=prefix, timeout=_SMALL, **how, **more
                )
            yield page
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def _name(self, key: str) -> str:
        return key.removeprefix(f"{self._address.prefix}/" if self._address.prefix else "")

    def add(self, sources: Mapping[str, Path]) -> None:
        """Objects that are written once: one that is there already stays as it is."""
        with ThreadPoolExecutor(_AT_ONCE) as together:
            list(together.map(self._add, sources, sources.values()))

    def _add(self, name: str, source: Path) -> None:
        try:
            with _told():
                self._files.put_file(str(source), self._path(name), mode="create")
        except Trouble as trouble:
            if trouble.code != "moved":
                raise

    def replace(self, name: str, body: bytes, tag: str | None) -> str:
        """Write a small object only if it still has the tag (None: does not exist); returns the new tag.

        Raises Trouble "moved" when somebody else was quicker.
        """
        condition = {"IfMatch": tag} if tag else {"IfNoneMatch": "*"}
        try:
            with _told():
                return self._files.pipe_file(self._path(name), body, timeout=_SMALL, **condition)["ETag"]
        except FileNotFoundError:  # gone meanwhile
            raise Trouble("moved") from None
        except Trouble as trouble:
            found, written = self.tagged(name) if trouble.code == "moved" else (None, None)
            if found != body:
                raise
            return written  # it was we who were quicker: the first answer got lost and the library asked again

    def write(self, name: str, body: bytes) -> None:
        """Write a small object, whatever was there."""
        with _told():
            self._files.pipe_file(self._path(name), body, timeout=_SMALL)

    def _path(self, name: str) -> str:
        return f"{self._begin}/{name}".rstrip("/")

    def _sync(self, act: Any, *arguments: Any) -> Any:
        from fsspec.asyn import sync

        return sync(self._files.loop, act, *arguments, timeout=_SMALL)

    @cached_property
    def _files(self) -> Any:
        """s3fs, with the keys and the endpoint that the environment names, as every other tool takes them."""
        try:
            from s3fs import S3FileSystem
        except ImportError:
            raise Trouble("no_library") from None
        waits = {"connect_timeout": _CONNECT, "read_timeout": _READ, "retries": {"max_attempts": 0}}
        files = S3FileSystem(config_kwargs=waits, use_listings_cache=False, skip_instance_cache=True)
        files.retries = _TRIES
        return files


def is_installed() -> bool:
    """Whether the libraries that ask a bucket are there; does not load them."""
    return find_spec("s3fs") is not None


@contextmanager
def _told() -> Iterator[None]:
    """Whatever a library raises, as a Trouble; only that an object is missing goes on as FileNotFoundError."""
    try:
        yield
    except Trouble:
        raise
    except Exception as error:  # botocore, aiohttp and fsspec each have their own
        raise _meaning(error) from None


def _meaning(error: Exception) -> Exception:
    code = _code(error)
    if code == "NoSuchBucket":
        return Trouble("no_bucket")
    if code in _LOST_RACE:
        return Trouble("moved")
    if code in _KNOWS_NO_CONDITIONS:
        return Trouble("no_conditions")
    if isinstance(error, FileNotFoundError):
        return FileNotFoundError()
    if isinstance(error, PermissionError) or "Credential" in type(error).__name__:
        return Trouble("denied")
    return Trouble("unreachable")


def _code(error: Exception) -> str:
    """What S3 called it, however the libraries wrapped it."""
    while error is not None:
        if response := getattr(error, "response", None):
            return str(response.get("Error", {}).get("Code", ""))
        error = error.__cause__
    return ""
