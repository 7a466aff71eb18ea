"""What only a real server shows: requests that are no good, and headers on whatever is answered to them."""

from __future__ import annotations

import re
import socket
import time

import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import connect

ALWAYS = ("x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy", "content-security-policy")
UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"


def sent(calm, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of whatever comes back for these bytes."""
    with socket.create_connection(("127.0.0.1", calm.port), timeout=60) as line:
        line.sendall(request)
        answer = b""
        try:
            while some := line.recv(65536):
                answer += some
        except ConnectionResetError:
            pass  # it closed while there was more to come
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    return int(first.split(" ")[1]), {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)}, body


def asked(calm, first: str, more: str = "", body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    return sent(calm, f"{first} HTTP/1.1\r\nHost: xa.example.vn\r\nConnection: close\r\n{more}\r\n".encode("latin-1") + body)


GOOD = ["/", "/nhe/", "/nhung", "/nhung/on_time_pct", "/nhung.js", "/takeover.js", "/thu-tuc/1.001193", "/api/v1/periods", "/atom.xml",
        "/du-lieu/fields.csv", "/qr.svg?path=/", "/healthz", "/status.json", "/_stcore/health", "/_stcore/host-config"]  # fmt: skip
MISSING = ["/khong-co", "/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact", "/_stcore/x", "/static/js/x.js",
           "/static/", "/static/../../web/server.py", "/static/%2e%2e/%2e%2e/web/server.py", "/static/%2e%2e%2findex.html",
           "/index.html", "/manifest.json", "/%2e%2e/%2e%2e/etc/passwd", "/nhe/..%2f..%2fetc/passwd", "//evil.example/", "/\\evil.example",
           "/media/x", "/component/x", "/nhe/%00", "/du-lieu/..%2fwork%2fdossiers.csv", "/%ff%fe", "/nhe/thu-tuc/%2e%2e%2fx"]  # fmt: skip


@pytest.mark.parametrize("path", GOOD + MISSING)
def test_every_answer_carries_the_security_headers(calm, path):
    status, headers, body = asked(calm, f"GET {path}")
    assert status == (200 if path in GOOD else 404), path
    assert set(ALWAYS) <= set(headers) and "unsafe-inline" not in script_source(headers)
    assert b"root:" not in body and b"Traceback" not in body and b"import streamlit" not in body


def script_source(headers: dict[str, str]) -> str:
    rules = dict(rule.strip().partition(" ")[::2] for rule in headers["content-security-policy"].split(";"))
    return rules.get("script-src", rules["default-src"])


def test_static_files_and_redirects_carry_them_too(calm):
    page = asked(calm, "GET /")[2].decode()
    script = re.search(r'src="(/static/js/index[^"]+)"', page)[1]
    for path, status in ((script, 200), ("/dung-han/", 308), ("/thu-tuc?ma=1.001193", 308), (script, 304)):
        tag = asked(calm, f"GET {path}")[1].get("etag", "")
        told, headers, _ = asked(calm, f"GET {path}", f"If-None-Match: {tag}\r\n" if status == 304 else "")
        assert told == status and set(ALWAYS) <= set(headers), path
    assert "immutable" in asked(calm, f"GET {script}")[1]["cache-control"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "QUERY"])
@pytest.mark.parametrize("path", ["/", "/nhe/", "/nhung", "/nhung/on_time_pct", "/nhung.js", "/healthz", "/thu-tuc/1.001193", "/khong-co"])
def test_another_method_is_refused_with_a_sentence(calm, method, path):
    status, headers, body = asked(calm, f"{method} {path}")
    assert status == 405 and headers["allow"] == "GET, HEAD, OPTIONS" and set(ALWAYS) <= set(headers)
    assert "chỉ để đọc" in body.decode()


@pytest.mark.parametrize("path", [*GOOD[:9], "/khong-co"])
def test_head_and_options_are_answered_everywhere(calm, path):
    status, headers, body = asked(calm, f"HEAD {path}")
    assert (status, body) == (asked(calm, f"GET {path}")[0], b"") and set(ALWAYS) <= set(headers)
    status, headers, body = asked(calm, f"OPTIONS {path}")
    assert (status, body, headers["allow"]) == (204, b"", "GET, HEAD, OPTIONS") and set(ALWAYS) <= set(headers)


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00", 400),
        (b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"POST /nhe/ HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n", 400),
        (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 40_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-a: b\r\n" * 8_000 + b"\r\n", 431),
    ],
)
def test_what_is_no_request_or_too_long_is_refused_with_a_sentence(calm, request_bytes, status):
    told, headers, body = sent(calm, request_bytes)
    assert told == status and set(ALWAYS) <= set(headers) and headers["connection"] == "close"
    assert "không được đọc" in body.decode() and "was not read" in body.decode()


def test_a_head_without_end_costs_nobody_anything(calm):
    """It is cut off after a little; the visitor next to it does not notice."""
    with socket.create_connection(("127.0.0.1", calm.port), timeout=10) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: ")
        with pytest.raises(OSError):
            for _ in range(2000):
                line.sendall(b"a" * 65536)
    started = time.monotonic()
    assert asked(calm, "GET /healthz")[0] == 200 and time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("first", "more", "status"),
    [
        ("POST /nhe/", "Content-Length: 20000000\r\n", 405),
        ("POST /api/v1/indicators", "Content-Length: 20000000\r\n", 405),
        ("POST /nhe/", "Transfer-Encoding: chunked\r\n", 405),
        ("PUT /_stcore/upload_file/a/b", "Content-Length: 20000000\r\n", 403),
        ("GET /nhe/", "Content-Length: 20000000\r\n", 200),
    ],
)
def test_a_body_nobody_asked_for_is_not_read(calm, first, more, status):
    """The answer comes although most of the body never does."""
    begun = b"1000000\r\n" + b"a" * 100_000 if "chunked" in more else b"a" * 100_000
    assert asked(calm, first, more, begun)[0] == status


LONG = "a" * 30_000


@pytest.mark.parametrize(
    ("path", "status"),
    [(f"/nhe/thu-tuc?tim={LONG}", 200), (f"/nhe/dung-han?ky={LONG}", 200), ("/nhe/?" + "a=1&" * 7_000, 200), (f"/thu-tuc/{LONG}", 404),
     (f"/api/v1/procedures?q={LONG}", 400), (f"/api/v1/indicators/{LONG}", 404), (f"/du-lieu/{LONG}.csv", 404), (f"/qr.svg?path=/{LONG}", 400)],
)  # fmt: skip
def test_a_query_or_address_as_long_as_it_may_be_is_answered_at_once(calm, path, status):
    started = time.monotonic()
    assert asked(calm, f"GET {path}")[0] == status
    assert time.monotonic() - started < 5  # 0.2 s on a quiet machine


def test_a_message_over_the_limit_ends_its_own_connection_and_nothing_else(calm):
    address = f"ws://127.0.0.1:{calm.port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], origin=calm.address) as line, pytest.raises(ConnectionClosedError) as closed:
        line.send(b"a" * 21_000_000)
        while True:
            line.recv(timeout=20)
    # 1009 is "too big"; whoever is still sending may see no more than that the line is cut.
    assert closed.value.rcvd is None or closed.value.rcvd.code == 1009
    assert asked(calm, "GET /healthz")[0] == 200


@pytest.mark.parametrize(
    ("path", "origin", "status"),
    [("/_stcore/stream", "http://evil.example", 403), ("/khong-co", "http://xa.example.vn", 403), ("/_stcore/stream", "http://xa.example.vn", 101)],
)
def test_a_websocket_is_accepted_or_refused_with_the_headers(calm, path, origin, status):
    request = f"GET {path} HTTP/1.1\r\nHost: xa.example.vn\r\nOrigin: {origin}\r\n{UPGRADE}\r\n".encode()
    with socket.create_connection(("127.0.0.1", calm.port), timeout=10) as line:
        line.sendall(request)
        head = line.recv(65536).decode("latin-1").split("\r\n\r\n")[0].lower()
    assert head.startswith(f"http/1.1 {status} ") and all(name in head for name in ALWAYS)


PERSON = ("Canary Thi Nguyen", "0912345678", "064099001234", "canary@example.vn")


def test_the_log_keeps_nothing_that_a_visitor_wrote_or_is_known_by(calm):
    """What people search for is their own business: no address, query, header or body of theirs is written down."""
    told = "+".join(PERSON).replace(" ", "+")
    headers = f"X-Forwarded-For: 203.0.113.77\r\nUser-Agent: {told}\r\nReferer: http://x/?{told}\r\nCookie: a={told}\r\n"
    for path in (f"/nhe/thu-tuc?tim={told}", f"/thu-tuc/{told}", f"/api/v1/procedures?q={told}", f"/nhe/dung-han?ky={told}", f"/{told}"):
        assert asked(calm, f"GET {path}", headers)[0] in (200, 400, 404)
    assert asked(calm, "POST /nhe/", f"{headers}Content-Length: {len(told)}\r\n", told.encode())[0] == 405
    assert sent(calm, f"BREW /{told} HTTP/1.1\r\nHost: x\r\n\r\n".encode())[0] == 400
    assert [one for one in (*PERSON, "Canary", "203.0.113.77", "127.0.0.1") if one in calm.log] == []


def test_nothing_of_all_this_left_a_trace_of_an_error(calm):
    assert "Traceback" not in calm.log
