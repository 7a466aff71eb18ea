"""One setting of the sample: its span of time, its numbers and the folder that tells of its unit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cchc_data import terms, unit

FOLDER = Path(__file__).parent
SETTINGS = FOLDER / "settings"
USUAL = "commune-2026"


def names() -> list[str]:
    """The settings there are."""
    return sorted(path.name for path in SETTINGS.iterdir() if path.is_dir())


@dataclass(frozen=True)
class Setting:
    """What `setting.toml` of a folder says; tables stay mappings.

    Another unit of the same setting has an `own` org.toml, `volume` times the dossiers, is late
    `late` times as often, and reads its files with other names: pairs of a text and what
    stands for it.
    """

    folder: Path
    first: date
    as_of: date
    codes: str
    tet_reopens: tuple[date, ...]
    online: Mapping[str, float]
    spell: Mapping[str, Any]
    fates: Mapping[str, int]
    complaints: Mapping[str, Any]
    surveys: Mapping[str, Any]
    documents: Mapping[str, Any]
    kiosk_from: date = date.max
    non_local_from: date = date.max
    volume: float = 1.0
    late: float = 1.0
    own: Mapping[str, Any] | None = None
    renamed: tuple[tuple[str, str], ...] = ()

    @classmethod
    def load(cls, name: str = USUAL) -> Setting:
        """Read a setting; KeyError for one there is not."""
        if name not in names():
            raise KeyError(name)
        folder = SETTINGS / name
        return cls(folder, **tomllib.loads((folder / "setting.toml").read_text("utf-8")))

    def told(self, file: str) -> dict[str, Any]:
        """A TOML file of the folder, such as `plan.toml`, in the unit's own names."""
        text = (self.folder / file).read_text("utf-8")
        for theirs, ours in self.renamed:
            text = text.replace(theirs, ours)
        return tomllib.loads(text)

    @property
    def org(self) -> dict[str, Any]:
        """The unit as a manifest holds it, and `source_vi` for its sources."""
        return unit.plain(self.own or self.told("org.toml"))

    @property
    def names(self) -> terms.Names:
        """What offices are called on the last day, in Vietnamese."""
        return terms.on(self.as_of, self.org)["vi"]
