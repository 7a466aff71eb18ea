"""python -m cchc_data rollback: back to the figures before the current ones."""

from __future__ import annotations

import argparse

from cchc_data import instance, release, snapshot
from cchc_data.audit import operator
from cchc_data.checking.lock import alone
from cchc_data.commands import Exit
from cchc_data.commands.acting import acting, now
from cchc_data.commands.answering import answer
from cchc_data.commands.words import day, words


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    arguments.add_argument("--reason", default="", metavar="TEXT", help=words()["argument"]["reason"])


@acting
def run(options: argparse.Namespace) -> Exit:
    """Go back under the lock; the snapshot that is left stays."""
    root = options.data or instance.root()
    with alone(root):
        left = snapshot.current_id(root)
        made = release.roll_back(root, by=operator(), at=now(), reason=options.reason)
        as_of = snapshot.read_manifest(root, made)["as_of"]
    says = words()["rollback"]["rolled_back"].format(snapshot=made, left=left, as_of=day(as_of))
    return answer(options, Exit.DONE, "rolled_back", says, snapshot=made, left=left)
