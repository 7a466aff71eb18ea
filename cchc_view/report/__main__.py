"""python -m cchc_view.report --period 2026-Q3 --kind reporting: the report as files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cchc_data import instance, snapshot
from cchc_data.bucket.trouble import Trouble
from cchc_data.commands import Exit
from cchc_data.commands.at_hand import place
from cchc_data.commands.parser import Parser
from cchc_data.commands.words import words
from cchc_data.store import Loaded
from cchc_view import words as wordbook
from cchc_view.report import FORMATS, NoReport, offered, write

_SAME = "as_written"


def main(arguments: list[str] | None = None) -> int:
    """Write the files asked for; returns an exit code of `cchc_data.commands.Exit`."""
    options = _parser().parse_args(arguments)
    try:
        root = instance.at(options.data) if options.data else instance.root()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return Exit.BUCKET
    current = snapshot.current_id(root)
    if current is None:
        print(wordbook.of("vi")("error.empty"), file=sys.stderr)
        return Exit.DAMAGED
    try:
        return _write_all(Loaded(root, current), options)
    except snapshot.SnapshotError as error:
        print(error, file=sys.stderr)
        return Exit.DAMAGED


def _write_all(loaded: Loaded, options: argparse.Namespace) -> Exit:
    period = of_kind(options.period, options.kind)
    options.out.mkdir(parents=True, exist_ok=True)
    for kind in options.format or FORMATS:
        try:
            body = write(loaded, period, kind)
        except NoReport:
            print(wordbook.of("vi")("report.unknown_period", periods=", ".join(offered(loaded))), file=sys.stderr)
            return Exit.USAGE
        path = options.out / f"bao-cao-{period}.{kind}"
        path.write_bytes(body)
        print(path)
    return Exit.DONE


def of_kind(period: str, kind: str) -> str:
    """The id of the same quarter or year of the other reckoning: 2026-Q3 is 2026-R3, 2026 is 2026-R."""
    year, _, part = period.partition("-")
    if kind == _SAME or part[:1] not in ("", "Q", "R"):
        return period
    if kind == "reporting":
        return f"{year}-R{part[1:]}"
    return f"{year}-Q{part[1:]}" if part[1:] else year


def _parser() -> argparse.ArgumentParser:
    told = words()
    parser = Parser(prog="python -m cchc_data report", description=told["command"]["report"])
    arguments, help_of = parser.add_argument_group(told["about"]["arguments"]), told["argument"]
    arguments.add_argument("--period", required=True, metavar="PERIOD", help=help_of["report_period"])
    arguments.add_argument("--kind", choices=("reporting", "calendar"), default=_SAME, help=help_of["report_kind"])
    arguments.add_argument("--format", action="append", choices=tuple(FORMATS), help=help_of["report_format"])
    arguments.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help=help_of["out"])
    arguments.add_argument("--data", type=place, metavar="FOLDER", help=help_of["data"])
    arguments.add_argument("-h", "--help", action="help", help=help_of["help"])
    return parser


if __name__ == "__main__":
    sys.exit(main())
