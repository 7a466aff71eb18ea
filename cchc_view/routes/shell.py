"""The page addresses: our story at once, Streamlit behind it, and a real 404 for the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Scope

from cchc_view.asked import read_view
from cchc_view.page import INTERACTIVE, Page
from cchc_view.routes import light, startup
from cchc_view.routes.place import without_slash
from cchc_view.routes.plain import plain
from cchc_view.routes.scripts import script
from cchc_view.routes.theirs import is_theirs


def routes(pages: Sequence[Page]) -> list[Route]:
    """One route per page, a redirect for the same address with a slash, and the two scripts."""
    pages = tuple(pages)
    found = [Route("/" + page.path, _first_paint(page, pages)) for page in pages]
    slashes = [Route(f"/{page.path}/", without_slash) for page in pages if page.path]
    scripts = [Route(f"/{name}", script(name)) for name in ("takeover.js", "connection.js")]
    return [*found, *slashes, *scripts]


def _first_paint(page: Page, pages: tuple[Page, ...]) -> Callable[[Request], Awaitable[Response]]:
    """The told story with Streamlit starting behind it; complete even if Streamlit never comes."""

    async def answer(request: Request) -> Response:
        lang = read_view(request.query_params, None, INTERACTIVE).lang
        return await light.tell(page, pages, request, INTERACTIVE, startup.tags(lang))

    return answer


class Nowhere(Route):
    """Answers 404 to every address that is neither ours nor Streamlit's."""

    def __init__(self) -> None:
        super().__init__("/{path:path}", lambda request: plain(request, "missing"))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        theirs = scope["type"] == "http" and is_theirs(scope["path"])
        return (Match.NONE, {}) if theirs else super().matches(scope)
