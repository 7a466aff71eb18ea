"""Each template becomes rows of its table, and what does not belong there is said."""

import pytest

from cchc_data.received import NeedsConfirmation
from tests.checking.sheets import codes, column, judged


def test_complaints_become_rows_and_denunciations_stay_out():
    outcome = judged(
        "complaint_list",
        """
        kind     | status        | resolved_on | published_on | satisfaction
        Thái độ  | Đã trả lời    | 09/10/2026  | -            | Hài lòng
        Tố cáo   | Đang xử lý    | -           | -            | -
        Phí      | Đã công khai  | 09/10/2026  | 08/10/2026   | -
        -        | -             | 12/10/2026  | 13/10/2026   | -
        """,
    )
    assert column(outcome, "kind", "complaints") == ["attitude", "other"]
    assert column(outcome, "status", "complaints") == ["answered", "published"]
    assert codes(outcome.rejected) == {"petition_not_feedback": [6], "published_before_resolved": [7]}


def test_letters_become_rows():
    outcome = judged(
        "apology_letters",
        "issued_on | new_due_on | reason_group\n13/10/2026 | 20/10/2026 | Quá tải\n13/10/2026 | 12/10/2026 | -",
    )
    assert column(outcome, "reason_group", "apology_letters") == ["workload"]
    assert codes(outcome.rejected) == {"new_due_before_letter": [6]}


def test_assigned_procedures_take_defaults_and_say_so():
    outcome = judged(
        "commune_procedures",
        "service_level | postal | sensitive | proc_code\nToàn trình | Có | Không | 1.001193\n- | - | - | 1.001022\n- | - | - | 6.123456",
    )
    assert column(outcome, "sensitive", "commune_procedures") == [False, True, True]
    assert column(outcome, "service_level", "commune_procedures") == ["full", "partial", "none"]
    assert len(codes(outcome.warnings)["default_taken"]) == 3


def test_why_a_service_is_only_partly_online_is_taken_asked_for_and_never_names_anybody():
    outcome = judged(
        "commune_procedures",
        """
        service_level | partial_reason               | province_decision_no | proc_code
        Một phần      | Phải có mặt để ký            | 56/QĐ-UBND           | 1.000894
        Một phần      | -                            | -                    | 1.001022
        Toàn trình    | -                            | -                    | 1.001193
        Một phần      | Ông Nguyễn Văn Bình phải đến | -                    | 1.000656
        """,
    )
    assert column(outcome, "partial_reason", "commune_procedures") == ["Phải có mặt để ký", None, None]
    assert column(outcome, "province_decision_no", "commune_procedures") == ["56/QĐ-UBND", None, None]
    assert codes(outcome.warnings)["partial_without_reason"] == [6]
    assert codes(outcome.rejected) == {"personal_in_text": [8]}


def test_survey_sheets_need_to_know_how_they_were_taken():
    with pytest.raises(NeedsConfirmation, match="survey_method_unknown"):
        judged("survey_sheets", "q15\nHài lòng")


def test_survey_sheets_become_counts_and_nothing_else():
    text = "q15 | q19\nHài lòng | Rất hài lòng\nHài lòng | Bình thường\nRất không hài lòng | -"
    outcome = judged("survey_sheets", text, answers={"survey_method": "qr"})
    counts = outcome.tables["survey_answers"]
    assert list(zip(counts["question_no"], counts["factor"], counts["answer"], counts["n"], strict=True)) == [
        (15, 1, 1, 1),
        (15, 1, 4, 2),
        (19, 2, 3, 1),
        (19, 2, 5, 1),
    ]
    assert column(outcome, "wave", "survey_waves") == ["2026-Q4-qr"]
    assert column(outcome, "valid", "survey_waves") == [3]


def test_survey_counts_keep_to_the_questions_of_the_form():
    outcome = judged("survey_counts", "question_no | answer | n\n15 | 4 | 10\n14 | 4 | 10\n33 | Hài lòng | -")
    assert codes(outcome.rejected) == {"question_not_on_form": [6], "value_missing": [7]}


def test_documents_of_a_month_must_add_up_and_incoming_ones_stay_aside():
    outcome = judged(
        "document_totals",
        """
        month             | direction | total | electronic_only | dual | paper_only | secret_excluded
        10/2026           | Đi        | 10    | 6               | 1    | 1          | 2
        tháng 9 năm 2026  | -         | 10    | 8               | 1    | 2          | 0
        10/2026           | Đến       | 99    | 99              | 0    | 0          | 0
        13/2026           | Đi        | 1     | 1               | 0    | 0          | 0
        """,
    )
    assert column(outcome, "month", "documents") == ["2026-10-01", "2026-09-01"]
    assert codes(outcome.discrepancies) == {"identity_broken": [6]}
    assert codes(outcome.rejected) == {"month_unclear": [8]}


def test_staff_is_counted_by_group_and_never_named():
    outcome = judged(
        "staff", "position_group | n_total | n_standard\nCông chức | 12 | 11\nLãnh đạo | 3 | 4\nNguyễn Văn A | 1 | 1"
    )
    assert column(outcome, "position_group", "staff") == ["civil_servant"]
    assert codes(outcome.rejected) == {"part_over_whole": [6], "word_not_allowed": [7]}


def test_a_task_names_offices_and_gives_each_a_row():
    outcome = judged(
        "plan_tasks",
        """
        lead           | support               | status
        Văn phòng UBND | Phòng Kinh tế         | Xong
        Nguyễn Văn A   | -                     | Xong
        Văn phòng UBND | -                     | Bay
        """,
    )
    assert column(outcome, "who", "plan_tasks") == ["Văn phòng UBND", "Phòng Kinh tế"]
    assert column(outcome, "role", "plan_tasks") == ["lead", "with"]
    assert codes(outcome.rejected) == {"personal_in_text": [6], "word_not_allowed": [7]}


def test_a_check_of_the_counter_says_whether_it_was_right():
    outcome = judged("facility_checks", "item | ok\nGhế chờ | Đạt\nMáy lấy số | Không đạt\nLối xe lăn | -")
    assert column(outcome, "ok", "facility_checks") == [True, False]
    assert codes(outcome.rejected) == {"value_missing": [7]}


def test_the_register_of_outgoing_documents_is_counted_by_month_and_not_kept():
    outcome = judged(
        "outgoing_documents",
        """
        doc_no    | issued_on  | medium          | secrecy | justification
        1/UBND-VP | 01/09/2026 | Điện tử         | Thường  | -
        2/UBND-VP | 02/09/2026 | Điện tử và giấy | -       | theo yêu cầu của tòa án
        3/UBND-VP | 30/09/2026 | Song song       | -       | -
        4/UBND-VP | 01/10/2026 | Bản giấy        | -       | -
        5/UBND-VP | 02/10/2026 | Giấy            | Mật     | -
        5/UBND-VP | 02/10/2026 | Giấy            | Mật     | -
        6/UBND-VP | 03/10/2026 | Bồ câu          | -       | -
        7/UBND-VP | 01/12/2026 | Điện tử         | -       | -
        """,
    )
    months = outcome.tables["documents"]
    counts = months[["total", "secret_excluded", "electronic_only", "dual", "dual_justified", "paper_only"]]
    assert counts.to_numpy().tolist() == [[3, 0, 1, 2, 1, 0], [2, 1, 0, 0, 0, 1]]
    assert column(outcome, "month", "documents") == ["2026-09-01", "2026-10-01"]
    assert codes(outcome.rejected) == {"word_not_allowed": [11], "day_in_future": [12]}
    assert codes(outcome.warnings)["row_repeated"] == [9]
    assert "tòa án" not in str(outcome.tables)
