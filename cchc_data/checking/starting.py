"""Where an import starts: from the public figures, or from a draft that nobody has published yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_data import snapshot

if TYPE_CHECKING:
    import pandas as pd

    from cchc_data.checking.merge import Work


class DraftOutdated(ValueError):
    """The draft to go on with is gone, or was made on figures that are no longer public."""


@dataclass(frozen=True)
class Start:
    """`draft` is the draft to go on with; `dropped` the keys of rows to leave out, by table.

    A key is the texts of the table's key columns, days as ISO. `name` is what leaving rows
    out is called among the sources of the draft.
    """

    draft: str | None = None
    dropped: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    name: str = ""

    def require_current(self, root: Path, current: str | None) -> None:
        """Raises DraftOutdated unless the draft is there and was made on what is public now."""
        if self.draft is None:
            return
        if self.draft not in [draft["id"] for draft in snapshot.drafts(root) if draft["parent"] == current]:
            raise DraftOutdated(self.draft)

    def sources(self, root: Path) -> list[dict[str, Any]]:
        """What the draft was made of so far, and what is left out now."""
        before = snapshot.read_manifest(root, self.draft)["sources"] if self.draft else []
        return [*before, *(self._left_out(table, keys) for table, keys in self.dropped.items() if keys)]

    def files(self, root: Path) -> set[str]:
        """sha256 of every source of `sources`."""
        return {source["sha256"] for source in self.sources(root) if "sha256" in source}

    def without_dropped(self, work: Work) -> Work:
        """The work tables without the dropped rows."""
        return {name: _without(name, frame, self.dropped.get(name, ())) for name, frame in work.items()}

    def _left_out(self, table: str, keys: Sequence[Sequence[str]]) -> dict[str, Any]:
        """A source of its own: without one, a draft that only leaves out would seem to hold nothing new."""
        digest = hashlib.sha256(json.dumps([table, self.draft, keys], ensure_ascii=False).encode()).hexdigest()
        facts = {"rows_in": 0, "accepted": 0, "rejected": {}, "left_out": len(keys)}
        return {"name": self.name, "sha256": digest, "form": table, **facts}


FROM_PUBLIC = Start()


def _without(name: str, frame: pd.DataFrame, keys: Sequence[Sequence[str]]) -> pd.DataFrame:
    from cchc_data.schemas import TABLES

    gone = {tuple(key) for key in keys}
    if not gone:
        return frame
    told = [tuple(map(_text, row)) for row in frame[list(TABLES[name].key)].itertuples(index=False)]
    return frame[[key not in gone for key in told]].reset_index(drop=True)


def _text(value: Any) -> str:
    return value.date().isoformat() if hasattr(value, "date") else str(value)
