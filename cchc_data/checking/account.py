"""What an import did: all that its report tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_data.checking.comparison import Comparison
from cchc_data.received import Remark

if TYPE_CHECKING:
    from cchc_data.checking.merge import Merged
    from cchc_data.checking.outcome import Outcome

DRAFT, NOTHING_NEW, NOTHING_TO_KEEP, NOT_YET, CHECKED = "draft", "nothing_new", "nothing_to_keep", "not_yet", "checked"


@dataclass(frozen=True)
class Account:
    """`state` is one of those above; `draft` the id of the draft made, if one was.

    `remarks` are about the import as a whole; `corrections` are the files for the
    official alone.
    """

    state: str
    org: Mapping[str, Any]
    outcomes: tuple[Outcome, ...] = ()
    merged: tuple[Merged, ...] = ()
    remarks: tuple[Remark, ...] = ()
    changes: Comparison = Comparison()
    draft: str | None = None
    corrections: tuple[Path, ...] = ()
