"""The reason for a restatement: free text for everybody, so it must not give anybody away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cchc_data.checking.offices import own_names
from cchc_data.checking.scrubber import trace
from cchc_data.checking.setting import Setting
from cchc_data.reading.text import tidy
from cchc_data.release.difference import Difference
from cchc_data.release.refusals import Refused

SHORTEST, LONGEST = 15, 400


def checked(reason: str, found: Sequence[Difference], org: Mapping[str, Any], day: date) -> str:
    """The reason for what was `found`, as it will be published; raises Refused where it cannot be."""
    told = tidy(reason)
    if not told:
        raise Refused("reason_needed", found, n=str(len(found)), periods=", ".join(sorted({d.period for d in found})))
    if not SHORTEST <= len(told) <= LONGEST:
        raise Refused("reason_length", found, shortest=str(SHORTEST), longest=str(LONGEST))
    if trace(told, own_names(Setting(org, day))):
        raise Refused("reason_personal", found)
    return told
