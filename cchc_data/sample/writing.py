"""Write a setting's sample as a snapshot and make it current."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from cchc_data import sample, snapshot


def write(root: Path, chosen: sample.Setting, seed: int = sample.SEED) -> str:
    """The setting's catalogue and snapshot in `root`, made current; the snapshot's id."""
    own = chosen.folder / "catalogue"
    if own.is_dir():
        shutil.copytree(own, root / "catalogue", dirs_exist_ok=True)
    org = chosen.org
    written = snapshot.write(
        root,
        sample.sample(chosen, seed),
        org,
        created_at=datetime.fromisoformat(f"{chosen.as_of}T17:30:00+07:00"),
        sources=[{"name": org.pop("source_vi"), "seed": seed}],
        illustrative=True,
    )
    snapshot.make_current(root, written)
    return written
