"""What an installation may set: `site.toml` in its data folder, every value with a default."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from cchc_data import instance


@dataclass(frozen=True)
class Settings:
    """`frame_pages` and `frame_embeds` are CSP frame-ancestors: who may show us in a frame.

    `per_minute` limits API and data requests of one address, `connections_per_minute` its
    new interactive sessions; data older than `old_after_days` is called old, on pages that follow
    it day by day older than `monitor_old_after_days`; `behind_proxy` trusts the last X-Forwarded-For entry, which is
    only true when a proxy of ours sets it.
    """

    frame_pages: tuple[str, ...] = ("'self'",)
    frame_embeds: tuple[str, ...] = ("*",)
    per_minute: int = 240
    connections_per_minute: int = 60
    old_after_days: int = 28
    monitor_old_after_days: int = 4
    behind_proxy: bool = False


@cache
def settings() -> Settings:
    """The installation's settings; an unknown key raises TypeError, so a typo is not silent."""
    path = instance.root() / "site.toml"
    if not path.is_file():
        return Settings()
    chosen = tomllib.loads(path.read_text("utf-8"))
    return Settings(**{key: tuple(value) if isinstance(value, list) else value for key, value in chosen.items()})
