"""A province: many units in one installation, each with a folder of its own.

<home>/province.toml         who the province is
<home>/units.csv             the units there ought to be: code, name_vi, name_en, unit_type
<home>/units/<code>/         a unit: exactly the data folder of an installation of one unit
<home>/rollup/<code>.json    what the province shows of it, measured from its public cubes (see `rollup`)

Nothing is shared between two units' folders, so importing, publishing or taking back in one
cannot reach another.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from cchc_data import instance

FILE, LIST = "province.toml", "units.csv"

# A code becomes the name of a folder and the beginning of an address, where no page has a digit.
_CODE = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9.-]{0,19}")


class ProvinceError(ValueError):
    """province.toml or units.csv cannot be used; the message says where."""


@dataclass(frozen=True)
class Unit:
    """A unit that the province lists, whether it has published or not."""

    code: str
    name_vi: str
    name_en: str
    unit_type: str


@dataclass(frozen=True, eq=False)
class Province:
    """The province and its units by code, in the order of units.csv."""

    home: Path
    code: str
    name_vi: str
    name_en: str
    illustrative: bool
    units: Mapping[str, Unit]

    def folder(self, code: str) -> Path:
        """The data folder of a unit; KeyError for a code that the province does not list."""
        return self.home / instance.UNITS / self.units[code].code


def is_one(home: Path) -> bool:
    """True when the installation is a province."""
    return (home / FILE).is_file()


def load(home: Path) -> Province:
    """Read the province; raises ProvinceError for a code that is none or stands twice, or a missing name."""
    facts = tomllib.loads((home / FILE).read_text("utf-8"))
    units: dict[str, Unit] = {}
    for row in _rows(home / LIST):
        unit = Unit(**{name: row.get(name, "") for name in Unit.__dataclass_fields__})
        if not _CODE.fullmatch(unit.code) or unit.code in units or not (unit.name_vi and unit.name_en and unit.unit_type):
            raise ProvinceError(f"{LIST}: {unit.code!r}")
        units[unit.code] = unit
    names = {name: facts.get(name, "") for name in ("code", "name_vi", "name_en")}
    if not all(names.values()):
        raise ProvinceError(FILE)
    return Province(home, **names, illustrative=bool(facts.get("illustrative")), units=MappingProxyType(units))


def _rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV as a spreadsheet program saves it, with or without its mark at the beginning."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
