"""One dossier while it is being lived: the columns of `schemas.DOSSIERS` and its procedure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_data import schemas
from cchc_data.sample.world import Offer


@dataclass
class Dossier:
    """Mutable; steps fill it in the order filing, promise, handling, collection, verdict."""

    offer: Offer
    submitted_on: date
    received_on: date | None
    receive_channel: str = "counter"
    applicant_type: str = "citizen"
    return_channel: str = "counter"
    service_level: str = "none"
    non_local: bool = False
    due_on: date | None = None
    due_on_original: date | None = None
    extended_until: date | None = None
    finished_on: date | None = None
    returned_on: date | None = None
    paused_on: date | None = None
    status: str = "in_progress"
    supplement_count: int = 0
    supplement_written_count: int = 0
    refusal_written: bool | None = None
    source_verdict: str | None = None
    dossier_code: str = ""

    @property
    def proc_code(self) -> str:
        return self.offer.proc_code

    @property
    def is_resolved(self) -> bool:
        """A result exists: finished or already in the citizen's hands."""
        return self.status in ("finished", "delivered")

    def record(self) -> dict[str, Any]:
        """The row of `schemas.DOSSIERS`."""
        return {name: getattr(self, name) for name in schemas.DOSSIERS.names}
