"""Contacts are of offices, never of people: an allow-list for every column of a contact.

A number of a mobile network is private unless org.toml lists it under `public_numbers`
(with the holder's written consent; domain 2.14); mailboxes and pages must be the
state's or one of `mail_domains` and `page_domains` of org.toml.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cchc_data.checking.scrubber import trace
from cchc_data.checking.setting import Setting


@functools.cache
def _told() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "offices.toml").read_text("utf-8"))


def own_names(setting: Setting) -> tuple[str, ...]:
    """The commune's names in every length: "xã Minh Họa, tỉnh Gia Lai", "Minh Họa"."""
    told = [setting.org.get("name_vi", ""), setting.org.get("name_en", ""), *setting.org.get("aliases", ())]
    parts = [part.strip() for name in told for part in re.split(r"[,()]| commune\b| of ", name)]
    bare = [re.sub(_told()["rank"], "", part) for part in parts]
    return tuple(filter(None, {*told, *parts, *bare}))


def label_problem(text: str, setting: Setting) -> str | None:
    """A label names an office and nobody."""
    if trace(text, (*own_names(setting), *_told()["titles"])) is not None:
        return "personal_in_text"
    return None if _has_one_of(text, _told()["offices"]) else "label_not_office"


def address_problem(text: str, setting: Setting) -> str | None:
    """An address of an office says so; streets, villages and numbers may follow."""
    kind = trace(text, own_names(setting))
    if kind not in (None, "place", "person") or not _has_one_of(text, _told()["offices"]):
        return "address_not_office"
    inside = re.sub(_told()["way_to_it"], "", text)
    return "address_not_office" if trace(inside, own_names(setting)) else None


def hours_problem(text: str, setting: Setting) -> str | None:
    """Hours hold days, times and the words between them, and no other numbers."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    numbers = re.sub(r"\D", "", re.sub(r"(?<![\d.])\d{1,2}\s?[:hg.]\s?\d{2}(?![\d.])", "", text))
    strange = any(word not in _told()["hours"] for word in words)
    return "hours_not_hours" if strange or len(numbers) > 4 else None


def phone_problem(text: str, setting: Setting) -> str | None:
    """Every number of the cell is a public one."""
    allowed = {re.sub(r"\D", "", number) for number in setting.org.get("public_numbers", ())}
    numbers = [re.sub(r"[\s.()-]", "", part) for part in re.split(r"[/,;]| - ", text)]
    for number in filter(None, numbers):
        if number not in allowed and not re.match(_told()["public_numbers"], number):
            return "phone_private" if re.match(_told()["private_numbers"], number) else "phone_not_a_number"
    return None


def email_problem(text: str, setting: Setting) -> str | None:
    """A mailbox of the state or of a domain that org.toml names, not called after a person."""
    found = re.fullmatch(r"[\w.+-]+@([\w.-]+\.\w+)", text)
    hosts = [*_told()["mail_hosts"], *setting.org.get("mail_domains", ())]
    return None if found and _of_host(found[1], hosts) else "email_not_office"


def url_problem(text: str, setting: Setting) -> str | None:
    """A page of the state, of a domain that org.toml names, or of an office on a social network."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "url_not_office"
    hosts = [*_told()["page_hosts"], *_told()["social_hosts"], *setting.org.get("page_domains", ())]
    proper = parts.scheme in ("http", "https") and "@" not in text and not re.search(r"\d{9}", text)
    return None if proper and _of_host(parts.netloc.lower(), hosts) else "url_not_office"


def _of_host(host: str, hosts: Iterable[str]) -> bool:
    return any(host == known or host.endswith("." + known) for known in hosts)


def _has_one_of(text: str, words: Iterable[str]) -> bool:
    """Accents count: "sở" is an office, "số" is a house."""
    plain = unicodedata.normalize("NFC", text).lower()
    return any(re.search(rf"\b{re.escape(word)}\b", plain) for word in words)
