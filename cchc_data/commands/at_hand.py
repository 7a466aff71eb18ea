"""A command works in a folder; where it was given the address of a bucket, in the copy that is in step with it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_data.bucket.address import is_address, parse
from cchc_data.bucket.trouble import Trouble

# What has nothing to do with the data that CCHC_DATA names, and what cannot be done on a bucket.
_ELSEWHERE = {"cchc_data.commands.template", "cchc_data.commands.upload", "cchc_data.commands.make_sample"}
_ON_A_FOLDER = {"cchc_data.commands.rollup", "cchc_data.commands.watch", *_ELSEWHERE}


def place(text: str) -> Path | str:
    """What --data names: a folder, or the address of a bucket."""
    return text if is_address(text) else Path(text)


@contextmanager
def at_hand(options: argparse.Namespace) -> Iterator[None]:
    """Make `options.data` a folder for as long as the command runs; raises Trouble where that cannot be."""
    command = options.run.__module__
    asked = options.data or ("" if command in _ELSEWHERE else os.environ.get("CCHC_DATA", ""))
    if not is_address(asked):
        yield
        return
    if command in _ON_A_FOLDER and not getattr(options, "once", False):
        raise Trouble("not_here")
    from cchc_data.bucket.office import working

    with working(parse(asked), options.unit or "") as options.data:
        yield
