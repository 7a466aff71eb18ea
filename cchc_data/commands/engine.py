"""--engine: which engine counts the public tables, for the commands that count them."""

from __future__ import annotations

import argparse

from cchc_data.commands.words import words
from cchc_data.engines import ENGINES


def add_engine(arguments: argparse._ArgumentGroup, default: str | None = None) -> None:
    """Without a `default` nothing is counted unless an engine is named."""
    told = words()["argument"]["recount" if default is None else "engine"]
    arguments.add_argument("--engine", choices=ENGINES, default=default, help=told)
