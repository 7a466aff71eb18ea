"""Both word files say the same things, and say nothing that no page shows."""

import ast
import html
import re
import string
import tomllib
from pathlib import Path

import pytest
from interactive import visit
from starlette.testclient import TestClient

from cchc_data.desk.edits import edit_forms
from cchc_view import cached, scoping
from cchc_view import words as wordbook
from cchc_view.asked import read_view
from cchc_view.page import STATES, Telling
from cchc_view.procedure.changes import last_change, sentence
from cchc_view.routes import startup
from pages import PAGES
from tests.procedures.changing import every_change

HOUSE = Path(wordbook.__file__).parents[2]
SOURCES = [*(HOUSE / "cchc_view").rglob("*.py"), *(HOUSE / "pages").glob("*.py")]
TEMPLATES = list((HOUSE / "cchc_view" / "templates").rglob("*.html"))
FILES = {"site.toml", "wall.css", "accessibility.json", *(path.name for path in TEMPLATES)}
SECTIONS = {key.split(".")[0] for key in wordbook.sentences("vi")}

# A whole year, open and first month, and one period of every other kind.
SOME_PERIODS = ("2026", "2026-10", "2024-11", "2026-07", "2026-Q3", "2026-R3", "2026-R")

# When a dossier may be handed in: in and out of office hours, on a day off, with a wait for papers.
MOMENTS = [{"ngay": "2026-10-29", "gio": hour} for hour in ("06:00", "10:00", "12:00", "18:00")]
MOMENTS += [{"ngay": "2026-10-31", "gio": "09:00"}]
MOMENTS += [{"ngay": "2026-10-12", "gio": "09:00", "bo-sung-tu": "2026-10-14", "bo-sung-den": "2026-10-20"}]
AFTER_THREE = {"ngay": "2026-10-29", "gio": "15:30"}

# Shown by data that the demo does not hold, so no page of it can show them.
RARE = {
    "band.status_locked": "the demo snapshot is provisional",
    "error.desk_elsewhere": "told where the data lies in a bucket: tests/bucket",
    "error.desk_elsewhere_title": "told where the data lies in a bucket: tests/bucket",
    "limit.hour": "no procedure of today's catalogue has such a time limit",
    "limit.month": "no procedure of today's catalogue has such a time limit",
    "limit.unspecified": "no procedure of today's catalogue has such a time limit",
    "deadline_step.hours": "no procedure of today's catalogue has such a time limit",
    "deadline_step.months": "no procedure of today's catalogue has such a time limit",
    "part.name": "no procedure of today's catalogue lacks this part",
    "part.methods": "no procedure of today's catalogue lacks this part",
    "posting.no_content": "every procedure assigned in the demo is in the catalogue",
    "posting.todo_no_content": "every procedure assigned in the demo is in the catalogue",
    "news.changed": "the demo is a first snapshot, in which nothing has changed yet",
    "counted.criteria": "the demo has not scored the criteria of its last year yet",
    "reason.not_stated": "every letter of the demo states its reason",
    **{f"accessibility.{key}": "what the last check did not find"
       for key in ("never", "found_theirs", "found_ours", "not_met", "rule", "drawn_by", "views")},
    "accessibility.no_hotline": "the demo has a hotline",
    **{f"oversight.{body}": "no session of the demo was held by it"
       for body in ("farmers", "other", "trade_union", "veterans", "youth")},
    "proposals.declined": "no proposal of the demo was declined",
    "reports.office": "the demo logs the reports that leave the commune",
    **{f"waves.{method}": "the demo asks on paper and by buttons" for method in ("district", "province", "qr")},
    **{f"years.{change}": "no factor of the demo moved that far in a year" for change in ("higher", "lower")},
}


def places(sentence: str) -> list[str]:
    """A name at the beginning of a sentence in one language may stand in the middle of the other's."""
    return sorted(name.lower() for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def written_keys() -> dict[str, str]:
    """Every literal in code and templates that looks like a key of the word files, with its file."""
    found = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {key: path.name for key in like_keys(node.value) if key == node.value}
    for path in TEMPLATES:
        found |= {key: path.name for key in re.findall(r"words\(\"([^\"]+)\"", path.read_text("utf-8"))}
    return found


def desk_keys() -> set[str]:
    """Keys that the desk puts together: each beginning of its f-strings with each word of the code that could follow."""
    halves = [HOUSE / "cchc_view" / "desk", *(HOUSE / "cchc_data" / part for part in ("desk", "release", "checking", "reading", "schemas"))]
    trees = {path: ast.parse(path.read_text("utf-8")) for half in halves for path in half.rglob("*.py")}
    nodes = [(path, node) for path, tree in trees.items() for node in ast.walk(tree)]
    words = {node.value.replace("-", "_") for _, node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    words |= {word.rpartition("=")[2] for word in words} | set(edit_forms())
    begins = {
        node.values[0].value
        for path, node in nodes
        if path.is_relative_to(halves[0]) and isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    }
    return {begin + word for begin in begins for word in words if begin.startswith("desk.")}


def like_keys(text: str) -> list[str]:
    return re.findall(rf"\b(?:{'|'.join(sorted(SECTIONS))})\.\w+\b", text)


@pytest.fixture(scope="module")
def spoken(site: TestClient, front: TestClient) -> set[str]:
    """Every key asked for while every page is told, in periods of every kind and every field."""
    asked: set[str] = set()

    class Listening(wordbook.Words):
        def __call__(self, key: str, **more: object) -> str:
            asked.add(key)
            return super().__call__(key, **more)

    with pytest.MonkeyPatch.context() as patch:
        listening = Listening("vi")
        patch.setattr(wordbook, "of", lambda lang: listening)
        cached.store.cache_clear()  # what was told before is forgotten, and told again while we listen
        loaded = cached.current()
        for page in PAGES:
            for period in SOME_PERIODS:
                tell(page, {"ky": period}, loaded)
            if "field" in page.controls:
                for row in loaded.rows(page.fields):
                    tell(page, {"linh-vuc": row["field"]}, loaded)
        for row in loaded.rows("procedure_fields"):
            site.get(f"/nhe/niem-yet/{row['field']}")
        for place, row in enumerate(loaded.rows("procedure_codes")):
            site.get(f"/nhe/thu-tuc/{row['proc_code']}/phieu")
            for moment in (MOMENTS[place % len(MOMENTS)], *([AFTER_THREE] if place % 5 == 0 else [])):
                site.get(f"/nhe/thu-tuc/{row['proc_code']}", params=moment)
        tell(PAGES[1], {"tim": "qwxz"}, loaded)
        pages = {page.key: page for page in PAGES}
        tell(pages["compare"], {"don-vi": "H21.227"}, loaded)
        tell(pages["complaints"], {"ky": "2025"}, loaded)
        for state in STATES:
            tell(pages["plan"], {"tinh-trang": state}, loaded)
        site.get("/nhe/phan-anh/niem-yet")
        site.get("/nhe/phan-anh/niem-yet?ky=2026-02")
        telling = Telling(loaded, read_view({}, loaded, "/nhe/"))
        for change in every_change():  # of which the demo, a first snapshot, has none
            sentence(telling, change)
            last_change(telling, [change])
        monitor = ("/nhe/theo-doi", "/nhe/theo-doi?dung-tai=1", "/theo-doi?man-hinh=1")
        for address in ("/nhe/?ky=x", "/nhe/khong-co", "/dung-han", "/nhung", "/thu-tuc/viec-can-lam.csv", *monitor):
            site.get(address)
        front.post("/dung-han")
        visit("thu-tuc")
    # Told once in a process, so perhaps before anybody listened.
    first_paint = site.get("/dung-han").text + html.unescape(startup.desk_tag("vi"))
    all_words = wordbook.sentences("vi")
    return asked | {key for key in all_words if key.startswith("streamlit.") and all_words[key] in first_paint}


def tell(page, query: dict[str, str], loaded) -> None:
    telling = Telling(loaded, read_view(query, loaded, "/nhe/", page.fields, page.controls))
    for _ in page.story(telling):
        pass
    scoping.scope_form(telling, page)


def test_both_languages_have_the_same_keys():
    vietnamese, english = (set(wordbook.sentences(lang)) for lang in ("vi", "en"))
    assert vietnamese ^ english == set()


def test_a_section_stands_in_the_same_file_in_both_languages_and_in_one_only():
    homes = {}
    for lang in wordbook.LANGUAGES:
        for path in wordbook.files(lang):
            for section in tomllib.loads(path.read_text("utf-8")):
                homes.setdefault(section, []).append(path.stem)
    assert {section: found for section, found in homes.items() if found != [found[0]] * 2} == {}


def test_what_was_said_differently_before_a_day_is_a_sentence_of_today_with_its_places():
    names = {name.lower() for name in wordbook.of("vi").names}
    told = {lang: {(day, key): text for day, path in wordbook.earlier(lang) for key, text in wordbook.read(path)} for lang in ("vi", "en")}
    assert told["vi"].keys() == told["en"].keys() != set()
    for (day, key), text in told["vi"].items():
        today = wordbook.sentences("vi")[key]
        assert text != today, (day, key)
        assert set(places(text)) == set(places(told["en"][day, key])), (day, key)
        assert set(places(text)) - names <= set(places(today)), (day, key)


def test_a_sentence_has_the_same_places_in_both_languages():
    vietnamese, english = (wordbook.sentences(lang) for lang in ("vi", "en"))
    odd = {"period.reporting_year", "period.year", "period.month", "period.quarter"}
    assert [k for k in vietnamese if k not in odd and places(vietnamese[k]) != places(english[k])] == []


def test_no_sentence_is_empty_or_has_stray_spaces():
    for lang in wordbook.LANGUAGES:
        for key, text in wordbook.sentences(lang).items():
            assert text and " ".join(text.split()) == text.strip(), key


def test_no_english_sentence_was_left_in_vietnamese():
    both = [wordbook.sentences(lang) for lang in wordbook.LANGUAGES]
    same = {key for key in both[0] if both[0][key] == both[1][key] and re.search(r"[^\W\d_]", both[0][key])}
    placeholders_only = {key for key in same if not re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", both[0][key]))}
    assert same - placeholders_only <= {"site.language_vi", "site.language_en"}


def test_every_key_written_in_code_or_a_template_exists():
    known = wordbook.sentences("vi")
    missing = {key: place for key, place in written_keys().items() if key not in known}
    assert {key for key, place in missing.items() if not key.endswith("_") and key not in FILES} == set()


def test_every_key_is_used(spoken):
    unused = set(wordbook.sentences("vi")) - spoken - set(written_keys()) - desk_keys() - set(RARE)
    assert sorted(unused) == []


def test_what_is_called_rare_is_really_not_shown_by_the_demo(spoken):
    assert set(RARE) & spoken == set()


def test_a_key_that_does_not_exist_is_an_error_and_not_a_blank():
    with pytest.raises(KeyError):
        wordbook.of("vi")("overview.no_such_key")
