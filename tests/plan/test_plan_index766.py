"""Decision 766: the published points of a commune, and the part it can calculate itself."""

import pytest
from rows import ORG, ask, serve, work, write

from cchc_data import reference
from cchc_data.measure import Scope, figure
from cchc_data.store import Loaded

VAN_CANH = "H21.227"
DOSSIERS = """
    received | due   | finished | papers | status
    06-01    | 06-10 | 06-10    | 0      | delivered
    06-01    | 06-10 | 06-10    | 0      | delivered
    06-01    | 06-10 | 06-11    | 0      | delivered
    06-01    | 06-10 | 06-09    | 2      | delivered
"""
COMPLAINTS = """
    received | resolved | competence | status
    06-01    | 06-22    | ours       | answered
    06-01    | 06-23    | ours       | answered
    06-01    | 06-02    | not_ours   | answered
"""


CONDUCT = """
    received | resolved | kind       | competence | status    | why
    06-03    | 06-10    | attitude   | ours       | published | takes one away
    06-04    | -        | delay      | ours       | new       | takes one away, although open
    ....
    06-05    | 06-10    | regulation | ours       | published | about a rule
    06-05    | 06-10    | attitude   | not_ours   | answered  | not ours
    06-05    | 06-10    | fees       | ours       | refused   | refused
    05-20    | 06-10    | attitude   | ours       | published | received in May
"""


def test_satisfaction_by_the_formula_takes_away_the_late_and_the_complaints_of_conduct(tmp_path):
    """Four dossiers due, two of them late (one for asking twice), two complaints: nothing is left, never less."""
    loaded = serve(tmp_path, work(dossiers=DOSSIERS, complaints=CONDUCT))
    found = figure(loaded, "satisfaction_766_pct", Scope(ORG["code"], "2026-06"))
    assert (found.numerator, found.denominator, found.value) == (4 - 2 - 2, 4, 0.0)


def test_without_complaints_satisfaction_by_the_formula_is_timeliness(tmp_path):
    loaded = serve(tmp_path, work(dossiers=DOSSIERS))
    found = figure(loaded, "satisfaction_766_pct", Scope(ORG["code"], "2026-06"))
    assert (found.numerator, found.denominator) == (4 - 2, 4)


@pytest.fixture(scope="module")
def standing(demo):
    rows = demo.rows("index766_standing", unit_code=VAN_CANH, least=30)
    return {row["part"]: row for row in rows}


def test_a_commune_s_points_are_those_of_the_portal_with_maximum_and_missing(standing):
    assert {part: row["maximum"] for part, row in standing.items()} == {
        "total": 100, "transparency": 18, "on_time": 20, "online": 12,
        "online_payment": 10, "digitisation": 22, "satisfaction": 18,
    }  # fmt: skip
    assert (standing["total"]["score"], standing["total"]["place"], standing["total"]["units"]) == (75.34, 1, 135)
    assert standing["total"]["missing"] == pytest.approx(24.66)
    parts = [row["score"] for part, row in standing.items() if part != "total"]
    assert sum(parts) == pytest.approx(75.34, abs=0.02)


def test_points_that_only_provinces_can_win_and_unknown_maxima_are_told_apart(standing):
    told = {part: (row["provinces_only"], row["unknown_maxima"]) for part, row in standing.items() if part != "total"}
    assert told == {
        "transparency": (0, 0), "on_time": (0, 0), "online_payment": (0, 0),
        "online": (12, 2), "digitisation": (4, 0), "satisfaction": (0, 1),
    }  # fmt: skip


def test_equal_scores_share_a_place(standing):
    assert (standing["transparency"]["place"], standing["transparency"]["sharing"]) == (1, 135)


def test_no_place_is_given_among_too_few(demo):
    rows = demo.rows("index766_standing", unit_code=VAN_CANH, least=136)
    assert {row["place"] for row in rows} == {None} and all(row["score"] for row in rows)


def test_a_unit_that_the_portal_does_not_know_has_no_standing(demo):
    assert demo.rows("index766_standing", unit_code=demo.org["code"], least=30) == []


def test_every_published_score_is_in_the_cube_under_its_code():
    found = dict(ask(work(), "select unit_code, score from public.index766 where part = 'total'"))
    source = reference.index766_communes()
    assert found == dict(zip(source["department_code"], source["total"].astype(float), strict=True))


def test_the_indicators_keep_an_unknown_maximum_unknown():
    rows = ask(work(), "select maximum, for_communes from public.index766_indicators order by position")
    assert len(rows) == 24 and sum(maximum is None for maximum, _ in rows) == 5
    assert sum(not for_communes for _, for_communes in rows) == 5


def test_the_own_part_is_progress_feedback_and_content_of_their_maxima(tmp_path):
    loaded = serve(tmp_path, work(dossiers=DOSSIERS, complaints=COMPLAINTS))
    rows = loaded.rows("index766_detail", period="2026-06", org_code=ORG["code"])
    own = [row for row in rows if row["score"] is not None]
    known = {row["part"]: (row["numerator"], row["denominator"], row["score"], row["maximum"]) for row in own}
    assert known["on_time"] == (2, 4, 10.0, 20)  # a late one, and one asked twice
    assert known["satisfaction"] == (1, 2, 3.0, 6)
    assert known["transparency"][3] == 2
    found = figure(loaded, "score_766", Scope(ORG["code"], "2026-06"))
    assert (found.state, found.denominator, found.status) == ("ok", 28, "none")
    assert found.value == pytest.approx(10 + 3 + known["transparency"][2])


def test_nothing_of_nothing_wins_no_points_and_asks_for_none(tmp_path):
    loaded = serve(tmp_path, work(dossiers=DOSSIERS))
    assert figure(loaded, "score_766", Scope(ORG["code"], "2026-06")).denominator == 20 + 2


def published_only(tmp_path, code):
    """A commune without a dossier that counts and without a procedure in force."""
    nothing = "proc | effective_from | effective_to\nbirth | 2024-01-01 | 2025-01-01"
    return Loaded(tmp_path, write(tmp_path, work(since="2026-09-01", until="2026-10-30", procedures=nothing), code=code))


def test_without_own_data_the_portal_s_score_stands_in_for_its_year_alone(tmp_path):
    loaded = published_only(tmp_path, VAN_CANH)
    found = figure(loaded, "score_766", Scope(VAN_CANH, "2026"))
    assert (found.state, found.value, found.denominator) == ("ok", 75.34, 100)
    assert figure(loaded, "score_766", Scope(VAN_CANH, "2026-10")).state == "no_data"


def test_without_own_data_and_unknown_to_the_portal_nothing_is_said(tmp_path):
    loaded = published_only(tmp_path, ORG["code"])
    assert figure(loaded, "score_766", Scope(ORG["code"], "2026")).state == "no_data"
