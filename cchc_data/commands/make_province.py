"""python -m cchc_data sample --province: an illustrative province, every unit of it published."""

from __future__ import annotations

import argparse
import csv
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, fields
from multiprocessing import get_context
from pathlib import Path

from cchc_data import instance, province, sample
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.progress import bar
from cchc_data.commands.words import words
from cchc_data.province import Unit, rollup
from cchc_data.sample.province import Planned, facts, listed, planned
from cchc_data.sample.writing import write

FOLDER = "province"


def run(options: argparse.Namespace) -> Exit:
    """Write the province into --data, else data/province, whole or not at all; only an illustrative one is replaced."""
    home, told = options.data or instance.demo().with_name(FOLDER), words()["sample"]
    if home.is_dir() and any(home.iterdir()) and not (province.is_one(home) and province.load(home).illustrative):
        return answer(options, Exit.USAGE, "not_empty", told["not_empty"].format(folder=home))
    units, building = listed(), home.with_name(f".{home.name}-building")
    shutil.rmtree(building, ignore_errors=True)
    with bar(options, len(units)) as step:
        published = make(building, units, lambda unit: step("generating", unit.name_vi))
    shutil.rmtree(home, ignore_errors=True)
    os.replace(building, home)
    says = told["province"].format(folder=home, units=len(units), published=published)
    return answer(options, Exit.DONE, "published", says, units=len(units), published=published)


def make(home: Path, units: Sequence[Unit], begin: Callable[[Unit], None] = lambda unit: None) -> int:
    """Write province.toml, units.csv and the snapshot and roll-up of each unit; how many have published."""
    describe(home, units)
    plans = [plan for plan in planned(units, sample.SEED) if plan.setting]
    workers = ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"))
    try:
        for plan, _ in zip(plans, workers.map(publish, [home] * len(plans), plans), strict=True):
            begin(plan.unit)
    finally:
        workers.shutdown(cancel_futures=True)  # after a failure nobody waits for the other units
    return len(plans)


def publish(home: Path, plan: Planned) -> None:
    """Generate, publish and measure one unit, in its own folder and in nobody else's."""
    write(province.load(home).folder(plan.unit.code), plan.setting, plan.seed)
    rollup.save(province.load(home), plan.unit.code)


def describe(home: Path, units: Sequence[Unit]) -> None:
    """Write province.toml and units.csv."""
    home.mkdir(parents=True)
    names = [f'{name} = "{facts()[name]}"' for name in ("code", "name_vi", "name_en")]
    (home / province.FILE).write_text("\n".join([*names, "illustrative = true", ""]), "utf-8")
    with (home / province.LIST).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(field.name for field in fields(Unit))
        rows.writerows(astuple(unit) for unit in units)
