"""How a command ends: one sentence for a person, one JSON object for a script, and the exit code."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from cchc_data.commands import Exit

GOOD = (Exit.DONE, Exit.NOTHING)


def answer(options: argparse.Namespace, ending: Exit, state: str, says: str, **facts: Any) -> Exit:
    """Print the answer and return its code; with --json always on standard output, as {"state", "says", ...}."""
    if options.json:
        print(json.dumps({"state": state, "says": says, **facts}, ensure_ascii=False))
    else:
        print(says, file=sys.stdout if ending in GOOD else sys.stderr)
    return ending
