"""Import: what an official sees and what a script gets."""

import json

import openpyxl
import pytest

from cchc_data import snapshot
from cchc_data.checking.merge import current_work
from cchc_data.store import Loaded
from tests.checking.instances import ORG_TOML, bring, csv, line, run, state


def test_an_import_makes_a_draft_and_leaves_what_is_public_alone(root, tmp_path, capsys):
    before = state(root)
    assert run(root, "import", csv(tmp_path, line(1), line(2))) == 0
    draft = snapshot.drafts(root)[0]["id"]
    assert draft in capsys.readouterr().out
    assert state(root) == before
    assert draft not in [manifest["id"] for manifest in snapshot.history(root)]


def test_the_same_file_twice_makes_no_second_draft(root, tmp_path, capsys):
    path = csv(tmp_path, line(1))
    bring(root, path)
    assert run(root, "import", path) == 5
    assert "đã có đúng nội dung này" in capsys.readouterr().out
    run(root, "publish", "--yes")
    assert run(root, "import", path) == 5
    assert "đã được nhập rồi" in capsys.readouterr().out
    assert snapshot.drafts(root) == []


def test_a_file_that_changes_nothing_makes_no_draft(root, tmp_path):
    bring(root, csv(tmp_path, line(1)))
    run(root, "publish", "--yes")
    assert run(root, "import", csv(tmp_path, line(1), "", name="b.csv")) == 5
    assert snapshot.drafts(root) == []


def test_rule_4_3_9_the_newer_file_replaces_rows_of_the_same_code(root, tmp_path):
    bring(root, csv(tmp_path, line(1, status="Đang xử lý", finished="")))
    run(root, "publish", "--yes")
    account = bring(root, csv(tmp_path, line(1), line(2), name="b.csv"))
    table = next(merged for merged in account.merged if merged.table == "dossiers")
    assert (table.replaced, table.after - table.before) == (1, 1)
    assert {"period_overlaps"} <= {remark.code for remark in account.remarks}


def test_rule_4_3_9_two_files_of_one_import_newest_data_wins(root, tmp_path):
    old = csv(tmp_path, line(1, status="Đang xử lý", finished=""), name="a.csv")
    new = csv(tmp_path, line(1), name="b.csv")
    account = bring(root, new, old)
    assert "same_key_in_two_files" in [remark.code for remark in account.remarks]
    dossiers = current_work(root, account.draft)["dossiers"].set_index("dossier_code")
    assert dossiers.loc["H21.000-261001-0001", "status"] == "finished"


def test_an_older_file_is_noticed(root, tmp_path):
    bring(root, csv(tmp_path, line(1)))
    run(root, "publish", "--yes")
    account = bring(root, csv(tmp_path, line(1, status="Đang xử lý", finished=""), name="b.csv"))
    assert "dossiers_went_back" in [remark.code for remark in account.remarks]


@pytest.mark.compares
def test_the_report_says_what_each_published_figure_would_become(root, tmp_path):
    account = bring(root, csv(tmp_path, line(1), line(2, finished="20/10/2026")))
    found = {(c.period.id, c.new.indicator.id): c for c in account.changes.figures if c.is_change}
    october = found["2026-10", "on_time_pct"]
    assert (october.old.state, october.new.numerator, october.new.denominator) == ("not_covered", 1, 2)
    year = found["2026", "on_time_pct"]
    assert (year.old.numerator, year.old.denominator, year.new.numerator, year.new.denominator) == (1, 2, 2, 4)
    assert year.is_restatement
    assert ("2026-R", "on_time_pct") in found and ("2026-06", "on_time_pct") not in found  # June stays as it was


@pytest.mark.compares
def test_the_report_lists_every_public_figure_that_is_restated_however_old(root, tmp_path, capsys):
    june = line(1, received="03/06/2026", due="05/06/2026", finished="04/06/2026")
    account = bring(root, csv(tmp_path, june, line(2)))
    restated = {change.period.id for change in account.changes.figures if change.is_restatement and change.new.indicator.id == "on_time_pct"}
    assert restated == {"2026", "2026-06", "2026-Q2", "2026-R2", "2026-R"}
    assert account.changes.by_field > 0
    assert run(root, "import", csv(tmp_path, june, line(3), name="b.csv")) == 0
    said = capsys.readouterr().out
    assert "kỳ báo cáo quý 2/2026" in said and "con số theo từng lĩnh vực" in said


@pytest.mark.compares
def test_the_report_is_written_as_html_xlsx_and_json(root, tmp_path):
    folder = tmp_path / "report"
    assert run(root, "import", csv(tmp_path, line(1), line(2, finished="20/09/2026")), "--report", folder) == 0
    told = json.loads((folder / "bao-cao-nhap.json").read_text("utf-8"))
    assert (told["files"][0]["rows_in"], told["files"][0]["accepted"], told["files"][0]["rows_rejected"]) == (2, 1, 1)
    page = (folder / "bao-cao-nhap.html").read_text("utf-8")
    assert '<html lang="vi">' in page and told["files"][0]["rejected"][0]["says"] in page
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")
    book = openpyxl.load_workbook(folder / "bao-cao-nhap.xlsx")
    rows = [[cell.value for cell in row] for row in book["Từng dòng"].iter_rows(min_row=2)]
    assert any(row[1] == 3 and row[2] == "Bị loại" for row in rows)


def test_the_report_can_be_read_by_a_script(root, tmp_path, capsys):
    assert run(root, "import", csv(tmp_path, line(1)), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["state"] == "draft" and told["draft"] == snapshot.drafts(root)[0]["id"]


def test_rule_4_3_12_messages_never_repeat_a_cell(root, tmp_path, capsys):
    run(root, "import", csv(tmp_path, line(1, status="Bí mật của bà Hoa"), line(2, due="Bí mật của bà Hoa"), line(3)))
    said = capsys.readouterr()
    assert "Bí mật" not in said.out + said.err


@pytest.mark.parametrize(
    ("lines", "answers", "code"),
    [
        ([line(n, unit="H21.125") for n in range(3)], [], 3),
        ([line(1, due="10/16/2026")], [], 4),
        ([line(1, due="10/16/2026")], ["--answer", "date_order.due_on=month_first"], 0),
        ([line(1, received="01/10/1990")], [], 5),
    ],
)
def test_exit_codes_say_what_happened(root, tmp_path, lines, answers, code):
    before = state(root)
    assert run(root, "import", csv(tmp_path, *lines), *answers) == code
    assert state(root) == before
    assert bool(snapshot.drafts(root)) == (code == 0)


def test_one_unreadable_file_stops_the_whole_import(root, tmp_path, capsys):
    picture = tmp_path / "bieu mau.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 400)
    assert run(root, "import", csv(tmp_path, line(1)), picture) == 3
    assert snapshot.drafts(root) == []
    said = capsys.readouterr().err
    assert "Cần làm" in said and said.startswith("bieu mau.xlsx: Đây là tệp ảnh")


def test_a_folder_without_org_toml_is_refused_and_left_untouched(tmp_path, capsys):
    folder = tmp_path / "demo"
    folder.mkdir()
    assert run(folder, "import", csv(tmp_path, line(1))) == 3
    assert list(folder.iterdir()) == []
    assert "org.toml" in capsys.readouterr().err


def test_the_first_import_needs_no_earlier_snapshot(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "org.toml").write_text(ORG_TOML, "utf-8")
    assert run(folder, "import", csv(tmp_path, line(1))) == 0
    assert run(folder, "publish", "--yes") == 0
    assert Loaded(folder, snapshot.current_id(folder)).manifest["parent"] is None


def test_another_units_figures_are_never_mixed_in(root, tmp_path):
    (root / "org.toml").write_text(ORG_TOML.replace("H21.000", "H21.125"), "utf-8")
    account = bring(root, csv(tmp_path, line(1, unit="H21.125")))
    assert "base_of_other_unit" in [remark.code for remark in account.remarks]
    assert next(m for m in account.merged if m.table == "dossiers").before == 0


def test_private_settings_of_org_toml_stay_out_of_the_manifest(root, tmp_path):
    with (root / "org.toml").open("a", encoding="utf-8") as file:
        file.write('public_numbers = ["0912345678"]\n[words.status]\nin_progress = ["Đang bay"]\n')
    account = bring(root, csv(tmp_path, line(1, status="Đang bay", finished="")))
    assert set(snapshot.read_manifest(root, account.draft)["org"]) == {"code", "name_vi", "name_en", "unit_type"}


PLAN = "Tiêu chí;Nhiệm vụ;Chủ trì;Từ ngày;Đến ngày;Ngày hoàn thành;Trạng thái"
CONTACTS = "Loại liên hệ;Tên đầu mối;Số điện thoại"


def first_file(tmp_path, header, *lines):
    """A folder with nothing published, and a file for it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "org.toml").write_text(ORG_TOML, "utf-8")
    path = tmp_path / "a.csv"
    path.write_text("\n".join([header, *lines]), "utf-8-sig")
    return folder, path


def test_a_file_of_plan_tasks_alone_makes_a_draft_dated_by_what_was_done(tmp_path):
    done = "1.2;Rà soát hồ sơ quá hạn;Văn phòng UBND;01/07/2026;30/09/2026;15/09/2026;Xong"
    begun = "1.5;Hướng dẫn nộp trực tuyến;Văn phòng UBND;01/08/2026;30/12/2026;;Đang thực hiện"
    folder, path = first_file(tmp_path, PLAN, done, begun)
    account = bring(folder, path)
    assert snapshot.read_manifest(folder, account.draft)["as_of"] == "2026-09-15"
    assert run(folder, "publish", "--yes") == 0
    loaded = Loaded(folder, snapshot.current_id(folder))
    assert [task["progress"] for task in loaded.rows("tasks_of_year", year=2026)] == ["open", "done_in_time"]


def test_rows_without_any_day_are_told_to_wait_for_a_file_that_has_some(tmp_path, capsys):
    folder, path = first_file(tmp_path, CONTACTS, "Đường dây nóng;Đường dây nóng của UBND xã;0269 382 0001")
    assert run(folder, "import", path) == 5
    assert snapshot.drafts(folder) == []
    assert "chưa biết số liệu tính đến khi nào" in capsys.readouterr().out


def test_a_row_entered_by_mistake_goes_when_the_file_is_said_to_be_the_whole_table(tmp_path):
    wrong, right = (f"1.2;{what};Văn phòng UBND;01/07/2026;30/09/2026;15/09/2026;Xong" for what in ("Rà sót", "Rà soát"))
    folder, path = first_file(tmp_path, PLAN, wrong)
    bring(folder, path)
    run(folder, "publish", "--yes")
    path.write_text("\n".join([PLAN, right]), "utf-8-sig")
    tasks = {len(current_work(folder, bring(folder, path, **answers).draft)["plan_tasks"]) for answers in ({}, {"replace": "table"})}
    assert tasks == {2, 1}
