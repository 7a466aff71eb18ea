"""Every numbered rule by which officials' files are read has its tests, and they carry its number."""

import re
from pathlib import Path

import pytest

# domain 4.3: opening, encodings, unicode, header, lines left out, numbers, dates, verdicts,
# duplicates, procedures, checks, safety.
RULES = range(1, 13)
NAMED = re.compile(r"^def (test_rule_4_3_(\d+)_\w+)\(", re.MULTILINE)


def by_rule():
    """Number of a rule → names of its tests."""
    found = {}
    for path in Path(__file__).parent.rglob("test_*.py"):
        for name, number in NAMED.findall(path.read_text("utf-8")):
            found.setdefault(int(number), []).append(name)
    return found


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_tests_that_carry_its_number(rule):
    assert len(by_rule().get(rule, ())) > 1


def test_no_test_carries_the_number_of_a_rule_that_does_not_exist():
    assert set(by_rule()) <= set(RULES)
