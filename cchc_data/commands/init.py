"""python -m cchc_data init CODE: a data folder of one's own, with its org.toml."""

from __future__ import annotations

import argparse
import re

from cchc_data import instance, reference
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.words import words

NAMES = ("name_vi", "name_en", "unit_type")
UNIT_TYPES = ("commune", "ward", "township")


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    told = words()["argument"]
    arguments.add_argument("code", metavar="CODE", help=told["code"])
    arguments.add_argument("--name-vi", metavar="NAME", help=told["name_vi"])
    arguments.add_argument("--name-en", metavar="NAME", help=told["name_en"])
    arguments.add_argument("--unit-type", choices=UNIT_TYPES, help=told["unit_type"])


def run(options: argparse.Namespace) -> Exit:
    """Write org.toml where there is none; names of communes of the province are known by their code."""
    told, path = words()["init"], (options.data or instance.own()) / "org.toml"
    if path.exists():
        return answer(options, Exit.NOTHING, "exists", told["exists"].format(path=path), file=str(path))
    facts = known(options.code) | {name: value for name in NAMES if (value := getattr(options, name))}
    if missing := [f"--{name.replace('_', '-')}" for name in NAMES if name not in facts]:
        says = told["unknown"].format(code=options.code, options=", ".join(missing))
        return answer(options, Exit.USAGE, "unknown", says)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_org_toml(options.code, facts), "utf-8")
    return answer(options, Exit.DONE, "written", told["written"].format(path=path, name=facts["name_vi"]), file=str(path))


def known(code: str) -> dict[str, str]:
    """Names and kind of a commune or ward that the scores of Decision 766 name; nothing for another code."""
    communes = reference.index766_communes().set_index("department_code")["name"]
    if code not in communes:
        return {}
    told = words()["init"]
    found = re.fullmatch(told["department"], communes[code])
    if not found:
        return {}
    kind, name = found[1].lower(), found[2]
    unit_type = told["kinds"][kind]
    name_vi, name_en = told["name_vi"].format(kind=kind, name=name), told["name_en"].format(kind=unit_type, name=name)
    return {"name_vi": name_vi, "name_en": name_en, "unit_type": unit_type}


def _org_toml(code: str, facts: dict[str, str]) -> str:
    lines = [f"{name} = {_quoted(value)}" for name, value in ({"code": code} | facts).items()]
    return "\n".join([words()["init"]["head"].rstrip(), *lines, ""])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
