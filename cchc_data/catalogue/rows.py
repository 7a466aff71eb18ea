"""Rows of `channels.csv`: one per procedure, channel and case."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cchc_data.catalogue.fees import Fee, parse_fee
from cchc_data.catalogue.limits import Limit, parse_limit
from cchc_data.catalogue.methods import MethodRow, case_name, split_methods
from cchc_data.catalogue.text import clean
from cchc_data.catalogue.vocabulary import words


def channel_rows(proc_code: str, field_id: str, methods: str) -> list[dict[str, Any]]:
    """One row per row of the portal's table; cases are numbered from 1 within their channel."""
    rows = split_methods(methods).rows
    per_channel = Counter(row.channel for row in rows)
    seen: Counter[str] = Counter()
    table = []
    for row in rows:
        seen[row.channel] += 1
        name = case_name(row) if per_channel[row.channel] > 1 else ""
        where = {
            "proc_code": proc_code,
            "channel": words()["channels"][row.channel],
            "case_no": seen[row.channel],
            "case_name": name,
        }
        limit = _limit(row, field_id, proc_code)
        table.append(where | _facts(limit, _fee(row)) | {"note": clean(row.note)})
    return table


def supplement_channel(row: dict[str, str]) -> dict[str, Any]:
    """The one row of a procedure known only from `supplement.csv`; its channel is not known."""
    limit = parse_limit(row["limit_raw"])
    limit = Limit(limit.value, limit.unit, limit.raw, row["limit_note"])
    where = {"proc_code": row["proc_code"], "channel": "", "case_no": 1, "case_name": ""}
    return where | _facts(limit, parse_fee(row["fee_raw"])) | {"note": row["note"]}


def _limit(row: MethodRow, field_id: str, proc_code: str) -> Limit:
    if row.glued:
        return Limit(None, "", "", words()["notes"]["glued"])
    return parse_limit(row.limit, field_id, proc_code)


def _fee(row: MethodRow) -> Fee:
    if row.glued:
        return Fee(None, "unclear", "", clean(row.fee + row.fee_detail))
    return parse_fee(row.fee, row.fee_detail)


def _facts(limit: Limit, fee: Fee) -> dict[str, Any]:
    return {
        "limit_value": limit.value,
        "limit_unit": limit.unit,
        "limit_raw": limit.raw,
        "limit_note": limit.note,
        "fee_vnd": fee.vnd,
        "fee_kind": fee.kind,
        "fee_unit": fee.unit,
        "fee_raw": fee.raw,
    }
