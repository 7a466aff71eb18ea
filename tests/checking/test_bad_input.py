"""Bad input at the command line: one clear sentence, its exit code, nothing half written, what is public untouched."""

import json
import os
import re

import openpyxl
import pytest

from cchc_data import publish, snapshot
from cchc_data.commands import Exit
from cchc_data.schemas import SchemaError
from tests import hostile
from tests.checking.instances import HEADER, bring, csv, line, run, state
from tests.reading.workbooks import in_memory

GOOD = in_memory([HEADER.split(";"), line(1).split(";"), line(2).split(";")])
SENTENCE = re.compile(r"[A-ZĐÔ][^\n]*[àáảãạăâđêôơưẵếềểễệốồổỗộớờởỡợứừửữự][^\n]*[.?]$")


@pytest.fixture
def imported(root, tmp_path, capsys):
    """Import these bytes as a file: (exit code, what --json says); checks that nothing else happened."""

    def do(content, name="ho so.xlsx", expected=Exit.REFUSED):
        before, path = everything(root), tmp_path / name
        path.write_bytes(content)
        code = run(root, "import", path, "--json")
        told = json.loads(capsys.readouterr().out)
        assert code == expected
        if code != Exit.DONE:
            assert everything(root) == before
        return told

    return do


def everything(root):
    """Every file of the data folder but its lock."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return state(root), [(path.relative_to(root).as_posix(), path.stat().st_mtime_ns) for path in files]


def refused(told, code):
    """One sentence of Vietnamese that names the file, what to do, and nothing else."""
    assert (told["state"], told["code"]) == ("refused", code)
    assert SENTENCE.match(told["says"]) and SENTENCE.match(told["todo"]) and told["file"] == "ho so.xlsx"


def test_a_file_with_a_password(imported):
    refused(imported(hostile.with_password(GOOD)), "password_protected")


def test_a_truncated_file(imported):
    refused(imported(hostile.cut_in_half(GOOD)), "broken_archive")


def test_a_zip_bomb(imported):
    refused(imported(hostile.bomb()), "zip_bomb")


def test_an_image_renamed_to_xlsx(imported):
    refused(imported(hostile.PICTURE), "is_image")


def test_fifty_megabytes_of_one_cell(imported):
    refused(imported(hostile.with_a_huge_cell(GOOD, "Nguyễn Văn A")), "cell_too_long")


def test_a_file_of_another_unit(imported):
    other = in_memory([HEADER.split(";"), *(line(n, unit="H21.125").split(";") for n in range(3))])
    refused(imported(other), "other_unit_by_codes")


def test_a_macro_file_is_read_and_its_macros_are_not_run(root, imported):
    told = imported(hostile.with_macros(GOOD), expected=Exit.DONE)
    says = {warning["code"]: warning["says"] for file in told["files"] for warning in file["warnings"]}
    assert SENTENCE.match(says["macros_ignored"]) and told["draft"] in [draft["id"] for draft in snapshot.drafts(root)]


EVIL = ['=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "=cmd|'/c calc'!A0", "\t=1", "=1+1"]


def test_formulas_in_cells_stay_text_wherever_they_are_written(root, tmp_path):
    cells = [line(n).split(";") for n in range(len(EVIL))]
    for row, evil in zip(cells, EVIL, strict=True):
        row[0] = row[6] = evil
    (tmp_path / "a.xlsx").write_bytes(in_memory([HEADER.split(";"), *cells]))
    report = tmp_path / "bao cao"
    assert run(root, "import", tmp_path / "a.xlsx", "--report", report) == Exit.NOTHING
    written = [*report.glob("*.xlsx"), *(root / "corrections").glob("*.xlsx")]
    books = [openpyxl.load_workbook(path) for path in written]
    assert len(books) == 2
    assert {cell.data_type for book in books for sheet in book for row in sheet for cell in row} <= {"s", "n", "inlineStr"}
    page = (report / "bao-cao-nhap.html").read_text("utf-8")
    assert not any(evil in page for evil in EVIL)


def test_the_same_file_twice_in_one_command_and_once_more_after_publishing(root, tmp_path, capsys):
    path = csv(tmp_path, line(1))
    account = bring(root, path, csv(tmp_path, line(1), name="ban sao.csv"))
    assert "file_known" in [remark.code for remark in account.remarks] and len(account.outcomes) == 1
    run(root, "publish", "--yes")
    before = everything(root)
    capsys.readouterr()
    assert run(root, "import", path, "--json") == Exit.NOTHING
    (told,) = json.loads(capsys.readouterr().out)["remarks"]
    assert told["code"] == "file_known" and SENTENCE.match(told["says"])
    assert everything(root) == before


def test_two_periods_that_overlap(root, tmp_path, capsys):
    bring(root, csv(tmp_path, line(1), line(2), name="a.csv"))
    run(root, "publish", "--yes")
    before = state(root)
    capsys.readouterr()
    assert run(root, "import", csv(tmp_path, line(2), line(3), name="b.csv"), "--json") == Exit.DONE
    told = {remark["code"]: remark["says"] for remark in json.loads(capsys.readouterr().out)["remarks"]}
    assert SENTENCE.match(told["period_overlaps"]) and "1 hồ sơ được thay" in told["period_overlaps"]
    assert state(root) == before


@pytest.mark.parametrize(
    ("error", "code"), [(OSError(28, "No space left"), "cannot_write"), (SchemaError("dossiers.status: 1"), "import_failed")]
)
def test_a_full_disk_or_a_mistake_of_ours_is_told_and_leaves_nothing(root, imported, monkeypatch, error, code):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(publish, "build", fail)
    told = imported(in_memory([HEADER.split(";"), line(1).split(";"), line(2, finished="20/09/2026").split(";")]))
    assert (told["state"], told["code"]) == ("refused", code) and SENTENCE.match(told["says"])


def test_only_checking_writes_nothing_at_all(root, tmp_path, capsys):
    before = everything(root)
    assert run(root, "import", csv(tmp_path, line(1), line(2, finished="20/09/2026")), "--check") == Exit.DONE
    assert "bị loại: 1" in capsys.readouterr().out
    assert everything(root) == before and not os.path.exists(root / "corrections")
