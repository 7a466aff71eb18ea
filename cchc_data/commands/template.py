"""python -m cchc_data template FORM|all: blank Excel workbooks for what no software exports."""

from __future__ import annotations

import argparse
from pathlib import Path

from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words
from cchc_data.templates import Template, templates, workbook

ALL = "all"


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    told = words()["argument"]
    arguments.add_argument("form", metavar="FORM", choices=[ALL, *templates()], help=told["form"].format(forms=_listed()))
    arguments.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help=told["out"])


def run(options: argparse.Namespace) -> Exit:
    """Write the workbooks asked for and name them."""
    chosen = templates().values() if options.form == ALL else [templates()[options.form]]
    options.out.mkdir(parents=True, exist_ok=True)
    paths = [_write(options.out, template) for template in chosen]
    return answer(options, Exit.DONE, "written", "\n".join(paths), files=paths)


def _write(folder: Path, template: Template) -> str:
    path = folder / f"mau-{template.slug}.xlsx"
    path.write_bytes(workbook(template))
    return str(path)


def _listed() -> str:
    return ", ".join([ALL, *templates()])
