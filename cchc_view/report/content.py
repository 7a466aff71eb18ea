"""A period's figures gathered into one report; every sentence and number as the site words them."""

from __future__ import annotations

from cchc_data import periods
from cchc_data.measure import Figure
from cchc_data.measure import figures as measure_figures
from cchc_view import figures, format, labels, survey, tables
from cchc_view.page import Telling
from cchc_view.report.form06a import form06a
from cchc_view.report.letter import closing, letterhead
from cchc_view.report.model import Channels, Report
from cchc_view.report.shortcomings import shortcomings
from cchc_view.story import Block, Bullets, Cell, Heading, Paragraph, Table

_FEEDBACK = ("complaints_on_time_pct", "complaints_published_pct", "complaints_satisfied_pct")
_FACTORS = (
    "satisfaction_pct",
    "satisfaction_access_pct",
    "satisfaction_procedure_pct",
    "satisfaction_staff_pct",
    "satisfaction_result_pct",
    "satisfaction_feedback_pct",
)


def gather(telling: Telling) -> Report:
    """The whole report of the telling's period."""
    words, loaded = telling.words, telling.loaded
    measured = measure_figures(loaded, loaded.indicators, telling.scope)
    applied = {name: figure for name, figure in measured.items() if figure.state != "not_applicable"}
    results, head = _results(telling, applied), letterhead(telling)
    return Report(
        title=f"{head.kind}: {' '.join(head.subject.split())}",
        letterhead=head,
        warning=words("report.demo") if loaded.manifest["illustrative"] else "",
        body=(*_opening(telling), *_result_part(telling, results, measured), *_dossier_part(telling),
              *_feedback_part(telling, measured), *_survey_part(telling), *shortcomings(telling)),
        closing=closing(telling),
        results=results,
        figures=tuple(applied.values()),
        annex=form06a(telling),
        channels=_channels(telling),
        footer=_footer(telling),
        as_of=loaded.as_of,
    )  # fmt: skip


def _opening(telling: Telling) -> tuple[Block, ...]:
    words, loaded = telling.words, telling.loaded
    blocks = [Paragraph(words("report.opening", organ=telling.org["name_vi"], period=labels.covered(telling)))]
    row = telling.loaded.period(telling.view.period)
    if row["covered_from"] > row["from_on"] or row["covered_to"] < row["to_on"]:
        days = {name: format.date_text(row[name], telling.lang) for name in ("from_on", "to_on")}
        blocks.append(Paragraph(words("report.partly_covered", **days)))
    if labels.status(loaded, telling.view.period) == "locked":
        blocks.append(Paragraph(words("report.locked")))
    return tuple(blocks)


def _results(telling: Telling, applied: dict[str, Figure]) -> Table:
    """Every indicator that applies to the period: target, value, counts, status."""
    words = telling.words
    rows = tuple(
        (
            Cell(_name(figure, telling)),
            Cell(figures.target_text(figure.indicator, words)),
            Cell(figures.value_text(figure, words), "number" if figure.state == "ok" else "text"),
            Cell(figures.counts_text(figure, words) or "–", "number"),
            Cell(figures.status_text(figure, words) or "–", "status", status=figure.status),
        )
        for figure in applied.values()
    )
    head = tuple(words(f"table.{key}") for key in ("indicator", "target", "value", "counts", "status"))
    return Table(words("report.results_caption", period=labels.covered(telling)), head, rows)


def _name(figure: Figure, telling: Telling) -> str:
    return f"{figure.indicator.criterion}. {figure.indicator.words[telling.lang]['short']}"


def _result_part(telling: Telling, results: Table, measured: dict[str, Figure]) -> tuple[Block, ...]:
    words = telling.words
    left_out = [_name(figure, telling) for figure in measured.values() if figure.state == "not_applicable"]
    without = (Paragraph(words("report.not_applicable", names="; ".join(left_out))),) if left_out else ()
    return (Heading(words("report.part_results")), results, *without)


def _dossier_part(telling: Telling) -> tuple[Block, ...]:
    whole, _ = tables.movement_lines(telling)
    return (
        Heading(telling.words("report.part_dossiers")),
        tables.movement(telling, whole),
        Paragraph(tables.paused_note(telling, whole)),
        tables.channels(telling),
        tables.letters(telling),
        Paragraph(telling.words("report.see_annex")),
    )


def _feedback_part(telling: Telling, measured: dict[str, Figure]) -> tuple[Block, ...]:
    sentences = tuple(_sentence(measured[name], telling) for name in _FEEDBACK)
    return (Heading(telling.words("report.part_feedback")), tables.complaints(telling), Bullets(sentences))


def _sentence(figure: Figure, telling: Telling) -> str:
    what, value = figure.indicator.words[telling.lang]["short"], figures.value_text(figure, telling.words)
    counts = figures.counts_text(figure, telling.words)
    return f"{what}: {value} ({counts})." if counts else f"{what}: {value}."


def _survey_part(telling: Telling) -> tuple[Block, ...]:
    words, twin = telling.words, survey.factor_bars(telling, _FACTORS).twin
    caption = words("report.survey_caption", period=labels.covered(telling))
    return (
        Heading(words("report.part_survey")),
        Paragraph(survey.sheets_sentence(telling)),
        Table(caption, twin.head, twin.rows),
        Paragraph(words("satisfaction.baseline")),
    )


def _channels(telling: Telling) -> Channels:
    words = telling.words
    rows = telling.loaded.rows("channels", period=telling.view.period, org_code=telling.scope.org_code)
    return Channels(
        caption=words("channel.caption", period=labels.covered(telling)),
        head=(words("channel.head"), words("table.dossiers")),
        rows=tuple((words(f"channel.{row['channel']}"), row["n"]) for row in rows),
        total=words("table.all"),
    )


def _footer(telling: Telling) -> str:
    words = telling.words
    period = labels.period_name(periods.parse(telling.view.period), words)
    stamp = words("report.footer", snapshot=telling.loaded.id, day=labels.as_of(telling), period=period)
    return f"{words('report.demo_short')} {stamp}" if telling.loaded.manifest["illustrative"] else stamp
