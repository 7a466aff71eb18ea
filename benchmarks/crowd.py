"""How many answers a second the light pages get to a crowd, beside /healthz: one serving process, one asking.

Both share the machine, so on two cores each has about one. Every page in both languages and
some pages of procedures by turns, compressed, over kept-alive connections.

python -m benchmarks.crowd
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import re
import time
from itertools import cycle, islice
from statistics import median, quantiles

from benchmarks.timing import ROOT, server, wait_for
from cchc_data import instance, snapshot
from cchc_data.store import Loaded
from pages import PAGES

CONNECTIONS = 32
SECONDS = 8.0
ROUNDS = 3
LEAST_A_SECOND, MOST_P95 = 1000, 50.0

_LENGTH = re.compile(rb"content-length: (\d+)")


def main() -> None:
    with server(ROOT / "dashboard.py", "/nhe/") as (address, _):
        port = int(address.rpartition(":")[2])
        pages = light_pages()
        warm(address, pages)
        rounds = [(in_a_process(port, ["/healthz"]), in_a_process(port, pages)) for _ in range(ROUNDS)]
    nothing, crowd = (max(found) for found in zip(*rounds, strict=True))
    verdict = "within" if crowd[0] >= LEAST_A_SECOND and crowd[2] <= MOST_P95 else "OVER"
    print(f"{len(pages)} light addresses, {CONNECTIONS} connections, {os.cpu_count()} cores shared by one server and one asker")
    print(f"/healthz: {nothing[0]:.0f} answers a second, median {nothing[1]:.1f} ms, p95 {nothing[2]:.1f} ms")
    print(f"light pages: {crowd[0]:.0f} answers a second = {crowd[0] / nothing[0]:.2f} x /healthz, median {crowd[1]:.1f} ms, "
          f"p95 {crowd[2]:.1f} ms; {verdict} the budget of {LEAST_A_SECOND} a second and {MOST_P95:.0f} ms")


def warm(address: str, pages: list[str]) -> None:
    """Ask for every page once, so that all are rendered and compressed."""
    for page in pages:
        wait_for(address + page)


def light_pages() -> list[str]:
    """Every page in both languages, and thirty procedures."""
    loaded = Loaded(instance.demo(), snapshot.current_id(instance.demo()))
    codes = [row["proc_code"] for row in islice(loaded.rows("procedure_codes"), 30)]
    pages = [f"/nhe/{page.path}{query}" for page in PAGES for query in ("", "?lang=en")]
    return pages + [f"/nhe/thu-tuc/{code}" for code in codes]


def in_a_process(port: int, paths: list[str]) -> tuple[float, float, float]:
    """The asking in an interpreter of its own, so that the server's and this one's do not wait for each other."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(ask, (port, paths, SECONDS))


def ask(port: int, paths: list[str], seconds: float, a_second: float = 0) -> tuple[float, float, float]:
    """Answers a second, median and 95th percentile in milliseconds; asks no more often than `a_second`, if that is given."""
    spent = asyncio.run(_crowd(port, paths, seconds, CONNECTIONS / a_second if a_second else 0.0))
    return len(spent) / seconds, 1000 * median(spent), 1000 * quantiles(spent, n=20)[-1]


async def _crowd(port: int, paths: list[str], seconds: float, every: float) -> list[float]:
    end = time.perf_counter() + seconds
    visitors = [_visitor(port, paths[at % len(paths) :] + paths[: at % len(paths)], end, every) for at in range(CONNECTIONS)]
    return [one for spent in await asyncio.gather(*visitors) for one in spent]


async def _visitor(port: int, paths: list[str], end: float, every: float) -> list[float]:
    reading, writing = await asyncio.open_connection("127.0.0.1", port)
    spent, due = [], time.perf_counter()
    for path in cycle(paths):
        start = due if every else time.perf_counter()  # at a steady rate, who is kept waiting began to wait when it was due
        if time.perf_counter() >= end:
            break
        writing.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: br\r\n\r\n".encode())
        head = await reading.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200 "):
            raise RuntimeError(f"{path}: {head[:40]!r}")
        await reading.readexactly(int(_LENGTH.search(head)[1]))
        spent.append(time.perf_counter() - start)
        if every:
            due += every
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
    writing.close()
    return spent


if __name__ == "__main__":
    main()
