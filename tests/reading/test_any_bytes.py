"""Whatever the bytes are: rows, a refusal with sentences, or a question. Never anything else."""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from workbooks import LIST, read, row, xlsx

from cchc_data.reading import child
from cchc_data.reading.vocabulary import load
from cchc_data.received import NeedsConfirmation, UnreadableFile

STARTS = [b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"<table>", b"{", b"\xff\xfe", b"<?xml ", "Mã hồ sơ,".encode(), b"\x09\x08"]
PROBLEMS = load("problems.toml")


def outcome(path, how=read):
    """"rows", or the code of the refusal or question."""
    try:
        how(path)
    except (UnreadableFile, NeedsConfirmation) as told:
        assert told.remark.code in PROBLEMS
        return told.remark.code
    return "rows"


@settings(max_examples=200)
@given(st.sampled_from(STARTS), st.binary(max_size=3_000), st.sampled_from([".xlsx", ".xls", ".ods", ".csv", ".json", ""]))
@example(b"", b"\x00" * 10, ".csv")
def test_any_bytes(start, rest, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(start + rest)
        outcome(path)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    return xlsx(tmp_path_factory.mktemp("fuzz") / "a.xlsx", [["DANH SÁCH"], LIST, row(1), row(2), ["Tổng cộng"]]).read_bytes()


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_workbooks_with_bytes_changed(workbook, data):
    changed = bytearray(workbook)
    for place in data.draw(st.lists(st.integers(0, len(workbook) - 1), min_size=1, max_size=20)):
        changed[place] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.xlsx").write_bytes(changed)
        outcome(Path(folder) / "a.xlsx")


@settings(max_examples=25)
@given(data=st.data())
def test_workbooks_with_sheets_changed_in_a_child_process(workbook, data):
    source = zipfile.ZipFile(io.BytesIO(workbook))
    victim = data.draw(st.sampled_from(source.namelist()))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for name in source.namelist():
                content = source.read(name)
                if name == victim:
                    cut = data.draw(st.integers(0, len(content)))
                    content = content[:cut] + data.draw(st.binary(max_size=50)) + content[cut + 10 :]
                archive.writestr(name, content)
        outcome(path, child.read)


CELLS = st.one_of(st.none(), st.text(max_size=12), st.integers(-5, 99_999), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(LIST))


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, max_size=9), max_size=12))
def test_sheets_of_anything(rows):
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join("\t".join("" if cell is None else str(cell) for cell in line) for line in rows)
        (Path(folder) / "a.csv").write_text("\t".join(LIST) + "\n" + text, "utf-8", errors="ignore")
        assert outcome(Path(folder) / "a.csv") != "broken_workbook"


@pytest.mark.parametrize("text", ["Tổng " + "1 " * 20_000 + "x", "<" * 60_000, " \n" * 30_000 + "x", "(" * 50_000, "a" * 39_000, "<!--" * 10_000])
def test_hostile_text_takes_no_time(tmp_path, text):
    (tmp_path / "a.csv").write_text(";".join(LIST) + "\n" + ";".join(map(str, row(1))) + "\n" + text + "\n", "utf-8")
    (tmp_path / "b.csv").write_text(text, "utf-8")
    assert "broken_workbook" not in (outcome(tmp_path / "a.csv"), outcome(tmp_path / "b.csv"))
