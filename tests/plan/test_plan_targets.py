"""Targets are structures with a rule, an indicator holds only while its rule is in force, and a gap is a number of things."""

from dataclasses import replace
from datetime import date

import pytest
from rows import ORG, serve, work

from cchc_data import indicators, reference
from cchc_data.gaps import gaps, missing
from cchc_data.indicators import Target
from cchc_data.measure import Figure, Scope, figure, judge, series

ALL = indicators.load_all()
FEEDBACK = ALL["satisfaction_feedback_pct"]
HERE = Scope(ORG["code"], "2026-06")
DOSSIERS = "received | due | finished\n06-01 | 06-10 | 06-10\n06-01 | 06-10 | 06-11"


def test_both_readings_of_one_percent_more_than_99_12_pass_100_so_the_cap_decides():
    readings = FEEDBACK.target.readings
    assert readings["points"] == pytest.approx(100.12) and readings["relative"] == pytest.approx(100.1112)
    assert (FEEDBACK.target.goal, FEEDBACK.target.raised) == (99.12, 100.0)


def test_where_both_readings_stay_under_the_cap_the_lower_one_is_the_aim():
    assert Target("keep_or_raise", baseline=50.0, delta=2.0).raised == pytest.approx(51.0)
    assert Target("at_least", value=30.0).raised is None and Target("at_least", value=30.0).readings == {}


@pytest.mark.parametrize("criterion", reference.plan()["criterion"], ids=lambda criterion: criterion["code"])
def test_an_indicator_never_asks_for_a_number_that_the_plan_does_not_know(criterion):
    stated = criterion["target"]
    first = ALL[criterion["indicators"][0]].target
    if stated["op"] in ("at_least", "keep_or_raise"):
        assert (first.op, first.goal) == (stated["op"], stated.get("value", stated.get("baseline")))
    else:
        assert first.goal is None


def test_criterion_1_4_has_no_number_so_nothing_is_met_or_missed():
    for name in ("electronic_only_documents_pct", "paper_parallel_documents_pct"):
        assert ALL[name].target.goal is None
        assert {judge(ALL[name], value) for value in (0.0, 50.0, 100.0)} == {"none"}


@pytest.mark.parametrize(("value", "verdict"), [(0.0, "met"), (1.0, "not_met"), (9.0, "not_met")])
def test_asking_twice_is_one_time_too_many(value, verdict):
    assert judge(ALL["supplement_over_once_count"], value) == verdict


def test_a_target_changes_with_its_year_and_the_figure_carries_the_one_of_its_own(tmp_path, monkeypatch):
    stepped = replace(ALL["on_time_pct"], target_from=((2026, Target("at_least", value=40.0)), (2027, Target("qualitative"))))
    assert [stepped.in_year(year).target.goal for year in (2025, 2026, 2027)] == [100.0, 40.0, None]
    monkeypatch.setattr(indicators, "load_all", lambda: {**ALL, "on_time_pct": stepped})
    found = figure(serve(tmp_path, work(dossiers=DOSSIERS)), "on_time_pct", HERE)
    assert (found.value, found.status, found.indicator.target.goal) == (50.0, "met", 40.0)


def test_every_plan_indicator_of_the_plan_exists_and_none_stands_outside():
    plan = reference.plan()
    listed = {i for part in [*plan["criterion"], *plan["section"]] for i in part["indicators"]}
    assert listed | set(plan["meta"]["beside_plan"]) == set(ALL)


# The break of 1 July 2025


def evaluated(*spans):
    lines = ["from_on | to_on | indicator_no | score"]
    lines += [f"{first} | {last} | {n} | {score}" for first, last, numbers, score in spans for n in numbers]
    return "\n".join(lines)


NINE = range(1, 10)


@pytest.fixture(scope="module")
def across(tmp_path_factory):
    """Dossiers and assessments on both sides of the break, one assessment across it."""
    text = evaluated(
        ("2025-01-01", "2025-03-31", NINE, 1.5),
        ("2025-04-01", "2025-06-30", range(1, 9), 2),
        ("2025-07-01", "2025-09-30", NINE, 2),
        ("2025-01-01", "2025-12-31", NINE, 2),
    )
    drawn = "received | due | finished\n2025-02-03 | 2025-02-10 | 2025-02-10\n2025-08-04 | 2025-08-11 | 2025-08-11"
    root = tmp_path_factory.mktemp("across")
    return serve(root, work(since="2025-01-02", until="2026-01-30", dossiers=drawn, evaluations=text))


def of(loaded, name, period):
    found = figure(loaded, name, Scope(ORG["code"], period))
    return found.state, found.value, found.denominator


def test_decree_61_is_a_score_of_18_and_needs_all_nine_indicators(across):
    assert of(across, "evaluation_score", "2025-Q1") == ("ok", 9 * 1.5, 18)
    assert of(across, "evaluation_score", "2025-Q2") == ("no_data", None, None)
    assert of(across, "evaluation_score", "2025-02") == ("no_data", None, None)


@pytest.mark.parametrize("period", ["2025-Q3", "2025", "2025-R3", "2026"])
def test_decree_61_is_never_shown_for_a_period_that_reaches_beyond_june_2025(across, period):
    assert of(across, "evaluation_score", period) == ("not_applicable", None, None)


@pytest.mark.parametrize("period", ["2025-Q2", "2025-R3", "2025", "2025-06"])
def test_decision_766_is_never_shown_for_a_period_that_begins_before_july_2025(across, period):
    assert of(across, "score_766", period)[0] == "not_applicable"


def test_the_two_frames_never_have_a_value_in_the_same_period(across, demo):
    for loaded in (across, demo):
        for period in loaded.periods:
            scope = Scope(loaded.org["code"], period)
            assert "not_applicable" in {figure(loaded, name, scope).state for name in ("evaluation_score", "score_766")}


def test_a_series_across_the_break_ends_where_the_rule_ends(demo):
    points = series(demo, "evaluation_score", Scope(demo.org["code"], "2025"), "quarter")
    assert [(p.period.id, p.figure.state) for p in points][:4] == [
        ("2024-Q4", "no_data"), ("2025-Q1", "ok"), ("2025-Q2", "ok"), ("2025-Q3", "not_applicable")
    ]  # fmt: skip


def test_what_holds_is_judged_by_the_covered_days():
    frame = ALL["evaluation_score"]
    assert frame.applies("year", date(2025, 1, 2), date(2025, 6, 30))
    assert not frame.applies("year", date(2025, 1, 2), date(2025, 7, 1))
    assert not frame.applies("year", date(2018, 6, 20), date(2018, 12, 31))


# Gaps


def measured(name, numerator, denominator, **changed):
    value = 100 * numerator / denominator if ALL[name].unit == "percent" else float(numerator)
    return Figure(replace(ALL[name], **changed), HERE, "ok", numerator, denominator, value)


@pytest.mark.parametrize(
    ("name", "numerator", "denominator", "wanting"),
    [
        ("on_time_pct", 95, 100, 5),
        ("on_time_pct", 100, 100, 0),
        ("online_procedures_used_pct", 13, 64, 7),  # 30 % of 64 is 19.2: twenty procedures
        ("online_procedures_used_pct", 48, 64, 0),
        ("online_procedures_used_pct", 3, 10, 0),  # exactly 30 %
        ("satisfaction_feedback_pct", 113, 115, 1),  # 99.12 % of 115 is 113.99
        ("supplement_over_once_count", 9, 2706, 9),
    ],
)
def test_a_gap_is_how_many_things_are_missing(name, numerator, denominator, wanting):
    assert missing(measured(name, numerator, denominator)) == wanting


def test_a_gap_of_a_rate_that_should_be_low_is_how_many_are_too_many():
    low = {"target": Target("at_most", value=5.0), "lower_is_better": True}
    assert missing(measured("supplement_pct", 12, 100, **low)) == 7
    assert missing(measured("supplement_pct", 4, 100, **low)) == 0


def test_no_number_to_reach_and_no_value_have_no_gap():
    assert missing(measured("electronic_only_documents_pct", 1, 2)) is None
    assert missing(Figure(ALL["on_time_pct"], HERE, "none_arisen")) is None


def test_a_gap_closed_is_a_target_met(demo):
    found = gaps(demo, Scope(demo.org["code"], "2026"))
    assert len(found) > 10 and all(gap.figure.indicator.target.goal is not None for gap in found)
    for gap in found:
        if gap.missing is not None and gap.figure.indicator.target.op != "keep_or_raise":
            assert (gap.missing == 0) == (gap.figure.status == "met"), gap.figure.indicator.id
