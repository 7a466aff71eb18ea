"""The report as a tagged PDF (PDF/UA-1), set by Typst from the same plain data."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import singledispatch
from pathlib import Path
from typing import Any

import typst

from cchc_view import format
from cchc_view import words as wordbook
from cchc_view.report.model import Report
from cchc_view.report.widths import crowded, shares
from cchc_view.story import Block, Bullets, Heading, Paragraph, Table

_TEMPLATE = Path(__file__).with_name("bao-cao.typ")


def pdf_file(report: Report) -> bytes:
    """The document in the fonts that Typst brings, so that every machine gives the same bytes."""
    told = json.dumps(_plain(report), ensure_ascii=False)
    return typst.compile(
        _TEMPLATE.read_bytes(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"report": told},
    )


def _plain(report: Report) -> dict[str, Any]:
    made, form = report.made_at, report.annex
    lines = [
        {"name": line.name, "numbers": [format.number(n, "vi") for n in line.numbers]}
        for line in (*form.lines, form.total)
    ]
    return {
        "title": report.title,
        "made": {"year": made.year, "month": made.month, "day": made.day},
        "letterhead": asdict(report.letterhead),
        "warning": report.warning,
        "body": [_told(block) for block in report.body],
        "closing": asdict(report.closing),
        "annex": {
            "name": wordbook.of("vi")("report.annex"),
            **{"title": form.title, "period": form.period, "unit": form.unit},
            "head": [asdict(cell) for cell in form.head],
            "lines": lines,
        },
        "footer": report.footer,
    }


@singledispatch
def _told(block: Block) -> dict[str, Any]:
    raise TypeError(type(block))


@_told.register
def _(block: Heading) -> dict[str, Any]:
    return {"kind": "heading", "text": block.text}


@_told.register
def _(block: Paragraph) -> dict[str, Any]:
    return {"kind": "paragraph", "text": block.text}


@_told.register
def _(block: Bullets) -> dict[str, Any]:
    return {"kind": "bullets", "items": block.items}


@_told.register
def _(block: Table) -> dict[str, Any]:
    if not block.rows:
        return {"kind": "paragraph", "text": f"{block.caption}: {block.empty}"}
    rows = [[{"text": cell.text, "number": cell.kind == "number"} for cell in row] for row in block.rows]
    return {"kind": "table", "caption": block.caption, "head": block.head, "rows": rows, "shares": shares(block), "small": crowded(block)}
