"""Whatever stands in the cells of a form: an outcome, a question, or a refusal, and never a crash."""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.checking.problems import sentence, todo
from cchc_data.reading.forms import LINE_NUMBER, forms
from cchc_data.received import NeedsConfirmation, OtherUnit
from cchc_data.schemas import TABLES, conform
from tests.checking.identities import IDENTITIES
from tests.checking.sheets import ORDINARY, ORG, TODAY, sheet

SEEN = [
    "",
    "-",
    "0",
    "1.234",
    "01/10/2026",
    "2026-10-05T09:00:00",
    "45321.378",
    "Đã trả kết quả",
    "Quá hạn",
    "x",
    "=1+1",
]
CELLS = st.none() | st.sampled_from(SEEN) | st.sampled_from(IDENTITIES) | st.text(max_size=30)
EXAMPLES = int(os.environ.get("CCHC_EXAMPLES", "8"))  # for each form
ANSWERS = {"survey_method": "qr", "date_order": "day_first"}


def rows_of(form):
    """Rows of a form with any text in any cell, or its ordinary text."""
    names = [field.name for field in forms()[form].fields if field.name != LINE_NUMBER]
    plain = ORDINARY.get(form, {})
    cells = {name: CELLS | st.just(plain[name].format(n=1)) if name in plain else CELLS for name in names}
    return st.lists(st.fixed_dictionaries(cells), max_size=6)


@pytest.mark.parametrize("form", list(forms()))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_cells_give_an_outcome_a_question_or_a_refusal(form, data):
    rows = data.draw(rows_of(form))
    try:
        outcome = check(sheet(form, rows), Setting(ORG, TODAY, ANSWERS))
    except (NeedsConfirmation, OtherUnit) as stopped:
        assert sentence(stopped.remark) and todo(stopped.remark)
        return
    for name, frame in outcome.tables.items():
        assert list(conform(TABLES[name], frame).columns) == TABLES[name].names
    for remark in (*outcome.rejected, *outcome.warnings, *outcome.discrepancies):
        assert sentence(remark) and sentence(remark, "en") and todo(remark)
    assert outcome.rows_in == len(rows) >= outcome.rows_accepted
    assert sum(Counter(outcome.reasons).values()) == len(outcome.rejected)


@pytest.mark.parametrize(
    "form", ["dossier_list", "complaint_list", "contacts", "apology_letters", "commune_procedures"]
)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_row_is_rejected_merged_or_in_the_table(form, data):
    rows = data.draw(rows_of(form))
    try:
        outcome = check(sheet(form, rows), Setting(ORG, TODAY, ANSWERS))
    except OtherUnit:
        return
    (frame,) = outcome.tables.values()
    assert outcome.rows_in == outcome.rows_rejected + outcome.merged + len(frame)
