"""How many visitors of the interactive pages one process bears: real WebSockets, each reloading a page every 5 seconds.

python -m benchmarks.load                    20, 100 and 300 visitors, ours beside Streamlit's defaults; memory; light pages
python -m benchmarks.load 100 --seconds 20   only so many, so long

Server and visitors share the machine's cores. In the same run, by turns, the same pages without what
we do about garbage collection (`benchmarks.defaults`).
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import time
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median, quantiles

from benchmarks import crowd
from benchmarks.sites import Site, site
from benchmarks.visitor import Load, NoAnswer, connection, load, tell

PAGES = ("", "dung-han", "truc-tuyen", "phan-anh", "hai-long")
EVERY = 5.0  # seconds between two loads of one visitor
SIDES = {"ours": "dashboard.py", "defaults": "benchmarks/defaults.py"}
LEAST_LOADS, MOST_FIGURE_P95 = 50.0, 300.0
LIGHT_A_SECOND, BESIDE = 1000, 50
FITTING, OPEN = 100, 400  # the first connections fit in what the start left free; those after them are measured
HEAD = f"{'visitors':>8} {'side':>9} {'loads/s':>8} {'painted p50':>12} {'p95 ms':>7} {'figure p50':>11} {'p95 ms':>7} {'CPU ms/load':>12} {'failed':>7}"


@dataclass(frozen=True)
class Told:
    """What a crowd met: every load after the first round, seconds they took together, processor seconds, failures."""

    loads: list[Load]
    seconds: float
    processor: float
    failed: int

    def line(self, visitors: int, side: str) -> str:
        if len(self.loads) < 2:
            return f"{visitors:>8} {side:>9} {len(self.loads) / self.seconds:>8.1f} no figure came in {self.seconds:.0f} s; {self.failed} failed"
        painted, figure = ([1000 * getattr(one, name) for one in self.loads] for name in ("painted", "figure"))
        parts = (
            f"{visitors:>8} {side:>9} {len(self.loads) / self.seconds:>8.1f}",
            f"{median(painted):>12.0f} {p95(painted):>7.0f} {median(figure):>11.0f} {p95(figure):>7.0f}",
            f"{1000 * self.processor / len(self.loads):>12.1f} {self.failed:>7}",
        )
        return " ".join(parts)


def p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


async def look(found: Site) -> None:
    """Every page once: rendered and compressed for the first visitor, it is ready for all others."""
    for page in PAGES:
        _, socket = await load(found.address, page)
        await socket.close()


async def visit(found: Site, visitors: int, seconds: float) -> Told:
    """A crowd whose visitors come one after another in the first 5 seconds; measured from then on."""
    begin = time.monotonic() + EVERY
    end = begin + seconds
    ways = [_visitor(found, at, visitors, end) for at in range(visitors)]
    watch = asyncio.create_task(_processor(found, begin, end))
    told = await asyncio.gather(*ways)
    loads = [one for loads, _ in told for one in loads if begin <= one.at < end]
    return Told(loads, seconds, await watch, sum(failed for _, failed in told))


async def _visitor(found: Site, at: int, visitors: int, end: float) -> tuple[list[Load], int]:
    """One visitor's loads and how many failed; who had to wait for a page reloads it no sooner than after 5 seconds."""
    loads, failed, socket = [], 0, None
    await asyncio.sleep(EVERY * at / visitors)
    for page in islice(cycle(PAGES), at, None):
        due = time.monotonic() + EVERY
        if due - EVERY >= end:
            break
        if socket:
            await socket.close()
        try:
            one, socket = await load(found.address, page, agent=f"visitor {at}")
            loads.append(one)
        except (OSError, NoAnswer, EOFError, asyncio.IncompleteReadError):
            failed, socket = failed + 1, None
        await asyncio.sleep(max(0.0, due - time.monotonic()))
    if socket:
        await socket.close()
    return loads, failed


async def _processor(found: Site, begin: float, end: float) -> float:
    await asyncio.sleep(begin - time.monotonic())
    before = found.processor()
    await asyncio.sleep(end - time.monotonic())
    return found.processor() - before


async def opened(found: Site) -> float:
    """MB of memory for each of many connections that are open and have drawn a page."""
    sockets, at_first = [], 0.0
    for place, page in enumerate(islice(cycle(PAGES), FITTING + OPEN)):
        if place == FITTING:
            at_first = found.memory()
        socket = await connection(found.address)
        await tell(socket, page)
        sockets.append(socket)
    took = (found.memory() - at_first) / OPEN
    for socket in sockets:
        await socket.close()
    return took


def light(found: Site, seconds: float) -> None:
    """Light pages at a steady rate from a process of its own, beside interactive visitors."""
    pages, port = crowd.light_pages(), int(found.address.rpartition(":")[2])
    crowd.warm(found.address, pages)
    found.settle()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        asking = pool.apply_async(crowd.ask, (port, pages, seconds + 2 * EVERY, LIGHT_A_SECOND))
        told = asyncio.run(visit(found, BESIDE, seconds))
        rate, middle, most = asking.get()
    print(told.line(BESIDE, "beside"))
    print(f"light pages beside them: {rate:.0f} answers a second of {LIGHT_A_SECOND} asked for, median {middle:.1f} ms, p95 {most:.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("visitors", nargs="*", type=int)
    parser.add_argument("--seconds", type=float, default=30)
    asked = parser.parse_args()
    with ExitStack() as stack:
        sites = {side: stack.enter_context(site(script)) for side, script in SIDES.items()}
        for found in sites.values():
            asyncio.run(look(found))
        print(HEAD)
        for visitors in asked.visitors or (20, 100, 300):
            for side, found in sites.items():
                print(asyncio.run(visit(found, visitors, asked.seconds)).line(visitors, side), flush=True)
                found.settle()
        if not asked.visitors:
            light(sites["ours"], asked.seconds)
    if not asked.visitors:
        with site(SIDES["ours"]) as fresh:  # nobody has left memory behind in which others fit
            asyncio.run(look(fresh))
            print(f"memory: {asyncio.run(opened(fresh)):.2f} MB for each open connection")
    print(f"budgets: {LEAST_LOADS:.0f} loads a second with the first figure's p95 under {MOST_FIGURE_P95:.0f} ms; {LIGHT_A_SECOND} light answers a second")


if __name__ == "__main__":
    main()
