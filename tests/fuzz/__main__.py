"""A hundred thousand inputs that nobody meant, over everything a stranger can put something into.

python -m tests.fuzz [HOW MANY] [SEED]     (100000 by default; needs Chromium for the messages)

Prints for each surface how many, the worst time and the growth of memory; ends with 1 at the first harm.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from playwright.sync_api import sync_playwright

from cchc_data import instance, snapshot
from cchc_data.store import Loaded
from tests.browser.browsers import FLAGS, installed
from tests.fuzz import surfaces

SHARES = {"search": 0.5, "messages": 0.3, "addresses": 0.15, "files": 0.05}
MOST_SECONDS = {"files": 10.0, "addresses": 5.0, "search": 2.0, "messages": 60.0}  # of one input, on a machine that does other things too


@dataclass(frozen=True)
class Told:
    """What a surface took: inputs, seconds in all, the worst input's seconds and number, growth in MB."""

    inputs: int
    seconds: float
    worst: float
    at: int
    grew: float


def bombard(ask: Callable[[Random], None], count: int, seed: int, each: int = 1) -> Told:
    """`count` inputs, `each` at an ask; input n is made from (seed, n) alone, so that it can be made again."""
    begun, worst, before = time.perf_counter(), (0.0, 0), _memory()
    for number in range(-(-count // each)):
        at = time.perf_counter()
        try:
            ask(Random(f"{seed} {number}"))
        except Exception as error:
            raise surfaces.Failed(f"input {number} of seed {seed}: {error!r}") from error
        worst = max(worst, (time.perf_counter() - at, number))
    return Told(number * each + each, time.perf_counter() - begun, *worst, _memory() - before)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(count: int, seed: int) -> int:
    os.environ["CCHC_DATA"] = str(instance.demo())
    loaded = Loaded(instance.demo(), snapshot.current_id(instance.demo()))
    outcomes: Counter[str] = Counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        told = bombard(surfaces.messages(browser), round(count * SHARES["messages"]), seed, surfaces.AT_ONCE)
        within = [_told("messages", told)]
    asking = {"search": surfaces.questions(loaded), "files": surfaces.files(outcomes), "addresses": surfaces.addresses(loaded)}
    for name, surface in asking.items():
        with surface as ask:
            within.append(_told(name, bombard(ask, round(count * SHARES[name]), seed)))
    print("files:", ", ".join(f"{number} {outcome}" for outcome, number in outcomes.most_common()))
    return int(not all(within))


def _told(name: str, told: Told) -> bool:
    within = told.worst <= MOST_SECONDS[name]
    print(f"{name}: {told.inputs} inputs, {1000 * told.seconds / told.inputs:.2f} ms each, worst {1000 * told.worst:.0f} ms (number {told.at}), "
          f"memory {told.grew:+.0f} MB; {'within' if within else 'OVER'} {MOST_SECONDS[name]:.0f} s", flush=True)
    return within


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*(numbers + [100_000, 1][len(numbers) :])))
