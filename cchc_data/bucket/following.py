"""The site's copy of a bucket: a thread looks at CURRENT every few seconds, so that no visitor waits for the network.

A snapshot becomes the copy's CURRENT when every public table is there and has its hash; until
then, and for as long as anything is the matter with the bucket, the last good one stays.
Several processes of a machine share the copy: whoever sees a publication first fetches it.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from cchc_data import instance, province
from cchc_data.bucket.address import SITE, Address, parse
from cchc_data.bucket.copy import Copy
from cchc_data.bucket.remote import Remote, is_installed
from cchc_data.bucket.trouble import Trouble
from cchc_data.moving import place
from cchc_data.pointer import CURRENT

LOOK_SECONDS = 2
# Of a province every unit is looked at: a hundred questions every two seconds would be too many.
LOOK_SECONDS_PROVINCE = 20
# What holds from the start on, and lies beside the snapshots.
SETTINGS = ("site.toml", province.FILE, province.LIST)

_log = logging.getLogger(__name__)
_all: dict[str, Following] = {}
_lock = threading.Lock()


def followed(place: str) -> Following:
    """The one by which this process follows an address; the first call looks before it returns.

    Raises Trouble where waiting cannot help: an address that is none, or no library for one.
    """
    with _lock:
        if place not in _all:
            following = Following(parse(place))
            following.start()
            _all[place] = following
        return _all[place]


def copy_of(root: Path) -> Copy | None:
    """The copy that a data folder is; None for an ordinary folder."""
    for following in list(_all.values()):
        if root == following.folder or following.folder in root.parents:
            return following.copy(root)
    return None


def forget_all() -> list[Following]:
    """Follow nothing any more; what was followed until now."""
    with _lock:
        left = list(_all.values())
        _all.clear()
    return left


class Following:
    """An address, the folder that follows it, and a Copy for the installation or for each unit of a province."""

    def __init__(self, address: Address) -> None:
        self.folder = address.made_copy(SITE)
        self._remote = Remote(address)
        self._copies: dict[Path, Copy] = {}
        self._ended, self._looking = threading.Event(), threading.Lock()
        self._knows_settings = False

    def start(self) -> None:
        """Look in a thread of its own, for as long as the process lives; with nothing to serve yet, wait for the first look.

        The units of a province come one after another in that thread: there are too many to wait for.
        """
        if not is_installed():
            raise Trouble("no_library")
        whole = province.is_one(self.folder) or self.copy(self.folder).is_whole()
        if not whole and self._reached() and not province.is_one(self.folder):
            self.look()
            whole = True
        # Not at once where there is something to serve: loading the libraries would take time from the start.
        first = LOOK_SECONDS if whole else 0
        threading.Thread(target=self._forever, args=(first,), daemon=True, name="bucket").start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def look(self) -> None:
        """See what is current in the bucket and take it over; whatever is the matter there is noted."""
        with self._looking:
            self._look()

    def _look(self) -> None:
        folders = [self.folder]
        try:
            self._take_settings()
            folders = self._folders()
            currents = self._remote.read_all(map(self._current, folders))
        except Trouble as trouble:
            for folder in {self.folder, *folders}:
                self.copy(folder).note(trouble)
            return
        for folder, current in zip(folders, currents.values(), strict=True):
            self.copy(folder).follow(current)
        if self.folder not in folders:
            self.copy(self.folder).note(None)

    def _current(self, folder: Path) -> str:
        """What CURRENT of a folder is called in the bucket."""
        return (folder / CURRENT).relative_to(self.folder).as_posix()

    def copy(self, root: Path) -> Copy:
        """The part of it that is one data folder."""
        if root not in self._copies:
            remote = self._remote if root == self.folder else self._remote.below(root.relative_to(self.folder).as_posix())
            root.mkdir(parents=True, exist_ok=True)
            self._copies[root] = Copy(root, remote)
        return self._copies[root]

    def _reached(self) -> bool:
        """True when the bucket answered with its settings; whoever does not answer is not asked twice at a start."""
        try:
            self._take_settings()
        except Trouble as trouble:
            self.copy(self.folder).note(trouble)
            return False
        return True

    def _forever(self, seconds: float) -> None:
        while not self._ended.wait(seconds):
            try:
                self.look()
            except Exception:  # a list of units that cannot be read: the next look may find it mended
                _log.exception("bucket: could not look")
            seconds = LOOK_SECONDS_PROVINCE if province.is_one(self.folder) else LOOK_SECONDS

    def _folders(self) -> list[Path]:
        """The folder itself, or those of a province's units."""
        if not province.is_one(self.folder):
            return [self.folder]
        found = province.load(self.folder)
        return [found.folder(code) for code in found.units]

    def _take_settings(self) -> None:
        """Once in a process, as settings hold from its start; those that come later than that are asked for anew."""
        if self._knows_settings:
            return
        changed = [_set(self.folder / name, body) for name, body in self._remote.read_all(SETTINGS).items()]
        self._knows_settings = True
        if any(changed):
            instance.ask_anew()


def _set(path: Path, body: bytes | None) -> bool:
    """Make a file what the bucket says; True when it was something else."""
    if body == (path.read_bytes() if path.is_file() else None):
        return False
    if body is None:
        path.unlink()
        return True
    place(path, body)
    return True
