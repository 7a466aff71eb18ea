"""The administrative frame of the report: Decree 30/2020/NĐ-CP, Appendix I."""

from __future__ import annotations

from cchc_data import periods
from cchc_view import format, labels
from cchc_view.page import Telling
from cchc_view.report.model import Closing, Letterhead
from cchc_view.report.recipients import recipients


def letterhead(telling: Telling) -> Letterhead:
    """What stands above the text."""
    words = telling.words
    return Letterhead(
        nation=words("report.nation"),
        motto=words("report.motto"),
        organ=_organ(telling).upper(),
        number=words("report.number"),
        place_and_day=words("report.place_and_day"),
        kind=words("report.kind"),
        subject=_subject(telling),
    )


def _organ(telling: Telling) -> str:
    """The committee's name in full on two lines, without the province that stands in the place."""
    short, whole = telling.words("report.committee_short"), telling.words("report.committee")
    name = telling.org["name_vi"].split(",")[0].strip()
    return f"{whole}\n{name.removeprefix(short).strip()}" if name.startswith(short) else name


def _subject(telling: Telling) -> str:
    words, period = telling.words, periods.parse(telling.view.period)
    first, last = (format.date_text(day, telling.lang) for day in (period.from_on, period.to_on))
    subject = words("report.subject", period=labels.within_sentence(period, words))
    return f"{subject}\n{words('report.dates', first=first, last=last)}"


def closing(telling: Telling) -> Closing:
    """What stands below the text."""
    words = telling.words
    listed = (words("report.recipient", name=name) for name in recipients(periods.parse(telling.view.period), telling.loaded.org))
    return Closing(
        recipients_title=words("report.recipients"),
        recipients=(*listed, words("report.kept")),
        on_behalf=words("report.on_behalf"),
        post=words("report.post"),
        signature=words("report.signature"),
    )
