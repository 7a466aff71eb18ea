"""Measure: why there is no value, how a value is judged, and what it is called when it is small."""

from dataclasses import replace
from datetime import date

import pytest
from rows import ORG, serve, work

from cchc_data import indicators, measure
from cchc_data.indicators import Target
from cchc_data.measure import Scope, judge
from cchc_data.statistics import wilson

ALL = indicators.load_all()
KEEP = ALL["satisfaction_feedback_pct"]
DOSSIERS = "received | due | finished\n06-01 | 06-10 | 06-10\n06-01 | 06-10 | 06-11"
COMPLAINTS = """
    received | resolved | competence | why
    06-01    | 06-02    | ours       | handled in June
    07-06    | -        | ours       | open in July for a few days
    05-04    | 05-05    | not_ours   | in May only one that is not ours
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return serve(tmp_path_factory.mktemp("drawn"), work(until="2026-07-14", dossiers=DOSSIERS, complaints=COMPLAINTS))


@pytest.fixture(scope="module")
def without_complaints(tmp_path_factory):
    return serve(tmp_path_factory.mktemp("bare"), work(dossiers=DOSSIERS))


def state(loaded, name, period, field=None):
    return measure.figure(loaded, name, Scope(loaded.org["code"], period, field)).state


def test_a_value_comes_with_all_that_belongs_to_it(drawn):
    found = measure.figure(drawn, "on_time_pct", Scope(ORG["code"], "2026-06"))
    assert (found.state, found.numerator, found.denominator, found.value) == ("ok", 1, 2, 50.0)
    assert (found.sample, found.interval, found.status) == (2, wilson(0.5, 2), "not_met")


@pytest.mark.parametrize("period", ["2026-05", "2026-07"])
def test_nothing_of_nothing_is_none_arisen_and_never_a_percentage(drawn, period):
    found = measure.figure(drawn, "complaints_on_time_pct", Scope(ORG["code"], period))
    assert (found.state, found.value, found.interval, found.status) == ("none_arisen", None, None, "none")


def test_where_complaints_were_never_recorded_nothing_can_be_said(without_complaints):
    assert state(without_complaints, "complaints_on_time_pct", "2026-06") == "no_data"


def test_a_month_without_a_survey_has_no_data_even_where_other_months_have(demo):
    assert state(demo, "satisfaction_pct", "2025-03") == "ok"
    assert state(demo, "satisfaction_pct", "2025-04") == "no_data"


@pytest.mark.parametrize("period", ["2019-06", "2026-04", "2026-Q4", "2027", "nonsense"])
def test_a_period_outside_the_data_is_not_covered(drawn, period):
    assert state(drawn, "on_time_pct", period) == "not_covered"


@pytest.mark.parametrize(
    ("name", "value", "verdict"),
    [
        ("on_time_pct", 100.0, "met"),
        ("on_time_pct", 99.999, "near"),
        ("on_time_pct", 98.0, "near"),
        ("on_time_pct", 97.999, "not_met"),
        ("online_procedures_used_pct", 30.0, "met"),
        ("online_procedures_used_pct", 29.999, "near"),
        ("online_procedures_used_pct", 27.9, "not_met"),
        ("satisfaction_pct", 50.0, "none"),
        ("processing_days_median", 99.0, "none"),
    ],
)
def test_a_value_is_judged_unrounded_against_the_plan_s_target(name, value, verdict):
    assert judge(ALL[name], value) == verdict


@pytest.mark.parametrize(("value", "verdict"), [(3.0, "met"), (3.5, "near"), (5.0, "near"), (5.1, "not_met")])
def test_less_can_be_better(value, verdict):
    few = replace(ALL["processing_days_median"], target=Target("at_least", value=3.0))
    assert judge(few, value) == verdict


@pytest.mark.parametrize(
    ("value", "interval", "verdict"),
    [
        (99.12, (97.0, 99.8), "met"),
        (100.0, (98.0, 100.0), "met"),
        (98.9, (95.2, 99.8), "near"),  # 99.12 is still possible: no fall is proven
        (98.9, (98.5, 99.12), "near"),
        (98.9, (98.5, 99.11), "not_met"),
        (99.11, None, "not_met"),
    ],
)
def test_the_baseline_of_2020_must_be_kept_as_far_as_the_sample_can_tell(value, interval, verdict):
    assert judge(KEEP, value, interval) == verdict


def test_one_percent_more_than_99_12_is_capped_at_100_and_no_other_factor_has_a_baseline():
    assert (KEEP.target.goal, KEEP.target.raised) == (99.12, 100.0)
    assert [name for name, found in ALL.items() if found.target.baseline is not None] == [KEEP.id]


@pytest.mark.parametrize(("n", "small"), [(29, True), (30, False)])
def test_a_rate_of_fewer_than_thirty_is_small(tmp_path, n, small):
    tables = work(dossiers="\n".join(["received | due | finished", *["06-01 | 06-10 | 06-10"] * n]))
    found = measure.figure(serve(tmp_path, tables), "on_time_pct", Scope(ORG["code"], "2026-06"))
    assert (found.sample, found.is_small) == (n, small)


def test_no_value_is_not_a_small_one(drawn):
    assert not measure.figure(drawn, "complaints_on_time_pct", Scope(ORG["code"], "2026-07")).is_small


def test_a_series_names_every_period_and_marks_the_one_that_is_not_over(drawn):
    points = measure.series(drawn, "complaints_published_pct", Scope(ORG["code"], "2026-06"), "month")
    assert [(p.period.id, p.figure.state, p.provisional) for p in points] == [
        ("2026-05", "none_arisen", False),
        ("2026-06", "ok", False),
        ("2026-07", "none_arisen", True),
    ]
    assert (points[0].covered_from, points[-1].covered_to) == (date(2026, 5, 4), date(2026, 7, 14))


def test_a_series_and_a_single_figure_agree(demo):
    scope = Scope(demo.org["code"], "2026-10")
    for name in ALL:
        for point in measure.series(demo, name, scope, "quarter"):
            assert point.figure == measure.figure(demo, name, point.figure.scope)


def test_fields_come_in_their_order_with_both_names(demo):
    split = measure.by_field(demo, "on_time_pct", Scope(demo.org["code"], "2026"))
    order = [row["field"] for row, _ in split]
    assert order[0] == "ho-tich" and order[-1] == "nhay-cam" and len(set(order)) == len(order) > 5
    assert all(row["name_vi"] and row["name_en"] for row, _ in split)


def test_figures_come_in_the_order_asked_and_an_unknown_one_is_an_error(drawn):
    scope = Scope(ORG["code"], "2026-06")
    asked = ["satisfaction_pct", "on_time_pct", "apology_pct"]
    assert list(measure.figures(drawn, asked, scope)) == asked
    with pytest.raises(KeyError):
        measure.figure(drawn, "no_such_indicator", scope)
