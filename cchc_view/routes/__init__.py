"""Our own addresses, answered before Streamlit's: light pages, API, data, status, shell, 404."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from cchc_view.page import Page
from cchc_view.routes import api, light, shell, status


def build(pages: Sequence[Page]) -> list[BaseRoute]:
    """Every route of the house; the last one answers 404 for what is nobody's address."""
    return [
        Route("/healthz", status.healthz),
        Route("/status.json", status.status),
        Route("/api/v1/indicators", api.indicators),
        Route("/du-lieu/figures.csv", api.figures_csv),
        *light.routes(pages),
        *shell.routes(pages),
        shell.Nowhere(),
    ]
