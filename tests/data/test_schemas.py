"""What may enter the work tier: named columns, allowed values, and no error that tells a value."""

import pandas as pd
import pytest
from rows import ORG, work

from cchc_data import publish
from cchc_data.schemas import TABLES, Privacy, SchemaError, conform

DOSSIERS = TABLES["dossiers"]
CANARY = "Canary-0912345678"
GOOD = {"dossier_code": ["a", "b"], "proc_code": "p", "status": "finished", "receive_channel": "counter"}


def refusal(table, **columns):
    with pytest.raises(SchemaError) as refused:
        conform(table, pd.DataFrame(columns))
    return str(refused.value)


def test_a_column_that_is_not_named_never_enters():
    tidy = conform(DOSSIERS, pd.DataFrame(GOOD | {"ho_ten": CANARY, "so_dien_thoai": CANARY}))
    assert list(tidy.columns) == DOSSIERS.names
    assert not tidy.astype(str).eq(CANARY).any(axis=None)


def test_absent_optional_columns_come_out_empty_and_in_the_schema_s_order():
    tidy = conform(DOSSIERS, pd.DataFrame(GOOD)[["status", "receive_channel", "proc_code", "dossier_code"]])
    assert list(tidy.columns) == DOSSIERS.names
    assert list(tidy["dossier_code"]) == ["a", "b"]
    assert tidy["due_on"].isna().all()


def test_the_rows_that_came_in_are_not_changed():
    rows = pd.DataFrame(GOOD | {"note": "x"})
    conform(DOSSIERS, rows)
    pd.testing.assert_frame_equal(rows, pd.DataFrame(GOOD | {"note": "x"}))


def test_a_missing_required_column_is_refused_by_name():
    assert "proc_code" in refusal(DOSSIERS, **{k: v for k, v in GOOD.items() if k != "proc_code"})


def test_an_empty_required_cell_is_refused_by_column_and_number_of_rows():
    message = refusal(DOSSIERS, **GOOD | {"dossier_code": [CANARY, None]})
    assert "dossier_code" in message and "1 rows" in message
    assert CANARY not in message


def test_a_repeated_key_is_refused_without_saying_which():
    message = refusal(DOSSIERS, **GOOD | {"dossier_code": [CANARY, CANARY]})
    assert "dossier_code" in message
    assert CANARY not in message


def test_a_value_outside_its_list_is_refused_without_repeating_it():
    message = refusal(DOSSIERS, **GOOD | {"status": ["finished", CANARY]})
    assert "status" in message and "1 values" in message
    assert CANARY not in message


def test_an_empty_cell_of_an_optional_list_is_allowed():
    assert len(conform(DOSSIERS, pd.DataFrame(GOOD | {"applicant_type": [None, "citizen"]}))) == 2


@pytest.mark.parametrize(
    ("column", "value"), [("due_on", CANARY), ("supplement_count", CANARY), ("non_local", CANARY)]
)
def test_a_value_of_another_type_is_refused_without_repeating_it(column, value):
    tables = work()
    tables["dossiers"][column] = value
    with pytest.raises(SchemaError, match="dossiers") as refused:
        publish.build(tables, ORG["code"])
    assert CANARY not in str(refused.value)
    assert refused.value.__suppress_context__  # and no traceback prints DuckDB's own message


def test_two_survey_answers_share_a_key_only_if_wave_question_and_answer_agree():
    rows = pd.DataFrame({"wave": "w", "question_no": [15, 15, 16], "factor": 1, "answer": [4, 5, 4], "n": 1})
    assert len(conform(TABLES["survey_answers"], rows)) == 3
    assert "answer" in refusal(TABLES["survey_answers"], **rows.assign(answer=4).to_dict("list"))


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_key_is_required_and_every_column_explained(table):
    required = {column.name for column in table.columns if column.required}
    assert set(table.key) <= required
    assert len(set(table.names)) == len(table.names)
    assert all(column.meaning and isinstance(column.privacy, Privacy) for column in table.columns)


def test_whatever_names_a_dossier_a_letter_or_a_complaint_is_internal():
    internal = {c.name for table in TABLES.values() for c in table.columns if c.privacy is Privacy.INTERNAL}
    assert {"dossier_code", "letter_no", "complaint_code"} <= internal
