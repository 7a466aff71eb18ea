"""Satisfaction: waves apart by method, two years compared only where intervals allow it, three ways side by side."""

from dataclasses import replace

import pytest
from page_reading import read, table_rows, tiles

from cchc_data import periods
from cchc_data.measure import Scope, figure
from cchc_data.statistics import wilson
from cchc_view import cached, format
from cchc_view import words as wordbook
from cchc_view.survey_waves import conclusion

VI = wordbook.of("vi")


@pytest.fixture(scope="session")
def page(site):
    return lambda period: read(site.get("/nhe/hai-long", params={"ky": period}).text)


def test_each_wave_stands_by_itself_with_sheets_rate_and_interval(page, demo_work):
    rows = table_rows(page("2026-Q3"), "Từng đợt khảo sát")
    assert [row[0] for row in rows] == ["Nút bấm tại quầy " + VI("waves.apart"), "Phiếu giấy"]
    wave = demo_work["survey_waves"].query("wave == '2026-Q3'").iloc[0]
    answers = demo_work["survey_answers"].query("wave == '2026-Q3'")
    pleased, all_of_them = int(answers.query("answer >= 4")["n"].sum()), int(answers["n"].sum())
    paper = rows[1]
    assert paper[2].startswith(f"{wave['valid']}/{wave['sent']} (")
    assert paper[4] == f"{format.number(pleased, 'vi')}/{format.number(all_of_them, 'vi')}"
    assert paper[5] == format.interval(*wilson(pleased / all_of_them, int(wave["valid"])), "vi")


def test_buttons_at_the_counter_are_in_no_figure(page, demo):
    official = [row for row in demo.rows("whole_table", table="survey_results") if row["is_official"]]
    assert {row["method"] for row in official} == {"paper"}
    answers = sum(row["answers"] for row in official if row["to_on"].year == 2026)
    assert figure(demo, "satisfaction_pct", Scope(demo.org["code"], "2026")).denominator == answers


def test_two_years_are_compared_with_both_intervals_and_a_conclusion(page, demo):
    rows = table_rows(page("2026-Q3"), "Hài lòng chung và năm yếu tố")
    assert len(rows) == 6
    before, now = (figure(demo, "satisfaction_pct", Scope(demo.org["code"], p)) for p in ("2025-Q3", "2026-Q3"))
    assert format.interval(*before.interval, "vi") in rows[0][1] and format.interval(*now.interval, "vi") in rows[0][2]
    assert rows[0][3] == VI("years.overlap")


def test_years_on_both_sides_of_the_merger_are_not_compared(page):
    assert {row[3] for row in table_rows(page("2026"), "Hài lòng chung và năm yếu tố")} == {VI("years.new_unit")}
    assert {row[3] for row in table_rows(page("2025"), "Hài lòng chung và năm yếu tố")} == {VI("years.new_unit")}


def test_a_period_without_a_survey_a_year_before_has_no_conclusion(page):
    assert {row[3] for row in table_rows(page("2025-Q1"), "Hài lòng chung")} == {VI("years.missing")}


@pytest.fixture(scope="module")
def measured(demo):
    return figure(demo, "satisfaction_pct", Scope(demo.org["code"], "2026-Q3"))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ((90.0, 92.0), (92.1, 94.0), "higher"),
        ((92.1, 94.0), (90.0, 92.0), "lower"),
        ((90.0, 92.0), (92.0, 94.0), "overlap"),
        ((90.0, 94.0), (91.0, 92.0), "overlap"),
        (None, (91.0, 92.0), "missing"),
        ((91.0, 92.0), None, "missing"),
    ],
)
def test_only_intervals_that_do_not_overlap_allow_a_conclusion(measured, before, now, expected):
    assert conclusion(replace(measured, interval=before), replace(measured, interval=now), new_unit=False) == expected


def test_a_new_unit_forbids_every_conclusion_but_that_data_are_missing(measured):
    apart = replace(measured, interval=(90.0, 91.0)), replace(measured, interval=(95.0, 96.0))
    assert conclusion(*apart, new_unit=True) == "new_unit"
    assert conclusion(replace(measured, interval=None), apart[1], new_unit=True) == "missing"


@pytest.mark.parametrize(("period", "earlier"), [("2026-Q3", "2025-Q3"), ("2026-02", "2025-02"), ("2026-R", "2025-R"), ("2026", "2025")])
def test_the_same_period_of_the_year_before(period, earlier):
    assert periods.a_year_before(periods.parse(period)).id == earlier


def test_the_survey_the_rating_and_the_formula_stand_side_by_side(page):
    shown = tiles(page("2026"))
    for name in ("satisfaction_pct", "complaints_satisfied_pct", "satisfaction_766_pct"):
        assert shown[name]["value"] and shown[name]["counts"]
    assert VI("satisfaction.ways_lead") in page("2026").text


def test_the_rule_of_the_baseline_is_two_sentences_about_feedback_alone(page):
    rule = VI("satisfaction.baseline")
    assert rule in page("2026").text and rule.count(". ") == 1 and "2.5" in rule
    baselines = [name for name, tile in tiles(page("2026")).items() if "99,12%" in tile["target"]]
    assert baselines == ["satisfaction_feedback_pct"]


def test_where_nobody_knows_how_many_sheets_went_out_no_response_rate_is_made_up(monkeypatch):
    from cchc_view import survey
    from cchc_view.page import Telling, View

    loaded = cached.current()
    rows = [{"waves": 1, "sent": None, "valid": 40}]
    monkeypatch.setattr(loaded, "rows", lambda *_, **__: rows)
    said = survey.sheets_sentence(Telling(loaded, View("vi", "2026")))
    assert said == VI("satisfaction.sheets_unasked", waves="1", valid="40") and "%" not in said
