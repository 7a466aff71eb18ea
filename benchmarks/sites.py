"""A site to be asked by a crowd: started on data of its own that limits nobody, with its processor time and memory."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import streamlit, wait_for
from cchc_data import instance

# One address of one machine asks for all of the crowd.
UNLIMITED = "connections_per_minute = 1000000\nper_minute = 1000000\n"
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Site:
    """A serving process: its address, its id and its data folder."""

    address: str
    pid: int
    data: Path

    def processor(self) -> float:
        """Seconds it has spent on processors so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> float:
        """Resident memory in MB."""
        [line] = [line for line in Path(f"/proc/{self.pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
        return int(line.split()[1]) / 1024

    def settle(self, quiet: float = 1.0) -> None:
        """Until it has done next to nothing for a while: the warming up behind the scenes is over."""
        for _ in range(60):
            before = self.processor()
            time.sleep(quiet)
            if self.processor() - before < 0.05 * quiet:
                return


@contextmanager
def site(script: str) -> Iterator[Site]:
    """`streamlit run` on a script of the project, on a copy of the demo; ready and settled."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(instance.demo(), data)
        (data / "site.toml").write_text(UNLIMITED)
        address, process = streamlit(script, data)
        try:
            wait_for(f"{address}/healthz")
            found = Site(address, process.pid, data)
            found.settle()
            yield found
        finally:
            process.terminate()
            process.wait(20)
