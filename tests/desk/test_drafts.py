"""From a file to the public: one person brings, another approves; roles are checked at every act."""

import shutil
import threading
from datetime import timedelta

import pytest

from cchc_data import audit, release, snapshot
from cchc_data.checking.lock import Busy, alone
from cchc_data.desk import approvals, child, drafts, edits
from cchc_data.desk.officials import NotAllowed
from cchc_data.desk.orders import Edit, Orders
from cchc_data.measure import Scope, figure
from cchc_data.store import Loaded
from tests.checking.instances import csv, line, state
from tests.desk.folders import AN, BINH, CHI, NOW

IN_A_PROCESS = child.run
LETTER = {"letter_no": "1/XL", "dossier_code": "H21.000-260602-0002", "issued_on": "04/06/2026", "new_due_on": "", "reason_group": "Khối lượng"}


def bring(root, who, *files, edits=(), draft=None, **answers):
    orders = Orders(who.email, [str(file) for file in files], list(edits), answers, draft)
    return drafts.bring(root, who, orders, NOW)


@pytest.fixture(scope="module", autouse=True)
def at_home():
    """The child's work done here: a process for each import would cost seconds and show no more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "run", child.obey)
        yield


@pytest.fixture(scope="module")
def brought(at_home, with_officials, tmp_path_factory):
    """A folder in which An has brought a file, and the answer that An got."""
    root = shutil.copytree(with_officials, tmp_path_factory.mktemp("brought") / "data")
    return root, bring(root, AN, csv(root, line(1), line(2, due="20/09/2026")))


@pytest.fixture
def waiting(brought, tmp_path):
    """(folder, id of the draft that waits in it)."""
    return shutil.copytree(brought[0], tmp_path / "data"), brought[1].draft


def on_time(root):
    return figure(Loaded(root, snapshot.current_id(root)), "on_time_pct", Scope("H21.000", "2026")).denominator


def test_a_file_becomes_a_draft_with_a_report_and_nothing_public_changes(brought):
    root, answer = brought
    assert answer.state == "draft" and answer.report["files"][0]["rows_rejected"] == 1
    [draft] = drafts.waiting(root)
    assert (draft.id, draft.by, draft.current) == (answer.draft, ("an@xa.vn",), True)
    assert draft.reports[0]["draft"] == draft.id
    assert on_time(root) == 2
    assert "an@xa.vn" not in (root / "drafts" / draft.id / "manifest.json").read_text("utf-8")


def test_another_person_approves_and_it_is_public(waiting):
    root, draft = waiting
    made = approvals.approve(root, BINH, draft, NOW)
    assert snapshot.current_id(root) == made and on_time(root) == 3
    assert drafts.waiting(root) == [] and not list((root / "desk" / "drafts").iterdir())
    assert [(act.what, act.who, act.snapshot) for act in audit.entries(root)] == [
        ("import", "an@xa.vn", draft), ("publish", "binh@xa.vn", made)]  # fmt: skip


def test_nobody_approves_what_they_brought_themselves(root, tmp_path):
    draft = bring(root, CHI, csv(tmp_path, line(1))).draft
    before = state(root)
    with pytest.raises(release.Refused, match="own_work"):
        approvals.approve(root, CHI, draft, NOW)
    assert state(root) == before


def test_who_added_to_a_draft_made_it_too(waiting, tmp_path):
    root, draft = waiting
    more = bring(root, CHI, csv(tmp_path, line(3), name="b.csv"), draft=draft).draft
    [waits] = drafts.waiting(root)
    assert (waits.id, waits.by) == (more, ("an@xa.vn", "chi@xa.vn")) and len(waits.reports) == 2
    with pytest.raises(release.Refused, match="own_work"):
        approvals.approve(root, CHI, more, NOW)
    approvals.approve(root, BINH, more, NOW)
    assert on_time(root) == 2 + 1 + 1


@pytest.mark.parametrize(
    ("who", "act"),
    [
        (BINH, lambda root, who, draft: bring(root, who, "x.csv")),
        (BINH, lambda root, who, draft: edits.rows(root, snapshot.current_id(root), edits.edit_forms()["contacts"], who)),
        (AN, lambda root, who, draft: approvals.approve(root, who, draft, NOW)),
        (AN, lambda root, who, draft: approvals.lock_period(root, who, "2026-06", NOW)),
        (AN, lambda root, who, draft: approvals.roll_back(root, who, NOW)),
        (AN, lambda root, who, draft: approvals.log(root, who)),
    ],
)
def test_each_act_asks_for_its_role_whatever_was_shown(waiting, who, act):
    root, draft = waiting
    before, lines = state(root), (root / audit.FILE).read_bytes()
    with pytest.raises(NotAllowed):
        act(root, who, draft)
    assert (state(root), (root / audit.FILE).read_bytes()) == (before, lines)


def test_a_draft_is_thrown_away_by_its_maker_or_an_approver_and_by_nobody_else(waiting):
    root, draft = waiting
    stranger = AN.__class__("la@xa.vn", AN.roles, AN.since, AN.until)
    with pytest.raises(NotAllowed):
        drafts.throw_away(root, stranger, draft, NOW)
    assert drafts.one(root, draft)
    drafts.throw_away(root, AN, draft, NOW)
    assert drafts.one(root, draft) is None
    assert audit.entries(root)[-1].what == "discard"


def test_of_two_approvals_at_once_one_wins(waiting):
    root, draft = waiting
    found = []
    both = threading.Barrier(2)

    def approve(who):
        both.wait()
        try:
            found.append(approvals.approve(root, who, draft, NOW))
        except (Busy, release.Refused) as error:
            found.append(type(error))

    threads = [threading.Thread(target=approve, args=(who,)) for who in (BINH, CHI)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(one, str) for one in found) == 1 and set(found) & {Busy, release.Refused}
    snapshot.verify(root, snapshot.current_id(root))
    assert [act.what for act in audit.entries(root)].count("publish") == 1


def test_while_an_import_is_under_way_nothing_is_published(waiting):
    root, draft = waiting
    before = state(root)
    with alone(root), pytest.raises(Busy):
        approvals.approve(root, BINH, draft, NOW)
    assert state(root) == before
    approvals.approve(root, BINH, draft, NOW)


def test_an_import_while_something_is_published_waits_for_another_try(root, tmp_path):
    with alone(root):
        answer = bring(root, AN, csv(tmp_path, line(1)))
    assert answer.state == "busy" and drafts.waiting(root) == []


def test_a_draft_on_older_figures_can_only_be_thrown_away(waiting, tmp_path):
    root, draft = waiting
    other = bring(root, AN, csv(tmp_path, line(7), name="c.csv")).draft
    approvals.approve(root, BINH, other, NOW)
    assert not drafts.one(root, draft).current
    with pytest.raises(release.Refused, match="draft_outdated"):
        approvals.approve(root, BINH, draft, NOW)
    assert bring(root, AN, csv(tmp_path, line(8), name="d.csv"), draft=draft).state == "refused"


def test_lock_restatement_and_rollback_by_people(waiting):
    root, draft = waiting
    approvals.lock_period(root, BINH, "2026-06", NOW)
    approvals.approve(root, BINH, draft, NOW + timedelta(minutes=1))
    assert approvals.roll_back(root, BINH, NOW + timedelta(minutes=2)) == snapshot.current_id(root)
    assert on_time(root) == 2
    assert [act.what for act in approvals.log(root, BINH)] == ["rollback", "publish", "lock", "import"]


@pytest.mark.parametrize(
    ("lines", "answers", "expected"),
    [
        ([line(n, unit="H21.125") for n in range(3)], {}, "refused"),
        ([line(1, due="10/16/2026")], {}, "question"),
        ([line(1, due="10/16/2026")], {"date_order.due_on": "month_first"}, "draft"),
        ([line(1, received="01/10/1990")], {}, "nothing_to_keep"),
    ],
)
def test_what_a_file_may_lead_to_is_an_answer_in_vietnamese(root, tmp_path, lines, answers, expected):
    answer = bring(root, AN, csv(tmp_path, *lines), **answers)
    assert answer.state == expected
    assert answer.says and (answer.todo or answer.report)
    assert bool(answer.answers) == (expected == "question")
    assert "Nguyễn Văn A" not in repr(answer)


def test_a_process_of_its_own_gives_the_same_answer(root, tmp_path):
    path = csv(tmp_path, line(1, due="10/16/2026"))
    orders = Orders("an@xa.vn", [str(path)])
    assert IN_A_PROCESS(root, orders) == child.obey(root, orders)


def test_a_file_that_is_none_and_a_child_that_dies_are_answers_too(root, tmp_path, monkeypatch):
    monkeypatch.setattr(child, "run", IN_A_PROCESS)
    picture = tmp_path / "anh.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 400)
    assert bring(root, AN, picture).state == "refused"
    monkeypatch.setattr(child.sys, "executable", "/bin/false")
    assert bring(root, AN, picture).state == "failed"
    assert [act.about["state"] for act in audit.entries(root)] == ["refused", "failed"]


# Edits


def test_an_edit_becomes_a_draft_by_the_same_way(root):
    answer = bring(root, AN, edits=[Edit("apology_letters", [LETTER])])
    assert answer.state == "draft"
    approvals.approve(root, BINH, answer.draft, NOW)
    [row] = edits.rows(root, snapshot.current_id(root), edits.edit_forms()["apology_letters"], AN)
    assert row == LETTER
    assert "sửa tại bàn cán bộ" in snapshot.read_manifest(root, snapshot.current_id(root))["sources"][-1]["name"]


def test_an_edit_that_no_import_would_take_changes_nothing(root):
    answer = bring(root, AN, edits=[Edit("apology_letters", [LETTER | {"letter_no": "0912345678"}])])
    assert answer.state == "refused" and "0912345678" not in answer.says
    assert drafts.waiting(root) == []


def test_a_dropped_row_is_gone_and_only_that_one(root):
    two = [LETTER, LETTER | {"letter_no": "2/XL", "dossier_code": "H21.000-260602-0001"}]
    approvals.approve(root, BINH, bring(root, AN, edits=[Edit("apology_letters", two)]).draft, NOW)
    gone = Edit("apology_letters", dropped=edits.keys(edits.edit_forms()["apology_letters"], LETTER))
    approvals.approve(root, BINH, bring(root, AN, edits=[gone]).draft, NOW)
    left = edits.rows(root, snapshot.current_id(root), edits.edit_forms()["apology_letters"], AN)
    assert [row["letter_no"] for row in left] == ["2/XL"]
