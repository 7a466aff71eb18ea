"""The calculator on a procedure's page: a plain form, an answer with its reasons, no guessing."""

import re

import pytest

from cchc_view import words as wordbook
from cchc_view.procedure.deadline import read_clock, read_day, step_text
from tests.view.page_reading import read

VI = wordbook.of("vi")
STAY, BIRTH, UNCLEAR = "1.004222", "1.001193", "2.000720"


def told(site, code, **typed):
    answer = site.get(f"/nhe/thu-tuc/{code}", params={name.replace("_", "-"): value for name, value in typed.items()})
    assert answer.status_code == 200
    return read(answer.text).one("main")


def test_without_a_question_there_is_a_form_and_no_answer(site):
    main = told(site, STAY)
    form = main.one("form", "cc-form")
    assert form["action"] == f"/nhe/thu-tuc/{STAY}#bao-gio"
    assert VI("deadline.latest") not in main.text
    assert [e["name"] for e in form.all() if e.tag in ("select", "input")] == [
        "kenh", "ngay", "gio", "bo-sung-tu", "bo-sung-den"]


def test_an_answer_names_day_reasons_and_the_promise(site):
    text = told(site, STAY, kenh="counter-1", ngay="2026-04-24", gio="15:30").text
    assert "Chậm nhất Thứ Sáu, 08/05/2026 trước 17:00" in text
    assert "bỏ qua ngày nghỉ 27/04/2026, 30/04/2026, 01/05/2026" in text
    assert VI("deadline.promise") in text


def test_a_day_may_be_typed_as_people_write_it(site):
    one = told(site, STAY, kenh="counter-1", ngay="24/04/2026", gio="15:30").text
    assert "Chậm nhất Thứ Sáu, 08/05/2026" in one


def test_after_three_a_same_day_procedure_moves_to_the_next_working_day(site):
    assert "Chậm nhất Thứ Sáu, 24/04/2026" in told(site, BIRTH, ngay="2026-04-24", gio="15:00").text
    late = told(site, BIRTH, ngay="2026-04-24", gio="15:30").text
    assert "Chậm nhất Thứ Ba, 28/04/2026" in late and "nhận sau 15:00" in late


def test_the_next_year_is_not_guessed(site):
    assert VI("deadline.not_announced", year=2027) in told(site, STAY, ngay="2026-12-29", gio="09:00").text


def test_a_supplement_moves_the_day(site):
    text = told(site, STAY, ngay="2026-06-08", gio="09:00", bo_sung_tu="2026-06-09", bo_sung_den="2026-06-11").text
    assert "Chậm nhất Thứ Sáu, 19/06/2026" in text and "Chờ bổ sung 2 ngày làm việc" in text


def test_by_post_it_says_from_when_it_counts(site):
    assert VI("deadline.post_note") in told(site, BIRTH, kenh="post-1", ngay="2026-06-08", gio="09:00").text


def test_a_limit_without_a_unit_has_no_form_and_says_why(site):
    main = told(site, UNCLEAR)
    assert VI("deadline.no_limit") in main.text and not main.all("form", "cc-form")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"ngay": "hôm nay", "gio": "09:00"}, "deadline.bad_day"),
        ({"ngay": "2026-02-30", "gio": "09:00"}, "deadline.bad_day"),
        ({"ngay": "2026-06-08"}, "deadline.bad_hour"),
        ({"ngay": "2026-06-08", "gio": "25:00"}, "deadline.bad_hour"),
        ({"ngay": "2026-06-08", "gio": "09:00", "bo_sung_tu": "2026-06-09"}, "deadline.bad_wait"),
        ({"ngay": "2026-06-08", "gio": "09:00", "bo_sung_tu": "x", "bo_sung_den": "y"}, "deadline.bad_wait"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_form_stays(site, typed, says):
    main = told(site, STAY, **typed)
    assert VI(says, example="30/10/2026") in main.text and main.one("form", "cc-form")


@pytest.mark.parametrize("value", ["<script>", "9" * 5000, "9999-12-31", "0001-01-01", "\x00", "٢٠٢٦-٠٦-٠٨", "%s"])
@pytest.mark.parametrize("name", ["kenh", "ngay", "gio", "bo-sung-tu", "bo-sung-den"])
def test_hostile_values_are_harmless(site, name, value):
    typed = {"ngay": "2026-06-08", "gio": "09:00"} | {name: value}
    answer = site.get(f"/thu-tuc/{STAY}", params=typed)
    assert answer.status_code == 200 and "<script" not in answer.text


def test_every_rule_of_the_calculator_has_its_sentence_in_both_languages(demo):
    from datetime import datetime

    from cchc_data.deadlines import Step
    from cchc_view.page import Telling, View

    rules = [key.split(".")[1] for key in wordbook.sentences("vi") if key.startswith("deadline_step.")]
    assert len(rules) >= 13
    for lang in ("vi", "en"):
        for rule in rules:
            text = step_text(Telling(demo, View(lang, "2026")), Step(rule, datetime(2026, 11, 27, 17, 0), 2))
            assert "27" in text and not re.search(r"[{}]", text)


def test_days_and_hours_are_read_or_refused():
    assert read_day("2026-11-27") == read_day("27/11/2026") == read_day("27-11-2026")
    assert read_day("27/13/2026") is None and read_day("") is None
    assert read_clock("09:30").hour == 9 and read_clock("9h") is None
