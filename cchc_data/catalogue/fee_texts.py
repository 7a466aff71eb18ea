"""What the source says beside the amount of a fee: who pays how much, who is exempt, who sets it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cchc_data.catalogue.vocabulary import words

# "8,000 VNĐ(/bản)": what stands in brackets behind an amount; one that only names the unit says nothing more.
_DETAIL = re.compile(r"^[^(]*\((?P<detail>.+)\)\s*$", re.S)
_POINT, _PLUS = re.compile(r"(?:^|(?<=\s))-\s(?=\w)"), re.compile(r"\s*(?<!\S)\+\s")
_ONLY_UNIT = re.compile(r"^/[^;,.]{1,40}$")


def fee_details(channels: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """All of it from rows with `fee_raw` and `note`, point by point and once each."""
    channels = list(channels)
    brackets = (found["detail"] for channel in channels if (found := _DETAIL.match(channel["fee_raw"] or "")))
    told = [*brackets, *(channel["note"] for channel in channels if is_about_money(channel["note"]))]
    points = dict.fromkeys(_PLUS.sub(" ", point).strip(" -+;") for text in told for point in _POINT.split(text))
    return _largest([point for point in points if point and not _ONLY_UNIT.match(point)])


def telling_details(channels: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Those that name an amount, an exemption or who sets the fee; "by the law on fees" names nothing."""
    return tuple(detail for detail in fee_details(channels) if _pattern("telling").search(detail))


def is_about_money(note: str | None) -> bool:
    return bool(_pattern("money").search(note or ""))


def _largest(points: Sequence[str]) -> tuple[str, ...]:
    """Without those that stand word for word inside another."""
    return tuple(one for one in points if not any(one in other and one != other for other in points))


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words()["fees"]["texts"][name])
