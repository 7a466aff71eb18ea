"""Inputs nobody meant: texts, bytes and addresses made from good ones by a seeded random generator."""

from __future__ import annotations

import io
import zipfile
from random import Random
from urllib.parse import quote, quote_plus

# What has broken other people's sites: quotes, markup, paths, format and SQL, directions, halves of characters.
HOSTILE = (
    "", " ", "0", "-1", "1e309", "NaN", "null", "None", "true", "[]", "{}", "'", '"', "' or 1=1 --", "\"; drop table figures; --",
    "<script>alert(1)</script>", "{{7*7}}", "{% for x in y %}", "${7*7}", "%s%n", "%00", "\x00", "\r\nSet-Cookie: a=b", "../../etc/passwd",
    "..\\..\\x", "file:///etc/passwd", "//example.com", "javascript:alert(1)", "a" * 5000, "đ" * 1000, "ế" * 700, "e\u0323\u0302" * 300,
    "\u202e\u200b\ufeff", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "🙂" * 50, "١٢٣", "２０２６", "2026-13", "2026-Q9",
    "2026-02-30", "9999-12-31", "0000-00-00", "-2026", "2026-Q3,2026-Q2", "*", "%", "_", "(", "[", "\\", "?", "#", "&", "=", ";", "+", "~" * 200,
)  # fmt: skip


def text(random: Random, good: list[str]) -> str:
    """A good text, a hostile one, or one made of parts of both."""
    chosen = random.choice(HOSTILE if random.random() < 0.4 else good)
    for _ in range(random.choice((0, 0, 1, 2, 5))):
        at = random.randint(0, len(chosen))
        change = random.randrange(4)
        if change == 0:
            chosen = chosen[:at] + chr(random.choice((random.randrange(32, 127), random.randrange(0xA0, 0x1EF9), random.randrange(0xD7FF)))) + chosen[at:]
        elif change == 1:
            chosen = chosen[:at] + chosen[at + random.randint(1, 4) :]
        elif change == 2:
            chosen = chosen[:at] + random.choice(good) + chosen[at:]
        else:
            chosen = chosen[at:] + " " + chosen[:at]
    return chosen[:8000]


def address(random: Random, paths: list[str], names: list[str], values: list[str]) -> tuple[bytes, bytes]:
    """Path and query as bytes on the line: known and unknown ones, well and badly escaped."""
    path = random.choice(paths)
    if random.random() < 0.25:
        path = path.rstrip("/") + "/" + quote(text(random, values), safe=random.choice(("", "/.%")))
    pairs = [(random.choice(names), text(random, values)) for _ in range(random.choice((0, 1, 1, 2, 3, 8)))]
    query = "&".join(f"{quote_plus(name)}={quote_plus(value, errors='replace')}" for name, value in pairs)
    if random.random() < 0.1:
        query += random.choice(("&", "&&=", "%", "%zz", "&a&b", "?x", "=" * 50, "%ff%fe", "&" * 300))
    return path.encode("ascii", "ignore")[:6000], query.encode("ascii", "ignore")[:12000]


def changed(random: Random, content: bytes) -> bytes:
    """A file with bytes changed, cut, doubled or put in, or with one member of its archive so."""
    if zipfile.is_zipfile(io.BytesIO(content)) and random.random() < 0.5:
        return _with_a_changed_member(random, content)
    return _harmed(random, content)


def _with_a_changed_member(random: Random, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        victim = random.choice(source.namelist())
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _harmed(random, part) if name == victim else part)
    return out.getvalue()


def _harmed(random: Random, content: bytes) -> bytes:
    harmed = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        at = random.randint(0, max(0, len(harmed) - 1))
        change = random.randrange(4)
        if change == 0 and harmed:
            harmed[at] = random.randrange(256)
        elif change == 1:
            del harmed[at : at + random.randint(1, 60)]
        elif change == 2:
            harmed[at:at] = random.choice(HOSTILE).encode("utf-8", "replace")[:200]
        else:
            harmed[at:at] = harmed[max(0, at - 40) : at]
    return bytes(harmed)
