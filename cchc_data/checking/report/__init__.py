"""The report of an import: terminal, HTML, xlsx and JSON show the same (`model`)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from cchc_data.checking.report import as_html, as_text, as_xlsx

STEM = "bao-cao-nhap"
ENDINGS = (".html", ".txt", ".json", ".xlsx")


def save(report: dict[str, Any], folder: Path, stem: str = STEM, endings: Iterable[str] = ENDINGS) -> None:
    """Write the report into `folder` in each form; each file appears whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    for ending in endings:
        path = folder / f"{stem}{ending}"
        pending = path.with_name(f".{os.getpid()}-{path.name}")
        if ending == ".xlsx":
            as_xlsx.write(report, pending)
        else:
            pending.write_text(_TEXTS[ending](report), _ENCODING.get(ending, "utf-8"))
        os.replace(pending, path)


def _json(report: dict[str, Any]) -> str:
    return json.dumps(report, ensure_ascii=False, indent=1)


_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {".html": as_html.html, ".json": _json, ".txt": as_text.text}
_ENCODING = {".txt": "utf-8-sig"}  # so that Notepad of every Windows shows the accents
