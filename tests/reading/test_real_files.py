"""Files made by others: the national portal's lists, other ministries' forms, the daily scores, Boston."""

import gzip

import pytest
from workbooks import cells, read

from cchc_data.checking.problems import sentence
from cchc_data.received import UnreadableFile
from tests import shared_data

DATA = shared_data.DATA
pytestmark = shared_data.needed


@pytest.mark.parametrize(("name", "rows"), [("BoCongAn", 339), ("BoTuPhap", 271), ("ToaAnNhanDan", 3)])
def test_lists_of_the_national_portal(name, rows):
    (received,) = read(DATA / "procedures-dvcqg-2026" / f"danh-sach-tthc-{name}.xlsx")
    assert (received.form, len(received.rows)) == ("procedure_catalogue", rows)
    assert all(cells(received, "proc_code"))


@pytest.mark.parametrize("name", ["BC_KETQUAXULYDON", "BC_SOTIEPNHANDONTHU", "Final_2014", "Plan_2010"])
def test_real_workbooks_that_are_not_ours(name):
    with pytest.raises(UnreadableFile) as refusal:
        read(DATA / "real-forms" / f"{name}.xls")
    remark = refusal.value.remark
    assert remark.code == "unknown_form"
    said = sentence(remark)
    assert said.startswith("Đây không phải biểu mà hệ thống nhận") and remark.values["missing"] in said
    assert int(remark.values["met"]) < int(remark.values["needs"])


def test_scores_of_decision_766():
    scores, metrics = read(DATA / "index-766-gialai" / "communes_detail_sample_5of135.json")
    assert (len(scores.rows), scores.rows[0].cells["received"]) == (5, "2618")
    assert len(metrics.rows) == 80
    (listed,) = read(DATA / "index-766-gialai" / "communes_gialai_2026-10-10.csv")
    assert (listed.form, len(listed.rows)) == ("index_766", 135)


def test_the_capture_of_the_catalogue_is_told_its_own_way_in(tmp_path):
    packed = DATA / "procedures-dvcqg-2026" / "procedures.jsonl.gz"
    with gzip.open(packed) as unpacked:
        (tmp_path / "procedures.jsonl").write_bytes(unpacked.read())
    for path, code in ((packed, "is_archive"), (tmp_path / "procedures.jsonl", "json_lines")):
        with pytest.raises(UnreadableFile) as refusal:
            read(path)
        assert refusal.value.remark.code == code
