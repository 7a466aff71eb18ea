"""A progress bar for whoever waits at a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from cchc_data.checking.steps import Step
from cchc_data.commands.words import words


@contextmanager
def bar(options: argparse.Namespace, steps: int) -> Iterator[Step]:
    """Gives a function to call as each of `steps` begins: step("reading", "a.xlsx").

    The bar is drawn on the error channel and only where that is a terminal; never with --json.
    """
    hidden = options.json or not sys.stderr.isatty()
    shown = tqdm(total=steps, disable=hidden, file=sys.stderr, leave=False, bar_format="{desc} {bar} {n}/{total} {elapsed}")
    begun = False

    def step(stage: str, about: str = "") -> None:
        nonlocal begun
        shown.update(int(begun))  # the stage before this one is done
        shown.set_description_str(words()["stage"][stage].format(about=about))
        begun = True

    with shown:
        yield step
