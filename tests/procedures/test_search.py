"""Search forgives: missing accents, slips, everyday speech; and it is safe whatever is typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.search import FIRST, missed, questions
from cchc_data.search import AUDIENCES, LONGEST, events, search
from cchc_data.search.index import Index
from cchc_data.search.speech import speech
from cchc_data.search.typing import Vocabulary


BIRTH = "1.001193"


def codes(loaded, text, **filters):
    return [hit.proc_code for hit in search(loaded, text, **filters)]


def test_the_labelled_list_is_long_enough_and_names_only_known_procedures(demo):
    known = {row["proc_code"] for row in demo.rows("procedures_in_force", as_of=demo.as_of)}
    known.add("2.001023")  # abolished in the demo, right for a commune that still has it
    assert len(questions()) >= 120
    assert {code for row in questions() for code in row["codes"].split()} <= known
    assert len({row["question"] for row in questions()}) == len(questions())


# What was never tuned on finds less; that is the honest figure, and it must not fall.
MISSED_AT_MOST = {"tuning": 0.05, "fresh": 0.05, "apart": 0.09}


@pytest.mark.parametrize("group", MISSED_AT_MOST)
def test_the_right_procedure_is_among_the_first_three_for_nearly_all_questions(demo, group):
    total = sum(row["set"] == group for row in questions())
    wrong = missed(lambda text: codes(demo, text))[group]
    assert len(wrong) <= MISSED_AT_MOST[group] * total, (FIRST, wrong)


def test_of_the_whole_list_95_in_100_questions_find_theirs(demo):
    wrong = missed(lambda text: codes(demo, text))
    assert sum(map(len, wrong.values())) <= 0.05 * len(questions())


@pytest.mark.parametrize(
    ("typed", "code"),
    [("mẹ chết", "1.000656"), ("ama chết", "1.000656"), ("khai sanh cho bé", BIRTH), ("đẻ con", BIRTH), ("lãnh tiền giùm", "2.000884")],
)
def test_regional_words_and_other_tongues_for_mother_and_father_mean_the_same(demo, typed, code):
    assert codes(demo, typed)[0] == code


def test_who_types_accents_means_them(demo):
    assert codes(demo, "đi làm ăn xa")[0] == "1.003677", "far away, not the commune"


@pytest.mark.parametrize(
    "typed",
    ["khai sinh", "KHAI SINH", " khai  sinh ", "khaisinh", "khai sihn", "giaays khai sinh", "gks", "khai si"],
)
def test_one_thing_is_found_however_it_is_typed(demo, typed):
    assert codes(demo, typed)[0] == "1.001193"


@pytest.mark.parametrize(("one", "other"), [("đăng kí", "đăng ký"), ("hòa giải", "hoà giải"), ("thủy lợi", "thuỷ lợi")])
def test_two_spellings_of_one_word_are_one(demo, one, other):
    assert codes(demo, one) == codes(demo, other)


def test_accents_typed_apart_are_the_same_accents(demo):
    text = "xác nhận tình trạng hôn nhân"
    assert codes(demo, text) == codes(demo, unicodedata.normalize("NFD", text))


def test_a_code_finds_its_procedure_and_the_start_of_a_code_all_that_begin_so(demo):
    assert codes(demo, "2.000815") == ["2.000815"]
    assert set(codes(demo, "1.0014")) == set() and len(codes(demo, "1.0012")) >= 1


def test_an_empty_search_lists_everything_in_force_by_field(demo):
    rows = demo.rows("procedures_in_force", as_of=demo.as_of)
    assert codes(demo, "") == [row["proc_code"] for row in rows]
    assert codes(demo, "  ?!  ") == codes(demo, "")


def test_nonsense_finds_nothing(demo):
    assert codes(demo, "qwxz") == []


def test_an_abolished_procedure_is_not_found(demo):
    gone = [r["proc_code"] for r in demo.rows("procedure_codes")]
    [abolished] = set(gone) - set(codes(demo, ""))
    assert abolished not in codes(demo, "liên thông khai sinh bảo hiểm y tế")


def test_filters_narrow_what_is_found(demo):
    assert set(codes(demo, "", field="chung-thuc")) < set(codes(demo, ""))
    assert "2.000815" not in codes(demo, "sao y", channel="online")
    assert set(codes(demo, "", audience="business")) < set(codes(demo, ""))
    for audience in AUDIENCES:
        assert codes(demo, "", audience=audience), audience


def test_a_procedure_whose_source_names_nobody_is_for_everybody(demo):
    silent = {r["proc_code"] for r in demo.rows("procedures_in_force", as_of=demo.as_of) if not r["subjects"]}
    assert silent and all(silent <= set(codes(demo, "", audience=one)) for one in AUDIENCES)


def test_every_life_event_finds_its_first_procedure(demo):
    known = set(codes(demo, ""))
    for event in events():
        first = next(code for code in event.codes if code in known)
        assert first in codes(demo, event.names["vi"])[:FIRST], event.names["vi"]


def test_every_life_event_and_saying_names_something_of_the_catalogue(demo):
    rows = demo.rows("procedures_in_force", as_of=demo.as_of)
    known = {row["proc_code"] for row in rows} | {"2.001023"}
    assert all(set(event.codes) <= known for event in events())
    found = {official: codes(demo, official) for official in speech()["sayings"]}
    assert {official for official, hits in found.items() if not hits} == set()


@given(st.text(max_size=3 * LONGEST))
def test_any_text_is_safe(demo, text):
    hits = search(demo, text)
    assert len(hits) <= 75 and all(0 <= hit.score <= 2 for hit in hits)


@pytest.mark.parametrize("text", ["a" * 100_000, "khai sinh " * 10_000, "'; drop table procedures; --", "%_\\", "\x00"])
def test_a_hostile_text_is_cut_and_compared_as_words(demo, text):
    assert len(search(demo, text)) <= 75


def test_a_limit_keeps_the_best(demo):
    assert search(demo, "đăng ký", limit=3) == search(demo, "đăng ký")[:3]


def test_an_index_over_nothing_finds_nothing():
    assert Index([]).find("khai sinh", set()) == []


def test_a_run_of_words_is_taken_apart_into_the_fewest_known_ones():
    known = Vocabulary(["khai", "sinh", "khais", "inh"])
    assert known.apart("khaisinh") in (["khai", "sinh"], ["khais", "inh"])
    assert known.apart("khaisinx") == []
