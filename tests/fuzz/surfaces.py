"""What strangers can put something into: files, addresses, the search box, messages to a framing page."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from urllib.parse import unquote

from playwright.sync_api import Browser
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette

from benchmarks.search import QUESTIONS
from cchc_data import indicators
from cchc_data.reading.vocabulary import load
from cchc_data.search import AUDIENCES, CHANNELS, search
from cchc_data.store import Loaded
from cchc_view import routes
from cchc_view.page import STATES
from pages import PAGES
from tests.docs import examples
from tests.fuzz import inputs

HOUSE = Path(__file__).parents[2]
NAMES = ["ky", "linh-vuc", "tim", "doi-tuong", "cach-nop", "ban", "man-hinh", "dung-tai", "tinh-trang", "chu-tri", "don-vi"]
NAMES += ["hieu-luc", "nen", "embed", "lang", "period", "by", "q", "indicator", "field", "limit", "nop", "kenh", "x"]
MACHINES = ["/api/v1/indicators", "/api/v1/procedures", "/api/v1/openapi.json", "/atom.xml", "/sitemap.xml", "/robots.txt"]
MACHINES += ["/status.json", "/healthz", "/qr.svg", "/nhung", "/huy-hieu", "/du-lieu", "/du-lieu/timeliness.csv", "/man-hinh/bang", "/bieu-mau", "/can-bo"]


class Failed(AssertionError):
    """An input that did harm; the message is what is needed to see it again."""


@contextmanager
def files(counts: Counter[str]) -> Iterator[Callable[[Random], None]]:
    """Real workbooks of every kind, changed: rows, a refusal with a sentence, or a reader that stopped at its limits."""
    good, known = sorted(examples.FOLDER.iterdir()), load("problems.toml")

    def ask(random: Random) -> None:
        source = random.choice(good)
        path = Path(folder) / f"a{random.choice((source.suffix, source.suffix, '.csv', '.xlsx'))}"
        path.write_bytes(inputs.changed(random, source.read_bytes()))
        reader.stdin.write(f"{path}\n")
        reader.stdin.flush()
        outcome, _, code = reader.stdout.readline().strip().partition(" ")
        counts[outcome] += 1
        if not outcome or (outcome == "refused" and code not in known):
            raise Failed(f"{source.name}: {outcome} {code}")

    command = [sys.executable, "-m", "tests.fuzz.reader"]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader,
    ):
        yield ask
        reader.stdin.close()


@contextmanager
def questions(loaded: Loaded) -> Iterator[Callable[[Random], None]]:
    """The search box: whatever is typed, a list of procedures there are."""
    with QUESTIONS.open(encoding="utf-8", newline="") as lines:
        good = [row["question"] for row in csv.DictReader(lines)]

    def ask(random: Random) -> None:
        found = search(loaded, inputs.text(random, good)[:200])
        if not isinstance(found, list):
            raise Failed(repr(found))

    yield ask


@contextmanager
def addresses(loaded: Loaded) -> Iterator[Callable[[Random], None]]:
    """Every page in every telling, the API and the data, through all that stands before them: below 500, no traceback."""
    app = Starlette(middleware=routes.middleware(PAGES))
    pages = [f"{base}{page.path}" for page in PAGES for base in ("/", "/nhe/", "/nhung/")]
    codes = [row["proc_code"] for row in loaded.rows("procedure_codes")][:20]
    paths = pages + MACHINES + [f"/thu-tuc/{code}" for code in codes] + [f"/api/v1/indicators/{name}" for name in indicators.load_all()]
    paths += [f"/nhung/{name}" for name in indicators.load_all()]
    values = [*loaded.periods, *codes, *AUDIENCES, *CHANNELS, *STATES, loaded.id, "vi", "en", "1", "true", "dat-dai", "khai sinh", "month"]

    def ask(random: Random) -> None:
        path, query = inputs.address(random, paths, NAMES, values)
        status, body = asking.call(_asked, app, random, path, query)
        if status >= 500 or b"Traceback" in body:
            raise Failed(f"{status}: {path!r} ? {query!r}")

    with start_blocking_portal() as asking:  # a thread of its own: a browser's loop may be running in this one
        yield ask


async def _asked(app: Starlette, random: Random, path: bytes, query: bytes) -> tuple[int, bytes]:
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "server": ("localhost", 80),
        "method": random.choice(("GET",) * 8 + ("HEAD", "POST")), "path": unquote(path.decode("latin-1")), "raw_path": path,
        "query_string": query, "root_path": "", "client": (f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(256)}", 1),
        "headers": [(b"host", b"localhost"), (b"accept-encoding", random.choice((b"br", b"gzip", b"", b"br;q=0, *")))],
    }  # fmt: skip
    status, body = [0], bytearray()

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        if message["type"] == "http.response.start":
            status[0] = message["status"]
        else:
            body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return status[0], bytes(body)


# Thousands of messages at a page that frames a figure, from it and from strangers, of shapes a script may send.
_MESSAGES = """([seed, count]) => {
  let state = seed;
  const next = (most) => (state = (state * 1103515245 + 12345) % 2147483648) % most;
  const frame = document.querySelector("iframe");
  const odd = [null, undefined, 0, -1, 1e309, NaN, "", "260", "1e3", "<b>", [], {}, [260], true, { valueOf: 1 }, "9".repeat(400), Symbol.iterator.toString()];
  const types = ["cc-nhung-height", "cc-nhung", "CC-NHUNG-HEIGHT", "", null, {}, "__proto__", "constructor"];
  const heights = [];
  for (let n = 0; n < count; n++) {
    const number = [next(30000) - 5000, next(1000) / 7, odd[next(odd.length)]][next(3)];
    const data = next(5) ? { type: types[next(3) ? 0 : next(types.length)], height: number, extra: odd[next(odd.length)] } : odd[next(odd.length)];
    const origin = next(3) ? location.origin : ["https://example.com", "null", ""][next(3)];
    const source = next(3) ? frame.contentWindow : [window, null][next(2)];
    window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
    heights.push(frame.getBoundingClientRect().height);
  }
  return [Math.min(...heights), Math.max(...heights)];
}"""
_HOST = '<!doctype html><body><a class="cc-nhung" href="/nhung/x">x</a><script src="/nhung.js"></script>'
AT_ONCE = 500


def messages(browser: Browser) -> Callable[[Random], None]:
    """nhung.js in Chromium; asks AT_ONCE at a time. No error, and the frame is never of no or of an absurd height."""
    page, errors = browser.new_page(), []
    page.on("pageerror", lambda error: errors.append(error))
    script = (Path(routes.__file__).parent / "scripts" / "nhung.js").read_text("utf-8")
    page.route("http://xa.test/**", lambda route: route.fulfill(**_answer(route.request.url, script)))
    page.goto("http://xa.test/")

    def ask(random: Random) -> None:
        least, most = page.evaluate(_MESSAGES, [random.randrange(1, 2**31), AT_ONCE])
        if errors or not 0 < least <= most <= 20_000:
            raise Failed(json.dumps([least, most, [str(error) for error in errors]]))

    return ask


def _answer(url: str, script: str) -> dict[str, str]:
    if url.endswith("/nhung.js"):
        return {"body": script, "content_type": "text/javascript"}
    return {"body": _HOST if url.endswith("xa.test/") else "<p>", "content_type": "text/html"}
