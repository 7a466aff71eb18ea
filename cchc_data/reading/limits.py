"""How much a file may cost: size, rows, columns, cells, seconds, memory. One place for all."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Limits of one reading. Bytes, counts and seconds; every excess has its own problem code."""

    file_bytes: int = 300 * MIB
    unzipped_bytes: int = 1024 * MIB
    zip_ratio: int = 300  # judged only above `zip_ratio_from`: small files compress oddly
    zip_ratio_from: int = 100 * MIB
    rows: int = 2_000_000
    columns: int = 1_000
    cell_characters: int = 40_000  # a spreadsheet itself allows 32,767
    seconds: int = 180
    memory_bytes: int = 3072 * MIB


DEFAULT = Limits()
