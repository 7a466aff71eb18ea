"""Rebuild the committed procedure catalogue, or refresh the manifest's hashes.

    python -m cchc_data.catalogue procedures.jsonl.gz    build, then refresh hashes
    python -m cchc_data.catalogue --hash                 refresh hashes only
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cchc_data.calendar import REFERENCE
from cchc_data.catalogue.build import build
from cchc_data.catalogue.hashes import refresh


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m cchc_data.catalogue", description=__doc__)
    parser.add_argument("source", nargs="?", type=Path, help="capture of the portal, .jsonl.gz")
    parser.add_argument("--hash", action="store_true", help="only refresh sha256 in manifest.toml")
    parser.add_argument("--reference", type=Path, default=REFERENCE, help="folder of the tables")
    chosen = parser.parse_args()
    if chosen.source is None and not chosen.hash:
        parser.error("give a capture to build from, or --hash")
    if chosen.source is not None:
        for name, rows in build(chosen.source, chosen.reference).items():
            print(f"{name}: {rows} rows")
    print(f"manifest: {refresh(chosen.reference)} hashes changed")


if __name__ == "__main__":
    main()
