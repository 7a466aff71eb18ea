"""What the desk asks an import to do: files, edits, answers, and the draft to go on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Edit:
    """Rows of one form as typed, and the keys of rows to leave out of its table."""

    form: str
    rows: Sequence[Mapping[str, str]] = ()
    dropped: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Orders:
    """`files` are paths; `draft` is the draft to go on with, None to start from what is public."""

    by: str
    files: Sequence[str] = ()
    edits: Sequence[Edit] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    draft: str | None = None

    def told(self) -> dict[str, Any]:
        """As plain data for the child."""
        return asdict(self)

    @classmethod
    def heard(cls, told: Mapping[str, Any]) -> Orders:
        """What the parent told, in the child."""
        return cls(**{**told, "edits": [Edit(**edit) for edit in told["edits"]]})


@dataclass(frozen=True)
class Answer:
    """How it went: `state` is draft, nothing_new, nothing_to_keep, refused, question, busy or failed.

    `report` is the import's whole report where there is one; `says` and `todo` are its
    sentences where there is none; `answers` are the options of a question.
    """

    state: str
    says: str = ""
    todo: str = ""
    report: Mapping[str, Any] | None = None
    answers: Sequence[str] = ()

    @property
    def draft(self) -> str | None:
        return self.report["draft"] if self.report else None
