"""The commune this data folder belongs to: `org.toml`, written once by hand.

code = "H21.227"                     # required: the unit's code
name_vi = "UBND xã Vân Canh, tỉnh Gia Lai"
name_en = "People's Committee of Vân Canh commune, Gia Lai province"
unit_type = "commune"                # commune, ward or township
valid_from = 2025-07-01              # first day of the unit as it is now; what it was before: cchc_data.unit
aliases = []                         # former or misspelt names
former_codes = []                    # codes before a merger
public_numbers = []                  # mobile numbers published with written consent
mail_domains = []                    # office mail outside gov.vn
page_domains = []
keep_corrections_days = 30           # correction files are deleted after so many days
[watch]                              # of the watched folder
publish = false                      # true: publish by itself what leaves no question
[watch.answers]                      # standing answers to what files leave open
survey_method = "paper"
[[terms]]                            # own names of offices and posts: cchc_data.terms
[words.status]                       # labels of the commune's own software
in_progress = ["Đang trình"]
[procedure_names]                    # name in the files → procedure code
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from cchc_data import unit
from cchc_data.received import Remark

REQUIRED = ("code", "name_vi", "name_en", "unit_type")
# What only the import needs, and the kind each has to be of.
PRIVATE: dict[str, type] = {
    **dict.fromkeys(("aliases", "former_codes", "public_numbers", "mail_domains", "page_domains"), list),
    **dict.fromkeys(("words", "procedure_names", "watch"), dict),
    "keep_corrections_days": int,
}


class OrgUnknown(ValueError):
    """There is no usable org.toml; `remark` says what is missing."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.code)
        self.remark = remark


def load(root: Path) -> dict[str, Any]:
    """The folder's org.toml; raises OrgUnknown when it is missing, broken or incomplete."""
    try:
        org = tomllib.loads((root / "org.toml").read_text("utf-8"))
    except FileNotFoundError:
        raise OrgUnknown(Remark("org_missing", values={"folder": root.name})) from None
    except (OSError, ValueError):
        raise OrgUnknown(Remark("org_broken", values={"folder": root.name})) from None
    missing = [name for name in REQUIRED if not isinstance(org.get(name), str) or not org[name].strip()]
    if missing:
        raise OrgUnknown(Remark("org_incomplete", values={"names": ", ".join(missing)}))
    if strange := [name for name, kind in PRIVATE.items() if not isinstance(org.get(name, kind()), kind)]:
        raise OrgUnknown(Remark("org_wrong_kind", values={"names": ", ".join(strange)}))
    return org


def published(org: dict[str, Any]) -> dict[str, Any]:
    """What a manifest may hold of it: nothing that only the import needs."""
    return unit.plain({name: value for name, value in org.items() if name not in PRIVATE})
