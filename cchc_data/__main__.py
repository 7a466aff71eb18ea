"""python -m cchc_data COMMAND: files in, checked, published; `--help` lists the commands."""

from __future__ import annotations

import os
import sys

from cchc_data import audit, snapshot
from cchc_data.bucket.trouble import Trouble
from cchc_data.checking.lock import Busy
from cchc_data.checking.problems import sentence, todo
from cchc_data.commands import Exit, report
from cchc_data.commands.answering import answer
from cchc_data.commands.at_hand import at_hand
from cchc_data.commands.choosing import choose_unit
from cchc_data.commands.parser import parser
from cchc_data.engines import EngineMissing
from cchc_data.received import Remark

REPORT = "report"
COMMANDS = {
    "init": "cchc_data.commands.init",
    "upload": "cchc_data.commands.upload",
    "import": "cchc_data.commands.import_files",
    "watch": "cchc_data.commands.watch",
    "refresh": "cchc_data.commands.refresh",
    "publish": "cchc_data.commands.publish",
    "lock": "cchc_data.commands.lock",
    "rollback": "cchc_data.commands.rollback",
    "snapshots": "cchc_data.commands.snapshots",
    "rollup": "cchc_data.commands.rollup",
    "verify": "cchc_data.commands.verify",
    "template": "cchc_data.commands.template",
    "doctor": "cchc_data.commands.doctor",
    "shell": "cchc_data.commands.shell",
    "sample": "cchc_data.commands.make_sample",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code (see `commands.Exit`)."""
    # One short piece of work: Arrow's own allocator, made for many, costs an import a twentieth of its time.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == [REPORT]:
        return report.hand_over(given[1:])
    options = parser(COMMANDS, elsewhere=(REPORT,)).parse_args(given)
    try:
        with at_hand(options):
            refused = choose_unit(options) if options.unit else None
            return options.run(options) if refused is None else refused
    except Trouble as trouble:
        return answer(options, Exit.BUCKET, "bucket", trouble.says("vi"), code=trouble.code)
    except (snapshot.SnapshotError, audit.AuditError) as error:
        remark, code = Remark("snapshot_damaged", values={"what": str(error)}), Exit.DAMAGED
    except EngineMissing as missing:
        remark, code = Remark(missing.code), Exit.REFUSED
    except Busy:
        remark, code = Remark("busy"), Exit.BUSY
    return answer(options, code, code.name.lower(), f"{sentence(remark)} {todo(remark)}", code=remark.code)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # everything is on the disk; taking millions of cells apart one by one only takes time
