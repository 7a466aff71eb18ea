"""python -m cchc_data verify: every table of every snapshot against its hash, and the chain."""

from __future__ import annotations

import argparse

from cchc_data import instance, snapshot
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.progress import bar
from cchc_data.commands.words import words


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> Exit:
    """Name every snapshot that is as written; the first that is not raises SnapshotError."""
    root, told, found = options.data or instance.root(), words()["verify"], {}
    ids = snapshot.all_ids(root)
    with bar(options, len(ids)) as step:
        for snapshot_id in ids:
            step("verifying", snapshot_id)
            found[snapshot_id] = len(snapshot.verify(root, snapshot_id)["tables"])
    says = "\n".join(told["line"].format(id=name, n=n) for name, n in found.items()) or told["none"]
    tables = [{"id": name, "tables": n} for name, n in found.items()]
    return answer(options, Exit.DONE, "whole", says, snapshots=tables)
