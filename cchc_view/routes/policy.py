"""Content-Security-Policy: what a page of each kind may run and load, and who may frame it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from cchc_view.blocks import stylesheet
from cchc_view.settings import settings

# The style sheets that stand inside our own pages, each allowed by its hash and nothing else.
_SHEETS = ("style", "dark", "procedure", "sheet", "gallery", "wall")


def plain() -> str:
    """For what runs no script at all: light pages, data, errors."""
    return f"{_ours()}; {_ancestors()}"


def framed() -> str:
    """For what stands in another page's frame: our one script tells that page how high it is."""
    return f"{_ours()}; script-src 'self'; {_ancestors(framed=True)}"


def gallery() -> str:
    """For the page that shows the pieces in frames."""
    return f"{_ours()}; script-src 'self'; connect-src 'self'; frame-src 'self'; {_ancestors()}"


def wall() -> str:
    """For the screen on the wall, whose one script asks for the board."""
    return f"{_ours()}; script-src 'self'; connect-src 'self'; {_ancestors()}"


def streamlit(framed: bool = False) -> str:
    """As strict as Streamlit works with: its styles are written by script, its charts draw blobs."""
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
        f"base-uri 'self'; form-action 'self'; {_ancestors(framed)}"
    )


def _ancestors(framed: bool = False) -> str:
    allowed = settings().embedders if framed else settings().frame_pages
    return f"frame-ancestors {' '.join(allowed)}"


@cache
def _ours() -> str:
    hashes = " ".join(f"'sha256-{_digest(stylesheet(name))}'" for name in _SHEETS)
    return f"default-src 'none'; style-src {hashes}; img-src 'self' data:; form-action 'self'; base-uri 'none'"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
