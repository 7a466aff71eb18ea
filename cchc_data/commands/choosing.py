"""--unit CODE: the same command, in the folder of one unit of a province."""

from __future__ import annotations

import argparse

from cchc_data import instance, province
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words


def choose_unit(options: argparse.Namespace) -> Exit | None:
    """Make the unit's folder the command's data folder; an exit code when the province does not list it."""
    home, told = options.data or instance.home(), words()["unit"]
    if not province.is_one(home):
        return answer(options, Exit.USAGE, "no_province", told["no_province"].format(folder=home))
    found = province.load(home)
    if options.unit not in found.units:
        return answer(options, Exit.USAGE, "unknown_unit", told["unknown"].format(code=options.unit))
    options.data = found.folder(options.unit)
    return None
