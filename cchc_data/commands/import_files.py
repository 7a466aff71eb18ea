"""python -m cchc_data import FILE...: files in, a draft and a report out."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from cchc_data import instance
from cchc_data.calendar import CalendarNotAnnounced
from cchc_data.checking import importing, report
from cchc_data.checking.account import DRAFT
from cchc_data.checking.days import VIETNAM
from cchc_data.checking.lock import Busy
from cchc_data.checking.org import OrgUnknown
from cchc_data.checking.problems import sentence, todo
from cchc_data.checking.report.as_text import text
from cchc_data.checking.report.model import model
from cchc_data.checking.report.words import words
from cchc_data.checking.unit import OtherUnit
from cchc_data.commands import Exit
from cchc_data.received import NeedsConfirmation, Remark, UnreadableFile

HELP = "check officials' files and build a draft snapshot; nothing becomes public"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files as the software exported them")
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        type=_answer,
        metavar="KEY=VALUE",
        help="answer a question; may be repeated",
    )
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE", help="TOML file: how a foreign table's columns and values become ours"
    )
    parser.add_argument(
        "--report", type=Path, metavar="FOLDER", help="also write the report as HTML, xlsx and JSON into this folder"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> Exit:
    """Import, print the report, and say by the exit code how it went."""
    answers = dict(options.answer) | ({"mapping": str(options.mapping)} if options.mapping else {})
    now = datetime.now(UTC).astimezone(VIETNAM)
    try:
        account = importing.run(options.data or instance.root(), options.files, answers, now)
    except (UnreadableFile, OtherUnit, OrgUnknown) as refused:
        return _say(options, Exit.REFUSED, refused.remark)
    except NeedsConfirmation as question:
        return _say(options, Exit.QUESTION, question.remark, tuple(map(_as_answer, question.answers)))
    except CalendarNotAnnounced as unknown:
        return _say(options, Exit.REFUSED, Remark("calendar_missing", values={"year": str(unknown.year)}))
    except Busy:
        return _say(options, Exit.BUSY, Remark("busy"))
    told = model(account)
    if options.report:
        report.save(told, options.report)
    print(json.dumps(told, ensure_ascii=False, indent=1) if options.json else text(told))
    return Exit.DONE if account.state == DRAFT else Exit.NOTHING


def _answer(text_: str) -> tuple[str, str]:
    key, equals, value = text_.partition("=")
    if not (key and equals and value):
        raise argparse.ArgumentTypeError("KEY=VALUE")
    return key, value


def _as_answer(option: str) -> str:
    """An option as it is typed; a bare one is an encoding."""
    return f"--answer {option if '=' in option else f'encoding={option}'}"


def _say(options: argparse.Namespace, code: Exit, remark: Remark, answers: tuple[str, ...] = ()) -> Exit:
    """One clear account of why nothing was done."""
    said, advice = sentence(remark), todo(remark)
    if options.json:
        print(
            json.dumps(
                {"state": code.name.lower(), "code": remark.code, "says": said, "todo": advice, "answers": answers},
                ensure_ascii=False,
            )
        )
        return code
    lines = [said, words()["refused"]["todo"].format(todo=advice)]
    if answers:
        lines += [words()["refused"]["answers"], *(f"  {answer}" for answer in answers)]
    print("\n".join([*lines, words()["refused"]["nothing_written"]]), file=sys.stderr)
    return code
