"""The script with which what stands in a frame tells the page around it how high it is."""

from __future__ import annotations

from markupsafe import Markup

from cchc_view import blocks as drawing
from cchc_view.routes.scripts import versioned
from cchc_view.settings import settings


def tag() -> Markup:
    """The tag for the end of a framed page."""
    return drawing.fill("sizing.html", source=versioned("/nhung/khung.js"), allowed=" ".join(settings().embedders))
