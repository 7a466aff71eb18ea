"""How the plan is carried out: each template becomes rows of its table, and what does not belong there is said."""

import pytest

from cchc_data.checking.plan_tables import period_id
from cchc_data.reading.forms import forms
from cchc_data.schemas import TABLES
from tests.checking.sheets import ORDINARY, codes, column, judged


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-R3", "2026-R3"),
        ("Quý III/2026", "2026-R3"),
        ("quý 3 năm 2026", "2026-R3"),
        ("Quý III/2026 (lịch)", "2026-Q3"),
        ("QUÝ IV NĂM 2026 theo lịch", "2026-Q4"),
        ("Tháng 10/2026", "2026-10"),
        ("Năm 2026", "2026-R"),
        ("Năm 2026 (lịch)", "2026"),
        ("Quý III/2026 sơ bộ", None),
        ("Quý V/2026", None),
        ("6 tháng đầu năm 2026", None),
        ("tháng 13/2026", None),
    ],
)
def test_a_period_is_told_in_words_or_by_its_id(text, told):
    assert period_id(text) == told


def test_reports_become_rows_by_period_and_recipient():
    outcome = judged(
        "reports",
        """
        period       | recipient | due_on     | submitted_on
        Quý III/2026 | Sở Nội vụ | 19/09/2026 | 18/09/2026
        Quý III/2026 | Sở Tư pháp| 19/09/2026 | -
        Quý III/2026 | Ông Ba    | 19/09/2026 | -
        hôm qua      | Sở Nội vụ | -          | 01/01/2027
        """,
    )
    assert column(outcome, "recipient", "reports") == ["province_home_affairs", "province_justice"]
    assert column(outcome, "submitted_on", "reports") == ["2026-09-18", None]
    rejected = {"word_not_allowed": [7], "period_unclear": [8], "value_missing": [8], "day_in_future": [8]}
    assert codes(outcome.rejected) == rejected


def test_oversight_counts_recommendations_and_answers():
    text = "body | recommendations | answered\nUBMTTQ xã | 3 | 3\nHội Nông dân | 2 | 3\nHội Phụ nữ | - | -"
    outcome = judged("oversight", text)
    assert column(outcome, "body", "oversight") == ["fatherland_front", "women"]
    assert column(outcome, "recommendations", "oversight") == [3, None]
    assert codes(outcome.rejected) == {"answered_over_made": [6]}


def test_an_initiative_is_told_in_a_line_that_names_nobody():
    outcome = judged("initiatives", "kind | title\nSáng kiến | Tổ hướng dẫn lưu động\nĐiển hình | Chị Nguyễn Thị Mơ giúp dân\nKhác | Gì đó")
    assert column(outcome, "title", "initiatives") == ["Tổ hướng dẫn lưu động"]
    assert codes(outcome.rejected) == {"personal_in_text": [6], "word_not_allowed": [7]}


def test_scores_are_points_of_a_criterion_and_a_year():
    outcome = judged(
        "criteria_scores",
        """
        year | criterion        | maximum | score
        2025 | 3.1              | 10      | 8,25
        2025 | III.2.1.         | 2.125   | 2,125
        2025 | 3.3              | 5       | 6
        2031 | 3.4              | 5       | 4
        2025 | Cải cách thể chế | 5       | bốn
        2025 | 3.5              | 120     | -1
        """,
    )
    assert column(outcome, "criterion", "criteria_scores") == ["3.1", "III.2.1"]
    assert column(outcome, "maximum", "criteria_scores") == [10.0, 2.125]
    assert codes(outcome.rejected) == {
        "score_over_maximum": [7],
        "year_out": [8],
        "criterion_code_unclear": [9],
        "points_unreadable": [9],
        "number_too_large": [10],
        "number_negative": [10],
    }


def test_an_assessment_has_the_nine_indicators_of_the_decree():
    outcome = judged("evaluations", "indicator_no | score\n1 | 2\n2 | 1,75\n10 | 1\n3 | 2,5\n1 | 1")
    assert column(outcome, "score", "evaluations") == [1.75, 1.0]
    assert codes(outcome.rejected) == {"indicator_not_of_decree": [7], "number_too_large": [8]}
    assert codes(outcome.warnings)["row_repeated"] == [5]


def test_tasks_may_serve_any_criterion_of_the_plan():
    outcome = judged("plan_tasks", "criterion\nIII.4\n1.2.\n1.7\nO3")
    assert column(outcome, "criterion", "plan_tasks") == ["III.4", "1.2"]
    assert codes(outcome.rejected) == {"criterion_unclear": [7, 8]}


def test_every_table_can_be_brought_in_by_a_form():
    filled = set()
    for form, cells in ORDINARY.items():
        name, cell = next(iter(cells.items()))
        outcome = judged(form, f"{name}\n{cell.format(n=1)}", answers={"survey_method": "qr"})
        assert outcome.rejected == (), form
        filled |= set(outcome.tables)
    assert filled == set(TABLES) and set(ORDINARY) <= set(forms())


def test_proposals_to_simplify_are_answered_after_they_were_sent():
    outcome = judged(
        "simplifications",
        """
        title                     | answered_on | outcome
        Bỏ bản sao giấy khai sinh | 20/10/2026  | Chấp thuận một phần
        Bỏ xác nhận của ông Ba    | -           | -
        Gộp hai tờ khai           | 01/09/2026  | -
        Bỏ một bước               | -           | Để xem
        """,
    )
    assert column(outcome, "outcome", "simplifications") == ["partly", None]
    assert codes(outcome.rejected) == {"personal_in_text": [6], "ends_before_it_begins": [7]}
    assert codes(outcome.warnings)["word_unknown"] == [8]


def test_guidance_slips_are_counted_by_month():
    outcome = judged("guidance_slips", "month | slips\n10/2026 | 37\ntháng 9 năm 2026 | 0\n8/2026 | -\n12/2026 | 1")
    assert column(outcome, "slips", "guidance_slips") == [37, 0]
    assert codes(outcome.rejected) == {"value_missing": [7], "day_in_future": [8]}
