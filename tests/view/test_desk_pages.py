"""The desk as Streamlit draws it: the door first, then what each role may see, all of it in Vietnamese."""

import shutil
from pathlib import Path

import pytest
from interactive import SITE, story
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from cchc_data import instance, release, snapshot
from cchc_data.checking.lock import alone
from cchc_data.desk import drafts
from cchc_data.desk.officials import admit
from cchc_view import words as wordbook
from cchc_view.desk import gate, passes
from cchc_view.desk.page import SECTIONS
from tests.checking.instances import ORG_TOML
from tests.desk.folders import NOW, OFFICIALS, claims
from tests.english import english_in

VI = wordbook.of("vi")
ROLES = {"an": ("viec", "nhap", "sua", "duyet"), "binh": ("viec", "duyet", "ban", "nhat-ky"), "chi": tuple(SECTIONS)}
AUTH = {"redirect_uri": "http://localhost:8501/oauth2callback", "cookie_secret": "x" * 40, "client_id": "c",
        "client_secret": "s", "server_metadata_url": "http://127.0.0.1:1/.well-known/openid-configuration"}  # fmt: skip


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The demo as an installation with officials, a locked quarter and a draft that changes it."""
    root = Path(shutil.copytree(instance.demo(), tmp_path_factory.mktemp("desk") / "data"))
    (root / "org.toml").write_text(ORG_TOML, "utf-8")
    (root / "officials.toml").write_text(OFFICIALS, "utf-8")
    with alone(root):
        release.lock_period(root, "2026-08", by="binh@xa.vn", at=NOW)
    return root


@pytest.fixture
def root(prepared, tmp_path, serve):
    own = Path(shutil.copytree(prepared, tmp_path / "data"))
    serve(own)
    return own


@pytest.fixture
def desk(root, monkeypatch):
    """Open the desk as somebody; `told` replaces what the login said."""
    monkeypatch.setattr(gate, "now", lambda: NOW)

    def opened(who="an", section="viec", **told):
        monkeypatch.setattr(gate, "_claims", lambda: claims(who, **told) if who else {})
        app = AppTest.from_file(SITE, default_timeout=60)
        app._page_hash = calc_hash("can-bo")
        app.secrets["auth"] = AUTH
        app.query_params["muc"] = section
        return app.run()

    return opened


def texts(app):
    """Everything of ours that is drawn: HTML, and labels, options and messages of widgets; not what stands in fields."""
    said = [story(app).text, *(one.value for kind in ("warning", "success", "error", "info") for one in getattr(app, kind))]
    for kind in ("button", "checkbox", "radio", "selectbox", "text_input", "text_area"):
        for one in getattr(app, kind):
            said += [one.label, getattr(one, "placeholder", "") or "", *map(str, getattr(one, "options", ()))]
    return [text for text in said if text]


@pytest.mark.parametrize(
    ("who", "told", "code"),
    [
        (None, {}, None),
        ("la", {}, "not_listed"),
        ("an", {"email_verified": False}, "email_unverified"),
        ("an", {"email": None}, "email_missing"),
        ("an", {"iat": 1}, "session_over"),
    ],
)
def test_whoever_is_not_let_in_sees_a_door_and_nothing_behind_it(desk, demo_work, who, told, code):
    app = desk(who, **told)
    assert not app.exception
    assert [button.label for button in app.button][:1] == [VI("desk.log_in")]
    email = "" if "email" in told else f"{who}@xa.vn"
    assert [w.value for w in app.warning] == ([VI(f"desk.door_{code}", email=email)] if code else [])
    assert not app.get("segmented_control") and not app.selectbox
    assert not [code for code in demo_work["dossiers"]["dossier_code"] if code in story(app).text]


@pytest.mark.parametrize("who", ROLES)
def test_each_role_sees_its_own_sections_and_each_is_drawn_in_vietnamese(desk, who):
    for section in ROLES[who]:
        app = desk(who, section)
        assert not app.exception, section
        [menu] = app.get("button_group")[:1]
        names = [VI(f"desk.section_{name.replace('-', '_')}") for name in ROLES[who]]
        assert [option.content for option in menu.proto.options] == names
        assert [english for text in texts(app) for english in english_in(text)] == [], section


@pytest.mark.parametrize(("who", "section"), [("an", "ban"), ("an", "nhat-ky"), ("binh", "nhap"), ("binh", "sua"), ("an", "../x")])
def test_an_address_of_another_role_opens_ones_own_first_section(desk, who, section):
    app = desk(who, section)
    assert story(app).one("h1").text == VI("desk.waiting")


def test_the_queues_show_the_codes_that_the_public_counts(desk, demo):
    page = story(desk())
    by_queue = {row["queue"]: 0 for row in demo.rows("whole_table", table="work_queue")}
    for row in demo.rows("whole_table", table="work_queue"):
        by_queue[row["queue"]] += row["n"]
    captions = [caption.text for caption in page.all(of="cc-caption")]
    for queue in set(by_queue) - {"received", "received_week"}:
        assert VI("desk.counted", what=VI(f"desk.queue_{queue}"), n=by_queue[queue]) in captions
    assert "H21.000-" in page.text


def test_leaving_ends_the_login_here_and_everywhere(desk, root):
    app = desk()
    app.button(key="log-out").click().run()
    assert VI("desk.door_logged_out", email="an@xa.vn") in [w.value for w in desk().warning]


def test_a_period_is_locked_by_who_may_and_is_locked_on_the_site(desk, root):
    app = desk("binh", "ban")
    app.selectbox(key="lock-period").set_value("2026-09").run()
    assert app.button(key="lock").disabled
    app.checkbox(key="lock-sure-2026-09").check().run()
    app.button(key="lock").click().run()
    assert VI("desk.locked", period="Tháng 09/2026") in [s.value for s in app.success]
    manifest = snapshot.read_manifest(root, snapshot.current_id(root))
    assert [lock["period"] for lock in manifest["locked"]] == ["2026-08", "2026-09"]
    assert "2026-09" not in app.selectbox(key="lock-period").options


def edit_a_summary(desk):
    """An writes a summary for a complaint of September; returns the app after the draft was made."""
    app = desk("an", "sua")
    app.selectbox(key="edit-form").set_value("complaint_list").run()
    row = next(one for one in app.selectbox(key="row-complaint_list").options if "PAKN-2026-02" in one)
    app.selectbox(key="row-complaint_list").set_value(row).run()
    return app


def test_a_row_that_no_import_would_take_is_not_kept_and_the_reason_is_said(desk):
    app = edit_a_summary(desk)
    app.text_area[0].set_value("Bà Hoa ở thôn 5 phản ánh, số 0912345678.")
    app.button[1].click().run()
    assert VI("desk.not_kept") in story(app).text
    assert VI("desk.gathered_none") in story(app).text
    assert "0912345678" not in story(app).text


def test_an_edit_is_gathered_and_becomes_a_draft_that_another_person_sees(desk, root, monkeypatch):
    monkeypatch.setattr(drafts.child, "run", drafts.child.obey)
    app = edit_a_summary(desk)
    app.text_area[0].set_value("Người dân phản ánh phải chờ lâu; UBND xã đã bố trí thêm người trực.")
    next(b for b in app.button if b.label == VI("desk.keep")).click().run()
    assert any(s.value.startswith("Đã ghi vào danh sách sửa") for s in app.success)
    app.button(key="make-draft").click().run()
    assert not app.exception
    [draft] = drafts.waiting(root)
    assert draft.by == ("an@xa.vn",) and draft.id in story(app).text
    seen = desk("binh", "duyet")
    assert "an@xa.vn" in str(seen.selectbox(key="review-draft").options)


def test_a_pass_is_only_good_with_the_cookie_it_was_given_for_and_while_one_would_be_let_in(root, monkeypatch):
    cookies = {passes.COOKIE: "chunks-2", f"{passes.COOKIE}_1": "a", f"{passes.COOKIE}_2": "b", "other": "x"}
    passes.grant(cookies, claims())
    assert passes.holder(root, cookies, NOW).email == "an@xa.vn"
    assert passes.holder(root, {**cookies, "other": "y"}, NOW)
    for strange in ({}, {"other": "x"}, {passes.COOKIE: "chunks-2"}, {**cookies, f"{passes.COOKIE}_2": "c"}):
        assert passes.holder(root, strange, NOW) is None
    (root / "officials.toml").write_text('duyet = ["binh@xa.vn"]\n')
    assert passes.holder(root, cookies, NOW) is None


def test_a_file_is_only_for_whom_it_was_offered(root):
    an, binh = (admit(root, claims(name), NOW) for name in ("an", "binh"))
    token = passes.offer(an, root / "x.xlsx")
    assert passes.taken(an, token) == root / "x.xlsx"
    assert passes.taken(binh, token) is None and passes.taken(an, "khac") is None


# Without a login configured


@pytest.mark.parametrize("path", ["/can-bo", "/can-bo.js", "/can-bo/tep/x", "/auth/login", "/auth/logout", "/oauth2callback"])
def test_without_a_login_configured_the_desk_does_not_exist(site, path):
    assert site.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/media/x.xlsx", "/component/x", "/audit.jsonl", "/officials.toml", "/desk/drafts/x.json"])
def test_nothing_of_the_data_folder_or_of_streamlits_store_has_an_address(site, path):
    assert site.get(path).status_code == 404
