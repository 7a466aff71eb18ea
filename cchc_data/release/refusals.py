"""Why something does not become public: a remark with its sentence, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_data.received import Remark
from cchc_data.release.difference import Difference


class Refused(ValueError):
    """Nothing was published; `remark` says why, `differences` what of locked periods would change."""

    def __init__(self, code: str, differences: Sequence[Difference] = (), **values: str) -> None:
        super().__init__(code)
        self.remark = Remark(code, values=values)
        self.differences = tuple(differences)
