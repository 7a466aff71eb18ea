"""A published folder with June locked, and what can be done to it."""

from datetime import datetime

from rows import ORG, work

from cchc_data import release, snapshot
from cchc_data.measure import Scope, figure
from cchc_data.store import Loaded

AT = datetime(2026, 11, 23, 9)
REASON = "Tệp tháng 6 xuất thiếu các hồ sơ nộp qua bưu chính."
# June: two in time, one late; July: one in time. Data reaches 31 July.
FIRST = """
    code | received | due   | finished
    a    | 06-01    | 06-10 | 06-10
    b    | 06-02    | 06-10 | 06-09
    c    | 06-03    | 06-10 | 06-12
    d    | 07-01    | 07-10 | 07-09
"""
JULY_LATE = FIRST + "e | 07-02 | 07-10 | 07-20"
JUNE_LATE = FIRST + "e | 06-02 | 06-10 | 06-20"


READY = {}


def draft(root, dossiers, **more):
    """A draft of drawn dossiers on what is current; the two usual ones lie ready."""
    ready = READY.get(dossiers)
    if ready and not more and _is_next(root, ready):
        return ready
    tables = work(dossiers=dossiers, **more)
    return snapshot.write(root, tables, ORG, created_at=AT, sources=[], draft=True)


def _is_next(root, ready):
    """Whether a draft lies in this folder, and on what is current there."""
    parents = {draft["id"]: draft["parent"] for draft in snapshot.drafts(root)}
    return ready in parents and parents[ready] == snapshot.current_id(root)


def publish(root, dossiers, reason="", **more):
    return release.publish(root, draft(root, dossiers, **more), by="a@xa.vn", at=AT, reason=reason)


def lock(root, period="2026-06"):
    return release.lock_period(root, period, by="a@xa.vn", at=AT)


def loaded(root):
    return Loaded(root, snapshot.current_id(root))


def on_time(root, period="2026-06"):
    found = figure(loaded(root), "on_time_pct", Scope(ORG["code"], period))
    return found.numerator, found.denominator



def roll_back(root, reason=""):
    return release.roll_back(root, by="a@xa.vn", at=AT, reason=reason)
