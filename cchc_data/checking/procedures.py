"""Which procedure is a dossier about? By code, then by exact name; never by a likely name alone.

A procedure that cannot be told is counted as "chưa xác định" (code UNKNOWN); a name that
is nearly one of the catalogue waits for a person's decision (domain 4.3, rule 10). Only
codes of the loaded catalogue are believed: files hold invented ones (domain 4.4).
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from difflib import SequenceMatcher

import pandas as pd

from cchc_data.catalogue.vocabulary import words
from cchc_data.checking import once
from cchc_data.checking.bench import Bench
from cchc_data.checking.setting import Setting, catalogue
from cchc_data.reading.text import key

UNKNOWN = "X.000000"
NEAR = 0.92
NAMES_COMPARED = 300  # different unknown names that are looked at for a near name
_BETWEEN = "\t"  # no tidy text holds one

CODE = re.compile(r"(?<![\d.])([1-6]\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?(?![\d.]*\d)")


def join(bench: Bench) -> pd.Series:
    """The code of each row's procedure: of the catalogue, or UNKNOWN."""
    names = bench.text("proc_name").fillna("")
    pairs = bench.text("proc_code").fillna("") + _BETWEEN + names
    codes = once.each(pairs, lambda pair: _settle(bench.setting, *pair.split(_BETWEEN)))
    waiting = _near_names(bench, names[codes.isna()])
    field = "proc_name" if bench.has("proc_name") else "proc_code"
    bench.warn(codes.isna() & ~once.where(names, waiting.__contains__), "procedure_unknown", field)
    if bench.setting.answers.get("near_names") == "accept":
        codes = codes.fillna(once.each(names, waiting.get))
    return codes.fillna(UNKNOWN).astype("str")


def _settle(setting: Setting, code: str, name: str) -> str | None:
    for text in (code, name):
        found = CODE.search(text)
        if found and _is_known(setting, found[1]):
            return found[1]
    told = {key(label): code for label, code in setting.procedure_names.items()}
    candidates = _by_name().get(_name_key(name), ())
    return told.get(key(name)) or (candidates[0] if len(candidates) == 1 else None)


def _is_known(setting: Setting, code: str) -> bool:
    return code in catalogue() or code in setting.known_codes


def _name_key(name: str) -> str:
    return key(CODE.sub("", name)).strip(" -.,").removeprefix(f"{key(words()['name_prefix'])} ")


@functools.cache
def _by_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, name in catalogue().items():
        names[_name_key(name)] += (code,)
    return dict(names)


def _near_names(bench: Bench, names: pd.Series) -> dict[str, str]:
    """Name of the file → code of the nearest catalogue name, where it is near enough."""
    found = {}
    for name in names[names != ""].value_counts().index[:NAMES_COMPARED]:
        code, likeness = _nearest(_name_key(name))
        if likeness >= NEAR:
            found[name] = code
            rows = bench.text("proc_name").eq(name).fillna(False).astype(bool)
            bench.warn(
                rows,
                "procedure_near_name",
                "proc_name",
                code=code,
                name=catalogue()[code],
                likeness=f"{likeness:.2f}".replace(".", ","),
            )
    return found


@functools.lru_cache(maxsize=5_000)
def _nearest(name: str) -> tuple[str, float]:
    best = ("", 0.0)
    matcher = SequenceMatcher(b=name, autojunk=False)
    for known, codes in _by_name().items():
        matcher.set_seq1(known)
        least = max(NEAR, best[1])
        if len(codes) == 1 and matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            best = max(best, (codes[0], matcher.ratio()), key=lambda pair: pair[1])
    return best
