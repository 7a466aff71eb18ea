"""Forms are recognised by the set of their columns, whatever the file, the sheet or the title is called."""

import json

import pytest
from workbooks import cells, only, read, text, xlsx

from cchc_data.reading.forms import forms, personal_fields
from cchc_data.received import UnreadableFile

# Header rows as each vendor writes them → form, and the fields that must be found.
VENDORS = {
    "igate": (
        "STT|Số hồ sơ|Thủ tục|Chủ hồ sơ|Ngày tiếp nhận|Hạn xử lý toàn quy trình|Thời gian còn lại|Hình thức nhận kết quả|Trạng thái",
        "dossier_list",
        "line_no dossier_code proc_name received_on due_on source_verdict return_channel status",
    ),
    "viettel": (
        "STT|Mã hồ sơ|Tên thủ tục hành chính|Lĩnh vực|Tên cá nhân, tổ chức|Thời gian tiếp nhận|Hạn trả kết quả|Ngày hoàn thành|"
        "Ngày trả kết quả|Hình thức nộp|Tình trạng|Đơn vị xử lý",
        "dossier_list",
        "line_no dossier_code proc_name field received_on due_on finished_on returned_on receive_channel status department",
    ),
    "fpt": (
        "TT|Mã hồ sơ|Mã TTHC|Tên TTHC|Người nộp|Ngày nộp|Ngày tiếp nhận|Ngày hẹn trả (kết quả)|Ngày kết thúc xử lý|Tiến độ|Kênh tiếp nhận",
        "dossier_list",
        "line_no dossier_code proc_code proc_name submitted_on received_on due_on finished_on source_verdict receive_channel",
    ),
    "liferay": (
        "STT|Mã biên nhận|Tên dịch vụ|Chủ hồ sơ|Số định danh|Ngày nhận|Ngày hẹn|Trạng thái hồ sơ|Cán bộ ký số",
        "dossier_list",
        "line_no dossier_code proc_name received_on due_on status",
    ),
    "vbnet": (
        "Số biên nhận|Hồ sơ tiếp nhận ID|Họ tên|Địa chỉ|Ngày nhận|Ngày hẹn trả|Loại hồ sơ|Mã tình trạng|Tình trạng|Người thụ lý",
        "dossier_list",
        "dossier_code received_on due_on proc_name status",
    ),
    "two kinds of hồ sơ": (
        "STT|Mã hồ sơ|Tên thủ tục|Ngày tiếp nhận|Ngày hẹn trả|Loại hồ sơ (trực tiếp/trực tuyến)",
        "dossier_list",
        "line_no dossier_code proc_name received_on due_on receive_channel",
    ),
    "catalogue 5": (
        "Mã số|Tên|Cơ quan ban hành|Cơ quan thực hiện|Lĩnh vực",
        "procedure_catalogue",
        "proc_code proc_name publisher agency field",
    ),
    "catalogue 11": (
        "STT|Mã TTHC|Tên Thủ tục hành chính|Lĩnh vực|Cơ quan công bố|Loại TTHC|Cơ quan thực hiện|Cấp thực hiện|Mức độ cung cấp|"
        "Phí - lệ phí|Đơn vị thực hiện",
        "procedure_catalogue",
        "line_no proc_code proc_name field publisher kind agency level service_level fee unit",
    ),
    "complaints": (
        "Mã phản ánh|Ngày gửi|Nội dung|Lĩnh vực|Cơ quan xử lý|Trạng thái|Ngày trả lời|Đánh giá",
        "complaint_list",
        "complaint_code received_on field agency status resolved_on satisfaction",
    ),
    "google forms": (
        "Dấu thời gian|Email|15. Thông tin về TTHC dễ tiếp cận|19. TTHC được niêm yết công khai dễ thấy|"
        "Công chức có thái độ lịch sự, tôn trọng|Công chức có tận tình giúp đỡ|Kết quả được trả đúng hẹn|Góp ý khác",
        "survey_sheets",
        "answered_at q15 q19 q23 q27 q28",
    ),
    "button machine": ("Thời gian đánh giá|Lĩnh vực|Mức độ hài lòng", "survey_sheets", "answered_at field overall"),
    "outgoing": (
        "STT|Số ký hiệu|Ngày VB|Trích yếu|Nơi nhận|Hình thức gửi",
        "outgoing_documents",
        "line_no doc_no issued_on recipient medium",
    ),
    "by unit": (
        "STT|Đơn vị|Tổng hồ sơ|Trực tiếp|Trực tuyến|Bưu chính|Đã giải quyết|Đúng hạn|Quá hạn",
        "unit_summary",
        "line_no unit_name recv_total recv_direct recv_online recv_postal res_total res_ontime",
    ),
}
FORM_07A = [
    [None, "STT", "Lĩnh vực", "Tiếp nhận", None, None, None, "Đã giải quyết", None, None, None, None, "Đang giải quyết", None, None, "Chờ tiếp nhận", None, "Rút hồ sơ"],
    [None, None, None, "Tổng số", "Trực tiếp", "Trực tuyến toàn trình", "Kỳ trước chuyển qua", "Tổng số", "Trước hạn", "Quá hạn",
     "Quá hạn đã có thư xin lỗi", "Quá hạn chưa có thư xin lỗi", "Tổng số", "Trong hạn", "Quá hạn", "Trong hạn", "Quá hạn", None],
    [None, 1, "Hộ tịch", 10, 4, 5, 1, 8, 5, 3, 2, 1, 2, 1, 1, 0, 0, 1],
]  # fmt: skip


@pytest.mark.parametrize("vendor", VENDORS)
def test_rule_4_2_headers_of_each_vendor(tmp_path, vendor):
    headers, form, fields = VENDORS[vendor]
    names = headers.split("|")
    received = only(xlsx(tmp_path / "bieu 99.xlsx", [["BÁO CÁO BẤT KỲ"], names, [f"v{n}" for n in range(len(names))]]))
    assert received.form == form
    assert {c.field for c in received.columns if c.field and not c.personal} == set(fields.split())


def test_rule_4_1_form_07a_with_its_empty_first_column(tmp_path):
    received = only(xlsx(tmp_path / "a.xlsx", FORM_07A))
    assert received.form == "form_07a"
    assert received.columns[0].letter == "B"
    assert received.rows[0].cells == dict(
        line_no="1", unit_name="Hộ tịch", recv_total="10", recv_direct="4", recv_online_full="5", recv_carry="1", res_total="8",
        res_before="5", res_late="3", res_late_sorry="2", res_late_no_sorry="1", proc_total="2", proc_ontime="1", proc_late="1",
        pending_recv_ontime="0", pending_recv_late="0", withdrawn="1",
    )  # fmt: skip


@pytest.mark.parametrize("form", sorted(set(forms()) - {"index_766_metrics"}))
def test_rule_4_1_the_preferred_headers_of_each_form_make_that_form(tmp_path, form):
    fields = [field for field in forms()[form].fields if field.aliases and not field.personal]
    tiers = [[*field.label.split(" / ")] for field in fields]
    upper = [tier[0] if len(tier) > 1 else None for tier in tiers]
    lower = [tier[-1] for tier in tiers]
    received = only(text(tmp_path / "a.csv", [[cell or "" for cell in upper], lower, [f"v{n}" for n in range(len(lower))]], "\t"))
    assert received.form == form
    assert [column.field for column in received.columns] == [field.name for field in fields]


def test_rule_4_1_daily_json_gives_units_and_indicators(tmp_path):
    metric = {"code": "ON_TIME", "numerator": None, "denominator": 0, "ratio": 0}
    unit = {"departmentCode": "H21.227", "departmentName": "UBND xã", "totalScore": 75.34, "groupScores": {"TDGQ": 19.41}}
    unit["componentIndicators"] = {"MDHL": {"metrics": [metric]}}
    (tmp_path / "a.txt").write_text(json.dumps({"communesDetail": [unit]}))
    scores, metrics = read(tmp_path / "a.txt")
    assert scores.rows[0].cells == dict(org_code="H21.227", org_name="UBND xã", total_score="75.34", on_time_score="19.41")
    assert metrics.rows[0].cells == dict(org_code="H21.227", code="ON_TIME", numerator=None, denominator="0", ratio="0")


def test_rule_4_1_another_table_is_told_the_nearest_form_and_what_it_lacks(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", [["STT", "Mã hồ sơ", "Ngày hẹn trả", "Họ tên"], [1, "x", "01/01/2026", "y"]]))
    remark = refusal.value.remark
    assert (remark.code, remark.values["form_id"]) == ("unknown_form", "dossier_list")
    assert "ngày tiếp nhận" in remark.values["missing"]


def test_rule_4_1_a_list_of_dishes_is_near_nothing(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", [["Món", "Giá"], ["Phở", 40000]]))
    assert refusal.value.remark.code == "no_header"


def test_rule_4_1_an_empty_workbook(tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        read(xlsx(tmp_path / "a.xlsx", []))
    assert refusal.value.remark.code == "empty_workbook"


def test_every_form_names_fields_that_exist():
    for form in forms().values():
        names = {field.name for field in form.fields}
        assert {*form.required, form.identifier, *(n for some in form.any_of for n in some)} <= names, form.id
        assert form.identifier in form.required


def test_no_form_shares_a_public_header_with_personal_words_by_accident():
    public = {"contacts": {"phone", "email", "address_vi"}}
    for form in forms().values():
        for field in form.fields:
            clash = {alias.parts[0] for alias in field.aliases if len(alias.parts) == 1} & set(personal_fields())
            assert not clash or field.personal or field.name in public.get(form.id, ()), (form.id, field.name, clash)


MAPPING = """
form = "dossier_list"
[columns]
case_id = "dossier_code"
type = "proc_name"
open_dt = "received_on"
target_dt = "due_on"
status = "status"
[values.status]
Closed = "Đã trả kết quả"
[rewrite.dossier_code]
'(\\d)0(\\d)' = 'R\\1-\\2'
"""
BAD_REWRITES = [f'form = "dossier_list"\n[columns]\na = "status"\n[rewrite.{rule}' for rule in ("status]\n'(' = 'a'", "status]\n'a' = '\\1'", "shoe]\n'a' = 'b'")]
FOREIGN = [["case_id", "type", "open_dt", "target_dt", "status", "street"], ["101", "Pothole", "2011-07-01", "2011-07-05", "Closed", "Main St"]]


def test_a_mapping_file_makes_a_foreign_table_one_of_ours(tmp_path):
    (tmp_path / "m.toml").write_text(MAPPING, "utf-8")
    received = only(text(tmp_path / "a.csv", FOREIGN), mapping=str(tmp_path / "m.toml"))
    assert received.form == "dossier_list"
    assert cells(received, "status") == ["Đã trả kết quả"]
    assert cells(received, "dossier_code") == ["R1-1"]
    assert "Main St" not in repr(received)


@pytest.mark.parametrize("told", ["form = 1", "nonsense", 'form = "x"\n[columns]', 'form = "dossier_list"\n[columns]\na = "shoe_size"', "[columns]", *BAD_REWRITES])
def test_a_bad_mapping_file_is_told(tmp_path, told):
    (tmp_path / "m.toml").write_text(told)
    with pytest.raises(UnreadableFile) as refusal:
        read(text(tmp_path / "a.csv", FOREIGN), mapping=str(tmp_path / "m.toml"))
    assert refusal.value.remark.code == "bad_mapping"
