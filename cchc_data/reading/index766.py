"""Opening the daily JSON of Decision 766 scores: communes, and their indicators."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cchc_data.received import SourceColumn, SourceRow
from cchc_data.reading.cells import as_text
from cchc_data.reading.encoding import Encoding
from cchc_data.reading.forms import Form, forms
from cchc_data.reading.refusal import unreadable

_LISTS = ("communes", "communesDetail", "provinces", "data", "items")


def units(path: Path, encoding: Encoding) -> list[dict[str, Any]]:
    """The objects about one unit each. Raises UnreadableFile: broken_json, json_lines, unknown_json."""
    text = path.read_text(encoding=encoding.codec)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise unreadable("json_lines" if _is_object(text.partition("\n")[0]) else "broken_json") from error
    found = told if isinstance(told, list) else _listed(told)
    chosen = [unit for unit in found if isinstance(unit, dict) and {"departmentCode", "department_code"} & unit.keys()]
    if not chosen:
        raise unreadable("unknown_json")
    return chosen


def tables(found: list[dict[str, Any]]) -> Iterator[tuple[Form, list[SourceColumn], list[SourceRow]]]:
    """The score table and, when the file has them, the table of single indicators."""
    scores = [_flat(unit) for unit in found]
    yield _table(forms()["index_766"], scores)
    metrics = [metric for unit in found for metric in _metrics(unit)]
    if metrics:
        yield _table(forms()["index_766_metrics"], metrics)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _listed(told: dict[str, Any]) -> list[Any]:
    return next((told[name] for name in _LISTS if isinstance(told.get(name), list)), [])


def _flat(unit: dict[str, Any]) -> dict[str, Any]:
    """Scalars under their own key, those of an inner object also under "outer / key"."""
    flat = {name: value for name, value in unit.items() if not isinstance(value, (dict, list))}
    for name, part in ({"groupScores": unit.get("groupScores")} | _components(unit)).items():
        if isinstance(part, dict):
            flat |= {f"{name} / {key}": value for key, value in part.items() if not isinstance(value, (dict, list))}
    return flat


def _metrics(unit: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in _components(unit).values():
        listed = part.get("metrics") if isinstance(part, dict) else None
        for metric in listed if isinstance(listed, list) else ():
            if isinstance(metric, dict):
                yield {"departmentCode": unit.get("departmentCode")} | {f"metrics / {k}": v for k, v in metric.items()}


def _components(unit: dict[str, Any]) -> dict[str, Any]:
    parts = unit.get("componentIndicators")
    return parts if isinstance(parts, dict) else {}


def _table(form: Form, records: list[dict[str, Any]]) -> tuple[Form, list[SourceColumn], list[SourceRow]]:
    """One row per record, numbered from 1; a column's letter is its key. A null stays None, never 0."""
    keys = list(dict.fromkeys(key for record in records for key in record))
    fields = {key: name for key in keys if (name := _field(form, key))}
    columns = [SourceColumn(key, key, fields.get(key)) for key in keys]
    rows = [
        SourceRow(number, {name: as_text(_scalar(record.get(key))) for key, name in fields.items()})
        for number, record in enumerate(records, 1)
    ]
    return form, columns, rows


def _scalar(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, bool)) or value is None else ""


def _field(form: Form, key: str) -> str | None:
    """The field whose alias is exactly this JSON key (capitals do not count)."""
    parts = tuple(part.lower() for part in key.split(" / "))
    return next((f.name for f in form.fields if any(alias.parts == parts for alias in f.aliases)), None)
