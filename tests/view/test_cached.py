"""What is kept for all visitors is made once, however many ask for it at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from cchc_view import cached


@pytest.fixture
def per_snapshot(monkeypatch):
    """The decorator, without entering what it decorates among what is forgotten with a snapshot."""
    monkeypatch.setattr(cached, "_all", [])
    return cached.per_snapshot


def test_a_crowd_asking_for_one_page_has_it_made_once(per_snapshot):
    made, go_on = [], threading.Event()

    @per_snapshot
    def page(key):
        made.append(key)
        go_on.wait(10)
        return f"page {key}"

    with ThreadPoolExecutor(8) as crowd:
        asked = [crowd.submit(page, "late") for _ in range(7)]
        assert crowd.submit(lambda: "not held up").result(10) == "not held up"
        go_on.set()
        assert [one.result(10) for one in asked] == ["page late"] * 7
    assert made == ["late"]


def test_another_page_does_not_wait_for_it(per_snapshot):
    go_on = threading.Event()
    page = per_snapshot(lambda key: (key == "slow" and go_on.wait(10), key)[1])
    with ThreadPoolExecutor(2) as crowd:
        slow = crowd.submit(page, "slow")
        assert crowd.submit(page, "quick").result(10) == "quick" and not slow.done()
        go_on.set()
        assert slow.result(10) == "slow"


def test_a_page_that_could_not_be_made_is_tried_again_by_the_next(per_snapshot):
    tries = []

    @per_snapshot
    def page(key):
        tries.append(key)
        if len(tries) == 1:
            raise OSError("for a moment")
        return key

    with pytest.raises(OSError):
        page("plan")
    assert (page("plan"), page("plan"), tries) == ("plan", "plan", ["plan", "plan"])
