"""The desk for anybody else: no address, no message and no upload gives or takes anything without a login."""

import re
import time
import urllib.error
import urllib.request
from collections import Counter

import pytest
from desk_visiting import Desk
from websockets.sync.client import connect

pytestmark = pytest.mark.browser


def test_no_address_gives_a_byte_of_the_work_tier_without_a_login(office, demo_work):
    codes = [*demo_work["dossiers"]["dossier_code"], *demo_work["apology_letters"]["letter_no"], *demo_work["complaints"]["complaint_code"]]
    # What all codes begin with: "H21.000-" and the like stand on no public page.
    secrets = {code.partition("-")[0] + "-" for code in codes} | {"an@xa.vn", "binh@xa.vn"}
    assert len(secrets) == 5
    seen, kinds, waiting = {}, Counter(), ["/", "/nhe/", "/can-bo", "/can-bo?muc=viec", "/can-bo?muc=nhat-ky", "/api/v1/indicators", "/sitemap.xml"]
    waiting += ["/_stcore/health", "/_stcore/host-config", "/status.json", "/du-lieu/datapackage.json", "/man-hinh/bang"]
    waiting += [f"/{name}" for name in NO_ADDRESSES]
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"(?<==)[^&]+|[^/?=&]*\d[^/?=&]*|(?<=/nhung/)[^?]+|(?<=/indicators/)[^?]+", "*", path)
        if path in seen or kinds[kind] == OF_A_KIND or PACKED.search(path):
            continue
        kinds[kind] += 1
        seen[path] = fetch(office, path)
        if b"<html" in seen[path][:300].lower():
            found = re.findall(rb'(?:href|src)="(/[^"#]*)"', seen[path])
            waiting += [one.decode().replace("&amp;", "&") for one in found if not one.startswith(b"/static/")]
    assert len(seen) > 60
    leaks = [(path, secret) for path, body in seen.items() for secret in secrets if secret.encode() in body]
    assert leaks == []


OF_A_KIND = 1  # addresses that differ only in a number, a code or what was chosen
PACKED = re.compile(r"\.(xlsx|docx)\b")  # nothing can be read in such a file: the same tables are asked for as CSV
NO_ADDRESSES = (
    "audit.jsonl", "officials.toml", "org.toml", "CURRENT", "corrections/", "desk/drafts/", "snapshots/", "drafts/",
    "media/a.xlsx", "component/x", "can-bo/tep/", "can-bo/tep/../../audit.jsonl", "%2e%2e/audit.jsonl", "static/../audit.jsonl",
)  # fmt: skip


def fetch(office, path):
    try:
        with urllib.request.urlopen(office.address + path, timeout=30) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.read()


def test_what_the_desk_said_over_its_connection_opens_nothing_when_it_is_said_again_by_a_stranger(chromium, office):
    """The messages of a logged-in visit are sent again over a connection without the login."""
    sent = []
    with Desk(chromium, office.address) as desk:
        desk.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
        desk.log_in("an")
        desk.section("viec")
        assert "H21.000-" in desk.text()
    frames = [frame for frame in sent if isinstance(frame, bytes)]
    assert frames
    received = said_again(office, frames)
    assert sum(map(len, received)) > 2000  # it did answer: with the door
    assert not [piece for piece in received if b"H21.000-" in piece or b"an@xa.vn" in piece]


def said_again(office, frames):
    """What Streamlit answers to the frames on a connection of a stranger."""
    received = []
    address = office.address.replace("http", "ws") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, origin=office.address) as socket:
        for frame in frames:
            socket.send(frame)
        end = time.monotonic() + 6
        while time.monotonic() < end:
            try:
                received.append(socket.recv(timeout=1.5))
            except TimeoutError:
                break
    return [piece if isinstance(piece, bytes) else piece.encode() for piece in received]


def test_a_stranger_may_not_upload(office):
    asked = urllib.request.Request(
        f"{office.address}/_stcore/upload_file/{'0' * 36}/{'1' * 36}", b"x" * 100, {"Content-Type": "text/csv"}, method="PUT"
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=30)
    with refused.value:
        assert refused.value.code == 403
