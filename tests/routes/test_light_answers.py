"""Light pages are small, sent once and checked afterwards, and every choice on them is an ordinary form."""

import gzip

import brotli
import pytest

from cchc_view import cached
from cchc_view import words as wordbook
from pages import PAGES
from tests.view.page_reading import read

HEAVIEST = 40_000
LANGUAGES = wordbook.LANGUAGES
SOME = ["/nhe/", "/nhe/thu-tuc?tim=khai+sinh", "/nhe/thu-tuc/1.001193", "/dung-han", "/thu-tuc/1.001193", "/nhung/on_time_pct",
        "/du-lieu/fields.csv", "/api/v1/indicators", "/atom.xml", "/sitemap.xml", "/takeover.js", "/nhung.js"]  # fmt: skip


def weight(site, address: str, encoding: str) -> int:
    answer = site.get(address, headers={"Accept-Encoding": encoding})
    assert answer.status_code == 200 and answer.headers["content-encoding"] == encoding, address
    return int(answer.headers["content-length"])


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_no_light_page_weighs_more_than_forty_kilobytes(site, encoding):
    pages = [f"/nhe/{page.path}?lang={lang}" for page in PAGES for lang in LANGUAGES]
    pages += ["/nhe/thu-tuc?linh-vuc=ho-tich", "/nhe/thu-tuc?tim=giay", "/nhe/ke-hoach?ky=2025", "/nhe/niem-yet/ho-tich"]
    weights = {address: weight(site, address, encoding) for address in pages}
    assert max(weights.values()) <= HEAVIEST, weights


def test_no_page_of_a_procedure_weighs_more_than_forty_kilobytes(site):
    loaded = cached.current()
    rows = (loaded.rows("procedure", proc_code=row["proc_code"])[0] for row in loaded.rows("procedure_codes"))
    codes = [row["proc_code"] for row in rows if not row["effective_to"] or row["effective_to"] >= loaded.as_of]
    weights = {
        address: weight(site, address, "gzip")
        for place, code in enumerate(codes)
        for address in (f"/nhe/thu-tuc/{code}?lang={LANGUAGES[place % 2]}",)
    }
    assert len(weights) == len(codes) > 50 and max(weights.values()) <= HEAVIEST


@pytest.mark.parametrize("address", SOME)
def test_an_answer_is_the_same_in_every_encoding_and_for_head(site, address):
    def sent(method: str, encoding: str):
        return site.request(method, address, headers={"Accept-Encoding": encoding})

    plain = sent("GET", "identity")
    assert plain.headers["content-encoding"] == "identity" and "Accept-Encoding" in plain.headers["vary"]
    for encoding in ("br", "gzip", "gzip, deflate, br", "br;q=0, gzip", "GZIP", "*"):
        answer, head = sent("GET", encoding), sent("HEAD", encoding)
        assert answer.content == plain.content and answer.headers["etag"] == plain.headers["etag"]
        assert head.content == b"" and dict(head.headers) == dict(answer.headers)
        if len(plain.content) > 1000:
            expected = {"GZIP": "gzip", "*": "identity", "br;q=0, gzip": "gzip"}.get(encoding, encoding.split(", ")[-1])
            assert answer.headers["content-encoding"] == expected, encoding


def test_what_is_sent_compressed_is_really_that(site):
    with site.stream("GET", "/nhe/", headers={"Accept-Encoding": "br"}) as answer:
        packed = b"".join(answer.iter_raw())
    with site.stream("GET", "/nhe/", headers={"Accept-Encoding": "gzip"}) as answer:
        zipped = b"".join(answer.iter_raw())
    assert brotli.decompress(packed) == gzip.decompress(zipped) and len(packed) < len(zipped)


@pytest.mark.parametrize("address", SOME)
def test_who_has_an_answer_already_is_told_so(site, address):
    first = site.get(address)
    tag = first.headers["etag"]
    for held in (tag, tag.removeprefix("W/"), f'"x", {tag}', "*"):
        again = site.get(address, headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"") and again.headers["etag"] == tag, held
    assert site.get(address, headers={"If-None-Match": '"x"'}).status_code == 200


def test_another_view_language_or_snapshot_is_another_answer(site):
    tags = [site.get(f"/nhe/dung-han?{query}").headers["etag"] for query in ("", "lang=en", "ky=2026-Q3", "linh-vuc=ho-tich")]
    assert len(set(tags)) == len(tags)


def test_a_refusal_is_never_answered_with_not_modified(site):
    refused = site.get("/api/v1/indicators?period=x")
    again = site.get("/api/v1/indicators?period=x", headers={"If-None-Match": refused.headers["etag"]})
    assert again.status_code == 400 and again.json()["error"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_choice_of_a_page_is_an_ordinary_form_and_each_of_its_values_can_be_sent(site, page):
    address = f"/nhe/{page.path}"
    told = read(site.get(address, params={"tim": "giay"} if "search" in page.controls else None).text)
    forms = [form for form in told.all("form") if not form.get("action")]
    assert all(form["method"] == "get" and form.all("button", type="submit") for form in forms)
    names = {field["name"] for form in forms for field in form.walk() if field.tag in ("select", "input") and field.get("type") != "hidden"}
    known = {"period": "ky", "field": "linh-vuc", "search": "tim", "audience": "doi-tuong", "channel": "cach-nop"}
    assert names >= {known[control] for control in page.controls if control in known}
    for choice in (choice for form in forms for choice in form.all("select")):
        values = [option["value"] for option in choice.all("option")]
        for value in {values[0], values[len(values) // 2], values[-1]}:
            answer = site.get(address, params={choice["name"]: value, "tim": "giay"} if "search" in page.controls else {choice["name"]: value})
            assert answer.status_code == 200 and wordbook.of("vi")("band.refused", parameter=choice["name"]) not in answer.text
