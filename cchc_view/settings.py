"""What an installation may set: `site.toml` in its data folder, every value with a default."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cchc_data import instance
from cchc_view import words as wordbook


class SettingsError(Exception):
    """A value of site.toml cannot be used; the message is a sentence for whoever wrote it."""

    def __init__(self, sentence: str, **places: str) -> None:
        super().__init__("\n".join(wordbook.of(lang)(sentence, **places) for lang in wordbook.LANGUAGES))


@dataclass(frozen=True)
class Settings:
    """Where the site stands, who may frame it, and how much one address may ask.

    `site_url` is the whole public address ("https://xa.example.vn/cong-khai"): canonical
    links, previews, feed, site map, embed codes and QR codes are written with it; without it
    they repeat the address the visitor asked. `base_path` ("/cong-khai") is where below its
    host the site stands; it follows from `site_url` and is needed only without one.

    `frame_pages` and `frame_embeds` are CSP frame-ancestors: who may show us in a frame.

    `per_minute` limits API and data requests of one address, `connections_per_minute` its
    new interactive sessions. `proxies` is how many proxies of ours stand in front: a
    visitor's address is that many entries from the end of X-Forwarded-For.

    Data older than `old_after_days` is called old; on pages that follow it day by day that
    is what is older than `monitor_old_after_days`.
    """

    site_url: str = ""
    base_path: str = ""
    frame_pages: tuple[str, ...] = ("'self'",)
    frame_embeds: tuple[str, ...] = ("*",)
    per_minute: int = 240
    connections_per_minute: int = 60
    proxies: int = 0
    old_after_days: int = 28
    monitor_old_after_days: int = 4

    @property
    def embedders(self) -> tuple[str, ...]:
        """Who may frame an embed: whom `frame_embeds` names, and our own page that shows them."""
        closed_or_open = {"'none'", "'self'", "*"} & set(self.frame_embeds)
        return self.frame_embeds if closed_or_open else ("'self'", *self.frame_embeds)


# What a unit of a province may set for itself; the rest is the province's.
_OF_A_UNIT = {"frame_pages", "frame_embeds", "old_after_days", "monitor_old_after_days"}


@instance.once_a_unit
def settings() -> Settings:
    """The settings of the site being served; raises SettingsError, so that a typo is not silent.

    A unit of a province has the province's, stands below it, and may set some itself.
    """
    code = instance.unit()
    if not code:
        return _placed(Settings(**_chosen(instance.home(), {field.name for field in fields(Settings)})))
    with instance.serving(""):
        whole = settings()
    below = {"base_path": f"{whole.base_path}/{code}", "site_url": whole.site_url and f"{whole.site_url}/{code}"}
    return replace(whole, **below, **_chosen(instance.root(), _OF_A_UNIT))


def shared_path() -> str:
    """The path below which the installation stands: what all of its units share lies there."""
    with instance.serving(""):
        return settings().base_path


def _chosen(folder: Path, known: set[str]) -> dict[str, Any]:
    """What the folder's site.toml sets, lists as tuples."""
    path = folder / "site.toml"
    chosen = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    for key in chosen:
        if key not in known:
            raise SettingsError("settings.unknown", name=key)
    return {key: tuple(value) if isinstance(value, list) else value for key, value in chosen.items()}


def _placed(chosen: Settings) -> Settings:
    """Both addresses without a slash at the end, and in agreement."""
    url, base = chosen.site_url.rstrip("/"), chosen.base_path.strip("/")
    base = f"/{base}" if base else ""
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment):
        raise SettingsError("settings.site_url", value=url)
    if url and base not in ("", parts.path):
        raise SettingsError("settings.disagree", one=f"site_url = {url}", other=f"base_path = {base}")
    return replace(chosen, site_url=url, base_path=base or parts.path)
