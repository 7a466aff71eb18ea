"""Making every light page anew, in both languages, beside the same without remembered answers.

python -m benchmarks.making

Time of the processor and not of the clock, and the two in turns, so that a busy machine falls on both.
"""

from __future__ import annotations

import time
from datetime import date
from statistics import median

from starlette.datastructures import QueryParams

from cchc_data import instance, remembered, snapshot
from cchc_data.store import Loaded
from cchc_view import tell_html
from cchc_view.asked import read_view
from cchc_view.page import LIGHT
from pages import PAGES

ROUNDS = 3
MOST_ROWS = remembered.MOST_ROWS


def main() -> None:
    _round(True)  # charts are drawn, templates and words read
    spent: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(ROUNDS):
        for remembering, found in spent.items():
            found.append(_round(remembering))
    ours, without = (median(found) for found in spent.values())
    print(f"a light page: {ours:.1f} ms of processor = {ours / without:.2f} x without remembered answers ({without:.1f} ms)")


def _round(remembering: bool) -> float:
    """Milliseconds a page; a snapshot loaded anew has nothing that was told or remembered of it."""
    remembered.MOST_ROWS = MOST_ROWS if remembering else -1
    loaded = Loaded(instance.demo(), snapshot.current_id(instance.demo()))
    asked = [
        (page, read_view(QueryParams(query), loaded, LIGHT, page.fields, page.controls))
        for page in PAGES if page.is_for(loaded)
        for query in ("", "lang=en", "ky=2026-09", "ky=2026-09&lang=en")
    ]  # fmt: skip
    start = time.process_time()
    for page, view in asked:
        tell_html.page_html(page, PAGES, loaded, view, date(2026, 11, 1), "ok", "/")
    return 1000 * (time.process_time() - start) / len(asked)


if __name__ == "__main__":
    main()
