"""python -m cchc_data: sample | import | refresh | publish | rollback | snapshots | verify."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from cchc_data import instance, sample, snapshot
from cchc_data.checking.lock import Busy, alone
from cchc_data.commands import Exit, import_files, publish, refresh


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code (see `commands.Exit`)."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or Exit.DONE
    except snapshot.SnapshotError as error:
        print(error, file=sys.stderr)
        return Exit.DAMAGED
    except Busy:
        print("another import or publish is under way", file=sys.stderr)
        return Exit.BUSY


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
    for name, module in (("import", import_files), ("refresh", refresh), ("publish", publish)):
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        command.set_defaults(run=module.run)
        module.add_arguments(command)
    for command in commands.choices.values():
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
    for manifest in snapshot.drafts(root):
        print(f"d {manifest['id']}  as of {manifest['as_of']}  written {manifest['created_at']}  draft")


def _verify(options: argparse.Namespace) -> None:
    root = options.data or instance.root()
    for snapshot_id in snapshot.all_ids(root):
        manifest = snapshot.verify(root, snapshot_id)
        print(f"{snapshot_id}  {len(manifest['tables'])} tables as written")


def _rollback(options: argparse.Namespace) -> None:
    root = options.data or instance.root()
    with alone(root):
        public = snapshot.current_id(root)
        parent = snapshot.read_manifest(root, public)["parent"] if public else None
        if parent is None:
            raise snapshot.SnapshotError("there is no earlier snapshot to go back to")
        snapshot.make_current(root, parent)
    print(parent)


if __name__ == "__main__":
    sys.exit(main())
