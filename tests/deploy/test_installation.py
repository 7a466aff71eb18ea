"""The installation of deploy/ as it is started on loopback: two processes behind nginx, below a path.

Skipped loudly where nginx or systemd's tools are missing (Debian: apt-get install nginx).
"""

import asyncio
import re
import shutil
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal
from streamlit import config
from websockets.exceptions import ConnectionClosed

from benchmarks import visitor
from benchmarks.timing import free_port
from cchc_data import instance
from cchc_view import words as wordbook
from deploy import loopback
from deploy.__main__ import main
from deploy.rendering import Place, render

BASE = "/cong-khai"
LIGHT = f"{BASE}/nhe/dung-han"
MOST_EXPOSED = 2.0  # of systemd's scale from 0 to 10

needs_nginx = pytest.mark.skipif(loopback.nginx() is None, reason="NGINX IS NOT INSTALLED: the installation is not tested")
needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="SYSTEMD-ANALYZE IS NOT INSTALLED: the units are not checked"
)


@pytest.fixture(scope="module")
def site():
    ports = (free_port(), free_port())
    with loopback.standing(instance.demo(), ports, free_port(), BASE, "connections_per_minute = 100000\n") as standing:
        yield standing


@pytest.fixture
def get(site):
    """Status, headers and body of an address at nginx."""
    host = site.address.removesuffix(BASE)

    def asked(path, **headers):
        try:
            with urllib.request.urlopen(urllib.request.Request(host + path, headers=headers), timeout=30) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers, refused.read()

    return asked


def sent(site):
    """Address → processes that nginx asked for it, as its own log says; the log knows no visitor."""
    lines = (site.place.logs / "cchc.log").read_text().splitlines()
    assert not [line for line in lines if "?" in line or re.search(r"127\.0\.0\.1(?!:\d)", line)]
    found = {}
    for line in lines:
        _, _, _, path, _, *asked = line.split(" ")
        found.setdefault(path, []).append(asked[0])
    return found


@needs_nginx
@pytest.mark.parametrize("path", ["/", "/nhe/", "/thu-tuc/1.001193", "/api/v1/indicators", "/status.json"])
def test_pages_and_figures_come_through(get, path):
    status, headers, body = get(BASE + path)
    assert status == 200 and len(body) > 500
    assert headers["Content-Security-Policy"] and headers["X-Content-Type-Options"] == "nosniff"


@needs_nginx
def test_nothing_is_served_above_the_path_and_an_unknown_address_is_not_found(get):
    assert get(f"{BASE}/khong-co")[0] == 404
    assert get("/status.json")[0] == 404
    assert get(BASE)[0] == 200  # moved to the path with its slash


@needs_nginx
def test_files_are_packed_once_and_then_sent_without_asking_a_process(site, get):
    path = re.search(rb'src="(/[^"]+/static/js/index[^"]+)"', get(f"{BASE}/")[2])[1].decode()
    for packing, other in (("br", "gzip, deflate, br, zstd"), ("gzip", "deflate, gzip")):
        first, second = (get(path, **{"Accept-Encoding": accepted}) for accepted in (packing, other))
        assert [one[1]["Content-Encoding"] for one in (first, second)] == [packing, packing]
        assert first[2] == second[2] and len(first[2]) < 160_000
        assert "immutable" in second[1]["Cache-Control"]
    assert [asked for asked in sent(site)[path] if asked != "-"] == sent(site)[path][:1] + sent(site)[path][2:3]


@needs_nginx
def test_a_visitor_gets_the_figures_and_one_browser_always_the_same_process(site):
    async def visit(agent):
        _, socket = await visitor.load(site.address, "dung-han", agent=agent)
        await socket.close()

    with start_blocking_portal() as visiting:
        for agent in ["phone"] * 3 + ["desktop"] * 3 + [f"browser {number}" for number in range(12)]:
            visiting.call(visit, agent)
    time.sleep(0.1)
    phone, desktop, others = (lines := sent(site)[f"{BASE}/_stcore/stream"])[:3], lines[3:6], lines[6:]
    assert len(set(phone)) == len(set(desktop)) == 1
    assert len(set(others)) == 2  # different browsers behind one address spread


@needs_nginx
def test_a_restart_one_after_another_drops_no_light_request_and_visitors_come_back(site, get):
    answers, over = [], threading.Event()

    def ask():
        while not over.is_set():
            answers.append(get(LIGHT)[0])
            time.sleep(0.02)

    async def stay():
        """A visitor whose page stays open until its process goes, and who then connects anew, as a browser does."""
        socket = await visitor.connection(site.address, "patient")
        await visitor.tell(socket, "dung-han")
        asked = asyncio.get_running_loop().run_in_executor(None, lambda: list(site.restart()))
        with pytest.raises(ConnectionClosed):
            while await socket.recv():
                pass
        async with visitor.connection(site.address, "patient") as again:
            await visitor.tell(again, "dung-han")
        return await asked

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for one in askers:
        one.start()
    try:
        with start_blocking_portal() as visiting:
            assert tuple(visiting.call(stay)) == site.place.ports
    finally:
        over.set()
        for one in askers:
            one.join()
    assert len(answers) > 50 and set(answers) == {200}


@needs_nginx
def test_when_every_process_is_away_the_visitor_reads_a_sentence(site, get):
    for unit in site.units:
        unit.stop()
    status, headers, body = get(f"{BASE}/nhe/")
    assert status in (502, 503) and headers["Retry-After"] == "10"
    assert "Máy chủ đang khởi động lại" in body.decode()


@needs_systemd
def test_systemd_accepts_the_units_and_finds_them_shut_to_all_they_do_not_need(tmp_path):
    house = Path(__file__).parents[2]
    assert main(["write", str(tmp_path), "--data", str(instance.demo()), "--processes", "2"]) == 0
    units = [tmp_path / "cchc.target", tmp_path / "cchc@.service"]
    text = units[1].read_text().replace(str(house / ".venv" / "bin" / "python"), shutil.which("python3"))
    units[1].write_text(text)  # the test may run without a .venv; all else stays
    checked = subprocess.run(["systemd-analyze", "verify", *map(str, units)], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")
    exposed = subprocess.run(["systemd-analyze", "security", "--offline=true", str(units[1])], capture_output=True, text=True)
    assert float(re.search(r"exposure level for \S+: ([\d.]+)", exposed.stdout)[1]) <= MOST_EXPOSED


@needs_nginx
@pytest.mark.parametrize("base", ["", BASE])
def test_nginx_accepts_the_file_that_is_installed_with_a_certificate(tmp_path, base):
    made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=xa.example.vn"]
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", *made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    place = Place(
        tmp_path, tmp_path, tmp_path, (8501, 8502), name="xa.example.vn", base=base, certificate=str(certificate),
        key=str(key), cache=tmp_path, logs=tmp_path, away=tmp_path, run=tmp_path,
    )  # fmt: skip
    for name, template in (("cchc.conf", "nginx.conf"), ("loopback.conf", "loopback.conf")):
        (tmp_path / name).write_text(render(template, place))
    command = [loopback.nginx(), "-t", "-p", tmp_path, "-c", tmp_path / "loopback.conf", "-e", tmp_path / "error.log"]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


def test_missing_words_of_the_away_page_are_no_reason_to_fail_in_another_language():
    """It stands in nginx, where no word file is: both languages in one page."""
    text = render("away.html", Place(Path(), Path(), Path(), ()))
    assert 'lang="vi"' in text and 'lang="en"' in text and set(wordbook.LANGUAGES) == {"vi", "en"}


def test_streamlit_still_takes_the_hidden_option_that_keeps_it_quick():
    """`runner.postScriptGC` is not among the documented ones: docs/decisions.md, 53."""
    assert config.get_option("runner.postScriptGC") is False
