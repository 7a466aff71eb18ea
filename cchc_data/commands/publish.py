"""python -m cchc_data publish [ID]: make a draft public, after asking."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from cchc_data import instance, release, snapshot
from cchc_data.checking.lock import alone
from cchc_data.checking.report.words import words
from cchc_data.commands import Exit
from cchc_data.commands.acting import acting, now
from cchc_data.audit import operator

HELP = "make the newest draft, or the one named, public; asks first"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="the draft (default: the newest)")
    parser.add_argument("--yes", action="store_true", help="do not ask, for scripts")
    parser.add_argument(
        "--reason", default="", metavar="TEXT", help="why figures of locked periods change; becomes public"
    )


def run(options: argparse.Namespace) -> Exit:
    """Publish under the lock; a draft made on figures that are no longer current is refused."""
    root, told = options.data or instance.root(), words()["publish"]
    with acting() as ended, alone(root):
        drafts = {manifest["id"]: manifest for manifest in snapshot.drafts(root)}
        chosen = options.id or next(iter(drafts), None)
        if chosen not in drafts:
            return _no_draft(root, chosen)
        release.restated(root, chosen)
        if not options.yes and not _agreed(drafts[chosen]):
            print(told["declined"])
            return Exit.NOTHING
        made = release.publish(root, chosen, by=operator(), at=now(), reason=options.reason)
        print(told["done"].format(draft=made))
    return ended.code


def _no_draft(root: Path, chosen: str | None) -> Exit:
    told = words()["publish"]
    if chosen is not None and chosen == snapshot.current_id(root):
        print(told["already"].format(draft=chosen))
        return Exit.NOTHING
    print(told["unknown"].format(draft=chosen) if chosen else told["none"], file=sys.stderr)
    return Exit.NOTHING


def _agreed(manifest: dict) -> bool:
    as_of = f"{date.fromisoformat(manifest['as_of']):%d/%m/%Y}"
    try:
        answer = input(words()["publish"]["ask"].format(draft=manifest["id"], as_of=as_of))
    except EOFError:
        return False
    return answer.strip().lower() in words()["publish"]["agreed"]
