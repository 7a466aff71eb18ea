"""Numbers, words and codes as officials write them."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_data.checking import once
from cchc_data.checking.codes import LETTERS, NATIONAL, is_code, looks_personal
from cchc_data.checking.numbers import BEYOND, read_count, read_number
from cchc_data.checking.words import WordList, is_missing
from cchc_data.reading.text import key
from tests.checking.sheets import codes, column, dossiers, judged


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("1 234", "1234"),
        ("1\u00a0234", "1234"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("12,5 %", "12.5"),
        ("12.5", "12.5"),
        ("97,06%", "97.06"),
        ("0,125", "0.125"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("12", "12"),
        ("012", "12"),
        ("7.0", "7"),
    ],
)
def test_rule_4_3_6_reads_numbers_as_vietnamese_officials_write_them(text, number):
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "abc", "1.23.4", "1,2,3", "12 hồ sơ", "25 VNĐ(25.000.000đ)", "1 + 20", "--", "%", "1.2345.678"]
)
def test_rule_4_3_6_reads_no_number_where_there_is_none(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text", ["-", "—", "–", " ", "…", "Không có thông tin", "không có thông tin ", "N/A", "null", "chưa có"]
)
def test_rule_4_3_6_says_nothing_is_missing_and_never_zero(text):
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "Không", "1", "Không hài lòng"])
def test_rule_4_3_6_a_word_or_a_zero_is_not_missing(text):
    assert not is_missing(text)


def test_rule_4_3_6_a_missing_count_stays_missing_in_the_table():
    outcome = dossiers("supplement_count\n0\n—\nKhông có thông tin\n1.0")
    assert column(outcome, "supplement_count") == [0, None, None, 1]


def test_rule_4_3_6_a_count_that_is_no_count_rejects_its_row():
    outcome = dossiers("supplement_count\nhai\n-1\n1,5\n5.000")
    assert codes(outcome.rejected) == {"number_unreadable": [5, 7], "number_negative": [6], "number_too_large": [8]}


@given(st.integers(0, BEYOND - 1), st.sampled_from([".", ",", " ", "\u00a0", ""]))
def test_rule_4_3_6_a_grouped_number_is_read_back(n, group):
    assert read_count(f"{n:,}".replace(",", group)) == n


def test_rule_4_3_6_a_number_beyond_all_counting_rejects_its_row():
    assert codes(dossiers("supplement_count\n999.999.999.999.999.999.999").rejected) == {"number_unreadable": [5]}


@given(st.text())
def test_any_text_in_a_number_cell_is_a_number_or_none(text):
    found = read_number(text)
    assert found is None or found == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Trước hạn", "early"),
        ("Sớm hạn", "early"),
        ("Trả trước hạn", "early"),
        ("Đúng hạn", "on_time"),
        ("ĐÚNG HẸN", "on_time"),
        ("Trễ hạn", "late"),
        ("Quá hạn", "late"),
        ("Trễ hẹn", "late"),
        ("Chậm 2 ngày", "late"),
        ("Đã quá hạn 4 ngày 14 giờ 13 phút", "late"),
        ("Chưa đến hạn", "in_time"),
        ("Trong hạn", "in_time"),
        ("Còn 3 ngày", "in_time"),
        ("Chưa quá hạn", "in_time"),
        ("Không quá hạn", "in_time"),
        ("hồ sơ đã quá hạn", "late"),
        ("xanh", None),
    ],
)
def test_rule_4_3_8_knows_the_words_of_verdicts(text, value):
    assert WordList("verdict").value_within(text) == value


def test_rule_4_3_8_the_verdict_behind_the_due_date_is_kept():
    outcome = dossiers("due_on\n16/10/2026 09:05:00 - 4 ngày (Đã quá hạn 4 ngày 2 giờ)")
    assert column(outcome, "source_verdict") == ["open_late"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("10", "delivered"),
        ("Đã trả kết quả cho công dân", "delivered"),
        ("YCBS", "awaiting_supplement"),
        ("đang  thụ lý", "in_progress"),
        ("Dừng xử lý", "stopped"),
        ("Trả lại", "returned"),
        ("Xin rút", "withdrawn"),
        ("Đang bay", None),
    ],
)
def test_rule_2_3_maps_statuses_by_table(text, status):
    assert WordList("status").value(text) == status


def test_labels_of_the_communes_own_software_are_understood_when_told():
    outcome = dossiers("status\nĐang bay", labels={"status": {"in_progress": ["Đang bay"]}})
    assert column(outcome, "status") == ["in_progress"]


def test_an_unknown_status_rejects_its_row_and_an_unknown_channel_only_warns():
    outcome = dossiers("status | receive_channel\nĐang bay | Trực tiếp\nĐang xử lý | Bồ câu")
    assert codes(outcome.rejected) == {"status_unknown": [5]}
    assert codes(outcome.warnings)["word_unknown"] == [6]
    assert column(outcome, "receive_channel") == ["unknown"]


@given(st.text())
def test_a_word_list_answers_any_text(text):
    WordList("status").value(text), WordList("verdict").value_within(text), is_missing(text), key(text)


@pytest.mark.parametrize(
    "code", ["H21.125-260301-0007", "000.00.16.H21-211105-0001", "2024-0001", "HS-12345", "24.01.15.001"]
)
def test_codes_of_dossiers_are_codes(code):
    assert not codes(dossiers(f"dossier_code\n{code}", org={**ORG_ANY, "former_codes": ["H21.125"]}).rejected)


@pytest.mark.parametrize(
    "code",
    [
        "012345678901",
        "231234567",
        "0912345678",
        "HS-0912345678",
        "B1234567",
        "0912.345.678",
        "NGUYENVAN-12",
        "012.345.678.901",
    ],
)
def test_numbers_and_names_of_people_are_no_codes(code):
    assert looks_personal(pd.Series([code])).all()


def test_codes_are_spelled_alike():
    outcome = dossiers("dossier_code\nh21.000 - 261001 - 0001\nH21.000–261001–0002")
    assert column(outcome, "dossier_code") == ["H21.000-261001-0001", "H21.000-261001-0002"]


def test_waves_are_named_in_one_way():
    text = "wave\nQuý III/2026\nĐợt 2 năm 2026\n2025-Q4\nlần trước"
    outcome = judged("survey_waves", text)
    assert column(outcome, "wave", "survey_waves") == ["2026-Q3", "2026-D2", "2025-Q4"]
    assert codes(outcome.rejected) == {"wave_unclear": [8]}


ORG_ANY = {"code": "H21.000", "name_vi": "UBND xã Minh Họa", "name_en": "Minh Họa", "unit_type": "commune"}


@given(st.lists(st.from_regex(NATIONAL.replace("$", r"\Z"), fullmatch=True), min_size=1))
def test_no_code_of_the_national_shape_could_be_a_person_s_number_or_name(drawn):
    told = pd.Series(drawn, dtype="str")
    assert not looks_personal(told).any()
    assert is_code(told, LETTERS["dossier_code"]).all()


@given(st.lists(st.none() | st.sampled_from(["a", "b", "b ", ""])))
def test_texts_read_once_are_read_as_if_each_were_read_alone(texts):
    told = pd.Series(texts, dtype="str", index=pd.RangeIndex(5, 5 + len(texts)))
    assert once.each(told, str.upper).equals(told.map(str.upper, na_action="ignore").astype("str"))
    assert once.where(told, "b".__eq__).tolist() == [text == "b" for text in texts]
