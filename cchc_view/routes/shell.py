"""The page addresses: our story at once, Streamlit behind it, and a real 404 for the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from cchc_view import tell_html
from cchc_view.page import INTERACTIVE, LIGHT, Page, read_view
from cchc_view.desk import gate
from cchc_view.routes import light, startup
from cchc_view.routes.startup import SCRIPTS

# First parts of addresses that Streamlit answers itself. Not media: nothing of ours lies there,
# and what a script puts there can be fetched by whoever knows the address, logged in or not.
_STREAMLIT = {"_stcore", "static", "favicon.png", "manifest.json"}
_LOGIN = {"auth", "oauth2callback"}


def routes(pages: Sequence[Page]) -> list[Route]:
    """One route per page, a redirect for the same address with a slash, and the two scripts."""
    pages = tuple(pages)
    found = [Route("/" + page.path, _first_paint(page, pages)) for page in pages]
    slashes = [Route(f"/{page.path}/", _without_slash) for page in pages if page.path]
    scripts = [Route(f"/{name}.js", _script(name)) for name in ("takeover", "connection")]
    return [*found, *slashes, *scripts]


def _without_slash(request: Request) -> Response:
    return RedirectResponse(str(request.url.replace(path=request.url.path.rstrip("/"))), status_code=308)


def _script(name: str) -> Callable[[Request], FileResponse]:
    return lambda request: FileResponse(SCRIPTS / f"{name}.js", media_type="text/javascript")


def _first_paint(page: Page, pages: tuple[Page, ...]) -> Callable[[Request], Awaitable[Response]]:
    """The told story with Streamlit starting behind it; complete even if Streamlit never comes."""

    async def answer(request: Request) -> Response:
        lang = read_view(request.query_params, None, INTERACTIVE).lang
        return await light.tell(page, pages, request, INTERACTIVE, startup.tags(lang))

    return answer


class Nowhere(Route):
    """Answers 404 to every address that is neither ours nor Streamlit's."""

    def __init__(self) -> None:
        super().__init__("/{path:path}", self._answer)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        first = scope["path"].strip("/").split("/")[0] if scope["type"] == "http" else ""
        if first in _STREAMLIT or (first in _LOGIN and gate.is_configured()):
            return Match.NONE, {}
        return super().matches(scope)

    @staticmethod
    def _answer(request: Request) -> HTMLResponse:
        lang = read_view(request.query_params, None, LIGHT).lang
        return HTMLResponse(tell_html.plain_page(lang, "missing"), status_code=404)
