"""Every problem that can be raised has its sentences and its advice, and they can be filled."""

import ast
import string
import tomllib
from pathlib import Path

import pytest

import cchc_data
from cchc_data import indicators
from cchc_data.checking.problems import FILES, problems, sentence, term, todo
from cchc_data.checking.report.words import words
from cchc_data.received import Remark
from cchc_data.schemas import TABLES

PACKAGE = Path(cchc_data.__file__).parent
PLACES = ("checking/**", "commands", "form_files", "inbox", "desk", "release", "publish/**")
SOURCES = [file for place in PLACES for file in PACKAGE.glob(f"{place}/*.py")]
RAISING = {"EngineMissing", "Refused", "Remark", "Unfit", "reject", "warn", "note", "disagree", "_question", "_remark", "unreadable", "question"}


def raised():
    """Codes that appear as a string in a call that raises or remarks, or in a rule's answer."""
    found = set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in RAISING:
                found |= {
                    a.value
                    for a in node.args
                    if isinstance(a, ast.Constant) and isinstance(a.value, str) and "_" in a.value
                }
    return found


def texts():
    """Every string of checking's code: what is not there is not raised."""
    nodes = (
        node
        for file in SOURCES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
    )
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


FIELDS = {field for file in PACKAGE.glob("forms/*.toml") for field in tomllib.loads(file.read_text("utf-8"))["fields"]}
LISTS = set(tomllib.loads((PACKAGE / "checking" / "words.toml").read_text("utf-8")))


def test_every_code_that_is_raised_has_its_sentences():
    assert sorted(raised() - FIELDS - LISTS - set(problems())) == []


def test_every_problem_of_checking_is_raised_somewhere():
    told = [tomllib.loads(file.read_text("utf-8")) for file in (FILES[0], FILES[2])]
    assert sorted({code for file in told for code in file} - texts()) == []


@pytest.mark.parametrize("code", sorted(problems()))
def test_every_problem_says_what_is_the_matter_and_what_to_do_in_both_languages(code):
    told = problems()[code]
    places = {name for text in told.values() for _, name, _, _ in string.Formatter().parse(text) if name}
    remark = Remark(code, 1, "A", dict.fromkeys(places - {"row", "column"}, "x"))
    for lang in ("vi", "en"):
        assert sentence(remark, lang).strip() and todo(remark, lang).strip()


def test_no_code_has_two_meanings():
    codes = [code for file in FILES for code in tomllib.loads(file.read_text("utf-8"))]
    assert len(codes) == len(set(codes))


def test_the_report_has_a_word_for_every_unit_and_every_table_that_a_form_fills():
    assert set(indicators.UNITS) <= set(words()["units"])
    assert [name for name in TABLES if term(name) == name] == []
