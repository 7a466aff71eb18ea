"""Every row can be typed as it stands: from the work table to a form and back it is the same row."""

import pandas as pd
import pytest

from cchc_data import instance
from cchc_data.checking.merge import current_work
from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.desk import edits
from cchc_data.desk.edits import edit_forms
from cchc_data.schemas import TABLES
from tests.checking.sheets import ORG, TODAY
from tests.desk.folders import AN, NOW

SETTING = Setting(ORG | {"mail_domains": ["minhhoa.example.vn"], "page_domains": ["example.vn"]}, TODAY)


@pytest.mark.parametrize("form", edit_forms().values(), ids=list(edit_forms()))
def test_typed_as_it_stands_a_row_stays_as_it_is(demo, form):
    root = instance.demo()
    rows = edits.rows(root, demo.id, form, AN)
    assert len(rows) > 4
    outcome = check(edits.received(form, rows, AN.email, NOW), SETTING)
    assert [(remark.row, remark.code) for remark in outcome.rejected] == []
    before, after = current_work(root, demo.id)[form.table], outcome.tables[form.table]
    key = list(TABLES[form.table].key)
    first = before if form.table != "plan_tasks" else before.merge(after[key])  # one office beside the leading one
    pd.testing.assert_frame_equal(
        first.sort_values(key, ignore_index=True), after.sort_values(key, ignore_index=True), check_dtype=False
    )


@pytest.mark.parametrize("form", edit_forms().values(), ids=list(edit_forms()))
def test_every_field_has_a_label_and_every_choice_means_what_it_says(form):
    for field in form.fields:
        assert field.label and not field.label.islower()
        assert not field.words or len(set(field.choices)) == len(field.choices) > 1


@pytest.mark.parametrize(
    ("form", "changes", "code"),
    [
        ("contacts", {"phone": "0912 345 678"}, "phone_private"),
        ("contacts", {"label_vi": "Ông Nguyễn Văn A"}, None),
        ("plan_tasks", {"to_on": "31/02/2026"}, "date_impossible"),
        ("plan_tasks", {"lead": "Bà Trần Thị B"}, None),
        ("complaint_list", {"public_summary": "Bà Hoa ở thôn 5 gọi 0912345678."}, "personal_in_text"),
        ("complaint_list", {"resolved_on": "01/01/2020"}, "resolved_before_received"),
        ("complaint_list", {"published_on": "01/12/2026"}, "day_in_future"),
        ("apology_letters", {"issued_on": ""}, "value_missing"),
    ],
)
def test_what_an_import_refuses_a_form_refuses(demo, root, form, changes, code):
    row = edits.rows(instance.demo(), demo.id, edit_forms()[form], AN)[0] | changes
    (root / "org.toml").write_text(
        (root / "org.toml").read_text("utf-8") + 'mail_domains = ["minhhoa.example.vn"]\npage_domains = ["example.vn"]\n', "utf-8"
    )
    found = edits.problems(root, edits.received(edit_forms()[form], [row], AN.email, NOW), NOW)
    assert found and (code is None or code in [remark.code for remark in found]), found


def test_two_edits_of_the_same_words_are_two_sources():
    form = edit_forms()["contacts"]
    one, other = (edits.received(form, [{"kind": "Khác"}], who, NOW) for who in ("an@xa.vn", "binh@xa.vn"))
    assert one.sha256 != other.sha256
