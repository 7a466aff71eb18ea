"""Commands of `python -m cchc_data` that turn files into what is public, and their exit codes."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; scripts may rely on them. `--help` and docs/how-to say the same in Vietnamese.

    | code | meaning                                                                  |
    |------|--------------------------------------------------------------------------|
    | 0    | done: a draft was made, a snapshot was published                         |
    | 1    | a snapshot is not what it should be                                      |
    | 2    | the command line was not understood                                      |
    | 3    | refused: unreadable, another unit's, locked; nothing public has changed  |
    | 4    | a question must be answered with --answer; nothing was written           |
    | 5    | nothing new: file known, no row to keep, no draft, publishing declined   |
    | 6    | another import or publish is under way in this folder                    |
    | 7    | the disk could not be written; nothing public has changed                |
    | 8    | the bucket: out of reach, refused, or another machine was quicker        |
    """

    DONE = 0
    DAMAGED = 1
    USAGE = 2
    REFUSED = 3
    QUESTION = 4
    NOTHING = 5
    BUSY = 6
    DISK = 7
    BUCKET = 8
