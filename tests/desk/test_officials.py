"""Who is let in: on the list, verified, not too long ago, and not logged out since."""

from datetime import timedelta

import pytest

from cchc_data import audit
from cchc_data.desk import logins
from cchc_data.desk.officials import NotAdmitted, NotAllowed, Role, admit
from tests.desk.folders import AN, BINH, CHI, NOW, claims


def refused(root, told, now=NOW):
    with pytest.raises(NotAdmitted) as caught:
        admit(root, told, now)
    return caught.value.code


def test_who_is_listed_comes_in_with_their_roles_and_until_the_day_ends(root):
    an = admit(root, claims(), NOW)
    assert (an.email, an.roles) == ("an@xa.vn", {Role.ENTER})
    assert an.until - an.since == timedelta(hours=10)
    assert admit(root, claims("chi"), NOW).roles == {Role.ENTER, Role.APPROVE}


def test_capitals_and_blanks_make_no_other_person(root):
    assert admit(root, claims(email=" An@XA.VN "), NOW).email == "an@xa.vn"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "not_logged_in"),
        ({"is_logged_in": False}, "not_logged_in"),
        (claims(is_logged_in=None), "not_logged_in"),
        (claims(email=None), "email_missing"),
        (claims(email=""), "email_missing"),
        (claims(email_verified=False), "email_unverified"),
        (claims(email_verified="false"), "email_unverified"),
        (claims("la"), "not_listed"),
        (claims(email="an@xa.vn.ke-la.vn"), "not_listed"),
        (claims(iat=None), "session_over"),
        (claims(iat="hôm qua"), "session_over"),
        (claims(iat=1e300), "session_over"),
    ],
)
def test_nobody_else_comes_in(root, told, code):
    assert refused(root, told) == code


@pytest.mark.parametrize("verified", [True, "true", None])
def test_a_provider_that_does_not_speak_of_verifying_is_believed(root, verified):
    assert admit(root, claims(email_verified=verified), NOW)


@pytest.mark.parametrize(("hours", "comes_in"), [(8.9, True), (9.1, False), (-0.9, True), (-1.2, False)])
def test_a_login_ends_after_a_working_day_and_does_not_begin_in_the_future(root, hours, comes_in):
    now = NOW + timedelta(hours=hours)
    if comes_in:
        admit(root, claims(), now)
    else:
        assert refused(root, claims(), now) == "session_over"


def test_the_length_of_a_login_is_set_by_the_installation(root):
    (root / "officials.toml").write_text('nhap = ["an@xa.vn"]\nhours = 0.5\n')
    assert refused(root, claims()) == "session_over"


def test_who_is_taken_off_the_list_is_out_at_once(root):
    admit(root, claims(), NOW)
    (root / "officials.toml").write_text('duyet = ["binh@xa.vn"]\n')
    assert refused(root, claims()) == "not_listed"


def test_whoever_logs_out_is_out_everywhere_and_comes_in_again_with_a_new_login(root):
    logins.went(root, "an@xa.vn", NOW)
    assert refused(root, claims()) == "logged_out"
    assert admit(root, claims("binh"), NOW)
    later = claims(iat=int(NOW.timestamp()) + 1)
    assert admit(root, later, NOW + timedelta(seconds=2))


@pytest.mark.parametrize(
    "text",
    ["nhap = an@xa.vn", 'nhap = "an@xa.vn"\n[x]', 'nguoi_nhap = ["an@xa.vn"]', 'nhap = [1]', "hours = 0", "hours = 100", "\x00"],
)
def test_a_list_with_a_mistake_lets_nobody_in(root, text):
    (root / "officials.toml").write_text(text)
    assert refused(root, claims()) == "list_broken"


def test_without_a_list_nobody_comes_in(root):
    (root / "officials.toml").unlink()
    assert refused(root, claims()) == "list_missing"


def test_a_login_is_noted_once_however_often_its_pages_are_opened(root):
    for _ in range(3):
        logins.came(root, "an@xa.vn", NOW, NOW)
    logins.came(root, "an@xa.vn", NOW + timedelta(hours=1), NOW)
    assert [act.what for act in audit.entries(root)] == ["login", "login"]


def test_roles_are_asked_for_by_what_is_done():
    AN.require(Role.ENTER), CHI.require(Role.APPROVE), BINH.require(Role.APPROVE)
    for person, role in ((AN, Role.APPROVE), (BINH, Role.ENTER)):
        with pytest.raises(NotAllowed):
            person.require(role)
