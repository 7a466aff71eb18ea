"""Rebuild the committed procedure catalogue, build another one, or refresh the manifest's hashes.

    python -m cchc_data.catalogue procedures.jsonl.gz                       the committed one
    python -m cchc_data.catalogue procedures.jsonl.gz --out F --decisions L what a decision list names
    python -m cchc_data.catalogue procedures.jsonl.gz --out F --all         every captured procedure
    python -m cchc_data.catalogue --hash                                    refresh hashes only
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cchc_data.calendar import REFERENCE
from cchc_data.catalogue.build import build, known_codes
from cchc_data.catalogue.decisions import read_decisions
from cchc_data.catalogue.hashes import refresh


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 1 when lines of the decision list were left out."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.source is None and not chosen.hash:
        parser.error("give a capture to build from, or --hash")
    if (chosen.all or chosen.decisions) and chosen.out is None:
        parser.error("--all and --decisions need --out: the committed catalogue has its own list")
    codes, problems = _codes(chosen)
    for line, what in problems:
        print(f"{chosen.decisions.name}, line {line}: {what}", file=sys.stderr)
    if chosen.source is not None:
        for name, rows in build(chosen.source, chosen.reference, chosen.out, codes).items():
            print(f"{name}: {rows} rows")
    if chosen.out is None:
        print(f"manifest: {refresh(chosen.reference)} hashes changed")
    return 1 if problems else 0


def _codes(chosen: argparse.Namespace) -> tuple[list[str] | None, tuple[tuple[int, str], ...]]:
    if chosen.all:
        return known_codes(chosen.source, chosen.reference), ()
    if chosen.decisions:
        listed = read_decisions(chosen.decisions, set(known_codes(chosen.source, chosen.reference)))
        return list(listed.codes), listed.problems
    return None, ()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m cchc_data.catalogue", description=__doc__)
    parser.add_argument("source", nargs="?", type=Path, help="capture of the portal, .jsonl.gz")
    parser.add_argument("--hash", action="store_true", help="only refresh sha256 in manifest.toml")
    parser.add_argument("--reference", type=Path, default=REFERENCE, help="folder of the tables")
    parser.add_argument("--out", type=Path, help="folder for the three tables, instead of the committed one")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="every procedure of the capture and the supplement")
    which.add_argument("--decisions", type=Path, help="CSV list of the province's decisions")
    return parser


if __name__ == "__main__":
    sys.exit(main())
