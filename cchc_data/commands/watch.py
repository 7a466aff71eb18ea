"""python -m cchc_data watch FOLDER: import what is dropped into a folder, until Ctrl+C."""

from __future__ import annotations

import argparse
import dataclasses
import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cchc_data import instance
from cchc_data.checking.days import VIETNAM
from cchc_data.checking.lock import Busy, alone
from cchc_data.checking.org import OrgUnknown, load
from cchc_data.checking.problems import sentence, todo
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words
from cchc_data.inbox.handling import Handled
from cchc_data.inbox.handling import words as inbox_words
from cchc_data.inbox.watching import watch


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    arguments.add_argument("folder", type=Path, metavar="FOLDER", help=words()["argument"]["folder"])
    arguments.add_argument("--once", action="store_true", help=words()["argument"]["once"])


def run(options: argparse.Namespace) -> Exit:
    """Watch until Ctrl+C or the system's word to end; a file in hand is finished first."""
    root, folder, told = options.data or instance.root(), options.folder, inbox_words()
    if not folder.is_dir():
        return answer(options, Exit.REFUSED, "no_folder", told["no_folder"].format(folder=folder))
    try:
        load(root)
        with alone(folder):
            return _watched(options, root)
    except OrgUnknown as unknown:
        says = f"{sentence(unknown.remark)} {todo(unknown.remark)}"
        return answer(options, Exit.REFUSED, "refused", says, code=unknown.remark.code)
    except Busy:
        return answer(options, Exit.BUSY, "busy", told["nobody"].format(folder=folder))


def _watched(options: argparse.Namespace, root: Path) -> Exit:
    stop, found = threading.Event(), []

    def tell(handled: Handled) -> None:
        found.append(handled.state)
        print(_json(handled) if options.json else _line(handled), flush=True)

    chatty = not (options.json or options.once)
    with _told_to_end(stop):
        if chatty:
            print(inbox_words()["started"].format(folder=options.folder), flush=True)
        watch(root, options.folder, tell, stop, once=options.once)
    if chatty:
        print(inbox_words()["stopped"], flush=True)
    return _ending(found) if options.once else Exit.DONE


@contextmanager
def _told_to_end(stop: threading.Event) -> Iterator[None]:
    """Ctrl+C and the system's word set `stop`; a second Ctrl+C does not wait for the file in hand."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def end(number: int, frame: object) -> None:
        stop.set()
        signal.signal(number, before[number])

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ending(states: list[str]) -> Exit:
    if "question" in states:
        return Exit.QUESTION
    if {"refused", "damaged"} & set(states):
        return Exit.REFUSED
    return Exit.DONE if {"draft", "waits", "published"} & set(states) else Exit.NOTHING


def _line(handled: Handled) -> str:
    time = f"{datetime.now(UTC).astimezone(VIETNAM):%H:%M:%S}"
    return inbox_words()["line"].format(time=time, file=handled.file, says=handled.says, place=handled.place)


def _json(handled: Handled) -> str:
    return json.dumps(dataclasses.asdict(handled), ensure_ascii=False)
