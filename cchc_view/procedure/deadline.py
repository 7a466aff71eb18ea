"""The calculator "Nộp lúc này thì bao giờ có kết quả?": a form, and the answer step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from cchc_data.calendar import CalendarNotAnnounced, WorkingCalendar
from cchc_data.deadlines import UNITS, CannotTell, Deadline, Step, Wait, deadline
from cchc_data.office_hours import OfficeHours
from cchc_view import format
from cchc_view.guidance import Entry, Fact, Facts, Form
from cchc_view.page import Telling
from cchc_view.procedure.words import Row, channel_name, plain_number
from cchc_view.story import Block, Bullets, Heading, Note, Paragraph

ANCHOR = "bao-gio"
CHANNEL, DAY, HOUR, ASKED_ON, RECEIVED_ON = "kenh", "ngay", "gio", "bo-sung-tu", "bo-sung-den"
_EVERY_MINUTES, _DAY_MINUTES = 30, 24 * 60
_LONGEST = 20


@dataclass(frozen=True)
class Asked:
    """What was typed, as typed; `suggested` is the day the form offers when nothing was."""

    channel: str = ""
    day: str = ""
    hour: str = ""
    asked_on: str = ""
    received_on: str = ""
    suggested: str = ""

    @property
    def is_question(self) -> bool:
        return bool(self.day or self.hour)


def read_asked(query: Mapping[str, str], today: date) -> Asked:
    """The calculator's parameters of an address, each cut to a sane length."""
    typed = (query.get(name, "").strip()[:_LONGEST] for name in (CHANNEL, DAY, HOUR, ASKED_ON, RECEIVED_ON))
    return Asked(*typed, suggested=today.isoformat())


def calculator(telling: Telling, code: str, channels: Sequence[Row], asked: Asked | None) -> Iterator[Block]:
    """Heading, form and, when a moment was asked for, the answer; no form where no limit is known."""
    words, asked = telling.words, asked or Asked()
    known = {_value(channel): channel for channel in channels if channel["limit_unit"] in UNITS}
    yield Heading(words("deadline.title"), lead=words("deadline.lead"), anchor=ANCHOR)
    if not known:
        yield Note(words("deadline.no_limit"), "empty")
        return
    chosen = known.get(asked.channel) or known.get("counter-1") or next(iter(known.values()))
    yield _form(telling, code, known, chosen, asked)
    if asked.is_question:
        yield from _answer(telling, chosen, asked)


def _value(channel: Row) -> str:
    return f"{channel['channel'] or 'unknown'}-{channel['case_no']}"


def _form(telling: Telling, code: str, known: Mapping[str, Row], chosen: Row, asked: Asked) -> Form:
    words = telling.words
    names = tuple((value, channel_name(channel, telling)) for value, channel in known.items())
    hours = (("", words("deadline.choose_hour")), *((clock, clock) for clock in _clocks()))
    return Form(
        action=f"{telling.view.base}thu-tuc/{code}#{ANCHOR}",
        button=words("deadline.button"),
        entries=(
            Entry(CHANNEL, words("deadline.channel"), _value(chosen), options=names),
            Entry(DAY, words("deadline.day"), _iso(asked.day) or asked.suggested, "date", required=True),
            Entry(HOUR, words("deadline.hour"), asked.hour, options=hours, required=True),
        ),
        more_label=words("deadline.more"),
        more=(
            Entry(ASKED_ON, words("deadline.asked_on"), _iso(asked.asked_on), "date"),
            Entry(RECEIVED_ON, words("deadline.received_on"), _iso(asked.received_on), "date"),
        ),
        opened=bool(asked.asked_on or asked.received_on),
    )


def _clocks() -> Iterator[str]:
    for minutes in range(0, _DAY_MINUTES, _EVERY_MINUTES):
        yield f"{minutes // 60:02d}:{minutes % 60:02d}"


def _answer(telling: Telling, chosen: Row, asked: Asked) -> Iterator[Block]:
    words = telling.words
    day, clock = read_day(asked.day), read_clock(asked.hour)
    if day is None or clock is None:
        example = format.date_text(telling.loaded.as_of, telling.lang)
        wrong = words("deadline.bad_day", example=example) if day is None else words("deadline.bad_hour")
        yield Note(wrong, "warning")
        return
    try:
        wait = _wait(asked)
        found = deadline(
            chosen["limit_value"],
            chosen["limit_unit"],
            datetime.combine(day, clock),
            WorkingCalendar.load(),
            OfficeHours.load(),
            wait,
        )
    except CalendarNotAnnounced as unknown:
        yield Note(words("deadline.not_announced", year=unknown.year), "warning")
    except CannotTell as unknown:
        key = "deadline.bad_wait" if unknown.reason == "wait_order" else "deadline.no_limit"
        yield Note(words(key), "warning")
    else:
        yield from _told(telling, chosen, found)


def _told(telling: Telling, chosen: Row, found: Deadline) -> Iterator[Block]:
    words = telling.words
    before = words("deadline.in_hours", time=_time(found.due))
    yield Facts((Fact(words("deadline.latest"), (format.weekday_date(found.due, telling.lang),), (before,)),), large=True)
    yield Paragraph(words("deadline.promise"))
    yield Heading(words("deadline.how"), level=3)
    yield Bullets(tuple(step_text(telling, step) for step in found.steps), ordered=True)
    if chosen["channel"] == "post":
        yield Paragraph(words("deadline.post_note"))


def step_text(telling: Telling, step: Step) -> str:
    """One rule as a sentence, naming the days off it passed over and the Saturdays it counted."""
    words, lang = telling.words, telling.lang
    passed = [words("deadline.weekend_and")]
    for key, days in (("deadline.off", step.off), ("deadline.worked", step.worked)):
        if days:
            passed.append(words(key, days=", ".join(format.date_text(day, lang) for day in days)))
    return words(
        f"deadline_step.{step.rule}",
        day=format.weekday_date(step.at, lang),
        time=_time(step.at),
        n=plain_number(float(step.n), telling),
        passed="; ".join(passed),
    )


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _wait(asked: Asked) -> Wait | None:
    """The supplement, None when none was named; raises CannotTell when only half of it is readable."""
    if not (asked.asked_on or asked.received_on):
        return None
    days = [read_day(text) for text in (asked.asked_on, asked.received_on)]
    if None in days:
        raise CannotTell("wait_order")
    asked_at, received_at = (datetime.combine(day, time(8)) for day in days)
    return Wait(asked_at, received_at)


def read_day(text: str) -> date | None:
    """A day as a browser sends it (2026-11-27) or as people write it (27/11/2026)."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None


def read_clock(text: str) -> time | None:
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError:
        return None


def _iso(text: str) -> str:
    """For the date box, which understands no other form; "" when it is no day."""
    day = read_day(text)
    return day.isoformat() if day else ""
