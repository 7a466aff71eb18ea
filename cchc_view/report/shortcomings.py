"""Part V: each target that was not met, and how many dossiers or procedures are missing."""

from __future__ import annotations

from cchc_data.gaps import Gap, gaps
from cchc_view import figures, format, labels
from cchc_view.page import Telling
from cchc_view.story import Block, Bullets, Heading, Paragraph

_WANTING = ("near", "not_met")


def shortcomings(telling: Telling) -> tuple[Block, ...]:
    """One computed sentence a target that was missed, or that every one was met."""
    words = telling.words
    judged = [gap for gap in gaps(telling.loaded, telling.scope) if gap.figure.status != "none"]
    wanting = [gap for gap in judged if gap.figure.status in _WANTING]
    met = "report.all_met" if judged else "report.nothing_judged"
    lead = words(
        "report.wanting" if wanting else met,
        n=format.number(len(wanting), telling.lang),
        all=format.number(len(judged), telling.lang),
        period=labels.covered(telling),
    )
    sentences = (Bullets(tuple(_sentence(gap, telling) for gap in wanting)),) if wanting else ()
    return (Heading(words("report.part_shortcomings")), Paragraph(lead), *sentences)


def _sentence(gap: Gap, telling: Telling) -> str:
    words, figure = telling.words, gap.figure
    counts = figures.counts_text(figure, words)
    parts = [
        words(
            "report.reached",
            criterion=figure.indicator.criterion,
            what=figure.indicator.words[telling.lang]["short"],
            value=figures.value_text(figure, words) + (f" ({counts})" if counts else ""),
            status=_verdict(figures.status_text(figure, words)),
        ),
        f"{figures.target_text(figure.indicator, words)}.",
    ]
    if missing := figures.missing_text(gap, words):
        parts.append(missing)
    return " ".join(parts)


def _verdict(status: str) -> str:
    """The status without its symbol, as it stands in a sentence: "chưa đạt"."""
    word = status.split(" ", 1)[1]
    return word[0].lower() + word[1:]
