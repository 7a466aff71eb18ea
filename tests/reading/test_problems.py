"""Every code has its sentences in both languages, and every place in them is filled."""

import ast
import re
import string
from pathlib import Path

import pytest

from cchc_data import reading
from cchc_data.reading.vocabulary import load

FOLDER = Path(reading.__file__).parent
PROBLEMS = load("problems.toml")
SOURCES = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py")) + (FOLDER / "signatures.toml").read_text("utf-8")


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_problem_is_told_in_both_languages(code):
    assert set(PROBLEMS[code]) == {"vi", "en", "todo_vi", "todo_en"}
    assert all(PROBLEMS[code].values())


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_problem_can_happen(code):
    assert f'"{code}"' in SOURCES


def test_every_code_in_the_source_has_its_sentences():
    calls = [node for path in FOLDER.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = [c for c in calls if getattr(c.func, "id", "") in ("unreadable", "question", "Remark") and c.args]
    used = {c.args[0].value for c in named if isinstance(c.args[0], ast.Constant)}
    assert used <= set(PROBLEMS)


def test_places_are_filled_where_the_code_is_raised():
    for path in FOLDER.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "unreadable" and isinstance(call.args[0], ast.Constant):
                told = PROBLEMS[call.args[0].value]
                given = {keyword.arg for keyword in call.keywords} | {"row", "column"}
                needed = set().union(*map(places, told.values()))
                assert needed <= given, (path.name, call.args[0].value)


def test_sentences_end_like_sentences():
    for told in PROBLEMS.values():
        assert all(re.search(r"[.?]$", sentence) for sentence in told.values())
