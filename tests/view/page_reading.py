"""A page as a test reads it: elements with their text, found by tag, class and attribute."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = {"base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_UNREAD = {"script", "style", "svg"}
_READ_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "content", "label")
_BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "dt", "dd", "caption", "option", "summary", "div", "label"}


class Element:
    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def classes(self) -> set[str]:
        return set((self.get("class") or "").split())

    def walk(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, tag: str = "", of: str = "", **attributes: str) -> list[Element]:
        """Every element below with this tag, this class and these attributes, in reading order."""
        return [
            e
            for e in self.walk()
            if tag in ("", e.tag) and (not of or of in e.classes) and all(e.get(k) == v for k, v in attributes.items())
        ]

    def one(self, tag: str = "", of: str = "", **attributes: str) -> Element:
        (found,) = self.all(tag, of, **attributes)
        return found

    @property
    def text(self) -> str:
        """Everything inside that is read out, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in _UNREAD:
                yield from child._texts()
                if child.tag in _BLOCKS:
                    yield "\n"

    def texts_in(self, lang: str) -> list[str]:
        """Texts and read attributes, without the parts that say they are in another language."""
        found = []
        for child in self.children:
            if isinstance(child, str):
                found.append(child)
            elif child.get("lang") in (None, lang):
                read_out = child.get("name") != "color-scheme"
                found += [child[name] for name in _READ_ATTRIBUTES if read_out and child.get(name)]
                found += [] if child.tag in ("script", "style") else child.texts_in(lang)
        return [text for text in found if text.strip()]


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = self.here = Element("", {}, None)
        self.feed(html)
        self.close()
        assert self.here is self.root, f"<{self.here.tag}> is not closed"

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in _VOID:
            self.here = element

    def handle_startendtag(self, tag, attrs):
        self.here.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag):
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def read(html: str) -> Element:
    """The document as a tree; fails when tags do not close in order."""
    return _Reader(html).root


def tiles(page: Element) -> dict[str, dict[str, str]]:
    """What each tile shows, by indicator: label, value, counts, target, status, interval."""
    found = {}
    for tile in page.all("article", "cc-tile"):
        parts = ("label", "value", "counts", "target", "status", "interval")
        shown = {part: " ".join(e.text for e in tile.all(of=f"cc-tile-{part}")) for part in parts}
        assert found.setdefault(tile["data-indicator"], shown) == shown, "two tiles of one indicator differ"
    return found


def table_rows(page: Element, caption: str) -> list[list[str]]:
    """The cells of the one table whose caption starts like this."""
    (table,) = [t for t in page.all("table") if t.one("caption").text.startswith(caption)]
    return [[cell.text for cell in row.all() if cell.tag in ("th", "td")] for row in table.one("tbody").all("tr")]
