"""python -m cchc_data lock PERIOD: from now on the period's figures change only with a public reason."""

from __future__ import annotations

import argparse

from cchc_data import instance, release
from cchc_data.audit import operator
from cchc_data.checking.lock import alone
from cchc_data.commands import Exit
from cchc_data.commands.acting import acting, now
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words
from cchc_data.release.wording import period_name


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    arguments.add_argument("period", metavar="PERIOD", help=words()["argument"]["period"])


@acting
def run(options: argparse.Namespace) -> Exit:
    """Lock the period and all periods inside it."""
    root = options.data or instance.root()
    with alone(root):
        made = release.lock_period(root, options.period, by=operator(), at=now())
    says = words()["lock"]["locked"].format(period=period_name(options.period), snapshot=made)
    return answer(options, Exit.DONE, "locked", says, snapshot=made)
