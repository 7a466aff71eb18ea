"""The light pages are complete, Vietnamese and true for every page, language and scope."""

import re
import unicodedata
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest
from page_reading import Element, read
from starlette.testclient import TestClient

from cchc_view import cached
from cchc_view import words as wordbook
from pages import PAGES
from tests.english import TABLES, english_in

PERIODS = {  # an open month, the first month, and one of every other kind
    "vi": ("", "ky=2026-10", "ky=2024-11", "ky=2026-Q3", "ky=2026-R3", "ky=2025-R", "ky=2025"),
    "en": ("", "ky=2026-10", "ky=2026-R3"),
}
FIELDS = {"on_time": ("linh-vuc=chung-thuc", "linh-vuc=nhay-cam&ky=2026-09"),
          "procedures": ("linh-vuc=nuoi-con-nuoi", "tim=khai+sinh", "tim=qwxz", "doi-tuong=business", "cach-nop=online")}
VIEWS = [
    pytest.param(f"/nhe/{page.path}?lang={lang}&{query}".rstrip("&"), id=f"{page.key}-{lang}-{query or 'default'}")
    for page in PAGES
    for lang in wordbook.LANGUAGES
    for query in (*PERIODS[lang], *FIELDS.get(page.key, ()))
]
DEFAULTS = [f"/nhe/{page.path}" for page in PAGES] + [f"/nhe/{page.path}?lang=en" for page in PAGES]
NUMBERS = {"vi": r"−?\d{1,3}(\.\d{3})*(,\d{1,4})?", "en": r"−?\d{1,3}(,\d{3})*(\.\d{1,4})?"}


@pytest.fixture(scope="session")
def page_at(site: TestClient):
    """The page of an address as a tree, asked for once."""

    @cache
    def open_page(address: str) -> Element:
        answer = site.get(address)
        assert answer.status_code == 200, address
        return read(answer.text)

    return open_page


def leaked_keys(text: str) -> list[str]:
    """Keys of the word file that stand in a text where their sentence should."""
    column = re.fullmatch(r"(\w+)\.\w+", text)  # of a public table, in the list of columns
    found = re.findall(r"[a-z_]+\.\w+", text)
    return [] if column and column[1] in TABLES else [key for key in found if key in wordbook.sentences("vi")]


def language_of(address: str) -> str:
    return "en" if "lang=en" in address else "vi"


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_of_every_page_is_a_whole_page(page_at, address):
    page = page_at(address)
    html = page.one("html")
    assert html["lang"] == language_of(address)
    assert html.one("title").text and html.one("h1").text
    ids = [e["id"] for e in html.walk() if e.get("id")]
    assert len(ids) == len(set(ids))
    levels = [int(e.tag[1]) for e in html.walk() if re.fullmatch("h[1-6]", e.tag)]
    steps = zip([0, *levels], levels, strict=False)
    assert all(after <= before + 1 for before, after in steps), levels
    assert [e.tag for e in html.all() if e.tag in ("main", "header", "footer", "nav")] == [
        "header", "nav", "main", "footer"]


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_names_hotline_date_and_that_the_data_is_invented(page_at, address):
    page, words = page_at(address), wordbook.of(language_of(address))
    loaded = cached.current()
    dialled = [{a["href"] for a in part.all("a") if a["href"].startswith("tel:")} for part in (page.one("header"), page.one("footer"), page)]
    assert dialled[0] == dialled[1] == {"tel:02690000000"} <= dialled[2]
    assert dialled[2] <= {f"tel:{contact['phone'].replace(' ', '')}" for contact in loaded.rows("contacts") if contact["phone"]}
    bands = [band.text for band in page.all(of="cc-band")]
    assert words("band.demo") in bands
    day = f"{loaded.as_of:%d/%m/%Y}" if words.lang == "vi" else f"{loaded.as_of:%-d %b %Y}"
    assert any(day in band for band in bands)


@pytest.mark.parametrize("address", VIEWS)
def test_no_view_shows_a_key_a_place_left_open_or_a_value_of_python(page_at, address):
    for text in page_at(address).texts_in(language_of(address)):
        assert not leaked_keys(text)
        assert not re.search(r"[{}]|^None$|\bnan\b|\bTrue\b|\bFalse\b", text), text


@pytest.mark.parametrize("address", [v for v in VIEWS if "lang=vi" in v.values[0]])
def test_no_view_in_vietnamese_shows_an_english_word(page_at, address):
    found = [english for text in page_at(address).texts_in("vi") for english in english_in(text)]
    assert found == []


@pytest.mark.parametrize("address", VIEWS)
def test_numbers_are_written_as_the_language_of_the_page_writes_them(page_at, address):
    page, lang = page_at(address), language_of(address)
    number = NUMBERS[lang]
    for text in page.texts_in(lang):
        for rate in re.findall(r"[\d.,]*\d%", text):
            assert re.fullmatch(number + "%", rate), text
    values = [e.text for e in page.all(of="cc-tile-value") if "cc-tile-value--words" not in e.classes]
    cells = [e.text for e in page.all("td", "cc-cell--number")]
    for text in values + cells:
        assert text == "–" or re.match(number + r"($|[ /–%])", text), text


@pytest.mark.parametrize("address", VIEWS)
def test_no_table_has_an_empty_cell_and_every_row_is_as_wide_as_the_head(page_at, address):
    for table in page_at(address).all("table"):
        head = [cell.text for cell in table.one("thead").all("th")]
        assert all(head) and table.one("caption").text
        for row in table.one("tbody").all("tr"):
            cells = [cell.text for cell in row.all() if cell.tag in ("th", "td")]
            assert len(cells) == len(head) and all(cells), cells


@pytest.mark.parametrize("address", DEFAULTS)
def test_a_page_runs_no_script_skips_to_its_content_and_marks_where_one_is(page_at, address):
    page = page_at(address)
    run = [e for e in page.all("script") if e.get("type") != "application/ld+json"]  # that one holds facts
    assert run == [] and not [e for e in page.walk() if any(a.startswith("on") for a in e.attributes)]
    skip = page.one("a", "cc-skip")
    assert skip["href"] == "#cc-main" and page.one("main")["id"] == "cc-main"
    here = [urlsplit(a["href"]).path for a in page.one("nav").all("a", **{"aria-current": "page"})]
    assert here == [f"/nhe/{one.path}" for one in PAGES if one.in_menu and address.split("?")[0] == f"/nhe/{one.path}"]


def test_every_internal_link_and_form_leads_somewhere(site, page_at):
    asked = set()
    for address in DEFAULTS:
        page = page_at(address)
        ids = {e.get("id") for e in page.walk()}
        for link in page.all("a"):
            target = urljoin(address, link["href"])
            if link["href"].startswith("#"):
                assert link["href"][1:] in ids, (address, link["href"])
            elif target.startswith("/"):
                asked.add(urlsplit(target)._replace(fragment="").geturl())
        asked |= {urljoin(address, form.get("action") or "") for form in page.all("form")}
    assert len(asked) > 80
    # The page of every procedure is asked for elsewhere: here a few of them.
    procedures = sorted(target for target in asked if re.search(r"/thu-tuc/[1-6]\.", target))
    asked -= set(procedures[5:])
    wrong = {target: code for target in sorted(asked) if (code := site.get(target).status_code) != 200}
    assert wrong == {}


def test_every_procedure_has_a_page_without_an_empty_cell_or_an_english_word(page_at):
    loaded = cached.current()
    for row in loaded.rows("procedures_in_force", as_of=loaded.as_of):
        page = page_at(f"/nhe/thu-tuc/{row['proc_code']}")
        assert page.one("h1").text
        assert all(cell.text for cell in page.all() if cell.tag in ("th", "td")), row
        ours = [e.text for e in page.all() if e.tag in ("summary", "th") or "cc-p" in e.classes]
        assert not [text for text in ours if leaked_keys(text)]


@pytest.mark.parametrize("typed", ["khai sinh", "Khai Sinh", "KHAI  SINH ", "đăng ký khai sinh", "dang ky khai sinh"])
def test_search_finds_with_and_without_accents_and_capitals(site, typed):
    assert "Đăng ký khai sinh" in found(site, typed)


def test_search_finds_the_same_however_the_accents_are_typed(site):
    composed = found(site, "đất đai")
    assert composed and composed == found(site, "dat dai") == found(site, unicodedata.normalize("NFD", "đất đai"))


def test_search_keeps_what_was_typed_the_language_and_the_period(site):
    page = read(site.get("/nhe/thu-tuc", params={"tim": '"khai" <b>', "lang": "en", "ky": "2026-Q3"}).text)
    form = page.one("form", role="search")
    assert {i["name"]: i["value"] for i in form.all("input")} == {
        "lang": "en", "ky": "2026-Q3", "tim": '"khai" <b>'}


def test_the_search_box_of_the_overview_asks_the_page_of_procedures(site):
    form = read(site.get("/nhe/").text).one("form", role="search")
    (box,) = form.all("input", type="search")
    answer = site.get(urljoin("/nhe/", form["action"]), params={box["name"]: "khai sinh"})
    assert "Đăng ký khai sinh" in answer.text


def test_nothing_found_says_so_and_gives_the_hotline(site):
    text = read(site.get("/nhe/thu-tuc?tim=qwxz").text).one("main").text
    assert wordbook.of("vi")("procedures.none", search="qwxz") in text


def found(site: TestClient, typed: str) -> list[str]:
    page = read(site.get("/nhe/thu-tuc", params={"tim": typed}).text)
    return [e.text for e in page.all("h3", "cc-card-title")]


HOSTILE = ["9999", "2026-13", "2024-01", "x" * 3000, "<script>", "' or 1=1 --", "2026-Q3\x00", "%s", "../../etc", "٢٠٢٦"]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(("path", "name"), [("", "ky"), ("dung-han", "linh-vuc"), ("thu-tuc", "doi-tuong"), ("so-lieu", "lang")])
def test_an_unknown_value_gives_the_default_view_and_says_so(site, path, name, value):
    answer = site.get(f"/nhe/{path}", params={name: value})
    assert answer.status_code == 200 and (value not in answer.text or value == "9999")
    page = read(answer.text)
    assert wordbook.of("vi")("band.refused", parameter=name) in [b.text for b in page.all(of="cc-band")]
    assert page.one("main").text == read(site.get(f"/nhe/{path}").text).one("main").text


def test_a_parameter_without_a_control_on_the_page_changes_nothing(site):
    plain = read(site.get("/nhe/").text).one("main").text
    assert read(site.get("/nhe/?linh-vuc=chung-thuc&cach-nop=online&tim=x&utm_source=y").text).one("main").text == plain


def test_choosing_a_field_keeps_language_and_period(site):
    page = read(site.get("/nhe/thu-tuc?lang=en&ky=2026-Q3&tim=sinh").text)
    form = page.one("form", "cc-scope")
    assert {i["name"]: i["value"] for i in form.all("input")} == {"lang": "en", "ky": "2026-Q3", "tim": "sinh"}
    assert [s["name"] for s in form.all("select")] == ["linh-vuc", "doi-tuong", "cach-nop"]
