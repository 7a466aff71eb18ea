"""Answers to what a file leaves open: standing ones in org.toml, and a text file beside the file itself.

    # date_order.due_on=day_first
    date_order.due_on=month_first
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cchc_data.inbox.folder import answers_of


def of(path: Path, org: Mapping[str, Any]) -> dict[str, str]:
    """Key → value; what stands beside the file counts before what org.toml says under [watch.answers]."""
    beside = answers_of(path)
    lines = beside.read_text("utf-8-sig", errors="replace").splitlines() if beside.is_file() else []
    told = (line.partition("=") for line in lines if not line.lstrip().startswith("#"))
    written = {key.strip(): value.strip() for key, _, value in told if key.strip() and value.strip()}
    return dict(org.get("watch", {}).get("answers", {})) | written


def offer(path: Path, question: str, options: Sequence[str]) -> None:
    """Write the file in which the official only takes a # away; Notepad reads it on every Windows."""
    lines = [f"# {line}".rstrip() for line in question.strip().splitlines()]
    text = "\r\n".join([*lines, "", *(f"# {option}" for option in options), ""])
    answers_of(path).write_text(text, "utf-8-sig", newline="")
