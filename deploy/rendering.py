"""The files of an installation, from the templates: the same ones for a server and for a try on loopback."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HOUSE = Path(__file__).resolve().parents[1]
TEMPLATES = Path(__file__).parent / "templates"
INSTALLED = ("cchc@.service", "cchc.target", "desk.conf", "bucket.conf", "nginx.conf", "away.html")


@dataclass(frozen=True)
class Place:
    """Where an installation stands: folders, who runs it, and how visitors reach it.

    `python` is what runs `home`'s code. `base` is the path below the host ("/cong-khai") or
    empty. With `certificate` and `key` the site is served over HTTPS, else plainly at `listen`.
    """

    home: Path
    data: Path
    python: Path
    ports: tuple[int, ...]
    user: str = "cchc"
    name: str = "_"
    base: str = ""
    listen: str = "80"
    certificate: str = ""
    key: str = ""
    cache: Path = Path("/var/cache/nginx-cchc")
    logs: Path = Path("/var/log/nginx")
    away: Path = Path("/etc/nginx/cchc")
    run: Path = Path("/run/nginx-cchc")


def render(template: str, place: Place) -> str:
    """A template filled in for `place`; a value it does not have is an error."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - files of nginx and systemd, in which HTML's escapes would be wrong
    )
    return found.get_template(template).render(asdict(place))


def write(target: Path, place: Place) -> list[Path]:
    """Every file that is installed, written into `target`; what each is for stands at its top."""
    target.mkdir(parents=True, exist_ok=True)
    for name in INSTALLED:
        (target / name).write_text(render(name, place), "utf-8")
    return [target / name for name in INSTALLED]


def processes(count: int, first: int = 8501) -> tuple[int, ...]:
    """Ports of `count` processes; 0 means one a core."""
    return tuple(range(first, first + (count or os.cpu_count() or 1)))
