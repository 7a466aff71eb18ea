"""What can be the matter with a bucket, as a sentence that names neither its address nor a key."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path


class Trouble(RuntimeError):
    """`code` of words.toml; what a library said is dropped, because it may hold an address or a key."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self._values = values
        super().__init__(self.says("vi"))

    @property
    def is_damage(self) -> bool:
        """True when what lies in the bucket is wrong; otherwise it could not be looked at."""
        return self.code in ("damaged", "pointer")

    def says(self, lang: str) -> str:
        """The sentence and what to do, in Vietnamese or English."""
        return _words()[self.code][lang].format(**self._values)


@functools.cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
