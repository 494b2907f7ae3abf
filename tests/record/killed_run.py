"""A run of `add` that kills itself with SIGKILL at its N-th SQL statement: `killed_run RECORD CORPUS N` (0: never).

Prints how many statements it ran, when it comes to the end.
"""

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from onrecord import pipeline
from onrecord.read import Given
from onrecord.record import Record
from tests.record.small_stages import NO_KNOWLEDGE, SMALL


def main(path: Path, corpus: str, last: int) -> None:
    """Add a corpus to a record, and be killed at the statement with the number `last`."""
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    with Record.open(path, create=True) as record:
        pipeline.add(record, [corpus], Given(), knowledge=NO_KNOWLEDGE, by=SMALL)
    print(done)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
