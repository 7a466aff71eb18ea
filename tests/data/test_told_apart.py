"""What is hidden cannot be worked out: not from totals, from other tables, nor from two snapshots.

A private procedure is counted in one group with ordinary ones of small fields (docs/decisions.md, 6).
Here two such procedures of a commune, one of them private, trade all their dossiers. If not one
published row changes, now and after more dossiers have come, no calculation on whatever was published
can tell how many dossiers were private, nor that there were any.
"""

import os

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import BIRTH, ORG, SECRET, STAY, draw, work

from cchc_data import publish

PLANNING = "1.014159"  # ordinary, of a field with few dossiers: counted in the group
ASSIGNED = f"""
    proc       | sensitive
    birth      | false
    stay       | false
    {PLANNING} | false
    secret     | true
"""
EXAMPLES = int(os.environ.get("CCHC_TOLD_APART", 2))
ENDINGS = ("delivered", "withdrawn", "returned")

days = st.integers(1, 28)
dossiers = st.fixed_dictionaries(
    {
        "proc": st.sampled_from((PLANNING, SECRET, SECRET, BIRTH, STAY)),
        "month": st.integers(5, 7),
        "day": days,
        "promised": days,
        "taken": st.none() | days,
        "ending": st.sampled_from(ENDINGS),
        "channel": st.sampled_from(("counter", "online", "post")),
        "back": st.sampled_from(("counter", "post")),
        "who": st.sampled_from(("citizen", "state_agency")),
        "asked": st.integers(0, 2),
        "letter": st.booleans(),
    }
)


def tables(drawn, trade=None):
    """Work tables of the drawn dossiers; with `trade` two procedures have each other's."""
    codes = dict(zip(trade, reversed(trade), strict=True)) if trade else {}
    rows = [_row(number, one, codes) for number, one in enumerate(drawn)]
    found = work(procedures=ASSIGNED, until="2026-08-31")
    found["dossiers"] = pd.concat([pd.DataFrame(rows).astype(object), found["dossiers"]], ignore_index=True)
    late = [row["dossier_code"] for row, one in zip(rows, drawn, strict=True) if one["letter"]]
    if late:
        lines = "\n".join(f"L-{code} | {code} | 06-15" for code in late)
        found["apology_letters"] = draw("apology_letters", f"letter_no | code | issued\n{lines}")
    return found


def _row(number, one, codes):
    received = pd.Timestamp(2026, one["month"], one["day"])
    ended = received + pd.Timedelta(days=one["taken"]) if one["taken"] else None
    return {
        "dossier_code": f"d-{number}",
        "proc_code": codes.get(one["proc"], one["proc"]),
        "received_on": received.date().isoformat(),
        "due_on": (received + pd.Timedelta(days=one["promised"])).date().isoformat(),
        "finished_on": ended and ended.date().isoformat(),
        "status": one["ending"] if ended else "in_progress",
        "receive_channel": one["channel"],
        "return_channel": one["back"],
        "applicant_type": one["who"],
        "supplement_count": one["asked"],
        "supplement_written_count": min(one["asked"], 1),
    }


def published(work_tables):
    """Every row of every public table, sorted: all that a visitor, a download or a later page can be made of."""
    with publish.build(work_tables, ORG["code"]) as database:
        return {name: database.execute(f"from public.{name} order by all").fetchall() for name in publish.CUBES}


def differing(drawn, trade):
    one, other = published(tables(drawn)), published(tables(drawn, trade))
    return {name for name in publish.CUBES if one[name] != other[name]}


@settings(max_examples=EXAMPLES)
@given(st.lists(dossiers, min_size=1, max_size=12), st.lists(dossiers, max_size=4))
def test_whether_a_dossier_was_private_changes_no_published_row_in_either_of_two_snapshots(before, since):
    assert differing(before, (SECRET, PLANNING)) == set()
    assert differing(before + since, (SECRET, PLANNING)) == set()


PRIVATE = {
    "proc": SECRET, "month": 6, "day": 3, "promised": 5, "taken": 9, "ending": "delivered",
    "channel": "online", "back": "post", "who": "citizen", "asked": 1, "letter": True,
}  # fmt: skip


@pytest.mark.parametrize("many", [1, 4])
def test_a_single_private_dossier_leaves_no_trace_of_its_own(many):
    assert differing([PRIVATE] * many, (SECRET, PLANNING)) == set()


def test_a_procedure_that_stands_by_itself_would_be_told_apart():
    """Or the tests above would find nothing anyway."""
    found = differing([PRIVATE], (SECRET, BIRTH))
    assert {"timeliness", "intake", "durations", "procedure_use", "procedure_counts", "late_letters"} <= found
