"""What is said about a problem: its sentence and what the official should do, in vi and en.

`cchc_data/problems.toml` holds those of checking, `reading/problems.toml` those of reading,
`release/problems.toml` those of making public.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path

from cchc_data.checking.scrubber import trace
from cchc_data.received import Remark

DATA = Path(__file__).parents[1]
_QUOTED = re.compile("“([^”]*)”")
COUNTS = ("n", "of", "told", "own", "sum", "dossiers", "months", "count")
FILES = (DATA / "problems.toml", DATA / "reading" / "problems.toml", DATA / "release" / "problems.toml")


@functools.cache
def problems() -> dict[str, dict[str, str]]:
    """Code → vi, en, todo_vi, todo_en."""
    return {code: told for file in FILES for code, told in tomllib.loads(file.read_text("utf-8")).items()}


@functools.cache
def _terms() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "terms.toml").read_text("utf-8"))


def sentence(remark: Remark, lang: str = "vi") -> str:
    """What is the matter."""
    return _filled(problems()[remark.code][lang], remark, lang)


def todo(remark: Remark, lang: str = "vi") -> str:
    """What the official should do about it."""
    return _filled(problems()[remark.code][f"todo_{lang}"], remark, lang)


def term(name: str, lang: str = "vi") -> str:
    """A word of the code as officials say it; the word itself where it has no other."""
    return _terms().get(name, {}).get(lang, name)


def _filled(text: str, remark: Remark, lang: str) -> str:
    values = {name: _spelled(name, value, lang) for name, value in remark.values.items()}
    return text.format(**{"row": remark.row, "column": remark.column, **values})


def _spelled(name: str, value: str, lang: str) -> str:
    """A count with its thousands parted as in the language; any other value as officials say it."""
    if name in COUNTS and value.isdecimal():
        parted = f"{int(value):,}"
        return parted.replace(",", ".") if lang == "vi" else parted
    return _QUOTED.sub(_shown, value) if name == "columns" else term(value, lang)


def _shown(header: re.Match[str]) -> str:
    """A quoted header as it stands in the file, unless somebody is named in it."""
    return header[0] if trace(header[1]) is None else "“…”"
