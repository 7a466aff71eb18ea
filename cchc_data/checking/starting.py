"""Where an import starts: from the public figures, or from a draft that nobody has published yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cchc_data import snapshot
from cchc_data.checking.merge import Work
from cchc_data.schemas import TABLES


class DraftOutdated(ValueError):
    """The draft to go on with is gone, or was made on figures that are no longer public."""


@dataclass(frozen=True)
class Start:
    """`draft` is the draft to go on with; `dropped` the keys of rows to leave out, by table.

    A key is the texts of the table's key columns, days as ISO.
    """

    draft: str | None = None
    dropped: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)

    def require_current(self, root: Path, current: str | None) -> None:
        """Raises DraftOutdated unless the draft is there and was made on what is public now."""
        if self.draft is None:
            return
        if self.draft not in [draft["id"] for draft in snapshot.drafts(root) if draft["parent"] == current]:
            raise DraftOutdated(self.draft)

    def sources(self, root: Path) -> list[dict[str, Any]]:
        """The files that the draft has taken in already."""
        return snapshot.read_manifest(root, self.draft)["sources"] if self.draft else []

    def without_dropped(self, work: Work) -> Work:
        """The work tables without the dropped rows."""
        return {name: _without(name, frame, self.dropped.get(name, ())) for name, frame in work.items()}


FROM_PUBLIC = Start()


def _without(name: str, frame, keys: Sequence[Sequence[str]]):
    gone = {tuple(key) for key in keys}
    if not gone:
        return frame
    told = [tuple(map(_text, row)) for row in frame[list(TABLES[name].key)].itertuples(index=False)]
    return frame[[key not in gone for key in told]].reset_index(drop=True)


def _text(value: Any) -> str:
    return value.date().isoformat() if hasattr(value, "date") else str(value)
