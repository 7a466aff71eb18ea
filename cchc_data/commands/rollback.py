"""python -m cchc_data rollback: make the parent of the current snapshot current again."""

from __future__ import annotations

import argparse

from cchc_data import instance, snapshot
from cchc_data.checking.lock import alone
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.words import day, words


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> Exit:
    """Go back one snapshot; the one left stays and can be published again."""
    root, told = options.data or instance.root(), words()["rollback"]
    with alone(root):
        left = snapshot.current_id(root)
        parent = snapshot.read_manifest(root, left)["parent"] if left else None
        if parent is None:
            return answer(options, Exit.NOTHING, "none", told["none"])
        snapshot.make_current(root, parent)
        as_of = snapshot.read_manifest(root, parent)["as_of"]
    says = told["rolled_back"].format(snapshot=parent, left=left, as_of=day(as_of))
    return answer(options, Exit.DONE, "rolled_back", says, snapshot=parent, left=left)
