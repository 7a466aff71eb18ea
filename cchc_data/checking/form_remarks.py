"""What is to be said about form files that were put into the data folder and are not taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cchc_data.form_files import Refused
from cchc_data.received import Remark

_MOST_CODES = 8


def form_remarks(refused: Iterable[Refused]) -> list[Remark]:
    """One remark a reason, with how many files and of which procedures; never a file's name."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for file in refused:
        by_reason[file.reason].append(file.proc_code)
    return [_remark(reason, codes) for reason, codes in by_reason.items()]


def _remark(reason: str, codes: list[str]) -> Remark:
    named = sorted({code for code in codes if code})
    shown = ", ".join(named[:_MOST_CODES]) + (", …" if len(named) > _MOST_CODES else "")
    return Remark(reason, values={"n": str(len(codes)), "codes": shown or "–"})
