"""The three units of the tests' province, and how one of them publishes something small."""

from __future__ import annotations

from pathlib import Path

from cchc_data import province, snapshot
from tests.checking.instances import NOW, ORG
from tests.data.rows import work

GENERATED, DRAWN, SILENT = "H21.100", "H21.101", "H21.102"
DOSSIERS = """proc | received | due | finished
birth | 06-02 | 06-10 | 06-09
birth | 06-03 | 06-05 | 06-12
birth | 06-04 | 06-11 | 06-10"""


def publish(home: Path, code: str, dossiers: str = DOSSIERS) -> str:
    """Publish something small as a unit; the snapshot's id."""
    found = province.load(home)
    org = {**ORG, "code": code, "name_vi": f"UBND {found.units[code].name_vi}", "name_en": found.units[code].name_en}
    root = found.folder(code)
    written = snapshot.write(root, work(dossiers=dossiers), org, created_at=NOW, sources=[])
    snapshot.make_current(root, written)
    return written
