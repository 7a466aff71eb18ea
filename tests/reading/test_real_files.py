"""Files made by others: the national portal's lists, other ministries' forms, the daily scores, Boston."""

import gzip
from pathlib import Path

import pytest
from workbooks import cells, read

from cchc_data.received import UnreadableFile

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real files of others (shared/data) are not on this machine")
BOSTON = """
form = "dossier_list"
[columns]
case_enquiry_id = "dossier_code"
type = "proc_name"
open_dt = "received_on"
target_dt = "due_on"
closed_dt = "finished_on"
ontime = "source_verdict"
case_status = "status"
source = "receive_channel"
"""


@pytest.mark.parametrize(("name", "rows"), [("BoCongAn", 339), ("BoTuPhap", 271), ("ToaAnNhanDan", 3)])
def test_lists_of_the_national_portal(name, rows):
    (received,) = read(DATA / "procedures-dvcqg-2026" / f"danh-sach-tthc-{name}.xlsx")
    assert (received.form, len(received.rows)) == ("procedure_catalogue", rows)
    assert all(cells(received, "proc_code"))


@pytest.mark.parametrize("name", ["BC_KETQUAXULYDON", "BC_SOTIEPNHANDONTHU", "Final_2014", "Plan_2010"])
def test_real_workbooks_that_are_not_ours(name):
    with pytest.raises(UnreadableFile) as refusal:
        read(DATA / "real-forms" / f"{name}.xls")
    assert refusal.value.remark.code == "unknown_form"
    assert refusal.value.remark.values["missing"]


def test_scores_of_decision_766():
    scores, metrics = read(DATA / "index-766-gialai" / "communes_detail_sample_5of135.json")
    assert (len(scores.rows), scores.rows[0].cells["received"]) == (5, "2618")
    assert len(metrics.rows) == 80
    (listed,) = read(DATA / "index-766-gialai" / "communes_gialai_2026-10-10.csv")
    assert (listed.form, len(listed.rows)) == ("index_766", 135)


def test_boston_through_a_mapping_file(tmp_path):
    (tmp_path / "m.toml").write_text(BOSTON)
    with gzip.open(DATA / "complaints-boston-2011" / "boston311_2011h2.csv.gz") as packed:
        (tmp_path / "a.csv").write_bytes(packed.read())
    (received,) = read(tmp_path / "a.csv", mapping=str(tmp_path / "m.toml"))
    assert len(received.rows) == 58_251
    assert sum(due is None for due in cells(received, "due_on")) == 10_981
