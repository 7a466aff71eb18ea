"""Asks the package index which installed packages have known vulnerabilities, and says honestly what nobody answered.

    python3 start.py audit

pip-audit calls a package that the index does not know "skipped" and ends well. Where no index can be
asked it therefore skips every package and finds "no known vulnerabilities". Here that is an answer of
its own.

Exit codes: 0 every package was asked for and none is known to be vulnerable; 1 some are; 3 at least one
could not be asked for, so nothing is proved.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

CLEAN, VULNERABLE, NOT_AUDITED = 0, 1, 3
SECONDS = 300
COMMAND = ("-m", "pip_audit", "--local", "--progress-spinner", "off", "--format", "json", "--timeout", "10")


def ask() -> Mapping[str, Any]:
    """pip-audit's report on this environment; an empty one where it cannot be had."""
    try:
        done = subprocess.run([sys.executable, *COMMAND], capture_output=True, text=True, timeout=SECONDS)
        return json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}


def verdict(report: Mapping[str, Any]) -> tuple[int, list[str]]:
    """Exit code and lines to print for a report (`dependencies`: name, then `vulns` or `skip_reason`)."""
    packages = report.get("dependencies", [])
    asked = [package for package in packages if "skip_reason" not in package]
    found = [(package, known) for package in asked for known in package["vulns"]]
    lines = [_line(package, known) for package, known in found]
    if len(asked) == len(packages) > 0:
        return (VULNERABLE if found else CLEAN), [*lines, f"AUDITED: {len(asked)} packages, {len(found)} known vulnerabilities"]
    lines += [f"NOT AUDITED: nobody could be asked about {len(packages) - len(asked)} of {len(packages)} packages"]
    lines += ["This proves nothing about them. Run `python3 start.py audit` where the package index can be reached."]
    return (VULNERABLE if found else NOT_AUDITED), lines


def _line(package: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    mended = ", ".join(known.get("fix_versions", [])) or "no version yet"
    return f"VULNERABLE: {package['name']} {package['version']}: {known['id']}, mended in {mended}"


def main() -> int:
    code, lines = verdict(ask())
    print(*lines, sep="\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
