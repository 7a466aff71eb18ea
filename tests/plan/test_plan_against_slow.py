"""Every figure of the plan's remaining indicators equals the slow version's: each period, each field."""

import pytest
import slow
import slow_plan

from cchc_data import indicators

NAMES = [*slow_plan.SHARES, *slow_plan.VALUES]
SPLIT = {"supplement_pct", "supplement_written_pct", "refusal_written_pct", "reschedule_written_pct"}
SPLIT |= {"state_agency_online_pct", "supplement_over_once_count", "hidden_wait_days_median"}


@pytest.fixture(scope="module")
def expected(demo_work):
    return slow_plan.figures(demo_work)


@pytest.fixture(scope="module")
def published(demo):
    """{(indicator, period, field): (numerator, denominator, value)} of all there is to count."""
    found = {}
    for period in demo.periods:
        at = {"period": period, "org_code": demo.org["code"]}
        for row in demo.rows("figures", indicators=NAMES, field=None, **at):
            found[row["indicator"], period, None] = _sums(row)
        for name in NAMES:
            found |= {(name, period, row["field"]): _sums(row) for row in demo.rows("by_field", indicator=name, **at)}
    return {key: sums for key, sums in found.items() if sums[1]}


def _sums(row):
    return (row["numerator"], row["denominator"], row["value"])


@pytest.mark.parametrize("name", NAMES)
def test_the_published_figures_are_those_of_the_slow_version(expected, published, name):
    ours = {key: sums for key, sums in published.items() if key[0] == name}
    theirs = {key: sums for key, sums in expected.items() if key[0] == name}
    assert ours and ours.keys() == theirs.keys()
    wrong = {key: (sums, theirs[key]) for key, sums in ours.items() if sums != _close(theirs[key])}
    assert not wrong


def _close(sums):
    numerator, denominator, value = sums
    return (numerator, denominator, pytest.approx(value, abs=1e-9))


def test_between_them_the_slow_versions_know_every_indicator():
    assert {*NAMES, *slow.INDICATORS, "processing_days_median"} == set(indicators.load_all())


@pytest.mark.parametrize("name", NAMES)
def test_only_what_counts_dossiers_is_split_by_field(published, name):
    assert any(key[0] == name and key[2] for key in published) == (name in SPLIT)
