"""A locked period never changes silently: refused without a reason, told to everybody with one."""

from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from rows import ORG, work, write

from cchc_data import audit, indicators, release, snapshot
from cchc_data.checking.account import DRAFT, Account
from cchc_data.checking.problems import sentence, todo
from cchc_data.digest import sha256
from cchc_data.inbox import publishing
from cchc_data.lineage import FROZEN, same_data
from cchc_data.measure import Scope, figure
from cchc_data.release import wording
from tests.release.folders import AT, FIRST, JULY_LATE, JUNE_LATE, READY, REASON, draft, loaded, lock, on_time, publish


def test_locking_makes_a_child_with_the_same_data_that_says_what_is_locked_and_when(root):
    manifest = snapshot.read_manifest(root, snapshot.current_id(root))
    before = snapshot.read_manifest(root, manifest["parent"])
    assert same_data(manifest, before) and manifest["id"] != before["id"]
    assert manifest["locked"] == [{"period": "2026-06", "at": "2026-11-23T09:00:00"}]
    assert loaded(root).locked == {"2026-06"}
    assert "xa.vn" not in (snapshot.folder(root, manifest["id"]) / "manifest.json").read_text("utf-8")


def test_locking_a_year_locks_every_period_inside_it_and_none_that_reaches_out(tmp_path):
    snapshot.make_current(tmp_path, write(tmp_path, work(dossiers=FIRST, until="2026-12-31")))
    lock(tmp_path, "2026-Q3")
    assert loaded(tmp_path).locked == {"2026-Q3", "2026-07", "2026-08", "2026-09"}


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("2026-07", None),
        ("2026-06", "period_locked"),
        ("2026-Q3", "period_not_over"),
        ("2025-01", "period_unknown"),
        ("2026-13", "period_unknown"),
        ("tháng sáu", "period_unknown"),
        ("../../etc", "period_unknown"),
    ],
)
def test_only_a_known_finished_period_can_be_locked_and_only_once(root, period, code):
    before = snapshot.current_id(root)
    if code is None:
        assert lock(root, period) == snapshot.current_id(root) != before
        return
    with pytest.raises(release.Refused) as refused:
        lock(root, period)
    assert refused.value.remark.code == code
    assert snapshot.current_id(root) == before


def test_nothing_published_nothing_locked(tmp_path):
    with pytest.raises(release.Refused, match="nothing_published"):
        lock(tmp_path)


def test_another_month_changes_freely_and_the_lock_stays(root):
    publish(root, JULY_LATE)
    assert on_time(root, "2026-07") == (1, 2)
    assert loaded(root).locked == {"2026-06"}
    assert loaded(root).manifest["restatements"] == []


def test_a_change_of_a_locked_month_is_refused_with_every_place_and_what_to_do(root):
    before, made = snapshot.current_id(root), draft(root, JUNE_LATE)
    with pytest.raises(release.Refused) as refused:
        release.publish(root, made, by="a@xa.vn", at=AT)
    assert refused.value.remark.code == "reason_needed"
    assert "2026-06" in sentence(refused.value.remark) and todo(refused.value.remark)
    lines = wording.lines(refused.value.differences)
    assert any("tháng 6/2026: 66,67 % (2/3) → 50 % (2/4)" in line for line in lines)
    assert any(line.startswith("Bảng ") for line in lines)
    assert snapshot.current_id(root) == before
    assert made in [one["id"] for one in snapshot.drafts(root)]


@pytest.mark.parametrize(("dossiers", "state"), [(JUNE_LATE, "waits"), (JULY_LATE, "published")])
def test_a_watched_folder_that_publishes_by_itself_leaves_locked_months_to_a_person(root, dossiers, state):
    before, made = snapshot.current_id(root), draft(root, dossiers)
    org = {**ORG, "watch": {"publish": True}}
    told, why = publishing.consider(root, org, Account(DRAFT, org, draft=made))
    assert (told, snapshot.current_id(root) == before) == (state, state == "waits")
    assert ("kỳ đã khóa" in why) == (state == "waits")
    assert [act.who for act in audit.entries(root)][-1] == ("a@xa.vn" if state == "waits" else publishing.BY)


def test_with_a_reason_it_becomes_public_and_the_manifest_lists_old_and_new(root):
    made = publish(root, JUNE_LATE, REASON)
    manifest = snapshot.read_manifest(root, made)
    [entry] = [e for e in manifest["restatements"] if e.get("indicator") == "on_time_pct" and e["field"] is None]
    assert {name: entry[name] for name in ("period", "reason", "day")} == {
        "period": "2026-06", "reason": REASON, "day": "2026-11-23"}  # fmt: skip
    assert [(entry[side]["numerator"], entry[side]["denominator"]) for side in ("old", "new")] == [(2, 3), (2, 4)]
    assert {"table", "rows"} <= set(next(e for e in manifest["restatements"] if "table" in e))
    assert on_time(root) == (2, 4)
    assert loaded(root).locked == {"2026-06"}
    assert READY[JUNE_LATE] not in [one["id"] for one in snapshot.drafts(root)]


def test_after_a_restatement_the_new_figure_is_the_locked_one(root):
    publish(root, JUNE_LATE, REASON)
    with pytest.raises(release.Refused, match="reason_needed"):
        publish(root, FIRST)


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("", "reason_needed"),
        ("   \n ", "reason_needed"),
        ("sai", "reason_length"),
        ("x" * 401, "reason_length"),
        ("Ông Nguyễn Văn A báo rằng hồ sơ bị tính sai.", "reason_personal"),
        ("Người dân gọi từ số 0912 345 678 báo sai.", "reason_personal"),
    ],
)
def test_a_reason_is_needed_clear_and_about_nobody(root, reason, code):
    before = snapshot.current_id(root)
    with pytest.raises(release.Refused) as refused:
        publish(root, JUNE_LATE, reason)
    assert refused.value.remark.code == code
    assert snapshot.current_id(root) == before


def test_a_reason_nobody_asked_for_is_not_published(root):
    made = publish(root, JULY_LATE, REASON)
    assert REASON not in (snapshot.folder(root, made) / "manifest.json").read_text("utf-8")


def test_a_later_survey_for_a_locked_period_needs_a_reason_too(root):
    survey = {
        "survey_waves": "wave | from_on | to_on\nw | 06-01 | 06-20",
        "survey_answers": "wave | question_no | factor | answer | n\nw | 15 | 1 | 5 | 40",
    }
    publish(root, JULY_LATE, **{name: text.replace("06-", "07-") for name, text in survey.items()})
    both = {name: text + "\n" + text.splitlines()[1].replace("w |", "v |") for name, text in survey.items()}
    with pytest.raises(release.Refused) as refused:
        publish(root, JULY_LATE, **both)
    new = [d for d in refused.value.differences if d.indicator == "satisfaction_pct"]
    assert [d.old for d in new] == [None]


def test_a_changed_formula_leaves_locked_figures_as_they_were(root, monkeypatch):
    known = indicators.load_all()["on_time_pct"]
    worse = replace(known, sql=known.sql.replace("pct(numerator", "0 * pct(numerator"))
    changed = {**indicators.load_all(), "on_time_pct": worse}
    monkeypatch.setattr(indicators, "load_all", lambda: changed)
    now = loaded(root)
    assert figure(now, "on_time_pct", Scope(ORG["code"], "2026-06")).value == pytest.approx(200 / 3)
    assert figure(now, "on_time_pct", Scope(ORG["code"], "2026-07")).value == 0


def test_a_figure_that_was_hidden_when_it_was_locked_is_measured(root):
    """As snapshots of before decision 59 have it: a column more, and no numbers in a hidden row."""
    folder = snapshot.folder(root, snapshot.current_id(root))
    rows = pq.read_table(folder / FROZEN).to_pylist()
    for row in rows:
        row["suppressed"] = (row["indicator"], row["field"]) == ("on_time_pct", "chung-thuc")
        row |= dict.fromkeys(("numerator", "denominator", "value", "sample")) if row["suppressed"] else {"value": 1.0}
    assert sum(row["suppressed"] for row in rows) == 1
    pq.write_table(pa.Table.from_pylist(rows), folder / FROZEN)
    manifest = snapshot.read_manifest(root, folder.name)
    manifest["tables"][FROZEN] |= {"sha256": sha256(folder / FROZEN)}
    snapshot.write_manifest(folder, manifest)
    shown = {field: figure(loaded(root), "on_time_pct", Scope(ORG["code"], "2026-06", field)).value for field in (None, "chung-thuc")}
    assert shown == {None: 1.0, "chung-thuc": pytest.approx(200 / 3)}


def test_a_draft_made_before_a_lock_can_still_be_published_on_it(root):
    made = draft(root, JULY_LATE)
    lock(root, "2026-05")
    release.publish(root, made, by="a@xa.vn", at=AT)
    assert loaded(root).locked == {"2026-05", "2026-06"}


def test_a_draft_made_before_other_figures_is_outdated(root):
    made = draft(root, JULY_LATE)
    publish(root, FIRST + "e | 07-03 | 07-10 | 07-09")
    with pytest.raises(release.Refused, match="draft_outdated"):
        release.publish(root, made, by="a@xa.vn", at=AT)


@pytest.mark.parametrize("name", ["", "2026-07-31-00000000", "../snapshots", "."])
def test_a_draft_that_is_none_is_refused(root, name):
    with pytest.raises((release.Refused, snapshot.SnapshotError)):
        release.publish(root, name, by="a@xa.vn", at=AT)
