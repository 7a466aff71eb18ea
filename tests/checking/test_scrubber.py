"""The scrubber and the allow-list of offices: nobody gets through, and ordinary words do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_data import file_names
from cchc_data.checking import offices
from cchc_data.checking.setting import Setting
from cchc_data.checking.scrubber import trace
from cchc_data.sample import sample
from tests.checking.sheets import ORG, TODAY, codes, judged

SETTING = Setting(ORG, TODAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("số 012345678901", "id_number"),
        ("CMND 231 234 567", "id_number"),
        ("hộ chiếu B1234567", "id_number"),
        ("gọi 0912.345.678", "phone"),
        ("+84 912 345 678", "phone"),
        ("an.nguyen@gmail.com", "email"),
        ("an @ gmail", "email"),
        ("Ông Nguyễn Văn A đã nộp", "person"),
        ("bà Hoa", "person"),
        ("em Ksor", "person"),
        ("Nguyễn Văn Minh phản ánh", "person"),
        ("NGUYỄN VĂN MINH", "person"),
        ("người dân nguyễn thị hoa nói", "person"),
        ("nguyen van minh da nop", "person"),
        ("H'Len Niê nộp hồ sơ", "person"),
        ("Y Blui Êban", "person"),
        ("Rơ Châm Hlơi", "person"),
        ("Siu H’Bé", "person"),
        ("ở Thôn 3", "place"),
        ("tổ dân phố 5", "place"),
        ("số nhà 12", "place"),
        ("làng Plei Ốp", "place"),
        ("đường Lê Lợi", "place"),
        ("xe 81A-123.45", "plate"),
        ("tờ bản đồ 12", "place"),
        ("Nguye\u0302\u0303n Va\u0306n An", "person"),
    ],
)
def test_the_scrubber_sees_a_person(text, kind):
    assert trace(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Người dân phản ánh thời hạn giải quyết. UBND xã đã xin lỗi và trả kết quả.",
        "Theo Nghị định 118/2025/NĐ-CP, văn bản ủy quyền là cần thiết.",
        "Trung tâm Phục vụ hành chính công đã đổi ghế chờ trước Tết Nguyên đán.",
        "Cổng Dịch vụ công quốc gia chậm từ thứ Hai đến thứ Sáu, 07:30–11:30.",
        "Lệ phí 8.000 đồng được hoàn lại ngày 25/10/2026.",
    ],
)
def test_the_scrubber_lets_ordinary_sentences_pass(text):
    assert trace(text) is None


def test_the_scrubber_passes_every_reviewed_summary_of_the_sample():
    assert [text for text in sample()["complaints"]["public_summary"].dropna() if trace(text)] == []


def test_a_summary_that_names_somebody_rejects_its_row_without_repeating_it():
    outcome = judged(
        "complaint_list", "public_summary\nÔng Nguyễn Văn A phản ánh chậm trễ.\nNgười dân phản ánh chậm trễ."
    )
    assert codes(outcome.rejected) == {"personal_in_text": [5]}
    assert "Nguyễn" not in repr(outcome.rejected)
    assert list(outcome.tables["complaints"]["public_summary"]) == ["Người dân phản ánh chậm trễ."]


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        (offices.label_problem, "Đường dây nóng của UBND xã Minh Họa", "Nguyễn Văn A"),
        (offices.label_problem, "Trung tâm Phục vụ hành chính công xã", "A Phương"),
        (offices.label_problem, "Service Centre of the commune", "Chair Nguyen Van Minh"),
        (offices.address_problem, "Trụ sở UBND xã Minh Họa, tỉnh Gia Lai", "Thôn 3, xã Ia Krái"),
        (offices.address_problem, "Trụ sở UBND xã, đường Lê Lợi", "12 Lê Lợi"),
        (
            offices.hours_problem,
            "Thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:00 (trừ ngày nghỉ lễ)",
            "Gặp anh Minh buổi sáng",
        ),
        (offices.hours_problem, "Every Thursday morning, 07:30–11:30 (except public holidays)", "0912345678"),
        (offices.phone_problem, "0269 382 0001", "0912 345 678"),
        (offices.phone_problem, "1900 1234", "012345678901"),
        (offices.phone_problem, "1022", "gọi Minh"),
        (offices.email_problem, "ubndminhhoa@gialai.gov.vn", "nguyenvana@gmail.com"),
        (offices.url_problem, "https://minhhoa.gialai.gov.vn/lien-he", "https://nguyenvana.com"),
        (offices.url_problem, "https://zalo.me/ubndminhhoa", "https://zalo.me/0912345678"),
    ],
)
def test_contacts_are_of_offices(rule, good, bad):
    assert rule(good, SETTING) is None
    assert rule(bad, SETTING) is not None


def test_a_mobile_number_published_with_consent_is_allowed():
    assert offices.phone_problem("0912 345 678", Setting({**ORG, "public_numbers": ["0912345678"]}, TODAY)) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Danh sach ho so thang 10-2026.xlsx", "Danh sach ho so thang 10 2026.xlsx"),
        ("06a_VPCP_Q3_2026.xls", "06a VPCP Q3 2026.xls"),
        ("hoso_20261023.csv", "hoso 20261023.csv"),
        ("Nguyen Van A 0912345678.xlsx", "… A ….xlsx"),
        ("012345678901", "…"),
    ],
)
def test_a_file_name_shows_usual_words_only(name, shown):
    assert file_names.label(name) == shown


@given(st.text())
def test_no_text_makes_the_guards_stumble(text):
    trace(text), file_names.label(text)
    for rule in (
        offices.label_problem,
        offices.address_problem,
        offices.hours_problem,
        offices.phone_problem,
        offices.email_problem,
    ):
        rule(text, SETTING)


@given(st.text())
def test_no_address_of_a_page_makes_the_guard_stumble(text):
    offices.url_problem(text, SETTING)
    offices.url_problem("https://" + text, SETTING)
