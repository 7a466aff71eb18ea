"""python -m cchc_data import FILE...: files in, a draft and a report out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from cchc_data import instance
from cchc_data.checking import steps
from cchc_data.checking.account import CHECKED, DRAFT
from cchc_data.checking.problems import sentence, todo
from cchc_data.commands import Exit
from cchc_data.commands.attempts import Stopped, attempt
from cchc_data.commands.progress import bar
from cchc_data.commands.words import words


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    told = words()["argument"]
    arguments.add_argument("files", nargs="+", type=Path, metavar="FILE", help=told["files"])
    arguments.add_argument(
        "--answer", action="append", default=[], type=_answer, metavar="KEY=VALUE", help=told["answer"]
    )
    arguments.add_argument("--mapping", type=Path, metavar="FILE", help=told["mapping"])
    arguments.add_argument("--check", action="store_true", help=told["check"])
    arguments.add_argument("--report", type=Path, metavar="FOLDER", help=told["report"])


def run(options: argparse.Namespace) -> Exit:
    """Import, print the report, and say by the exit code how it went."""
    answers = _answers(options, "") | ({"mapping": str(options.mapping)} if options.mapping else {})
    own = {path: _answers(options, path.name) for path in options.files}
    with bar(options, steps.count(options.files)) as step:
        account = attempt(options.data or instance.root(), options.files, answers, own, step, options.check)
    if isinstance(account, Stopped):
        return _stopped(options, account)
    # With pandas: only now, so that reading the first file began without waiting for it.
    from cchc_data.checking import report
    from cchc_data.checking.report.as_text import text
    from cchc_data.checking.report.model import model

    told = model(account)
    if options.report:
        report.save(told, options.report)
    print(json.dumps(told, ensure_ascii=False, indent=1) if options.json else text(told))
    return Exit.DONE if account.state in (DRAFT, CHECKED) else Exit.NOTHING


def _answer(text_: str) -> tuple[str, str, str]:
    """KEY=VALUE, or FILE:KEY=VALUE for one file alone → file or "", key, value."""
    told, equals, value = text_.partition("=")
    file, _, key = told.rpartition(":")
    if not (key and equals and value):
        raise argparse.ArgumentTypeError("KEY=VALUE")
    return file, key, value


def _answers(options: argparse.Namespace, file: str) -> dict[str, str]:
    return {key: value for name, key, value in options.answer if name == file}


def _stopped(options: argparse.Namespace, stopped: Stopped) -> Exit:
    """One clear account of why nothing was done."""
    said, advice, told = sentence(stopped.remark), todo(stopped.remark), words()["refused"]
    answers = [f"--answer {answer}" for answer in stopped.answers]
    if options.json:
        state, code = stopped.exit.name.lower(), stopped.remark.code
        facts = {"state": state, "code": code, "file": stopped.file, "says": said, "todo": advice, "answers": answers}
        print(json.dumps(facts, ensure_ascii=False))
        return stopped.exit
    lines = [f"{stopped.file}: {said}" if stopped.file else said, told["todo"].format(todo=advice)]
    if answers:
        lines += [told["answers"], *(f"  {answer}" for answer in answers)]
    print("\n".join([*lines, told["nothing_written"]]), file=sys.stderr)
    return stopped.exit
