"""The committed catalogue: all 75 procedures, known limits, references that hold."""

import re

import pytest

from cchc_data import reference
from cchc_data.schemas import SERVICE_LEVELS

PROCEDURES = reference.procedures()
CHANNELS = reference.channels()
PAPERS = reference.papers()
UNITS = {"working_day", "day", "hour", "month", "same_day", "unspecified", "missing_unit", ""}


def limits(proc_code):
    rows = CHANNELS[CHANNELS.proc_code == proc_code]
    return {r.channel: (r.limit_value, r.limit_unit) for r in rows.itertuples()}


def test_all_75_procedures_are_there_once():
    assert len(PROCEDURES) == PROCEDURES.proc_code.nunique() == 75
    assert list(PROCEDURES.proc_code) == list(reference.commune_defaults().proc_code)


def test_every_code_has_the_national_form():
    assert all(re.fullmatch(r"[1-6]\.\d{6}", code) for code in PROCEDURES.proc_code)


def test_67_have_their_full_text_and_8_say_that_they_have_not():
    full = PROCEDURES[PROCEDURES.text_complete]
    listed = PROCEDURES[~PROCEDURES.text_complete]
    assert (len(full), len(listed)) == (67, 8)
    assert (full[["name", "steps", "result", "legal_basis", "source_url"]] != "").all().all()
    assert (listed[["steps", "legal_basis", "decision_no", "source_url", "agency"]] == "").all().all()
    assert (PROCEDURES.source != "").all()


def test_every_procedure_belongs_to_a_known_field():
    assert set(PROCEDURES.field_id) <= set(reference.fields().field_id)
    assert "khac" not in set(PROCEDURES.field_id)


def test_every_row_belongs_to_a_known_procedure():
    codes = set(PROCEDURES.proc_code)
    assert set(CHANNELS.proc_code) == codes
    assert set(PAPERS.proc_code) == set(PROCEDURES[PROCEDURES.text_complete].proc_code)


def test_channels_and_units_are_from_closed_lists():
    assert set(CHANNELS.limit_unit) <= UNITS
    assert set(CHANNELS.fee_kind) <= {"free", "fixed", "unclear", "other_currency", ""}
    known = CHANNELS[CHANNELS.proc_code.isin(PROCEDURES[PROCEDURES.text_complete].proc_code)]
    assert set(known.channel) == {"counter", "online", "post"}


def test_a_row_is_known_by_procedure_channel_and_case():
    assert not CHANNELS.duplicated(["proc_code", "channel", "case_no"]).any()
    assert not PAPERS.duplicated(["proc_code", "group", "item_no"]).any()


@pytest.mark.parametrize(
    ("proc_code", "expected"),
    [
        ("1.012812", {"post": (30, "day"), "counter": (40, "day")}),
        ("1.013978", {"online": (17, "working_day"), "post": (20, "working_day"),
                      "counter": (27, "working_day")}),
        ("1.013967", {"online": (45, "day"), "post": (45, "day"), "counter": (60, "day")}),
        ("1.013225", {"online": (20, "day"), "post": (20, "day"), "counter": (15, "day")}),
        ("1.003583", {"counter": (5, "working_day")}),
        ("2.000986", {"counter": (20, "day")}),
        ("1.001193", {"online": (0, "same_day"), "post": (0, "same_day"), "counter": (0, "same_day")}),
    ],
)
def test_known_limits_by_channel(proc_code, expected):
    assert limits(proc_code) == expected


@pytest.mark.parametrize(
    ("proc_code", "channel", "fee"),
    [
        ("2.000635", "counter", 8000),
        ("1.004222", "online", 10000),
        ("1.004222", "counter", 20000),
        ("1.001612", "online", 150000),
        ("1.001612", "counter", 50000),
        ("2.001263", "post", 400000),
    ],
)
def test_known_fees_by_channel(proc_code, channel, fee):
    row = CHANNELS[(CHANNELS.proc_code == proc_code) & (CHANNELS.channel == channel)].iloc[0]
    assert (row.fee_vnd, row.fee_kind) == (fee, "fixed")


def test_every_interpreted_limit_says_how():
    read = CHANNELS[CHANNELS.limit_unit.isin(["same_day", "missing_unit"])]
    assert len(read) and (read.limit_note != "").all()
    assert CHANNELS[CHANNELS.limit_raw.str.fullmatch(r"\d+")].limit_note.ne("").all()


def test_a_fee_in_dong_is_never_below_the_smallest():
    fixed = CHANNELS[CHANNELS.fee_kind == "fixed"]
    assert (fixed.fee_vnd >= 1000).all()
    assert (CHANNELS[CHANNELS.fee_kind == "free"].fee_vnd == 0).all()


def test_no_residue_of_the_portal_is_left():
    texts = PROCEDURES.select_dtypes("string").agg("|".join, axis=1).str.cat(sep="|")
    for residue in ("Từ khóa", "Chọn cơ quan thực hiện", "Mã: KQ", "Không có thông tin", "  "):
        assert residue not in texts


def test_defaults_have_an_evidence_and_a_level():
    defaults = reference.commune_defaults()
    assert set(defaults.service_level) == set(SERVICE_LEVELS)
    assert defaults.evidence.str.match(r"V|K-(high|med|low)").all()


def test_no_online_level_means_no_online_channel():
    none = reference.commune_defaults().query("service_level == 'none'").proc_code
    assert not (CHANNELS[CHANNELS.proc_code.isin(none)].channel == "online").any()


def test_the_sensitive_group_is_marked():
    sensitive = set(reference.commune_defaults().query("sensitive").proc_code)
    assert {"1.000656", "2.001263", "1.001699", "1.012812", "1.011607", "1.012592"} <= sensitive
    assert "1.001193" not in sensitive
    assert len(sensitive) == 20
