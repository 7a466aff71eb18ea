"""python -m cchc_data lock PERIOD: from now on the period's figures change only with a public reason."""

from __future__ import annotations

import argparse

from cchc_data import instance, release
from cchc_data.audit import operator
from cchc_data.checking.lock import alone
from cchc_data.checking.report.words import words
from cchc_data.commands import Exit
from cchc_data.commands.acting import acting, now
from cchc_data.release.wording import period_name

HELP = "lock a period: its figures change from now on only with a reason that is published"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("period", metavar="PERIOD", help="2026-09, 2026-Q3, 2026-R3, 2026 or 2026-R")


def run(options: argparse.Namespace) -> Exit:
    """Lock the period and all periods inside it."""
    root = options.data or instance.root()
    with acting() as ended, alone(root):
        made = release.lock_period(root, options.period, by=operator(), at=now())
        print(words()["release"]["locked"].format(period=period_name(options.period), snapshot=made))
    return ended.code
