"""The audit of the libraries never takes silence for innocence."""

import subprocess

import pytest

from tests.security import audit

ASKED = {"name": "one", "version": "1.0", "vulns": []}
SKIPPED = {"name": "two", "skip_reason": "Dependency not found on PyPI and could not be audited: two (2.0)"}
HIT = {"name": "three", "version": "3.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1"]}]}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([ASKED], audit.CLEAN, "AUDITED: 1 packages, 0 known"),
        ([ASKED, HIT], audit.VULNERABLE, "VULNERABLE: three 3.0: PYSEC-1, mended in 3.1"),
        ([ASKED, SKIPPED], audit.NOT_AUDITED, "NOT AUDITED: nobody could be asked about 1 of 2"),
        ([SKIPPED], audit.NOT_AUDITED, "NOT AUDITED"),
        ([HIT, SKIPPED], audit.VULNERABLE, "NOT AUDITED"),
        ([], audit.NOT_AUDITED, "NOT AUDITED"),
    ],
)
def test_only_a_package_that_was_asked_for_counts_as_audited(packages, code, said):
    told, lines = audit.verdict({"dependencies": packages})
    assert told == code and any(line.startswith(said) for line in lines)


@pytest.mark.parametrize("answer", ["", "No known vulnerabilities found", None])
def test_an_auditor_that_says_nothing_or_hangs_has_not_audited(monkeypatch, answer):
    def run(*_, **__):
        if answer is None:
            raise subprocess.TimeoutExpired("pip-audit", 1)
        return subprocess.CompletedProcess([], 0, answer, "")

    monkeypatch.setattr(audit.subprocess, "run", run)
    assert audit.main() == audit.NOT_AUDITED
