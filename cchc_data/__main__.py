"""python -m cchc_data COMMAND: files in, checked, published; `--help` lists the commands."""

from __future__ import annotations

import sys

from cchc_data import snapshot
from cchc_data.checking.lock import Busy
from cchc_data.checking.problems import sentence, todo
from cchc_data.commands import (
    Exit,
    doctor,
    import_files,
    init,
    make_sample,
    publish,
    report,
    rollback,
    shell,
    snapshots,
    template,
    verify,
    watch,
)
from cchc_data.commands.answering import answer
from cchc_data.commands.parser import parser
from cchc_data.received import Remark

REPORT = "report"
COMMANDS = {
    "init": init,
    "import": import_files,
    "watch": watch,
    "publish": publish,
    "rollback": rollback,
    "snapshots": snapshots,
    "verify": verify,
    "template": template,
    "doctor": doctor,
    "shell": shell,
    "sample": make_sample,
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code (see `commands.Exit`)."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == [REPORT]:
        return report.hand_over(given[1:])
    options = parser(COMMANDS, elsewhere=(REPORT,)).parse_args(given)
    try:
        return options.run(options)
    except snapshot.SnapshotError as error:
        remark, code = Remark("snapshot_damaged", values={"what": str(error)}), Exit.DAMAGED
    except Busy:
        remark, code = Remark("busy"), Exit.BUSY
    return answer(options, code, code.name.lower(), f"{sentence(remark)} {todo(remark)}", code=remark.code)


if __name__ == "__main__":
    sys.exit(main())
