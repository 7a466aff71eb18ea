"""Where the real files of others lie: CCHC_SHARED, or the folder shared/data beside this checkout or the one above it.

The project needs none of them; what looks at them is skipped, loudly, where they are not.
"""

import os
from pathlib import Path

import pytest

_HERE = Path(__file__).resolve().parents[1]
_PLACES = [
    *([Path(os.environ["CCHC_SHARED"])] if "CCHC_SHARED" in os.environ else []),
    *(above / "shared" / "data" for above in (_HERE.parent, _HERE.parent.parent)),
]
DATA = next((place for place in _PLACES if place.is_dir()), _PLACES[0])
needed = pytest.mark.skipif(
    not DATA.is_dir(), reason="the real files of others are not on this machine: set CCHC_SHARED to their folder"
)
