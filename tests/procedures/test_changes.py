"""What changed between snapshots is logged with its days, and an earlier content can be read again."""

import hashlib
import shutil
from datetime import date, datetime

import duckdb
import pytest
from rows import BIRTH, COPY, SECRET, STAY, work, write

from cchc_data import snapshot
from cchc_data.procedure_history import changes, content, day_before
from cchc_view.page import Telling, View
from cchc_view.procedure.changes import sentence
from cchc_view.procedure.news import timeline
from cchc_view.procedure.page import procedure_story
from tests.procedures.changing import MARRIAGE, SEPTEMBER, capture, loaded, published
from tests.view.page_reading import read

AUGUST, OCTOBER = date(2026, 8, 31), date(2026, 10, 1)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("changing")
    with pytest.MonkeyPatch.context() as patch:
        published(root, patch)
    return root


@pytest.fixture(scope="module")
def now(root):
    return loaded(root)


@pytest.fixture(scope="module")
def telling(now):
    return Telling(now, View("vi", "2026", default_period="2026"))


@pytest.fixture
def served(root, monkeypatch, site):
    """The site on this folder."""
    from cchc_view import cached

    monkeypatch.setenv("CCHC_DATA", str(root))
    cached.store.cache_clear()
    yield site
    monkeypatch.undo()
    cached.store.cache_clear()


def kinds(now, code):
    return {(change.kind, change.part) for change in changes(now, code)}


def logged(root, snapshot_id):
    return snapshot.read_manifest(root, snapshot_id)["tables"]["public/procedure_changes.parquet"]["rows"]


def test_the_first_snapshot_has_nothing_to_compare_with(root):
    assert [logged(root, one["id"]) for one in snapshot.history(root)][::-1] == [0, 9, 13]


def test_every_part_that_changed_is_named_and_nothing_else(now):
    assert kinds(now, STAY) == {("changed", part) for part in ("limits", "fees", "papers", "steps", "province_decision_no")}
    assert kinds(now, BIRTH) == {("changed", part) for part in ("service_level", "partial_reason", "postal")}
    assert kinds(now, COPY) == {("abolished", "effective_to"), ("restored", "effective_to")}
    assert kinds(now, MARRIAGE) == {("new", "")} and kinds(now, SECRET) == {("left", "")}
    assert {change.proc_code for change in changes(now)} == {STAY, BIRTH, COPY, MARRIAGE, SECRET}


def test_a_change_counts_from_the_day_in_the_list_else_from_the_snapshot_that_shows_it(now):
    days = [(c.part, c.published_on, c.effective_on) for c in changes(now, STAY) if c.part == "limits"]
    assert days == [("limits", date(2026, 9, 30), OCTOBER), ("limits", AUGUST, None)]
    [new] = changes(now, MARRIAGE)
    assert (new.published_on, new.counts_from, new.replaced_on) == (AUGUST, date(2026, 8, 1), date(2026, 6, 30))


def test_the_portal_s_order_of_papers_is_no_change(now):
    assert ("changed", "papers") not in kinds(now, BIRTH)


def test_the_same_rows_once_more_are_the_same_snapshot(root):
    with pytest.MonkeyPatch.context() as patch:
        capture(patch, 2)
        again = write(root, work(procedures=SEPTEMBER, until="2026-09-30"), datetime(2027, 1, 1))
    assert again == snapshot.current_id(root)


def test_another_unit_s_snapshot_is_not_compared_with(root, tmp_path):
    snapshot.make_current(tmp_path, write(tmp_path, work(), code="H21.999"))
    assert logged(tmp_path, write(tmp_path, work(procedures=SEPTEMBER))) == 0


@pytest.mark.parametrize(
    ("on", "limit", "fee", "papers"),
    [("2026-06-30", 3, 10_000, False), ("2026-08-30", 3, 10_000, False), ("2026-08-31", 2, 12_000, True),
     ("2026-09-30", 2, 12_000, True), ("2026-10-01", 1, 12_000, True)],
)
def test_the_content_that_counted_on_a_day(now, on, limit, fee, papers):
    found = content(now, STAY, date.fromisoformat(on))
    [counter] = [row for row in found.channels if row["channel"] == "counter"]
    assert (counter["limit_value"], counter["fee_vnd"]) == (limit, fee)
    assert any(paper["text"] == "Ảnh 4 x 6" for paper in found.papers) is papers


def test_the_oldest_content_is_what_the_first_snapshot_published(root, now):
    first = snapshot.history(root)[-1]["id"]
    with duckdb.connect() as database:
        folder = snapshot.folder(root, first) / "public"
        rows = database.execute(
            "select channel, limit_value, limit_raw, fee_vnd from read_parquet(?) where proc_code = ? order by channel",
            [str(folder / "procedure_channels.parquet"), STAY],
        ).fetchall()
    old = content(now, STAY, date(2026, 6, 30))
    told = [(c["channel"], c["limit_value"], c["limit_raw"], c["fee_vnd"]) for c in old.channels]
    assert sorted(told) == rows
    birth = content(now, BIRTH, date(2026, 6, 30)).row
    assert (birth["service_level"], birth["partial_reason"], birth["postal"]) == ("partial", "Phải có mặt khi ký", True)


def test_without_a_day_it_is_what_is_published_now(now):
    assert content(now, STAY).channels == now.rows("procedure_channels", codes=[STAY])
    with pytest.raises(ValueError):
        content(now, "9.999999")


def test_a_change_is_told_with_what_it_was_and_what_it_is(now, telling):
    told = [sentence(telling, change) for change in changes(now, STAY)]
    assert "Thời hạn giải quyết: trước là 3 ngày làm việc; nay là 2 ngày làm việc." in told
    assert "Trình tự thực hiện: đã sửa lời văn." in told
    [papers] = [line for line in told if line.startswith("Giấy tờ")]
    assert "thêm “Ảnh 4 x 6”" in papers and "bỏ “Văn bản đề nghị" in papers
    assert sentence(telling, changes(now, COPY)[-1]) == "Hết hiệu lực sau ngày 15/08/2026."
    assert "Quyết định của tỉnh: trước là chưa có; nay là 77/QĐ-UBND." in told


def test_the_news_tell_each_thing_once_and_newest_first(now, telling):
    news = timeline(telling)
    told = [(item.day.isoformat(), item.kind, item.proc_code) for item in news]
    assert told == sorted(told, key=lambda one: one[0], reverse=True)
    assert ("2026-08-01", "starts", MARRIAGE) in told and ("2026-09-30", "left", SECRET) in told
    assert ("2026-09-30", "changed", STAY) in told and ("2026-08-31", "changed", STAY) in told
    assert not [one for one in told if one[1:] == ("starts", STAY)], "decided anew is a change, not a beginning"
    assert len(told) == len(set(told))


def test_the_page_says_that_the_new_content_does_not_count_yet(now, telling):
    told = [getattr(block, "text", "") for block in procedure_story(telling, STAY)]
    assert "Nội dung này áp dụng từ 01/10/2026. Trước ngày đó vẫn theo bản cũ." in told
    assert "Thủ tục này bắt đầu áp dụng từ 01/10/2026." not in told, "it was in force before"


def test_the_pages_lead_to_the_earlier_content_and_back(served):
    page = read(served.get(f"/nhe/thu-tuc/{STAY}").text)
    hrefs = [a["href"] for a in page.all("a") if "hieu-luc=" in (a["href"] or "")]
    assert f"/nhe/thu-tuc/{STAY}?hieu-luc=2026-09-30" in hrefs and f"/nhe/thu-tuc/{STAY}?hieu-luc=2026-08-30" in hrefs
    old = read(served.get(f"/nhe/thu-tuc/{STAY}?hieu-luc=2026-08-30").text)
    assert "30/08/2026" in old.one("main").text and "3 ngày làm việc" in old.one("main").text
    assert not old.all("form", "cc-form"), "no calculator for what no longer counts"
    assert f"/nhe/thu-tuc/{STAY}" in [a["href"] for a in old.one("main").all("a")]


@pytest.mark.parametrize("code", [STAY, BIRTH, COPY, MARRIAGE])
@pytest.mark.parametrize("day", ["", "2026-08-30"])
def test_a_link_within_a_page_leads_somewhere_on_it(served, code, day):
    page = read(served.get(f"/nhe/thu-tuc/{code}", params={"hieu-luc": day} if day else {}).text)
    inside = {a["href"][1:] for a in page.one("main").all("a") if (a.get("href") or "").startswith("#")}
    assert inside and inside <= {node.get("id") for node in page.all()}


def test_an_earlier_content_does_not_claim_today_s_list(served):
    text = read(served.get(f"/nhe/thu-tuc/{STAY}?hieu-luc=2026-08-30").text).one("main").text
    assert "01/10/2026" in text, "the last change is named"
    assert not any(said in text for said in ("20/09/2026", "Có hiệu lực từ", "Đăng trên trang này", "20/07/2026"))


def test_a_procedure_that_left_the_list_is_still_called_by_its_name(served, now):
    [change] = changes(now, SECRET)
    answer = served.get(f"/thu-tuc/{SECRET}")
    text = read(answer.text).one("main").text
    assert answer.status_code == 404 and change.before[:30] in text and "30/09/2026" in text
    assert change.before[:30] in read(served.get("/nhe/co-gi-moi").text).one("main").text


@pytest.mark.parametrize("day", ["2020-01-01", "9999-12-31", "x", "", "2026-02-30", "<b>", "0001-01-01"])
def test_any_day_in_the_address_is_safe(served, day):
    answer = served.get(f"/nhe/thu-tuc/{STAY}", params={"hieu-luc": day})
    assert answer.status_code == 200 and "<b>" not in answer.text


def test_before_it_was_in_the_list_a_procedure_says_so(served):
    text = read(served.get(f"/nhe/thu-tuc/{MARRIAGE}?hieu-luc=2026-07-01").text).one("main").text
    assert "chưa có trong danh mục của xã" in text


def test_the_news_page_and_the_feed_tell_the_same(served, telling):
    page = read(served.get("/nhe/co-gi-moi").text).one("main").text
    feed = served.get("/atom.xml").text
    for news in timeline(telling):
        assert news.name[:40] in page
        assert (news.name[:40] in feed) == (news.day <= telling.loaded.as_of)
    assert read(served.get("/nhe/co-gi-moi?linh-vuc=chung-thuc").text).one("main").text.count("tạm trú") == 0


def test_the_log_is_open_data(served):
    assert served.get("/du-lieu/procedure_changes.csv").text.count(STAY) == 6


def test_an_older_snapshot_without_the_log_and_the_newer_columns_is_served(root, tmp_path):
    shutil.copytree(root, tmp_path / "old")
    current = snapshot.current_id(tmp_path / "old")
    folder = snapshot.folder(tmp_path / "old", current)
    manifest = snapshot.read_manifest(tmp_path / "old", current)
    for name in ("procedure_changes", "procedure_forms"):
        del manifest["tables"][f"public/{name}.parquet"]
    path = folder / "public" / "procedures.parquet"
    with duckdb.connect() as database:
        older = database.read_parquet(str(path)).project("* exclude (partial_reason, province_decision_no)")
        older.write_parquet(str(tmp_path / "older.parquet"))
    (tmp_path / "older.parquet").replace(path)
    manifest["tables"]["public/procedures.parquet"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    snapshot.write_manifest(folder, manifest)
    old = loaded(tmp_path / "old")
    blocks = list(procedure_story(Telling(old, View("vi", "2026")), BIRTH))
    assert blocks and old.rows("procedure_work", as_of=old.as_of) is not None and changes(old) == []


def test_the_day_before_a_change(now):
    assert day_before(changes(now, MARRIAGE)[0]) == date(2026, 7, 31)
