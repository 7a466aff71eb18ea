"""Reference files: origin and hash of each, the plan in full, the figures of Decision 766."""

import unicodedata
from pathlib import Path

import pytest

from cchc_data import reference
from cchc_data.catalogue.hashes import refresh, sha256

PLAN = reference.plan()
CRITERIA = {criterion["code"]: criterion for criterion in PLAN["criterion"]}
CODES = "1.1 1.2 1.3 1.4 1.5 1.6 2.1 2.2 2.3 2.4 2.5 3 III.1 III.2 III.3 III.4".split()


def files():
    found = (path for path in reference.REFERENCE.rglob("*") if path.is_file())
    return {path.relative_to(reference.REFERENCE).as_posix() for path in found} - {"manifest.toml"}


def test_every_file_is_in_the_manifest_and_nothing_else():
    assert set(reference.manifest()) == files()


@pytest.mark.parametrize("path", sorted(reference.manifest()))
def test_every_file_has_its_origin_and_its_hash(path):
    entry = reference.manifest()[path]
    for key in ("title_vi", "source", "source_date", "licence", "note"):
        assert entry[key], key
    assert entry["sha256"] == sha256(reference.REFERENCE / path)


def test_refreshing_the_hashes_mends_a_wrong_one(tmp_path: Path):
    (tmp_path / "a.csv").write_text("x\n", encoding="utf-8")
    manifest = tmp_path / "manifest.toml"
    manifest.write_text('[[file]]\npath = "a.csv"\nsource = "s"\nsha256 = "0"\n', encoding="utf-8")
    assert refresh(tmp_path) == 1
    assert refresh(tmp_path) == 0
    assert sha256(tmp_path / "a.csv") in manifest.read_text(encoding="utf-8")


def test_files_are_composed_unicode_with_one_row_a_line():
    for path in files():
        text = (reference.REFERENCE / path).read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path
        if path == "catalogue/papers.csv":
            assert len(text.splitlines()) == len(reference.papers()) + 1


def test_the_plan_has_its_sixteen_criteria_in_order():
    assert list(CRITERIA) == CODES


def test_the_plan_has_its_twenty_five_obligations():
    assert [o["code"] for o in PLAN["obligation"]] == [f"O{n}" for n in range(1, 26)]
    for obligation in PLAN["obligation"]:
        assert obligation["text_vi"] and obligation["text_en"]
        assert set(obligation["criteria"]) <= set(CRITERIA)


@pytest.mark.parametrize("code", CODES)
def test_every_criterion_is_complete_in_both_languages(code):
    criterion = CRITERIA[code]
    assert criterion["title_vi"] and criterion["title_en"] and criterion["indicators"]
    assert len(criterion["tasks_vi"]) == len(criterion["tasks_en"])
    for key in ("coordination", "deadline", "target"):
        assert bool(criterion[f"{key}_vi"]) == bool(criterion[f"{key}_en"]), key
    assert criterion["target"]["op"] in {"at_least", "keep_or_raise", "qualitative", "none"}


def test_only_feedback_keeps_the_baseline_of_2020():
    target = CRITERIA["2.5"]["target"]
    assert (target["op"], target["baseline"], target["delta"]) == ("keep_or_raise", 99.12, 1.0)
    assert target["cap"] == 100.0
    assert [code for code in CODES if "baseline" in CRITERIA[code]["target"]] == ["2.5"]


def test_electronic_documents_have_no_number_as_target():
    assert CRITERIA["1.4"]["target"] == {"op": "qualitative"}


@pytest.mark.parametrize(
    ("code", "value"), [("1.1", 100.0), ("1.2", 100.0), ("1.3", 100.0), ("1.5", 30.0), ("1.6", 30.0)]
)
def test_the_numbers_of_the_plan(code, value):
    target = CRITERIA[code]["target"]
    assert (target["op"], target["value"], target["unit"]) == ("at_least", value, "percent")


def test_the_plan_says_what_the_scan_does_not_hold():
    assert set(PLAN["meta"]["not_in_scan"]) == {"number", "date", "town", "district"}
    assert "138/KH-UBND" in PLAN["meta"]["basis_vi"]


def test_a_caller_cannot_spoil_the_next_callers_plan():
    reference.plan()["criterion"].clear()
    assert len(reference.plan()["criterion"]) == 16
    mine = reference.fields()
    mine["order"] = 0
    assert reference.fields()["order"].iloc[0] == 1


def test_135_communes_each_with_its_code_and_a_clean_name():
    communes = reference.index766_communes()
    assert len(communes) == communes.department_code.nunique() == communes.name.nunique() == 135
    assert communes.department_code.str.fullmatch(r"H21\.\d{3}").all()
    assert communes.name.str.match(r"(Xã|Phường) ").all()
    assert not communes.name.str.contains("UBND|Gia Lai| la ").any()
    assert (communes.name.str.startswith("Xã ").sum(), sorted(communes.rank_in_communes)[-1]) == (110, 135)


def test_the_six_groups_add_up_to_the_total():
    groups = ["transparency", "on_time", "online", "online_payment", "digitisation", "satisfaction"]
    table = reference.index766_communes()
    assert ((table[groups].sum(axis=1) - table.total).abs() < 0.05).all()


def test_24_indicators_of_which_five_state_no_maximum():
    indicators = reference.index766_indicators()
    assert len(indicators) == 24
    assert indicators.max_score.isna().sum() == 5


def test_codes_stay_text():
    assert reference.procedures().proc_code.iloc[0] == "1.001193"
    assert reference.index766_communes().department_code.iloc[0] == "H21.227"


def test_the_dictionary_has_its_28_fields_in_order():
    dictionary = reference.fields().query("order <= 28")
    assert list(dictionary.order) == list(range(1, 29))
    assert dictionary.field_id.str.fullmatch(r"[a-z]+(-[a-z]+)*").all()
    assert dictionary.field_id.iloc[-1] == "khac"
