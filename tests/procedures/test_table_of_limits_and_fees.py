"""Every limit and fee of the catalogue equals the table the project was given (`section5.csv`).

The table holds what the portal wrote for the first case of each channel: TT online, BC post, Q
counter; nlv working days; a bare number has no unit in the source; ∅ says "no information".
"""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

from cchc_data import reference

CHANNELS = {"TT": "online", "BC": "post", "Q": "counter"}
UNITS = {"nlv": "Ngày làm việc", "ngày": "Ngày", "": ""}
MISSING = "Không có thông tin"
with Path(__file__).with_name("section5.csv").open(encoding="utf-8", newline="") as lines:
    TABLE = [row for row in csv.DictReader(lines)]
FIRST = reference.channels().query("case_no == 1")
CAPTURED = [row for row in TABLE if row["channels"] != "?"]


def by_channel(text, channels):
    """{channel: text}, from "TT 10.000đ; Q 20.000đ" or one text for all channels."""
    names = [CHANNELS[short] for short in channels.split("+")]
    parts = dict(re.match(r"(TT|BC|Q) (.*)", part).groups() for part in text.split("; ") if re.match("(TT|BC|Q) ", part))
    return {name: parts.get(short, text) for short, name in zip(channels.split("+"), names, strict=True)}


def rows_of(code):
    return {row.channel: row for row in FIRST[FIRST.proc_code == code].itertuples()}


def expected_limit(text):
    if text == "∅":
        return MISSING
    number, unit = re.fullmatch(r"(\d+) ?(nlv|ngày)?", text).groups()
    return f"{number} {UNITS[unit or '']}".strip()


# How a bare number, or none, is read: (field, what the table says) → (value, unit); everything else stays unread.
BARE = {("ho-tich", "1"): (0, "same_day"), ("ho-tich", "3"): (3, "working_day"), ("ho-tich", "5"): (5, "working_day")}
BARE |= {("1.001612", "∅"): (3, "working_day")}
FIELDS = dict(zip(reference.procedures().proc_code, reference.procedures().field_id, strict=True))


def parsed(code, text):
    """The value and unit that may be read out of the table's text."""
    measured = re.fullmatch(r"(\d+) (nlv|ngày)", text)
    if measured:
        return float(measured[1]), {"nlv": "working_day", "ngày": "day"}[measured[2]]
    rule = BARE.get((code, text)) or BARE.get((FIELDS[code], text))
    return rule or ((None, "") if text == "∅" else (float(text), "missing_unit"))


def test_the_table_has_all_75_procedures():
    assert [row["proc_code"] for row in TABLE] == list(reference.procedures().proc_code)
    assert len(CAPTURED) == 67


@pytest.mark.parametrize("row", CAPTURED, ids=lambda row: row["proc_code"])
def test_channels_limits_and_fees_are_those_of_the_table(row):
    found = rows_of(row["proc_code"])
    assert set(found) == {CHANNELS[short] for short in row["channels"].split("+")}
    for channel, text in by_channel(row["limit"], row["channels"]).items():
        assert found[channel].limit_raw == expected_limit(text), channel
        value, unit = parsed(row["proc_code"], text)
        assert found[channel].limit_unit == unit, channel
        assert pd.isna(found[channel].limit_value) if value is None else found[channel].limit_value == value, channel
        # A limit that was read from anything but a number with its unit says how.
        assert bool(found[channel].limit_note) or re.fullmatch(r"\d+ (nlv|ngày)", text) or text == "∅", channel
    for channel, text in by_channel(row["fee"], row["channels"]).items():
        if text == "∅":
            assert found[channel].fee_kind == ""
        elif text == "miễn":
            assert (found[channel].fee_kind, found[channel].fee_vnd) == ("free", 0)
        else:
            amount = int(re.sub(r"\D", "", text))
            assert (found[channel].fee_kind, found[channel].fee_vnd) == ("fixed", amount)


@pytest.mark.parametrize("row", [r for r in TABLE if r["channels"] == "?"], ids=lambda row: row["proc_code"])
def test_the_eight_without_a_capture_have_their_listed_limit_and_are_free(row):
    [found] = FIRST[FIRST.proc_code == row["proc_code"]].itertuples()
    assert found.fee_kind == "free" and row["fee"] == "miễn"
    listed = re.fullmatch(r"(\d+) (nlv|ngày)", row["limit"])
    if listed:
        unit = {"nlv": "working_day", "ngày": "day"}[listed[2]]
        assert (found.limit_value, found.limit_unit) == (float(listed[1]), unit)
    else:
        assert found.limit_unit == "" and found.limit_note
