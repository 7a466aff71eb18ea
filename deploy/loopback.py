"""The whole installation on loopback, without root: the processes of the unit file behind the nginx file."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from deploy.rendering import HOUSE, Place, render
from deploy.unit import Unit

SITE_TOML = 'proxies = 1\nbase_path = "{base}"\n'


@dataclass(frozen=True)
class Standing:
    """A running installation: its address, its processes, and where nginx writes what it sent."""

    address: str
    units: tuple[Unit, ...]
    place: Place

    def restart(self) -> Iterator[int]:
        """Restart one process after another; yields the port of each that is back."""
        for unit in self.units:
            unit.restart()
            yield unit.port


def nginx() -> str | None:
    """Where nginx is, None where it is not installed; Debian keeps it out of a user's path."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def standing(data: Path, ports: tuple[int, ...], listen: int, base: str = "", more: str = "") -> Iterator[Standing]:
    """The installation on a copy of `data`, from start to stop; `more` are lines of its site.toml."""
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder, ExitStack() as stack:
        run = Path(folder)
        run.chmod(0o711)  # started by root, nginx's workers are nobody and still have to get in
        place = _place(run, ports, listen, base)
        shutil.copytree(data, place.data)
        (place.data / "site.toml").write_text(SITE_TOML.format(base=base) + more, "utf-8")
        units = tuple(Unit(render("cchc@.service", place), port, run / f"{port}.log") for port in ports)
        with ThreadPoolExecutor(len(units)) as together:
            for unit in units:
                stack.callback(unit.stop)
            list(together.map(Unit.start, units))
        stack.enter_context(_in_front(place))
        yield Standing(f"http://127.0.0.1:{listen}{base}", units, place)


def _place(run: Path, ports: tuple[int, ...], listen: int, base: str) -> Place:
    found = Place(HOUSE, run / "data", Path(sys.executable), ports, base=base, listen=f"127.0.0.1:{listen}")
    return replace(found, cache=run / "cache", logs=run, away=run, run=run)


@contextmanager
def _in_front(place: Place) -> Iterator[None]:
    """nginx until the end; raises RuntimeError with what it says when it does not start."""
    for name, template in (("cchc.conf", "nginx.conf"), ("loopback.conf", "loopback.conf"), ("away.html", "away.html")):
        (place.run / name).write_text(render(template, place), "utf-8")
    command = [nginx() or "nginx", "-p", str(place.run), "-c", str(place.run / "loopback.conf"), "-e", str(place.run / "error.log")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        while not (place.run / "nginx.pid").exists():
            if process.poll() is not None:
                raise RuntimeError(process.stderr.read().decode())
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()
