"""CSV files with one row a line: a line break inside a text is written as backslash-n."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

BREAK = "\\n"


def fold(value: Any) -> str:
    """The text of one cell: None is empty, whole numbers have no decimals, no line breaks."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).replace("\n", BREAK)


def unfold(cell: str) -> str:
    """The text again, with its line breaks."""
    return cell.replace(BREAK, "\n")


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write `rows` as UTF-8 CSV; a row must have exactly `columns` (ValueError otherwise)."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            if set(row) != set(writer.fieldnames):
                raise ValueError(f"{path.name}: columns {sorted(set(row) ^ set(writer.fieldnames))}")
            writer.writerow({name: fold(value) for name, value in row.items()})


def read_table(path: Path) -> list[dict[str, str]]:
    """Every row as text, line breaks restored."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: unfold(cell) for key, cell in row.items()} for row in csv.DictReader(file)]
