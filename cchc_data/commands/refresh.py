"""python -m cchc_data refresh: a draft from what is published, with the present catalogue and form files."""

from __future__ import annotations

import argparse
import sys
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

HELP = "rebuild a draft from the published rows after a new catalogue, new form files or new software"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It needs none of its own."""


def run(options: argparse.Namespace) -> Exit:
    """Refresh, and print what would change in public."""
    try:
        account = refresh(options.data or instance.root(), datetime.now(UTC).astimezone(VIETNAM))
    except OrgUnknown as refused:
        print(sentence(refused.remark), todo(refused.remark), sep="\n", file=sys.stderr)
        return Exit.REFUSED
    print(text(model(account)))
    return Exit.DONE if account.state == DRAFT else Exit.NOTHING
