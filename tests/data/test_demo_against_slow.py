"""Every published figure of the demo equals the slow version's: each period, each field."""

import pytest
from slow import INDICATORS
from slow import figures as slow_figures

from cchc_data.schemas import TABLES

# The indicators of the plan's second half have their own slow version in tests/plan.
NAMES = [*INDICATORS, "processing_days_median"]
SPLIT = ("on_time_pct", "on_time_strict_pct", "on_time_766_pct", "apology_pct", "processing_days_median")
SPLIT += ("online_dossiers_pct", "postal_dossiers_pct", "published_pct")
SPLIT += ("online_procedures_used_pct", "postal_procedures_used_pct")


@pytest.fixture(scope="module")
def slow(demo_work):
    return slow_figures(demo_work)


@pytest.fixture(scope="module")
def published(demo):
    """{(indicator, period, field): (numerator, denominator, value)} of all there is to count."""
    found = {}
    for period in demo.periods:
        for row in demo.rows("figures", indicators=NAMES, period=period, org_code=demo.org["code"], field=None):
            found[row["indicator"], period, None] = _sums(row)
        for name in NAMES:
            for row in demo.rows("by_field", indicator=name, period=period, org_code=demo.org["code"]):
                found[name, period, row["field"]] = _sums(row)
    return {key: sums for key, sums in found.items() if sums[1]}


def _sums(row):
    return (row["numerator"], row["denominator"], row["value"])


@pytest.mark.parametrize("name", NAMES)
def test_the_published_figures_are_those_of_the_slow_version(slow, published, name):
    expected = {key: sums for key, sums in slow.items() if key[0] == name}
    found = {key: sums for key, sums in published.items() if key[0] == name}
    assert found.keys() == expected.keys()
    wrong = {key: (sums, expected[key]) for key, sums in found.items() if sums != _close(expected[key])}
    assert not wrong


def _close(sums):
    numerator, denominator, value = sums
    return (numerator, denominator, pytest.approx(value, abs=1e-9))


def test_the_slow_version_knows_every_indicator_and_every_period(slow, demo):
    assert {key[0] for key in slow} == set(NAMES)
    assert {key[1] for key in slow if key[0] == "on_time_pct"} == set(demo.periods)


@pytest.mark.parametrize("name", NAMES)
def test_an_indicator_is_split_by_field_where_dossiers_and_procedures_are_counted(published, name):
    assert any(key[0] == name and key[2] for key in published) == (name in SPLIT)


def test_fields_add_up_to_the_whole(slow):
    for name in SPLIT:
        wholes = {key: sums for key, sums in slow.items() if key[0] == name and key[2] is None}
        for (_, period, _), sums in wholes.items():
            parts = [slow[key][1] for key in slow if key[:2] == (name, period) and key[2] is not None]
            assert sum(parts) == sums[1]


def test_the_sample_of_satisfaction_is_people_and_not_answers(demo, demo_work):
    answers = demo_work["survey_answers"].query("wave == '2025-Q1' and factor == 5")
    people = answers.groupby("question_no")["n"].sum()
    [row] = demo.rows(
        "figures", indicators=["satisfaction_feedback_pct"], period="2025-03", org_code=demo.org["code"], field=None
    )
    assert (row["sample"], row["denominator"]) == (people.max(), people.sum())


def test_the_demo_holds_every_work_table(demo_work):
    assert {name for name, rows in demo_work.items() if len(rows)} == set(TABLES)
