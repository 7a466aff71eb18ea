"""What is to be said about form files that were put into the data folder and are not taken."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from cchc_data import form_files
from cchc_data.received import Remark

_MOST_CODES = 8


def form_remarks(root: Path) -> list[Remark]:
    """One remark a reason, with how many files and of which procedures; never a file's name."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for refused in form_files.look(root)[1]:
        by_reason[refused.reason].append(refused.proc_code)
    return [_remark(reason, codes) for reason, codes in by_reason.items()]


def _remark(reason: str, codes: list[str]) -> Remark:
    named = sorted({code for code in codes if code})
    shown = ", ".join(named[:_MOST_CODES]) + (", …" if len(named) > _MOST_CODES else "")
    return Remark(reason, values={"n": str(len(codes)), "codes": shown or "–"})
