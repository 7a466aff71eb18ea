"""One process of the site, started as its systemd unit says, on a machine where systemd does not."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
import urllib.request
from configparser import ConfigParser
from pathlib import Path


class Unit:
    """What a rendered `cchc@.service` starts on a port; ready when its ExecStartPost has ended well."""

    def __init__(self, text: str, port: int, log: Path) -> None:
        told = ConfigParser(strict=False, interpolation=None, delimiters="=")
        told.optionxform = str  # names in a unit file keep their case
        told.read_string(text)
        self._service, self.port, self._log = told["Service"], port, log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when figures are served; raises RuntimeError with its log when they are not in time."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(self._command("ExecStart"), **self._how(log))
            try:
                self._wait(subprocess.Popen(self._command("ExecStartPost"), **self._how(log)))
            except BaseException:
                self.stop()
                raise

    def _wait(self, ready: subprocess.Popen[bytes]) -> None:
        """Until `ready` ends; it is ended when what it waits for has ended itself."""
        while ready.poll() is None:
            if self.process.poll() is not None:
                ready.kill()
            time.sleep(0.02)
        if ready.returncode:
            raise RuntimeError(f"port {self.port}: {self._log.read_text('utf-8', 'replace')[-2000:]}")

    def stop(self) -> None:
        """SIGTERM, and SIGKILL when its time is over, as systemd does it."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(float(self._service["TimeoutStopSec"]))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def restart(self) -> None:
        self.stop()
        self.start()

    def _command(self, name: str) -> list[str]:
        return shlex.split(self._service[name].replace("%i", str(self.port)))

    def _how(self, log) -> dict[str, object]:
        chosen = dict(one.split("=", 1) for one in shlex.split(self._service["Environment"]))
        return {"cwd": self._service["WorkingDirectory"], "env": os.environ | chosen, "stdout": log, "stderr": log}


def wait(port: int, seconds: float = 60) -> bool:
    """Until the process on `port` serves figures; False when it does not in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return True
        except OSError:  # not there yet, or nothing to serve
            time.sleep(0.05)
    return False
