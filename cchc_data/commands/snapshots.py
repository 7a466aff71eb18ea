"""python -m cchc_data snapshots: every snapshot and draft of the folder, newest first."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from cchc_data import instance, snapshot
from cchc_data.commands import Exit
from cchc_data.commands.words import day, words


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> Exit:
    """List them: which is public, which are drafts, until which day they tell."""
    found = _found(options.data or instance.root())
    if options.json:
        print(json.dumps({"snapshots": found}, ensure_ascii=False, indent=1))
        return Exit.DONE
    told = words()["snapshots"]
    for one in found:
        facts = {"state": told[one["state"]], "as_of": day(one["as_of"]), "written": day(one["created_at"])}
        print(told["line"].format(id=one["id"], **facts))
    if not found:
        print(told["none"])
    return Exit.DONE


def _found(root: Path) -> list[dict[str, Any]]:
    public = snapshot.current_id(root)
    kept = ((manifest, "public" if manifest["id"] == public else "kept") for manifest in snapshot.history(root))
    drafts = ((manifest, "draft") for manifest in snapshot.drafts(root))
    facts = ("id", "as_of", "created_at", "parent", "illustrative")
    return [{"state": state} | {name: manifest[name] for name in facts} for manifest, state in (*kept, *drafts)]
