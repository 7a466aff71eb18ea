"""python -m cchc_data refresh: a draft from what is published, with the present catalogue and form files."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime

from cchc_data import instance
from cchc_data.checking.account import DRAFT
from cchc_data.checking.days import VIETNAM
from cchc_data.checking.org import OrgUnknown
from cchc_data.checking.problems import sentence, todo
from cchc_data.checking.refreshing import refresh
from cchc_data.checking.report.as_text import text
from cchc_data.checking.report.model import model
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.commands.engine import add_engine
from cchc_data.engines import DUCKDB


def add_arguments(arguments: argparse._ArgumentGroup) -> None:
    add_engine(arguments, default=DUCKDB)


def run(options: argparse.Namespace) -> Exit:
    """Refresh, and print what would change in public."""
    try:
        account = refresh(options.data or instance.root(), datetime.now(UTC).astimezone(VIETNAM), options.engine)
    except OrgUnknown as unknown:
        says = f"{sentence(unknown.remark)} {todo(unknown.remark)}"
        return answer(options, Exit.REFUSED, "refused", says, code=unknown.remark.code)
    told = model(account)
    print(json.dumps(told, ensure_ascii=False, indent=1) if options.json else text(told))
    return Exit.DONE if account.state == DRAFT else Exit.NOTHING
