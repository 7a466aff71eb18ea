"""python -m cchc_data sample [--setting NAME | --province]: the illustrative data, generated anew and made current."""

from __future__ import annotations

import argparse

from cchc_data import instance, sample
from cchc_data.commands import Exit, make_province
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words
from cchc_data.sample import setting
from cchc_data.sample.writing import write


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    told = words()["argument"]["setting"]
    arguments.add_argument("--setting", choices=setting.names(), default=setting.USUAL, help=told)
    arguments.add_argument("--province", action="store_true", help=words()["argument"]["province"])


def run(options: argparse.Namespace) -> Exit:
    """Write a sample snapshot and print its id; another setting than the demo's needs a folder of its own."""
    if options.province:
        return make_province.run(options)
    chosen = sample.Setting.load(options.setting)
    if options.data is None and options.setting != setting.USUAL:
        return answer(options, Exit.USAGE, "no_folder", words()["sample"]["no_folder"])
    written = write(options.data or instance.demo(), chosen)
    return answer(options, Exit.DONE, "published", written, snapshot=written)
