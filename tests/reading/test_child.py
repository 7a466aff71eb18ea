"""The child process: what happens there never happens here."""

import os
import pickle

import pytest
import xlsxwriter
from workbooks import LIST, cells, row, text, xlsx

from cchc_data.reading import child, read
from cchc_data.reading.limits import Limits
from cchc_data.received import NeedsConfirmation, SourceRows, UnreadableFile

ROWS = [LIST, row(1)]


def test_a_good_file_comes_back_whole(tmp_path):
    (received,) = read(xlsx(tmp_path / "a.xlsx", ROWS))
    assert cells(received, "status") == ["Đã trả kết quả"]
    assert received.file_name == "a.xlsx"
    assert len(received.sha256) == 64


def test_it_works_from_any_folder_and_with_a_relative_path(tmp_path, monkeypatch):
    xlsx(tmp_path / "a.xlsx", ROWS)
    monkeypatch.chdir(tmp_path)
    assert len(read("a.xlsx")) == 1


def test_a_question_comes_back_as_a_question(tmp_path):
    headers = ["TT", "M\xb7 h\xe5 s\xac", "Ng\xb5y ti\xd5p nh\xcbn", "Tr\xb9ng th\xb8i", "T\xaan th\xf1 t\xf4c"]
    file = text(tmp_path / "a.csv", [headers], encoding="latin-1")
    with pytest.raises(NeedsConfirmation) as asked:
        read(file)
    assert asked.value.answers[0] == "tcvn3"


def test_too_little_time_is_told(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", ROWS), limits=Limits(seconds=0))
    assert refusal.value.remark.code == "too_slow"


def test_a_stray_cell_at_the_end_of_the_sheet_needs_too_much_memory(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, LIST)
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(UnreadableFile) as refusal:
        read(tmp_path / "a.xlsx")
    assert refusal.value.remark.code in ("too_much_memory", "too_many_columns")


A_PIECE = pickle.dumps(SourceRows([2], {"status": ["Đã trả kết quả"]}))


@pytest.mark.parametrize("death", [pickle.dumps(os.getcwd), b"", b"\x80\x05garbage", A_PIECE, A_PIECE[:-9]])
def test_an_answer_that_is_not_plain_or_not_whole_is_refused(tmp_path, monkeypatch, death):
    _say(death, "", tmp_path, monkeypatch)
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", ROWS))
    assert refusal.value.remark.code == "reader_failed"


def test_a_child_that_says_half_and_waits_is_stopped(tmp_path, monkeypatch):
    _say(A_PIECE, "exec sleep 60", tmp_path, monkeypatch)
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", ROWS), limits=Limits(seconds=1))
    assert refusal.value.remark.code == "too_slow"


def _say(answer, then, tmp_path, monkeypatch):
    """Another child that tells these bytes and then obeys a line of the shell."""
    told, other = tmp_path / "answer", tmp_path / "other-child"
    told.write_bytes(answer)
    other.write_text(f"#!/bin/sh\ncat '{told}'\n{then}\n")
    other.chmod(0o700)
    monkeypatch.setattr(child.sys, "executable", str(other))
