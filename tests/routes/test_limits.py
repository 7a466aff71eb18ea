"""One address that asks too much is told when to come again; others, and pages, are served."""

import pytest
from starlette.requests import HTTPConnection
from starlette.testclient import WebSocketDenialResponse

from cchc_view.routes import limits
from cchc_view.routes.limits import Buckets, asking
from cchc_view.settings import Settings

FEW = "per_minute = 3\nconnections_per_minute = 2\n"
ALWAYS = ("x-content-type-options", "content-security-policy")


def test_too_many_calls_are_refused_politely_and_pages_are_not(placed):
    site = placed(FEW)
    answers = [site.get("/api/v1/periods") for _ in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]
    refused = answers[-1]
    assert set(refused.json()["error"]) == {"vi", "en"} and 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["access-control-allow-origin"] == "*" and refused.headers["cache-control"] == "no-store"
    assert all(name in refused.headers for name in ALWAYS)
    assert {site.get(path).status_code for path in ("/nhe/", "/", "/nhung/on_time_pct", "/atom.xml", "/healthz") for _ in range(3)} == {200}


def test_too_many_new_connections_are_refused_before_they_are_opened(placed):
    site = placed(FEW)
    told = []
    for _ in range(4):
        with pytest.raises(WebSocketDenialResponse) as refused, site.websocket_connect("/_stcore/stream"):
            pass
        told.append(refused.value.status_code)
    assert told[-2:] == [429, 429] and 429 not in told[:2]  # behind it is nobody who would accept one
    assert refused.value.headers["retry-after"] and all(name in refused.value.headers for name in ALWAYS)


def test_behind_a_proxy_each_visitor_has_his_own_measure(placed):
    site = placed(FEW + "proxies = 1\n")

    def calls(forwarded: str) -> list[int]:
        return [site.get("/api/v1/periods", headers={"X-Forwarded-For": forwarded}).status_code for _ in range(4)]

    assert calls("203.0.113.1") == [200, 200, 200, 429]
    assert calls("203.0.113.2") == [200, 200, 200, 429]
    assert calls("9.9.9.9, 203.0.113.1")[0] == 429  # what the visitor wrote himself does not count


def test_without_a_proxy_nobody_writes_himself_another_address(placed):
    site = placed(FEW)
    told = [site.get("/api/v1/periods", headers={"X-Forwarded-For": f"203.0.113.{n}"}).status_code for n in range(5)]
    assert told == [200, 200, 200, 429, 429]


def connection(client: str, *forwarded: str) -> HTTPConnection:
    headers = [(b"x-forwarded-for", one.encode()) for one in forwarded]
    return HTTPConnection({"type": "http", "headers": headers, "client": (client, 1)})


@pytest.mark.parametrize(
    ("proxies", "client", "forwarded", "address"),
    [
        (0, "203.0.113.1", (), "203.0.113.1"),
        (0, "203.0.113.1", ("9.9.9.9",), "203.0.113.1"),
        (1, "10.0.0.1", ("203.0.113.1",), "203.0.113.1"),
        (1, "10.0.0.1", ("9.9.9.9, 203.0.113.1",), "203.0.113.1"),
        (1, "10.0.0.1", ("9.9.9.9", "203.0.113.1"), "203.0.113.1"),
        (2, "10.0.0.1", ("203.0.113.1, 10.0.0.2",), "203.0.113.1"),
        (2, "10.0.0.1", ("10.0.0.2",), "10.0.0.1"),
        (1, "10.0.0.1", ("",), "10.0.0.1"),
        (1, "10.0.0.1", ("unknown",), "unknown"),
        (1, "10.0.0.1", ("x" * 9000,), "x" * 40),
        (0, "::ffff:203.0.113.1", (), "203.0.113.1"),
        (0, "2001:db8:1:2:3:4:5:6", (), "2001:db8:1:2::/64"),
        (1, "10.0.0.1", ("2001:db8:1:2::9",), "2001:db8:1:2::/64"),
    ],
)
def test_who_asks_is_the_address_our_own_proxy_saw(monkeypatch, proxies, client, forwarded, address):
    monkeypatch.setattr(limits, "settings", lambda: Settings(proxies=proxies))
    assert asking(connection(client, *forwarded)) == address


def test_a_bucket_fills_again_evenly_and_forgets_the_oldest():
    now = [0.0]
    buckets = Buckets(60, lambda: now[0])
    assert [buckets.wait("a") for _ in range(60)] == [0.0] * 60
    assert buckets.wait("a") == pytest.approx(1.0)
    now[0] = 2.0
    assert [buckets.wait("a") for _ in range(3)][:2] == [0.0, 0.0] and buckets.wait("b") == 0.0
    for number in range(limits._MOST_ADDRESSES + 5):
        buckets.wait(str(number))
    assert len(buckets._left) == limits._MOST_ADDRESSES
