"""One data folder that follows its bucket: the last good snapshot stays, whatever happens there."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cchc_data import snapshot
from cchc_data.bucket import fetching
from cchc_data.bucket.remote import Remote
from cchc_data.bucket.trouble import Trouble
from cchc_data.checking.lock import Busy, alone
from cchc_data.lineage import chain
from cchc_data.pointer import current_id, point

LOCK = ".bucket-lock"
# A network that is away for a moment is nobody's business; what is damaged is not fetched again every two seconds.
PATIENCE_SECONDS = RETRY_SECONDS = 60
# What somebody may ask for waits at most so long for another process of this machine that is fetching.
_LOCK_SECONDS = 10

_log = logging.getLogger(__name__)


class Copy:
    """`folder` follows `remote`. `trouble` is what is the matter now, `since` since when, `checked_at` the last good look."""

    def __init__(self, folder: Path, remote: Remote) -> None:
        self.folder, self._remote = folder, remote
        self.trouble: Trouble | None = None
        self.since = self.checked_at = None
        self._told_from = self._retry_at = 0.0
        self._failed = ""
        self._checked = False

    def follow(self, current: bytes | None) -> None:
        """Take over the snapshot that the bucket's CURRENT names; never raises."""
        try:
            self._follow(current)
        except Busy:  # another process of this machine is fetching it
            return
        except OSError:
            self.note(Trouble("no_room"))
        except Trouble as trouble:
            self.note(trouble)
        else:
            self.note(None)

    def note(self, trouble: Trouble | None) -> None:
        """Remember what is the matter, and log it when it is something new."""
        now = datetime.now(UTC)
        if trouble is None:
            self.checked_at = now
        if (trouble and trouble.code) != (self.trouble and self.trouble.code):
            self.since, self._told_from = now, time.monotonic() + (PATIENCE_SECONDS if _passes(trouble) else 0)
            _log.warning("bucket: %s", trouble.code if trouble else "well again")
        self.trouble = trouble

    def told(self) -> Trouble | None:
        """What visitors are told: nothing for as long as it may pass by itself and there is something to show."""
        early = time.monotonic() < self._told_from and current_id(self.folder) is not None
        return None if early else self.trouble

    def is_whole(self) -> bool:
        """Whether what is current here can be served as it is, every hash checked."""
        here = current_id(self.folder)
        return here is not None and self._is_good(here)

    def fetched(self, snapshot_id: str) -> bool:
        """Have an older snapshot's public tables here; False when they cannot be had now."""
        if fetching.is_whole(self.folder, snapshot_id, fetching.public):
            return True
        if self.trouble is not None:
            return False
        try:
            with alone(self.folder, LOCK, _LOCK_SECONDS):
                fetching.tables(self._remote, self.folder, snapshot_id, fetching.public)
        except (Trouble, Busy, OSError):
            return False
        return True

    def _follow(self, current: bytes | None) -> None:
        wanted, here = fetching.snapshot_id(current), current_id(self.folder)
        if current is None and here is None:
            return  # nothing was published yet
        if wanted is None:
            raise Trouble("pointer")
        if wanted == here and self._checked:
            return
        if wanted == self._failed and self.trouble and time.monotonic() < self._retry_at:
            raise self.trouble
        with alone(self.folder, LOCK):
            try:
                self._take(wanted)
            except Trouble as trouble:
                if trouble.is_damage:
                    self._failed, self._retry_at = wanted, time.monotonic() + RETRY_SECONDS
                raise
        self._failed, self._checked = "", True

    def _take(self, wanted: str) -> None:
        """Fetch what is missing, check all of it, and only then let readers see it."""
        snapshot.sweep(self.folder)
        past = self._history()
        try:
            self._make_whole(wanted)
        except Trouble:
            if current_id(self.folder) is None:
                self._fall_back(wanted)
            raise
        if current_id(self.folder) != wanted:
            point(self.folder, wanted)
        if past:
            raise past

    def _history(self) -> Trouble | None:
        """The manifests of all snapshots; one that cannot be had is told, and keeps nobody from what is new."""
        try:
            fetching.manifests(self._remote, self.folder)
        except Trouble as trouble:
            return trouble
        return None

    def _make_whole(self, wanted: str) -> None:
        if not self._is_good(wanted):
            fetching.tables(self._remote, self.folder, wanted, fetching.public)
            if not self._is_good(wanted):
                raise Trouble("damaged", snapshot=wanted, what="manifest.json")
        fetching.form_files(self._remote, self.folder)

    def _is_good(self, snapshot_id: str) -> bool:
        try:
            snapshot.verify(self.folder, snapshot_id, tiers=("public",))
        except snapshot.SnapshotError:
            return False
        return True

    def _fall_back(self, damaged: str) -> None:
        """On an empty machine: the nearest snapshot that the damaged one stands on, as readers of a folder do it."""
        for snapshot_id in self._ancestors(damaged):
            try:
                fetching.tables(self._remote, self.folder, snapshot_id, fetching.public)
                return
            except Trouble:
                continue

    def _ancestors(self, snapshot_id: str) -> Iterator[str]:
        try:
            manifest = snapshot.read_manifest(self.folder, snapshot_id)
        except snapshot.SnapshotError:
            return
        yield from (one["id"] for one in chain(self.folder, manifest) if one["id"] != snapshot_id)


def _passes(trouble: Trouble | None) -> bool:
    return trouble is not None and trouble.code in ("unreachable", "denied")
