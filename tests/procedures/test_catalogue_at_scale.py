"""The whole national list can be built anywhere, and only a decision says what is the commune's."""

import gzip
import json
import os
from pathlib import Path

import pytest

from cchc_data.catalogue.__main__ import main
from cchc_data.catalogue.decisions import COLUMNS, read_decisions
from cchc_data.catalogue.tables import read_table
from cchc_data.reference import REFERENCE

SHARED = Path(os.environ.get("CCHC_SHARED", Path(__file__).parents[3] / "shared" / "data"))
CAPTURE = SHARED / "procedures-dvcqg-2026" / "procedures.jsonl.gz"
TEXTS = (
    "so_quyet_dinh cap_thuc_hien loai_thu_tuc linh_vuc doi_tuong_thuc_hien co_quan_co_tham_quyen trinh_tu_thuc_hien "
    "can_cu_phap_ly co_quan_thuc_hien yeu_cau_dieu_kien ket_qua_xu_ly detail_url"
).split()


@pytest.fixture
def capture(tmp_path):
    """Two captured procedures, both of the level "Cấp xã"; only one will be in a decision."""
    path = tmp_path / "procedures.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for code, name in (("1.111111", "Thủ tục của xã"), ("1.222222", "Thủ tục hải quan")):
            record = dict.fromkeys(TEXTS, "Không có thông tin") | {"cap_thuc_hien": "Cấp xã"}
            methods = "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp3 Ngày làm việcMiễn phí"
            record |= {"ma_thu_tuc": code, "ten_thu_tuc": name, "cach_thuc_thuc_hien": methods}
            record |= {"thanh_phan_ho_so": "Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai1 bản chính"}
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def decisions(tmp_path, *lines):
    path = tmp_path / "decisions.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", "utf-8")
    return path


GOOD = "1.111111,56/QĐ-UBND,2026-06-15,2026-07-01,"


def test_only_what_a_decision_names_is_built_whatever_the_level(capture, tmp_path):
    out = tmp_path / "out"
    listed = decisions(tmp_path, GOOD)
    assert main([str(capture), "--out", str(out), "--decisions", str(listed)]) == 0
    assert [row["proc_code"] for row in read_table(out / "procedures.csv")] == ["1.111111"]
    [channel] = read_table(out / "channels.csv")
    assert (channel["limit_value"], channel["limit_unit"], channel["fee_kind"]) == ("3", "working_day", "free")


def test_all_builds_every_captured_procedure_and_the_supplement(capture, tmp_path, capsys):
    assert main([str(capture), "--out", str(tmp_path / "out"), "--all"]) == 0
    codes = [row["proc_code"] for row in read_table(tmp_path / "out" / "procedures.csv")]
    assert codes[:2] == ["1.111111", "1.222222"] and len(codes) == 2 + 8
    assert "procedures.csv: 10 rows" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("1.11111,x,2026-06-15,2026-07-01,", "malformed_code"),
        ("9.111111,x,2026-06-15,2026-07-01,", "malformed_code"),
        (GOOD, "repeated_code"),
        ("1.333333,x,2026-06-15,2026-07-01,", "unknown_code"),
        ("1.222222,x,15/06/2026,2026-07-01,", "malformed_day"),
        ("1.222222,x,2026-06-15,,", "malformed_day"),
        ("1.222222,x,2026-06-15,2026-07-01,2026-06-01", "ends_before_start"),
    ],
)
def test_a_bad_line_is_left_out_and_named(capture, tmp_path, capsys, line, what):
    listed = decisions(tmp_path, GOOD, line)
    assert main([str(capture), "--out", str(tmp_path / "out"), "--decisions", str(listed)]) == 1
    assert capsys.readouterr().err == f"decisions.csv, line 3: {what}\n"
    assert [row["proc_code"] for row in read_table(tmp_path / "out" / "procedures.csv")] == ["1.111111"]


def test_a_list_without_a_column_is_refused_by_name(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text("proc_code,decision_no\n", "utf-8")
    with pytest.raises(ValueError, match="decision_on, effective_from, effective_to"):
        read_decisions(path, set())


def test_another_list_never_overwrites_the_committed_catalogue(capture, capsys):
    with pytest.raises(SystemExit):
        main([str(capture), "--all"])
    assert "need --out" in capsys.readouterr().err


def test_the_list_in_the_guide_can_be_read(tmp_path):
    guide = (REFERENCE.parents[1] / "docs" / "how-to" / "assign-procedures.md").read_text("utf-8")
    block = guide.split("```csv\n")[1].split("```")[0]
    path = tmp_path / "list.csv"
    path.write_text(block, "utf-8")
    known = {row["proc_code"] for row in read_table(REFERENCE / "catalogue" / "procedures.csv")}
    found = read_decisions(path, known)
    assert found.codes and found.problems == ()


def test_the_whole_national_list_is_built(tmp_path):
    if not CAPTURE.exists():
        pytest.skip(f"SHARED DATA ABSENT: {CAPTURE.name}; set CCHC_SHARED to run this test")
    assert main([str(CAPTURE), "--out", str(tmp_path), "--all"]) == 0
    rows = read_table(tmp_path / "procedures.csv")
    assert len(rows) == 2642 + 8 and all(row["name"] for row in rows)
    committed = {row["proc_code"]: row for row in read_table(REFERENCE / "catalogue" / "procedures.csv")}
    assert {row["proc_code"]: row for row in rows if row["proc_code"] in committed} == committed
