"""Who may count the public tables: the engine that comes along, or one that shares the work among many machines."""

from __future__ import annotations

import os
import shutil

DUCKDB, SPARK = ENGINES = ("duckdb", "spark")


class EngineMissing(RuntimeError):
    """An engine cannot be started here; `code` names what is missing, as in `problems.toml`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def has_java() -> bool:
    """Whether this machine could start Spark's half that is written in Java."""
    return bool(os.environ.get("JAVA_HOME") or shutil.which("java"))
