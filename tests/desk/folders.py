"""A data folder with officials: the small published folder of the import tests, and people who come in."""

from datetime import UTC, datetime, timedelta

from cchc_data.desk.officials import Official, Role

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
OFFICIALS = 'nhap = ["an@xa.vn", "chi@xa.vn"]\nduyet = ["binh@xa.vn", "Chi@XA.vn"]\n'


def official(name, *roles, since=NOW):
    """Somebody who was let in."""
    return Official(f"{name}@xa.vn", frozenset(roles), since, since + timedelta(hours=10))


AN = official("an", Role.ENTER)
BINH = official("binh", Role.APPROVE)
CHI = official("chi", Role.ENTER, Role.APPROVE)


def claims(name="an", **more):
    """What the login library keeps of a good login, an hour ago."""
    since = int((NOW - timedelta(hours=1)).timestamp())
    told = {"is_logged_in": True, "email": f"{name}@xa.vn", "email_verified": True, "iat": since}
    return {key: value for key, value in (told | more).items() if value is not None}
