"""python -m cchc_data sample [--setting NAME]: the illustrative data, generated anew and made current."""

from __future__ import annotations

import argparse
import shutil
from datetime import datetime
from pathlib import Path

from cchc_data import instance, sample, snapshot
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words
from cchc_data.sample import setting


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    told = words()["argument"]["setting"]
    arguments.add_argument("--setting", choices=setting.names(), default=setting.USUAL, help=told)


def run(options: argparse.Namespace) -> Exit:
    """Write a sample snapshot and print its id; another setting than the demo's needs a folder of its own."""
    chosen = sample.Setting.load(options.setting)
    if options.data is None and options.setting != setting.USUAL:
        return answer(options, Exit.USAGE, "no_folder", words()["sample"]["no_folder"])
    written = write(options.data or instance.demo(), chosen)
    return answer(options, Exit.DONE, "published", written, snapshot=written)


def write(root: Path, chosen: sample.Setting) -> str:
    """The setting's catalogue and snapshot in `root`, made current; the snapshot's id."""
    own = chosen.folder / "catalogue"
    if own.is_dir():
        shutil.copytree(own, root / "catalogue", dirs_exist_ok=True)
    org = chosen.org
    written = snapshot.write(
        root,
        sample.sample(chosen),
        org,
        created_at=datetime.fromisoformat(f"{chosen.as_of}T17:30:00+07:00"),
        sources=[{"name": org.pop("source_vi"), "seed": sample.SEED}],
        illustrative=True,
    )
    snapshot.make_current(root, written)
    return written
