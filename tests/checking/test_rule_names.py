"""The numbered rules of domain 4.3 about rows, sums and duplicates."""

from dataclasses import replace

import pytest

from cchc_data.checking import own_counts
from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.received import SourceRow
from tests.checking.sheets import FIGURES, ORG, TODAY, codes, column, dossiers, sheet
from tests.data.rows import work

RIGHT = dict(zip(FIGURES, ["10", "4", "3", "3", "8", "5", "2", "1", "2", "1", "1"], strict=True))


def summary(*rows, totals=(), form="form_06a", **told):
    return check(sheet(form, list(rows), totals=totals, **told), Setting(ORG, TODAY))


def test_rule_4_3_5_totals_that_equal_their_rows_are_silent():
    both = {name: str(2 * int(n)) for name, n in RIGHT.items()}
    outcome = summary({"field": "Hộ tịch", **RIGHT}, {"field": "Đất đai", **RIGHT}, totals=[(7, both)])
    assert not outcome.discrepancies


def test_rule_4_3_5_a_total_that_differs_is_listed_with_row_and_column():
    outcome = summary({"field": "Hộ tịch", **RIGHT}, totals=[(6, {**RIGHT, "res_total": "9"})])
    found = [(r.code, r.row, r.column, r.values) for r in outcome.discrepancies]
    assert found == [("total_differs", 6, "F", {"told": "9", "sum": "8"})]


def test_rule_4_3_5_a_total_of_its_own_group_is_accepted():
    rows = [{"field": "Hộ tịch", **RIGHT}, {"field": "Đất đai", **RIGHT}, {"field": "Y tế", **RIGHT}]
    both, all_ = ({name: str(n * int(x)) for name, x in RIGHT.items()} for n in (2, 3))
    drawn = sheet("form_06a", rows, totals=[(7, both), (9, all_)])
    moved = (*drawn.rows[:2], SourceRow(8, drawn.rows[2].cells))
    outcome = check(replace(drawn, rows=moved), Setting(ORG, TODAY))
    assert not outcome.discrepancies


@pytest.mark.parametrize(
    ("changed", "column_", "rule"),
    [("recv_online", "B", "3 = 4 + 5 + 6"), ("res_late", "F", "7 = 8 + 9 + 10"), ("proc_ontime", "J", "11 = 12 + 13")],
)
def test_rule_4_3_11_broken_sums_of_form_06a_are_listed_and_left_alone(changed, column_, rule):
    outcome = summary({"field": "Hộ tịch", **RIGHT, changed: "99"})
    found = [r for r in outcome.discrepancies if rule in r.values["rule"]]
    assert [(r.code, r.row, r.column) for r in found] == [("identity_broken", 5, column_)]
    assert not outcome.tables


def test_rule_4_3_11_received_is_handled_and_open():
    outcome = summary({"field": "Hộ tịch", **RIGHT, "recv_total": "11", "recv_carry": "4"})
    assert ["3 = 7 + 11" in r.values["rule"] for r in outcome.discrepancies] == [True]


def test_rule_4_3_11_late_with_and_without_letter_make_late():
    outcome = summary(
        {
            "unit_name": "Hộ tịch",
            "recv_total": "9",
            "res_total": "9",
            "res_late": "3",
            "res_late_sorry": "1",
            "res_late_no_sorry": "1",
        },
        form="form_07a",
    )
    assert codes(outcome.discrepancies) == {"identity_broken": [5]}


def test_rule_4_3_11_a_negative_count_is_rejected():
    assert codes(summary({"field": "Hộ tịch", **RIGHT, "res_late": "-1"}).rejected) == {"number_negative": [5]}


def test_a_summary_alone_is_kept_apart_and_said_so():
    outcome = summary({"field": "Hộ tịch", **RIGHT})
    assert "form_not_published" in codes(outcome.warnings)
    assert outcome.rows_accepted == 0


def test_a_summary_is_compared_with_what_our_rows_give():
    ours = work(
        dossiers="proc | received | due | finished\nbirth | 06-02 | 06-10 | 06-09\nbirth | 06-03 | 06-05 | 06-12\nbirth | 06-04 | 07-10 | -\n"
    )
    told = dict(zip(FIGURES, ["9", "0", "3", "0", "2", "1", "0", "1", "1", "1", "0"], strict=True))
    outcome = summary({"field": "Hộ tịch", **told}, period=("2026-06-01", "2026-06-30"))
    found = own_counts.compare(outcome, ours, "H21.000")
    assert {(r.code, r.column, r.values["told"], r.values["own"]) for r in found} == {
        ("whole_differs_from_rows", "B", "9", "3"),
        ("field_differs_from_rows", "B", "9", "3"),
    }


def test_a_summary_of_days_we_do_not_know_is_not_compared():
    outcome = summary({"field": "Hộ tịch", **RIGHT}, period=("2020-01-01", "2020-12-31"))
    assert codes(own_counts.compare(outcome, work(), "H21.000")) == {"period_not_covered": [None]}


def test_rule_4_3_8_the_verdict_is_computed_from_days_and_differences_are_listed():
    outcome = dossiers(
        """
        status     | due_on     | finished_on      | source_verdict
        Có kết quả | 16/10/2026 | 19/10/2026 08:00 | Đúng hạn
        Có kết quả | 16/10/2026 | 16/10/2026 16:59 | Trễ hạn
        Có kết quả | 16/10/2026 | 15/10/2026       | Trước hạn
        Trả lại    | 16/10/2026 | 20/10/2026       | Đúng hạn
        Có kết quả | -          | 20/10/2026       | Đúng hạn
        YCBS       | 16/10/2026 | -                | Trong hạn
        Đang xử lý | 16/10/2026 | -                | Trong hạn
        """
    )
    found = [(r.row, r.values["file"], r.values["days"]) for r in outcome.discrepancies]
    assert sorted(found) == [(5, "on_time", "late"), (6, "late", "on_time"), (11, "open_in_time", "open_late")]
    assert column(outcome, "source_verdict")[:2] == ["on_time", "late"]


def test_rule_4_3_8_early_called_on_time_is_counted_once_and_not_listed():
    outcome = dossiers("status | finished_on | source_verdict\nCó kết quả | 05/10/2026 | Đúng hạn")
    assert not outcome.discrepancies
    assert "verdict_early_called_on_time" in codes(outcome.warnings)


def test_rule_4_3_9_one_row_per_stage_gives_one_dossier_in_its_newest_state():
    outcome = dossiers(
        """
        dossier_code        | status         | received_on | due_on     | paused_on  | finished_on
        H21.000-261001-0001 | Đang xử lý     | 01/10/2026  | 08/10/2026 | -          | -
        H21.000-261001-0001 | Yêu cầu bổ sung| 01/10/2026  | 08/10/2026 | 05/10/2026 | -
        H21.000-261001-0001 | Có kết quả     | 01/10/2026  | 14/10/2026 | -          | 13/10/2026
        H21.000-261001-0002 | Đang xử lý     | 01/10/2026  | 14/10/2026 | -          | -
        """
    )
    assert column(outcome, "status") == ["finished", "in_progress"]
    assert column(outcome, "supplement_count") == [1, None]
    assert column(outcome, "due_on") == ["2026-10-14", "2026-10-14"]
    assert column(outcome, "due_on_original") == ["2026-10-08", None]
    assert (outcome.rows_in, outcome.rows_accepted, outcome.merged) == (4, 4, 2)


def test_rule_4_3_9_the_order_of_rows_does_not_decide():
    text = "dossier_code | status | finished_on\nH21.000-261001-0001 | Có kết quả | 13/10/2026\nH21.000-261001-0001 | Đang xử lý | -"
    assert column(dossiers(text), "status") == ["finished"]


def test_rule_4_3_9_a_repeated_row_is_counted_once_and_remarked_on():
    outcome = dossiers("dossier_code\nH21.000-261001-0001\nH21.000-261001-0001")
    assert codes(outcome.warnings)["row_repeated"] == [5]
    assert len(outcome.tables["dossiers"]) == 1


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("1.001193", None),
        ("1.001193.000.00.00.H21", None),
        (None, "Đăng ký khai sinh"),
        (None, "Thủ tục ĐĂNG KÝ  KHAI SINH"),
        (None, "đăng ký khai sinh (1.001193)"),
        ("9.999999", "Đăng ký khai sinh"),
    ],
)
def test_rule_4_3_10_joins_by_code_then_by_exact_name(code, name):
    assert column(dossiers(f"proc_code | proc_name\n{code or '-'} | {name or '-'}"), "proc_code") == ["1.001193"]


def test_rule_4_3_10_a_near_name_waits_for_a_decision():
    text = "proc_code | proc_name\n- | Đăng ký khai sinhh"
    outcome = dossiers(text)
    assert column(outcome, "proc_code") == ["X.000000"]
    assert [(r.row, r.values["code"]) for r in outcome.warnings if r.code == "procedure_near_name"] == [(5, "1.001193")]
    assert column(dossiers(text, answers={"near_names": "accept"}), "proc_code") == ["1.001193"]


def test_rule_4_3_10_an_invented_code_is_counted_as_undetermined():
    outcome = dossiers("proc_code | proc_name\n1.999999 | Cấp phép bay lên trời\n1.001193 | -")
    assert column(outcome, "proc_code") == ["X.000000", "1.001193"]
    assert codes(outcome.warnings)["procedure_unknown"] == [5]


def test_rule_4_3_10_a_name_the_commune_has_settled_is_joined():
    assert column(dossiers("proc_code | proc_name\n- | Khai sinh", names={"khai sinh": "1.001193"}), "proc_code") == [
        "1.001193"
    ]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("received_on | due_on\n15/10/2026 | 14/10/2026", "due_before_received"),
        ("status | received_on | finished_on\nCó kết quả | 15/10/2026 | 14/10/2026", "finished_before_received"),
        ("status | finished_on | returned_on\nĐã trả | 15/10/2026 | 14/10/2026", "returned_before_finished"),
        ("status | returned_on\nĐã trả | 15/09/2026", "returned_before_finished"),
        ("received_on | due_on\n24/11/2026 | 30/11/2026", "day_in_future"),
        ("received_on\n-", "received_missing"),
        ("status\nĐã trả kết quả", "end_missing"),
        ("dossier_code\n-", "code_missing"),
    ],
)
def test_rule_4_3_11_impossible_rows_are_rejected_each_with_its_reason(row, code):
    outcome = dossiers(row)
    assert codes(outcome.rejected) == {code: [5]}
    assert outcome.tables["dossiers"].empty


def test_rule_4_3_11_a_due_date_in_the_future_is_fine():
    assert not dossiers("received_on | due_on\n20/11/2026 | 30/11/2026").rejected


def test_rule_4_3_11_a_promise_for_a_day_off_is_a_warning():
    outcome = dossiers(
        "received_on | due_on\n28/08/2026 | 02/09/2026\n10/08/2026 | 22/08/2026\n10/08/2026 | 23/08/2026"
    )
    assert codes(outcome.warnings)["due_on_day_off"] == [5, 7]  # 22/8/2026 is a Saturday worked instead
    assert not outcome.rejected


def test_rule_4_3_11_a_year_without_a_calendar_is_said_and_not_guessed():
    outcome = dossiers("received_on | due_on\n20/11/2026 | 04/02/2027")
    assert [r.values for r in outcome.warnings if r.code == "calendar_unknown"] == [{"year": "2027"}]
    assert "due_on_day_off" not in codes(outcome.warnings)


def test_rule_4_3_11_every_row_counts_somewhere():
    outcome = dossiers(
        "received_on | due_on | dossier_code\n01/10/2026 | 16/10/2026 | H21.000-1\n15/10/2026 | 14/10/2026 | H21.000-2\n01/10/2026 | 16/10/2026 | H21.000-1"
    )
    assert outcome.rows_in == 3 == outcome.rows_rejected + outcome.merged + len(outcome.tables["dossiers"])


def test_a_status_the_file_does_not_have_is_told_by_the_days():
    outcome = dossiers("status | finished_on | returned_on\n- | - | -\n- | 05/10/2026 | -\n- | 05/10/2026 | 06/10/2026")
    assert column(outcome, "status") == ["in_progress", "finished", "delivered"]
    assert "status_from_days" in codes(outcome.warnings)
