"""python -m cchc_data sample: the illustrative demo, generated anew and made current."""

from __future__ import annotations

import argparse
from datetime import datetime

from cchc_data import instance, sample, snapshot
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> Exit:
    """Write the demo and print its id."""
    root, org = options.data or instance.demo(), sample.org()
    written = snapshot.write(
        root,
        sample.sample(),
        org,
        created_at=datetime.fromisoformat(f"{sample.AS_OF}T17:30:00+07:00"),
        sources=[{"name": org.pop("source_vi"), "seed": sample.SEED}],
        illustrative=True,
    )
    snapshot.make_current(root, written)
    return answer(options, Exit.DONE, "published", written, snapshot=written)
