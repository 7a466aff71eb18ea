"""The read API: one indicator split, procedures found, periods listed, mistakes answered politely."""

import pytest

from cchc_data import indicators
from cchc_data.measure import Scope, by_field, series
from cchc_view import catalogue
from cchc_view.page import INTERACTIVE, Telling, View
from cchc_view.procedure.words import fee_text, limit_text


def asked(site, path: str, **query):
    answer = site.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("indicator_id", list(indicators.load_all()))
def test_one_indicator_alone_is_what_the_list_says(site, indicator_id):
    alone = asked(site, f"indicators/{indicator_id}", period="2026-Q3")
    (listed,) = [one for one in asked(site, "indicators", period="2026-Q3")["indicators"] if one["id"] == indicator_id]
    assert {**alone["indicator"], **alone["figures"][0]} == listed and alone["by"] is None


@pytest.mark.parametrize(("period", "kind"), [("2026-10", "month"), ("2026-R3", "reporting_quarter"), ("2026", "year")])
def test_by_period_gives_every_period_of_the_same_kind(site, loaded, period, kind):
    answer = asked(site, "indicators/on_time_pct", period=period, by="period")
    points = series(loaded, "on_time_pct", Scope("H21.000", period), kind)
    assert [(one["period"], one["value"], one["provisional"]) for one in answer["figures"]] == [
        (point.period.id, point.figure.value, point.provisional) for point in points
    ]


def test_by_field_gives_every_field_or_the_one_asked_for(site, loaded):
    every = asked(site, "indicators/on_time_pct", by="field")["figures"]
    split = by_field(loaded, "on_time_pct", Scope("H21.000", "2026"))
    assert [(one["field"], one["field_name"]["vi"], one["numerator"]) for one in every] == [
        (row["field"], row["name_vi"], figure.numerator) for row, figure in split
    ]
    assert asked(site, "indicators/on_time_pct", by="field", field="ho-tich")["figures"] == [
        one for one in every if one["field"] == "ho-tich"
    ]


@pytest.mark.parametrize("search", ["", "khai sinh", "KHAI SINH", "đất đai", "1.001193", "x" * 80, "%", "'; --"])
def test_procedures_are_found_in_the_order_of_the_page(site, loaded, search):
    answer = asked(site, "procedures", q=search)
    matching = catalogue.found(Telling(loaded, View("vi", "2026", search=search, base=INTERACTIVE)))
    assert [one["code"] for one in answer["procedures"]] == [row["proc_code"] for row in matching]
    assert answer["total"] == len(matching)


def test_a_procedure_says_what_its_page_says(site, loaded):
    (found,) = asked(site, "procedures", q="1.001193")["procedures"]
    telling = Telling(loaded, View("vi", "2026", base=INTERACTIVE))
    channels = loaded.rows("procedure_channels", codes=["1.001193"])
    assert [one["text"]["vi"] for one in found["limits"]] == [limit_text(c, telling) for c in channels]
    assert [one["text"]["vi"] for one in found["fee"]] == [fee_text(c, telling) for c in channels]
    page = site.get(found["url"].removeprefix("http://testserver"))
    assert page.status_code == 200 and found["name"] in page.text


def test_a_field_narrows_the_procedures(site):
    some = asked(site, "procedures", field="ho-tich")
    assert some["total"] and {one["field"] for one in some["procedures"]} == {"ho-tich"}


def test_periods_are_listed_with_the_days_really_covered(site, loaded):
    answer = asked(site, "periods")
    assert answer["default"] == "2026" and [one["id"] for one in answer["periods"]] == list(loaded.periods)
    (year,) = [one for one in answer["periods"] if one["id"] == "2026"]
    assert year["covered_to"] == "2026-10-30" and year["to"] == "2026-12-31" and year["provisional"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("indicators/khong_co", 404),
        ("indicators/on_time_pct?by=week", 400),
        ("indicators/on_time_pct?period=2026&period=2025", 400),
        ("indicators?field=%00", 400),
        (f"procedures?q={'x' * 81}", 400),
        ("procedures?page=0", 400),
        ("procedures?field=khong-co", 400),
        ("khong-co", 404),
        ("khong-co/indicators/on_time_pct", 404),
    ],
)
def test_a_mistake_is_answered_in_both_languages_and_echoes_nothing(site, path, status):
    answer = site.get(f"/api/v1/{path}")
    assert answer.status_code == status and answer.headers["content-type"] == "application/json"
    assert set(answer.json()["error"]) == {"vi", "en"} and "khong-co" not in answer.text
