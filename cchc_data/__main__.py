"""python -m cchc_data: sample | snapshots | verify | rollback."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from cchc_data import instance, sample, snapshot


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 good, 1 a snapshot is not what it should be)."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except snapshot.SnapshotError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m cchc_data", description="Data of the transparency dashboard.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run, what in (
        ("sample", _sample, "generate the illustrative demo and make it current"),
        ("snapshots", _snapshots, "list the snapshots, newest first"),
        ("verify", _verify, "check every table of every snapshot against its hash, and the chain"),
        ("rollback", _rollback, "make the parent of the current snapshot current again"),
    ):
        command = commands.add_parser(name, help=what, description=what)
        command.set_defaults(run=run)
        command.add_argument("--data", type=Path, help="data folder (default: CCHC_DATA, data/instance, data/demo)")
    return parser


def _sample(options: argparse.Namespace) -> None:
    root, org = options.data or instance.demo(), sample.org()
    written = snapshot.write(
        root,
        sample.sample(),
        org,
        created_at=datetime.fromisoformat(f"{sample.AS_OF}T17:30:00+07:00"),
        sources=[{"name": org.pop("source_vi"), "seed": sample.SEED}],
        illustrative=True,
    )
    snapshot.make_current(root, written)
    print(written)


def _snapshots(options: argparse.Namespace) -> None:
    root = options.data or instance.root()
    public = snapshot.current_id(root)
    for manifest in snapshot.history(root):
        mark = "*" if manifest["id"] == public else " "
        print(f"{mark} {manifest['id']}  as of {manifest['as_of']}  written {manifest['created_at']}")


def _verify(options: argparse.Namespace) -> None:
    root = options.data or instance.root()
    for snapshot_id in snapshot.all_ids(root):
        manifest = snapshot.verify(root, snapshot_id)
        print(f"{snapshot_id}  {len(manifest['tables'])} tables as written")


def _rollback(options: argparse.Namespace) -> None:
    root = options.data or instance.root()
    public = snapshot.current_id(root)
    parent = snapshot.read_manifest(root, public)["parent"] if public else None
    if parent is None:
        raise snapshot.SnapshotError("there is no earlier snapshot to go back to")
    snapshot.make_current(root, parent)
    print(parent)


if __name__ == "__main__":
    sys.exit(main())
