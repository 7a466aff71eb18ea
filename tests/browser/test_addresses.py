"""Each address, opened directly, shows its story on a phone and on a desk; some as the first after a fresh start."""

import pytest
from serving import Server
from visiting import Visitor

from cchc_view import words as wordbook
from pages import PAGES
from tests.english import english_in

pytestmark = pytest.mark.browser

PHONE, DESK = 360, 1280
FIRST = ("overview", "procedures", "compare")  # asked of a server that nobody has asked anything yet


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.key)
def fresh(request, chromium, server, tmp_path_factory):
    """A page, and a visitor to a server."""
    own = Server(tmp_path_factory.mktemp("fresh") / "data") if request.param.key in FIRST else None
    with Visitor(chromium, (own or server).address, PHONE) as visitor:
        yield request.param, visitor, own or server
    if own:
        own.stop()


def test_an_address_opened_directly_shows_its_story(fresh):
    page, visitor, server = fresh
    told_directly(page, visitor, server, "vi")
    visitor.resize(PHONE)
    assert [english for text in visitor.texts() for english in english_in(text)] == []
    assert visitor.violations() == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.key in FIRST], ids=lambda page: page.key)
def test_so_it_does_in_english(chromium, calm, page):
    """The other language has the same elements; every page of it: tests/view, and the sweep of benchmarks.accessibility."""
    with Visitor(chromium, calm.address, PHONE) as visitor:
        told_directly(page, visitor, calm, "en")


def told_directly(page, visitor, server, lang):
    visitor.open(f"/{page.path}" + ("?lang=en" if lang == "en" else ""))
    assert visitor.disturbed() == []
    assert visitor.page.locator("#root h1").inner_text() == wordbook.of(lang)(f"{page.key}.question")
    assert visitor.page.locator("html").get_attribute("lang") == lang
    assert visitor.outside() == []
    assert len(visitor.texts()) > 50
    visitor.resize(DESK)
    assert visitor.outside() == []
    assert visitor.hosts == {f"127.0.0.1:{server.port}"}
    assert visitor.trouble == [] and "Traceback" not in server.log
