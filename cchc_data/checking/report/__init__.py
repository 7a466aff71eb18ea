"""The report of an import: terminal, HTML, xlsx and JSON show the same (`model`)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from cchc_data.checking.report import as_html, as_xlsx

STEM = "bao-cao-nhap"


def save(report: dict[str, Any], folder: Path) -> list[Path]:
    """Write the report into `folder` as HTML, xlsx and JSON; each file appears whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    text = {".html": as_html.html(report), ".json": json.dumps(report, ensure_ascii=False, indent=1)}
    paths = []
    for ending in (".html", ".json", ".xlsx"):
        path = folder / f"{STEM}{ending}"
        pending = path.with_name(f".{os.getpid()}-{path.name}")
        if ending == ".xlsx":
            as_xlsx.write(report, pending)
        else:
            pending.write_text(text[ending], "utf-8")
        os.replace(pending, path)
        paths.append(path)
    return paths
