"""The rules of bandit find nothing in the code, and what they are told to pass over has a reason beside it."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRONG = '''import subprocess, pickle, hashlib, xml.etree.ElementTree as ET
subprocess.run(f"cat {input()}", shell=True)
pickle.loads(input().encode())
hashlib.md5(b"password")
assert input() == "admin"
eval(input())
'''
EXCEPTION = re.compile(r"# noqa: (S\d+)(.*)")
REASON = re.compile(r" - \w.{10,}")


def checked(*more, code=None):
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", *more]
    return subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True).stdout


def test_the_rules_find_nothing_and_no_exception_has_outlived_its_cause():
    assert checked(".") == "All checks passed!\n"


def test_the_rules_would_find_what_is_wrong():
    found = checked("--stdin-filename=cchc_view/wrong.py", "-", code=WRONG)
    assert {"S602", "S301", "S324", "S101", "S307"} <= set(re.findall(r"\bS\d{3}\b", found))


def test_every_exception_in_the_code_has_its_reason_on_the_line():
    sources = [path for top in ("cchc_data", "cchc_view", "pages", "benchmarks", "deploy", "tests", ".") for path in
               (ROOT / top).glob("*.py" if top == "." else "**/*.py") if path != Path(__file__)]  # fmt: skip
    found = [(path.name, each) for path in sources for each in EXCEPTION.findall(path.read_text("utf-8"))]
    assert len(found) >= 10
    assert [one for one in found if not REASON.match(one[1][1])] == []


def test_every_exception_of_a_folder_has_its_reason_on_the_line():
    lines = [line for line in (ROOT / "ruff.toml").read_text("utf-8").splitlines() if re.match(r'\s+"S\d+"', line)]
    assert len(lines) > 8
    assert [line for line in lines if not re.search(r"# \w.{10,}", line)] == []
