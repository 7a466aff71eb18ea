"""python -m cchc_data publish [ID]: make a draft public, after asking."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from cchc_data import instance, release, snapshot
from cchc_data.audit import operator
from cchc_data.checking.lock import alone
from cchc_data.commands import Exit
from cchc_data.commands.acting import acting, now
from cchc_data.commands.answering import answer
from cchc_data.commands.engine import add_engine
from cchc_data.commands.words import day, words


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    told = words()["argument"]
    arguments.add_argument("id", nargs="?", metavar="ID", help=told["draft"])
    arguments.add_argument("--yes", action="store_true", help=told["yes"])
    arguments.add_argument("--reason", default="", metavar="TEXT", help=told["reason"])
    add_engine(arguments)


@acting
def run(options: argparse.Namespace) -> Exit:
    """Publish under the lock; a draft made on figures that are no longer current is refused.

    With an engine the draft is counted by it once more, and refused when anything differs.
    """
    if options.json and not options.yes:
        return _answer(options, Exit.USAGE, "json_needs_yes", None)
    root = options.data or instance.root()
    with alone(root):
        drafts = {manifest["id"]: manifest for manifest in snapshot.drafts(root)}
        chosen = options.id or next(iter(drafts), None)
        if chosen not in drafts:
            return _answer(options, Exit.NOTHING, _why_not(root, chosen), chosen)
        release.restated(root, chosen)
        if options.engine and not _counted_alike(root, chosen, options.engine):
            return _answer(options, Exit.REFUSED, "differs", chosen, engine=options.engine)
        if not options.yes and not _agreed(drafts[chosen]):
            return _answer(options, Exit.NOTHING, "declined", chosen)
        made = release.publish(root, chosen, by=operator(), at=now(), reason=options.reason)
    return _answer(options, Exit.DONE, "published", chosen, snapshot=made)


def _counted_alike(root: Path, chosen: str, engine: str) -> bool:
    from cchc_data.checking.recounting import recount  # with pandas and DuckDB: only where something is counted

    return recount(root, chosen, engine)


def _why_not(root: Path, chosen: str | None) -> str:
    if chosen is None:
        return "none"
    return "already" if chosen == snapshot.current_id(root) else "unknown"


def _answer(options: argparse.Namespace, code: Exit, state: str, chosen: str | None, **facts: str) -> Exit:
    says = words()["publish"][state].format(draft=chosen, **facts)
    return answer(options, code, state, says, draft=chosen, **facts)


def _agreed(manifest: dict[str, Any]) -> bool:
    told = words()["publish"]
    try:
        typed = input(told["ask"].format(draft=manifest["id"], as_of=day(manifest["as_of"])))
    except EOFError:
        return False
    return typed.strip().lower() in told["agreed"]
