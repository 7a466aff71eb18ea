"""Follow every unit's CURRENT: who has published since the last look is measured anew, nobody else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from cchc_data.pointer import stamp
from cchc_data.province import Province, load
from cchc_data.province.rollup import Rolled, measure, saved

LOOK_SECONDS = 5


@cache
def followed(home: Path) -> Following:
    """The one that this process follows the installation's province with; who serves it starts it."""
    return Following(load(home))


class Following:
    """The roll-ups of all units, by code. `rolled` is replaced as a whole, so a reader sees one state of the province.

    A unit that is not measured yet is missing; that is said to the reader and is never "no data".
    """

    def __init__(self, province: Province) -> None:
        self.province = province
        self.rolled: Mapping[str, Rolled] = MappingProxyType({})
        self.version = 0  # of `rolled`; read it first, and what is read after it is at least as new
        self._stamps: dict[str, object] = {}
        self._looking = threading.Lock()

    def start(self, changed: Callable[[], object]) -> None:
        """Look every few seconds in a thread of its own, for as long as the process lives; `changed` is called after news."""
        threading.Thread(target=self._forever, args=(changed,), daemon=True).start()

    def _forever(self, changed: Callable[[], object]) -> None:
        still, seen = threading.Event(), 0
        while not still.wait(LOOK_SECONDS if self.rolled else 0):
            self.look()
            if self.version != seen:
                seen = self.version
                changed()

    def look(self) -> None:
        """Take over what is saved first, then measure the rest, showing each as soon as it is there."""
        with self._looking:
            stamps = {code: stamp(self.province.folder(code)) for code in self.province.units}
            changed = [code for code in stamps if code not in self._stamps or stamps[code] != self._stamps[code]]
            known = {code: rolled for code in changed if (rolled := saved(self.province, code))}
            self._show(known, stamps)
            for code in changed:
                if code not in known:
                    self._show({code: measure(self.province.folder(code))}, stamps)

    def _show(self, found: Mapping[str, Rolled], stamps: Mapping[str, object]) -> None:
        if found:
            self.rolled = MappingProxyType({**self.rolled, **found})
            self.version += 1
            self._stamps |= {code: stamps[code] for code in found}
