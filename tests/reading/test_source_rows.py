"""Rows kept by column behave as the sequence of rows they stand for."""

import datetime

import pytest
from workbooks import LIST, only, row, xlsx

from cchc_data.reading import rows as rows_module
from cchc_data.received import SourceRow, SourceRows

ROWS = SourceRows([2, 5], {"code": ["a", None], "day": ["2026-03-01", "x"]}, {"day": b"\1\0"})


def test_rows_are_a_sequence():
    assert list(ROWS) == [ROWS[0], ROWS[1]]
    assert ROWS[0] == SourceRow(2, {"code": "a", "day": "2026-03-01"}, frozenset({"day"}))
    assert ROWS[-1:] == (SourceRow(5, {"code": None, "day": "x"}),)
    assert len(ROWS) == 2
    with pytest.raises(IndexError):
        ROWS[2]


def test_columns_are_as_long_as_the_rows_however_the_file_is_cut(tmp_path, monkeypatch):
    moment = datetime.datetime(2026, 3, 1, 9, 5)
    lines = [LIST, row(1), ["I", "Hộ tịch"], row(2), ["II"], row(3, **{"Ngày hẹn trả": moment}), row(4), row(5)]
    file = xlsx(tmp_path / "a.xlsx", lines)
    whole = only(file).rows
    monkeypatch.setattr(rows_module, "PIECE", 1)
    assert list(only(file).rows) == list(whole)
    assert {len(texts) for texts in whole.columns.values()} == {5}
    assert [*whole.columns["field"]] == [None, "Hộ tịch", None, None, None]
    assert [each.typed for each in whole] == [frozenset()] * 2 + [frozenset({"due_on"})] + [frozenset()] * 2
