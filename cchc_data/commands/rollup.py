"""python -m cchc_data rollup: measure every unit of a province that has published since the last time."""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from cchc_data import instance, province
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.progress import bar
from cchc_data.commands.words import words
from cchc_data.province import rollup


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> Exit:
    """Save what the server would otherwise measure itself after its start, a third of a second a unit."""
    home, told = options.data or instance.home(), words()["rollup"]
    if not province.is_one(home):
        return answer(options, Exit.USAGE, "no_province", words()["unit"]["no_province"].format(folder=home))
    found = province.load(home)
    codes = [code for code in found.units if rollup.saved(found, code) is None]
    with bar(options, len(codes)) as step, ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as workers:
        for code, state in zip(codes, workers.map(_save, [home] * len(codes), codes), strict=True):
            step("generating", f"{found.units[code].name_vi}: {told[state]}")
    return answer(options, Exit.DONE, "measured", told["done"].format(n=len(codes), units=len(found.units)), measured=len(codes))


def _save(home: Path, code: str) -> str:
    return rollup.save(province.load(home), code).state
