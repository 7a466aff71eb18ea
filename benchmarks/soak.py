"""Does the server grow? Visitors of the interactive pages for an hour, and its memory once a minute.

python -m benchmarks.soak [MINUTES] [VISITORS]     (60 minutes and 20 visitors by default; Linux)

Every visitor reloads a page every 5 seconds and leaves a session behind each time, as people do.
Every tenth minute another snapshot becomes current, so that what is kept between visits is made anew.
"""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime
from statistics import mean, median

from benchmarks.load import EVERY, look, p95, visit
from benchmarks.sites import Site, site
from cchc_data import sample, snapshot

MINUTE = 60.0
WARM = 10  # minutes until sessions that were left are forgotten as fast as new ones come, and both snapshots were seen
MOST_GROWTH = 1.05


def main(minutes: int, visitors: int) -> int:
    with site("dashboard.py") as found:
        ids = [snapshot.current_id(found.data), _second(found)]
        asyncio.run(look(found))
        print("minute  MB  loads  first figure p50  p95 ms  CPU ms a load  failed", flush=True)
        memory = [_minute(found, minute, visitors, ids) for minute in range(1, minutes + 1)]
    settled = memory[min(WARM, len(memory) // 3) :]
    quarter = max(1, len(settled) // 4)
    first, last = mean(settled[:quarter]), mean(settled[-quarter:])
    print(f"first quarter {first:.0f} MB, last quarter {last:.0f} MB, {100 * (last / first - 1):+.1f} %: {'GROWS' if last > MOST_GROWTH * first else 'flat'}")
    return int(last > MOST_GROWTH * first)


def _second(found: Site) -> str:
    org = sample.Setting.load().org
    return snapshot.write(found.data, sample.sample(seed=7), org, created_at=datetime.now(UTC), sources=[], illustrative=True)


def _minute(found: Site, minute: int, visitors: int, ids: list[str]) -> float:
    begun = time.monotonic()
    told = asyncio.run(visit(found, visitors, MINUTE - 2 * EVERY))
    figure = [1000 * one.figure for one in told.loads]
    cost = 1000 * told.processor / len(figure)
    print(f"{minute:>6} {found.memory():>4.0f} {len(figure):>5} {median(figure):>12.0f} {p95(figure):>12.0f} {cost:>14.1f} {told.failed:>7}", flush=True)
    if minute % 10 == 0:
        snapshot.make_current(found.data, ids[minute // 10 % 2])
    time.sleep(max(0.0, begun + MINUTE - time.monotonic()))
    return found.memory()


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*(numbers + [60, 20][len(numbers) :])))
