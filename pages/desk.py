"""The officials' desk: what waits, what may become public, who did what."""

from __future__ import annotations

from cchc_view.desk import page
from pages import PAGES


def draw() -> None:
    page.draw(PAGES)
