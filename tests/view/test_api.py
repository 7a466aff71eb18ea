"""Machines get the same figures: shape, refusals and health of the read API."""

import csv
import io
import re

import pytest

from cchc_data import indicators
from cchc_view import cached
from cchc_view import words as wordbook

ASKED_FOR = {  # issue 2, item 5
    "published_pct", "on_time_pct", "on_time_strict_pct", "on_time_766_pct", "apology_pct",
    "online_procedures_used_pct", "online_dossiers_pct", "postal_procedures_used_pct",
    "postal_dossiers_pct", "complaints_on_time_pct", "complaints_published_pct", "satisfaction_pct",
    "satisfaction_access_pct", "satisfaction_procedure_pct", "satisfaction_staff_pct",
    "satisfaction_result_pct", "satisfaction_feedback_pct", "processing_days_median",
}
STATES = {"ok", "none_arisen", "no_data", "not_covered", "not_applicable"}


def test_every_indicator_asked_for_is_listed_once_with_all_its_parts(site):
    answer = site.get("/api/v1/indicators")
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
    body = answer.json()
    assert body["snapshot"] == cached.current().id and body["as_of"] == "2026-10-30"
    assert body["illustrative"] is True
    ids = [one["id"] for one in body["indicators"]]
    assert len(ids) == len(set(ids)) and set(ids) >= ASKED_FOR and ids == list(indicators.load_all())
    for one in body["indicators"]:
        assert {"id", "criterion", "title", "unit", "period", "numerator", "denominator", "value", "interval",
                "target", "status", "note", "as_of"} <= set(one)
        assert set(one["title"]) == {"vi", "en"} and all(one["title"].values()) and all(one["note"].values())
        assert one["period"] == "2026" and one["as_of"] == body["as_of"]


@pytest.mark.parametrize("period", ["2026", "2026-10", "2026-Q3", "2026-R3", "2026-R", "2024-11"])
def test_every_figure_agrees_with_its_own_parts(site, period):
    for one in site.get("/api/v1/indicators", params={"period": period}).json()["indicators"]:
        assert one["state"] in STATES and one["status"] in {"met", "near", "not_met", "none"}
        if one["state"] != "ok":
            assert one["value"] is None and one["interval"] is None and one["status"] == "none"
            continue
        assert one["denominator"] > 0
        if one["unit"] == "percent":
            assert one["value"] == pytest.approx(100 * one["numerator"] / one["denominator"], abs=1e-9)
            low, high = one["interval"] or (0, 100)
            assert 0 <= low <= one["value"] <= high + 1e-9 <= 100 + 1e-9
        if one["target"] is None:
            assert one["status"] == "none"
        elif one["status"] == "met":
            assert one["value"] >= one["target"]


def test_nothing_of_nothing_has_no_value(site):
    empty = [
        one
        for month in (f"2026-{m:02d}" for m in range(1, 11))
        for one in site.get("/api/v1/indicators", params={"period": month}).json()["indicators"]
        if one["state"] == "none_arisen"
    ]
    assert empty and all(one["value"] is None and not one["denominator"] for one in empty)


@pytest.mark.parametrize("address", ["/api/v1/indicators", "/du-lieu/figures.csv"])
@pytest.mark.parametrize("query", [{"period": "2099"}, {"period": "2026-13"}, {"period": "'; drop table figures"},
                                   {"field": "khong-co"}, {"period": "2026", "field": "<script>"}])
def test_an_unknown_period_or_field_is_refused_in_both_languages(site, address, query):
    answer = site.get(address, params=query)
    assert answer.status_code == 400
    assert answer.json() == {"error": {lang: wordbook.of(lang)("error.unknown_scope") for lang in ("vi", "en")}}


@pytest.mark.parametrize("address", ["/api/v1/indicators", "/du-lieu/figures.csv"])
def test_without_a_snapshot_the_api_says_so_in_both_languages(site, serve, tmp_path, address):
    serve(tmp_path)
    answer = site.get(address)
    assert answer.status_code == 503 and set(answer.json()["error"]) == {"vi", "en"}


def test_a_field_gives_its_own_part_of_the_whole(site):
    def asked(field: str) -> int:
        rows = site.get("/api/v1/indicators", params={"period": "2026", "field": field}).json()["indicators"]
        return next(one["denominator"] or 0 for one in rows if one["id"] == "on_time_pct")

    fields = [row["field"] for row in cached.current().rows("used_fields")]
    assert sum(map(asked, fields)) == asked("")


def test_the_csv_opens_in_excel_with_accents_and_holds_a_row_for_each_indicator(site):
    answer = site.get("/du-lieu/figures.csv", params={"period": "2026-Q3"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="chi-so-2026-Q3.csv"' in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == list(indicators.load_all())
    assert all(row["snapshot"] == cached.current().id and row["as_of"] == "2026-10-30" for row in rows)
    assert not [v for row in rows for v in row.values() if v and re.match(r"[=+@\t]", v)]


def test_status_tells_what_is_served_and_that_it_was_verified(site):
    answer = site.get("/status.json")
    body, loaded = answer.json(), cached.current()
    assert answer.headers["cache-control"] == "no-store"
    assert body["state"] == "ok" and body["snapshot"] == loaded.id and body["as_of"] == "2026-10-30"
    assert body["tables_verified"] == len(body["tables"]) > 5
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in body["tables"].values())
    assert isinstance(body["age_days"], int) and body["illustrative"] is True


def test_status_and_health_say_when_there_is_nothing_to_serve(site, serve, tmp_path):
    assert (site.get("/healthz").status_code, site.get("/healthz").text) == (200, "ok")
    serve(tmp_path)
    assert site.get("/healthz").status_code == 503
    assert site.get("/status.json").json()["state"] == "empty"
