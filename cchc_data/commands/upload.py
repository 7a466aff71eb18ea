"""python -m cchc_data upload ADDRESS: a data folder into a bucket, everything checked, CURRENT last."""

from __future__ import annotations

import argparse
import os

from cchc_data import instance
from cchc_data.bucket.address import is_address, parse
from cchc_data.bucket.trouble import Trouble
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    arguments.add_argument("address", metavar="ADDRESS", help=words()["argument"]["address"])


def run(options: argparse.Namespace) -> Exit:
    """Send what the bucket does not have yet; nothing that others published there is lost."""
    from cchc_data.bucket.office import send

    address = parse(options.address)
    if options.data is None and is_address(os.environ.get("CCHC_DATA")):
        raise Trouble("not_here")
    sent = send(options.data or instance.own(), address)
    return answer(options, Exit.DONE, "sent", words()["upload"]["sent"].format(n=sent), snapshots=sent)
