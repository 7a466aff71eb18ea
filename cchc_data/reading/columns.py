"""The columns of a recognised sheet: which are kept, which are recognised only to be dropped."""

from __future__ import annotations

from cchc_data.received import SourceColumn
from cchc_data.reading.forms import personal_fields
from cchc_data.reading.grid import letter
from cchc_data.reading.header import Header
from cchc_data.reading.matching import Tiers
from cchc_data.reading.text import key, key_without_notes

_LONGEST_HEADER = 160


def kept_fields(header: Header) -> dict[int, str]:
    """Column number → field, of the columns whose cells may be kept, from left to right."""
    personal = {field.name for field in header.form.fields if field.personal}
    return {c: name for c, name in sorted(header.fields.items()) if name not in personal}


def source_columns(header: Header, first_column: int) -> list[SourceColumn]:
    """Every column that has a header, with the field it was recognised as."""
    kept = kept_fields(header)
    return [
        _column(letter(first_column + number), tiers, kept.get(number), header.fields.get(number))
        for number, tiers in enumerate(header.tiers)
        if tiers
    ]


def _column(place: str, tiers: Tiers, kept: str | None, known: str | None) -> SourceColumn:
    text = " / ".join(tiers)[:_LONGEST_HEADER]
    name = known or _personal_name(tiers)
    return SourceColumn(place, text, name, personal=name is not None and kept is None)


def _personal_name(tiers: Tiers) -> str | None:
    """The kind of personal column under these `tiers`, judged by the last tier and by all of them."""
    known = personal_fields()
    readings = (key(tiers[-1]), key_without_notes(tiers[-1]), key(" ".join(tiers)))
    return next((known[reading] for reading in readings if reading in known), None)
