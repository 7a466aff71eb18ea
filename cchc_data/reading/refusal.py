"""The one way to stop reading: an UnreadableFile or NeedsConfirmation from a problem code."""

from __future__ import annotations

from cchc_data.received import NeedsConfirmation, Remark, UnreadableFile


def unreadable(code: str, row: int | None = None, column: str | None = None, **values: object) -> UnreadableFile:
    """The exception for `code` of `problems.toml`; `values` fill its places."""
    return UnreadableFile(Remark(code, row, column, _texts(values)))


def question(code: str, answers: tuple[str, ...], **values: object) -> NeedsConfirmation:
    """The exception that asks: reading again with one of `answers` settles it."""
    return NeedsConfirmation(Remark(code, values=_texts(values)), answers)


def _texts(values: dict[str, object]) -> dict[str, str]:
    return {name: f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value) for name, value in values.items()}
