"""python -m cchc_data rollback: back to the figures before the current ones."""

from __future__ import annotations

import argparse

from cchc_data import instance, release
from cchc_data.audit import operator
from cchc_data.checking.lock import alone
from cchc_data.checking.report.words import words
from cchc_data.commands import Exit
from cchc_data.commands.acting import acting, now

HELP = "go back to the figures before the current ones; locks stay"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reason", default="", metavar="TEXT", help="why figures of locked periods change; becomes public"
    )


def run(options: argparse.Namespace) -> Exit:
    """Roll back under the lock."""
    root = options.data or instance.root()
    with acting() as ended, alone(root):
        made = release.roll_back(root, by=operator(), at=now(), reason=options.reason)
        print(words()["release"]["rolled_back"].format(snapshot=made))
    return ended.code
