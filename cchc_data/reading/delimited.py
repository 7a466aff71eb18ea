"""Opening tables of plain text: fields parted by comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_data.reading.encoding import Encoding
from cchc_data.reading.grid import Row, Sheet
from cchc_data.reading.limits import Limits
from cchc_data.reading.refusal import unreadable

_DELIMITERS = ",;\t|"
_SAMPLED_LINES = 60
_CHECKED = 1_000  # rows checked at once


def sheets(path: Path, encoding: Encoding, limits: Limits) -> list[Sheet]:
    """The file's one table; a "sep=;" line of Excel's is obeyed and still counts as row 1.

    Raises UnreadableFile while reading: too_many_rows, too_many_columns, cell_too_long, broken_table.
    """
    delimiter = _delimiter(path, encoding)
    return [Sheet(path.stem, _rows(path, encoding, delimiter, limits))]


def _rows(path: Path, encoding: Encoding, delimiter: str, limits: Limits) -> Iterator[Row]:
    with _longest_field(limits.cell_characters), path.open(encoding=encoding.codec, errors=encoding.errors, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        count = 0
        try:
            while piece := [*itertools.islice(reader, _CHECKED)]:
                count, widest = count + len(piece), max(map(len, piece))
                if count > limits.rows:
                    raise unreadable("too_many_rows", rows=count, limit=limits.rows)
                if widest > limits.columns:
                    raise unreadable("too_many_columns", columns=widest, limit=limits.columns)
                yield from piece
        except csv.Error as error:
            code = "cell_too_long" if "field limit" in str(error) else "broken_table"
            raise unreadable(code, reader.line_num, limit=limits.cell_characters, length="") from error


@contextmanager
def _longest_field(characters: int) -> Iterator[None]:
    """The limit is the whole process's, so whoever reads next gets his own back."""
    before = csv.field_size_limit(characters)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _delimiter(path: Path, encoding: Encoding) -> str:
    """The delimiter that parts the first lines into the most fields most evenly."""
    with path.open(encoding=encoding.codec, errors=encoding.errors, newline="") as file:
        lines = [line[:100_000] for line in itertools.islice(file, _SAMPLED_LINES)]
    first = lines[0].strip().lower() if lines else ""
    if first.startswith("sep=") and len(first) == 5:
        return first[-1]
    return max(_DELIMITERS, key=lambda delimiter: _evenness("".join(lines), delimiter))


def _evenness(sample: str, delimiter: str) -> int:
    """Fields per row of the commonest width above one, times the rows that have it."""
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter))
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)
