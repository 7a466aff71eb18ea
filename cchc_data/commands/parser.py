"""The command line in Vietnamese: help, usage and the list of exit codes at its end."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterable, Mapping
from typing import NoReturn

from cchc_data.commands import Exit
from cchc_data.commands.at_hand import place
from cchc_data.commands.words import words


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None) -> None:
        super().add_usage(usage, actions, groups, words()["about"]["usage"] if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Speaks Vietnamese, lists the exit codes, and has a --help only where one is added."""

    def __init__(self, **told) -> None:
        super().__init__(add_help=False, formatter_class=_Help, epilog=exit_codes(), **told)

    def error(self, message: str) -> NoReturn:
        """Say what was not understood and how the command is used; ends with Exit.USAGE."""
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, words()["about"]["not_understood"].format(message=message) + "\n")


class _Command(Parser):
    """A command is a module: its `add_arguments(arguments)` and `run(options)`, loaded when it is called and not before."""

    def __init__(self, module: str, **told) -> None:
        super().__init__(**told)
        self._module = module

    def parse_known_args(self, args=None, namespace=None):
        module, argument = importlib.import_module(self._module), words()["argument"]
        self.set_defaults(run=module.run)
        arguments = self.add_argument_group(words()["about"]["arguments"])
        module.add_arguments(arguments)
        arguments.add_argument("--data", type=place, metavar="FOLDER", help=argument["data"])
        arguments.add_argument("--unit", metavar="CODE", help=argument["unit"])
        arguments.add_argument("--json", action="store_true", help=argument["json"])
        arguments.add_argument("-h", "--help", action="help", help=argument["help"])
        return super().parse_known_args(args, namespace)


def parser(commands: Mapping[str, str], elsewhere: Iterable[str] = ()) -> argparse.ArgumentParser:
    """The whole command line; `commands` names the module of each.

    Commands `elsewhere` are listed only: they are handed over before anything is parsed.
    """
    about, argument = words()["about"], words()["argument"]
    whole = Parser(prog="python -m cchc_data", description=about["title"])
    whole.add_argument_group(about["arguments"]).add_argument("-h", "--help", action="help", help=argument["help"])
    listed = whole.add_subparsers(
        required=True, title=about["commands"], metavar=about["command"], parser_class=_Command
    )
    for name, module in commands.items():
        told = words()["command"][name]
        listed.add_parser(name, module=module, help=told, description=told)
    for name in elsewhere:
        listed.add_parser(name, module="", help=words()["command"][name])
    return whole


def exit_codes() -> str:
    """The list of exit codes, a line each."""
    return "\n".join([f"{words()['about']['exits']}:", *(f"  {code}  {what}" for code, what in words()["exit"].items())])
