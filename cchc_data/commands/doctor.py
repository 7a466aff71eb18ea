"""python -m cchc_data doctor: what is right and wrong with the installation and the data folder."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime

from cchc_data import instance
from cchc_data.checking.days import VIETNAM
from cchc_data.commands import Exit
from cchc_data.commands.words import words
from cchc_data.doctor import BAD, Finding, examine


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> Exit:
    """Tell every finding; Exit.DAMAGED when something is wrong, warnings alone are none."""
    today = datetime.now(UTC).astimezone(VIETNAM).date()
    found = list(examine(options.data or instance.root(), today))
    if options.json:
        told = [{"state": each.state, "code": each.code, "says": each.says, "todo": each.todo} for each in found]
        print(json.dumps({"findings": told}, ensure_ascii=False, indent=1))
    else:
        print("\n".join([*map(_line, found), _summary(found)]))
    return Exit.DAMAGED if any(each.state == BAD for each in found) else Exit.DONE


def _line(found: Finding) -> str:
    told = words()["doctor"]
    todo = "\n" + told["todo"].format(todo=found.todo) if found.todo else ""
    return f"{told[found.state]} {found.says}{todo}"


def _summary(found: list[Finding]) -> str:
    counts = {state: sum(each.state == state for each in found) for state in ("good", "warning", "bad")}
    return words()["doctor"]["summary"].format(**counts)
