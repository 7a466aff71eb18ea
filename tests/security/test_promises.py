"""docs/security.md: every promise names tests, and each of them is there."""

import re

import pytest

from tests.named import NAME, ROOT, exists

TEXT = (ROOT / "docs" / "security.md").read_text("utf-8")
PROMISES = [line.strip("| ").split(" | ") for line in TEXT.splitlines() if line.startswith("| ") and "Điều hứa" not in line]


def test_there_are_promises_of_every_kind():
    assert len(PROMISES) > 25 and len(re.findall("^## ", TEXT, re.MULTILINE)) == 8


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise[0][:40])
def test_a_promise_names_tests_that_exist(promise):
    names = NAME.findall(promise[-1])
    assert len(promise) == 2 and names
    assert [name for name in names if not exists(name)] == []


def test_a_test_that_is_not_there_is_noticed():
    assert not exists("tests/security/test_promises.py::test_of_nothing")


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-s3.txt", "requirements-spark.txt", "tests/requirements.txt"])
def test_every_library_is_pinned_to_one_version(file):
    lines = [line.partition("#")[0].strip() for line in (ROOT / file).read_text("utf-8").splitlines()]
    assert [line for line in lines if line and not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line)] == []


def test_whoever_finds_a_weakness_reads_in_both_languages_whom_to_tell():
    told = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "đường dây nóng" in told and "hotline" in told and "docs/security.md" in told
