"""Blocks become accessible HTML that cannot carry script or collide."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cchc_view import blocks, guidance, story

EVIL = '<script>alert("x")</script>'
TEMPLATES = Path(blocks.__file__).parent / "templates"
METHOD = story.Method(EVIL, EVIL, EVIL, EVIL, (EVIL,), (EVIL,), EVIL)
TILE = story.Tile("on_time_pct", EVIL, EVIL, True, "met", "✓ " + EVIL, EVIL, EVIL, EVIL, EVIL,
                  EVIL, EVIL, METHOD, "/dung-han")
CELL = story.Cell(EVIL, "number", "/x", note=EVIL)
TABLE = story.Table(EVIL, (EVIL, EVIL), ((CELL, story.Cell(EVIL, "status", status="near")),))
EVERY_BLOCK = [
    story.Heading(EVIL, 1, EVIL, "neo"),
    story.Tiles((TILE,), lead=True),
    story.Tiles((TILE, TILE)),
    story.Chart(EVIL, EVIL, {}, TABLE),
    TABLE,
    story.Table(EVIL, (EVIL, EVIL), TABLE.rows, folded=True),
    story.Table(EVIL, (EVIL,), (), empty=EVIL),
    story.Note(EVIL, "warning"),
    story.Paragraph(EVIL),
    story.Bullets((EVIL,), ordered=True),
    story.Search(EVIL, EVIL, EVIL, EVIL),
    story.Cards((story.Card(EVIL, (EVIL,), "/x", EVIL), story.Card(EVIL, ()))),
    story.Folded(EVIL, (story.Paragraph(EVIL), TABLE)),
    guidance.Facts((guidance.Fact(EVIL, (EVIL,), (EVIL,), EVIL, "/x", external=True),), large=True),
    guidance.Checklist((guidance.Item(EVIL, EVIL, EVIL, EVIL), guidance.Item(EVIL)), EVIL),
    guidance.Form("/x", EVIL, (guidance.Entry("a", EVIL, EVIL), guidance.Entry("b", EVIL, options=((EVIL, EVIL),))), EVIL,
               (guidance.Entry("c", EVIL),)),
    story.Columns((story.Paragraph(EVIL),), (story.Paragraph(EVIL),)),
    story.Links((story.Link(EVIL, "/x", external=True), story.Link(EVIL, "/y", download=True))),
]
VOID = {"input", "meta", "link", "br"}


def words(key: str) -> str:
    return f"[{key}]"


class Balance(HTMLParser):
    """Reads HTML and complains about tags that do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[str] = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.attributes += [name for name, _ in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda b: type(b).__name__)
def test_every_block_is_balanced_html_and_escapes_what_it_is_given(block):
    html = blocks.render(block, words, draw=lambda _: "<svg></svg>")
    found = Balance(html).attributes
    assert "<script" not in html and "&lt;script&gt;" in html
    assert not [name for name in found if name.startswith("on") or name == "style"]
    assert found.count("id") == (1 if isinstance(block, story.Heading) else 0)


def test_every_block_type_of_the_contract_has_been_tried():
    assert {type(b) for b in EVERY_BLOCK} == set(story.Block.__args__)


@pytest.mark.parametrize("href", ["javascript:alert(1)", " jAvascript:x", "java\nscript:x", "data:,x"])
def test_an_address_that_could_run_code_is_not_linked(href):
    html = blocks.render(story.Links((story.Link("t", href),)), words)
    assert "href" not in html and ">t<" in html


@pytest.mark.parametrize("href", ["/thu-tuc/1.2", "?q=a", "#a", "https://a.vn", "tel:+84254"])
def test_an_ordinary_address_is_linked(href):
    assert f'href="{href}"' in blocks.render(story.Links((story.Link("t", href),)), words)


def test_a_tile_keeps_the_fixed_order_of_its_parts():
    parts = ["nhan", "gia-tri", "chu", "chi-tieu", "dem", "khoang", "it", "doi", "ngay", "goc"]
    tile = story.Tile("i", *parts[:2], True, "met", "✓ " + parts[2], *parts[3:9],
                      story.Method(parts[9], "", "", ""))
    html = blocks.render(story.Tiles((tile,)), words)
    places = [html.index(part) for part in parts]
    assert places == sorted(places)


def test_a_status_symbol_is_hidden_from_a_screen_reader_and_its_word_is_not():
    html = blocks.render(story.Tiles((TILE,)), words)
    assert re.search(r'aria-hidden="true">✓</span><span>', html)


def test_empty_parts_of_a_tile_are_not_drawn():
    html = blocks.render(story.Tiles((story.Tile("i", "a", "b"),)), words)
    assert "cc-tile-target" not in html and "<details" not in html and "cc-status" not in html


def test_a_table_has_caption_scopes_and_a_box_reached_by_keyboard():
    html = blocks.render(TABLE, words)
    assert '<caption class="cc-caption">' in html
    assert html.count('scope="col"') == 2 and html.count('scope="row"') == 1
    assert 'role="region" tabindex="0" aria-label=' in html
    assert "cc-cell--number" in html


def test_a_chart_has_its_sentence_and_its_table_with_or_without_a_drawing():
    chart = story.Chart("Tên", "Câu.", {}, TABLE)
    drawn, told = blocks.render(chart, words, draw=lambda _: "<svg></svg>"), blocks.render(chart, words)
    assert "<svg></svg>" in drawn and "[blocks.table_twin]" in drawn
    assert "<details" not in told
    for html in (drawn, told, blocks.render_chart_head(chart, words)):
        assert "Câu." in html
    assert "<table" in blocks.render_chart_foot(chart, words)


def test_a_search_form_carries_the_scope_along_and_needs_no_script():
    search = story.Search("Tìm", "khai sinh", "Tìm", 'a"b')
    html = blocks.render(search, words, keep=[("ky", "2026-Q3")])
    assert 'method="get" role="search"' in html
    assert '<input type="hidden" name="ky" value="2026-Q3">' in html
    assert 'value="a&#34;b"' in html


def test_a_link_abroad_gives_no_opener_and_says_so():
    html = blocks.render(story.Links((story.Link("t", "https://a.vn", external=True),)), words)
    assert 'rel="noopener external"' in html and "[blocks.external]" in html


def test_templates_hold_no_sentence_of_any_language():
    for path in TEMPLATES.rglob("*.html"):
        text = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>|&\w+;", " ", path.read_text("utf-8"), flags=re.S)
        assert not re.search(r"[^\W\d_]", text), (path.name, text.split())


def test_the_style_sheet_asks_nobody_else_and_styles_only_its_own_classes():
    css = blocks.stylesheet()
    assert not re.search(r"url\(|@import|http|<", css)
    assert css.count("{") == css.count("}")
    selectors = re.findall(r"(?:^|[{};])([^{};@]+)\{", css)
    strays = [s for s in selectors if not re.search(r"\.cc|:root", s)]
    assert strays == []


def test_a_table_of_words_can_be_read_as_cards_and_one_of_numbers_stays_a_grid():
    word, number, nothing = story.Cell("chữ"), story.Cell("1", "number"), story.Cell("–")
    wordy = blocks.render(story.Table("Bảng", ("A", "B", "C", "D"), ((word, number, word, nothing),)), words)
    assert wordy.count('role="cell"') == 3 and 'role="rowheader"' in wordy
    assert re.findall(r'data-label="(.)"', wordy) == ["B", "C", "D"]
    assert wordy.count("cc-cell--nothing") == 1
    numbers = blocks.render(story.Table("Bảng", ("A", "B", "C"), ((word, number, number),)), words)
    assert "cc-table--wordy" not in numbers and "data-label" not in numbers
