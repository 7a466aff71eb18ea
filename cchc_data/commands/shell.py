"""python -m cchc_data shell: ask one snapshot in SQL, through the same locked door as the site."""

from __future__ import annotations

import argparse
import cmd
import json
from contextlib import closing
from typing import Any

import duckdb

from cchc_data import instance, snapshot
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words
from cchc_data.store import Loaded

ROWS_SHOWN = 100


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    told = words()["argument"]
    arguments.add_argument("--snapshot", metavar="ID", help=told["snapshot"])
    arguments.add_argument("-c", "--command", metavar="SQL", help=told["command"])


def run(options: argparse.Namespace) -> Exit:
    """Answer one question, or a prompt until it is left; the public tables only, nothing can be written."""
    root, told = options.data or instance.root(), words()["shell"]
    chosen = options.snapshot or snapshot.current_id(root)
    if chosen is None:
        return answer(options, Exit.NOTHING, "none", words()["verify"]["none"])
    with closing(Loaded(root, chosen)) as loaded:
        if options.command:
            return _answer_once(options, loaded)
        if options.json:
            return answer(options, Exit.USAGE, "json_needs_command", told["json_needs_command"])
        print(told["hello"].format(snapshot=chosen, tables=", ".join(sorted(loaded.tables()))))
        _Prompt(loaded).cmdloop()
    return Exit.DONE


def _answer_once(options: argparse.Namespace, loaded: Loaded) -> Exit:
    try:
        names, rows = loaded.ask(options.command)
    except duckdb.Error as error:
        return answer(options, Exit.REFUSED, "refused", str(error))
    if options.json:
        print(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, default=str))
    else:
        print(_table(names, rows))
    return Exit.DONE


class _Prompt(cmd.Cmd):
    prompt = "sql> "

    def __init__(self, loaded: Loaded) -> None:
        super().__init__()
        self._loaded = loaded

    def default(self, line: str) -> bool:
        """Answer a question; a line that is no SQL is told what is the matter."""
        if line.strip() in words()["shell"]["leave"] or line == "EOF":
            return True
        try:
            print(_table(*self._loaded.ask(line)))
        except duckdb.Error as error:
            print(error)
        return False

    def onecmd(self, line: str) -> bool:
        """Every line is a question: `help` or `?` are no commands of ours."""
        return self.default(line) if line.strip() else False


def _table(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    shown = [[_cell(cell) for cell in row] for row in rows[:ROWS_SHOWN]]
    widths = [max(map(len, column)) for column in zip(names, *shown, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (names, *shown)]
    more = len(rows) - len(shown)
    rest = words()["shell"]["more"].format(n=more) if more else words()["shell"]["rows"].format(n=len(rows))
    return "\n".join([*(line.rstrip() for line in lines), rest])


def _cell(cell: Any) -> str:
    return "" if cell is None else str(cell).replace("\n", " ")[:60]
