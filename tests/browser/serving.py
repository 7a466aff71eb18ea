"""The dashboard as it is served to the public, in a process and on data of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from cchc_data import instance

HOUSE = Path(__file__).parents[2]

# One address of the machine asks for more than any visitor does.
SITE_TOML = "connections_per_minute = 100000\nper_minute = 100000\n"


class Server:
    """`streamlit run dashboard.py` on a folder of its own and a free port; ready when it listens."""

    def __init__(
        self, root: Path, settings: str = "", options: Callable[[str], Sequence[str]] = lambda address: ()
    ) -> None:
        """`options` are more options of Streamlit, by the address that the server will have."""
        self.root = root
        if not root.exists():
            shutil.copytree(instance.demo(), root)
        (root / "site.toml").write_text(SITE_TOML + settings)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        where = [f"--server.port={self.port}", "--server.address=127.0.0.1", *options(self.address)]
        self._log = (root / "server.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", *where],
            cwd=HOUSE,
            env=os.environ | {"CCHC_DATA": str(root)},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    @property
    def log(self) -> str:
        return (self.root / "server.log").read_text("utf-8")

    def _wait(self) -> None:
        """Until the port answers; nothing is asked for, so that a test's request is the first."""
        for _ in range(600):
            if self._process.poll() is not None:
                raise RuntimeError(f"the server stopped:\n{self.log}")
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the server does not answer:\n{self.log}")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
