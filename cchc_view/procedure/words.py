"""Time limits, fees and ways to file in words; what the source left unclear stays in its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cchc_view import format
from cchc_view.page import Telling

Row = Mapping[str, Any]

FEES = "phi"  # the anchor of what the source says about fees
_LONGEST_NAME = 120
_LONGEST_QUOTED = 220


def short_name(name: str) -> str:
    """A name one can read at a glance: a long one up to its first bracket or semicolon."""
    if len(name) <= _LONGEST_NAME:
        return name
    end = min((at for mark in (" (", ";") if (at := name.find(mark)) > 0), default=len(name))
    return name[:end]


def limit_text(channel: Row, telling: Telling) -> str:
    """"7 ngày làm việc"; what the source did not say is said to be missing, never guessed."""
    unit, words = channel["limit_unit"], telling.words
    if unit is None:
        return words("limit.not_stated")
    if unit == "missing_unit":
        return words("limit.missing_unit", raw=channel["limit_raw"])
    value = channel["limit_value"]
    return words(f"limit.{unit}", n="" if value is None else plain_number(float(value), telling))


def plain_number(value: float, telling: Telling) -> str:
    """Without decimals where there are none: "7", "0,5"."""
    return format.number(value, telling.lang, 0 if value.is_integer() else 1)


def fee_text(channel: Row, telling: Telling) -> str:
    """"Miễn phí", "8.000 ₫/bản"; what cannot be read with certainty stays as the source wrote it."""
    kind, words = channel["fee_kind"], telling.words
    if kind == "free":
        return words("fee.free")
    if kind == "fixed":
        return format.vnd(int(channel["fee_vnd"]), telling.lang) + (channel["fee_unit"] or "")
    return words("fee.as_written", raw=channel["fee_raw"]) if kind else words("fee.not_stated")


def shortened(text: str) -> str:
    """The beginning of a text, whole words only."""
    return text if len(text) <= _LONGEST_QUOTED else text[:_LONGEST_QUOTED].rsplit(" ", 1)[0] + " …"


def home_text(row: Row, telling: Telling) -> str:
    """Whether it can be done from home, and how."""
    words = telling.words
    post = words("home.and_post") if row["postal"] else ""
    return words(f"home.{row['service_level']}", post=post)


def channel_name(channel: Row, telling: Telling) -> str:
    """"Tại quầy", with the case where the channel has several."""
    words = telling.words
    name, case = words(f"channel.{channel['channel'] or 'unknown'}"), channel["case_name"]
    return words("answer.by_case", channel=name, case=case[:1].lower() + case[1:]) if case else name


def same_rows(channels: Sequence[Row], telling: Telling) -> list[tuple[str, Row]]:
    """Channels with the same limit and fee as one row: ("Trực tuyến, tại quầy", the first of them)."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for channel in channels:
        found[limit_text(channel, telling), fee_text(channel, telling)].append(channel)
    return [(_joined(rows, telling), rows[0]) for rows in found.values()]


def _joined(channels: Sequence[Row], telling: Telling) -> str:
    return ", ".join(dict.fromkeys(channel_name(channel, telling) for channel in channels))


def per_channel(
    channels: Sequence[Row], telling: Telling, say: Callable[[Row, Telling], str]
) -> tuple[str, ...]:
    """One line where all channels say the same, else a line for each thing said."""
    said: dict[str, list[Row]] = defaultdict(list)
    for channel in channels:
        said[say(channel, telling)].append(channel)
    if len(said) == 1:
        return tuple(said)
    return tuple(
        telling.words("answer.by_channel", channels=_joined(rows, telling), text=text) for text, rows in said.items()
    )


def ended(telling: Telling, row: Row) -> bool:
    """Whether the procedure was abolished before the data's last day."""
    return row["effective_to"] is not None and row["effective_to"] < telling.loaded.as_of


def procedure_href(telling: Telling, row: Row) -> str:
    """The procedure's page; of an abolished one, which has none any more, its last content."""
    in_force = row["effective_to"].isoformat() if ended(telling, row) else ""
    return telling.view.href("thu-tuc", code=row["proc_code"], in_force=in_force)
