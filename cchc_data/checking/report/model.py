"""The report as plain data: what terminal, HTML, xlsx and JSON all show. It holds no cell of any file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from cchc_data import file_names
from cchc_data.checking.account import Account
from cchc_data.checking.comparison import Change
from cchc_data.checking.outcome import Outcome
from cchc_data.checking.problems import sentence, term, todo
from cchc_data.checking.scrubber import trace
from cchc_data.checking.report.words import figure, words
from cchc_data.reading.forms import forms
from cchc_data.received import Remark

KINDS = ("rejected", "warnings", "discrepancies")


def model(account: Account) -> dict[str, Any]:
    """The whole report of an import, ready for json.dumps."""
    return {
        "title": words()["title"],
        "org": account.org["name_vi"],
        "state": account.state,
        "says": words()["state"][account.state].format(draft=account.draft),
        "draft": account.draft,
        "files": [_file(outcome) for outcome in account.outcomes],
        "tables": [
            {"table": term(m.table), "before": m.before, "new": m.new, "replaced": m.replaced, "after": m.after}
            for m in account.merged
        ],
        "changes": [_change(change) for change in account.changes.figures if change.is_change],
        "changed_by_field": account.changes.by_field,
        "remarks": [{"code": r.code, "says": sentence(r), "todo": todo(r)} for r in account.remarks],
        "corrections": [str(path) for path in account.corrections],
    }


def refusal(org: Mapping[str, Any], remark: Remark) -> dict[str, Any]:
    """The report of an import that wrote nothing, in the same shape."""
    empty = {name: [] for name in ("files", "tables", "changes", "corrections")}
    told = {"code": remark.code, "says": sentence(remark), "todo": todo(remark)}
    says = words()["state"]["refused"]
    return {
        "title": words()["title"],
        "org": org["name_vi"],
        "state": "refused",
        "says": says,
        "draft": None,
        "changed_by_field": 0,
        "remarks": [told],
        **empty,
    }


def _file(outcome: Outcome) -> dict[str, Any]:
    received = outcome.received
    known = (column for column in received.columns if column.field and not column.personal)
    headers = {column.letter: column.header for column in known if trace(column.header) is None}
    found = {kind: _grouped(getattr(outcome, kind), headers) for kind in KINDS}
    return {
        "file": file_names.label(received.file_name),
        "sha256": received.sha256,
        "form": forms()[received.form].title_vi,
        "period": list(received.period or ()),
        "rows_in": outcome.rows_in,
        "accepted": outcome.rows_accepted,
        "merged": outcome.merged,
        "rows_rejected": outcome.rows_rejected,
        **found,
    }


def _grouped(remarks: Iterable[Remark], headers: dict[str, str]) -> list[dict[str, Any]]:
    """One entry per sentence and column, with the rows it is about; the most frequent first."""
    groups: dict[tuple[str, str, str | None], list[Remark]] = defaultdict(list)
    for remark in remarks:
        groups[sentence(_without_row(remark)), remark.code, remark.column].append(remark)
    entries = [
        {
            "code": code,
            "says": says,
            "todo": todo(_without_row(these[0])),
            "column": _column(column, headers),
            "n": len(these),
            "rows": [remark.row for remark in these if remark.row is not None],
        }
        for (says, code, column), these in groups.items()
    ]
    return sorted(entries, key=lambda entry: (-entry["n"], entry["code"]))


def _without_row(remark: Remark) -> Remark:
    return Remark(remark.code, None, remark.column, remark.values)


def _column(letter: str | None, headers: dict[str, str]) -> str:
    return "" if letter is None else f"{letter} – {headers[letter]}" if letter in headers else letter


def _change(change: Change) -> dict[str, Any]:
    period = change.period
    return {
        "indicator": change.new.indicator.id,
        "title": change.new.indicator.words["vi"]["short"],
        "period": words()["period"][period.kind].format(number=period.number, year=period.year),
        "old": figure(change.old),
        "new": figure(change.new),
        "restated": change.is_restatement,
    }
