"""One writer at a time: a lock on a file that the operating system frees even when its holder is killed."""

import sys
from pathlib import Path
from typing import IO

from onrecord.errors import RecordBusy, RecordError


class Lock:
    """An exclusive lock over a record, counted, so that whoever holds it may take it again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._depth = 0

    def acquire(self) -> bool:
        """Take the lock and tell whether it was not held yet; raise `RecordBusy` where another has it."""
        if self._depth == 0:
            self._file = self._take()
        self._depth += 1
        return self._depth == 1

    def release(self) -> None:
        """Give back one taking; the last one frees the lock."""
        self._depth -= 1
        if self._depth == 0 and self._file is not None:
            self._file.close()
            self._file = None

    def _take(self) -> IO[bytes]:
        try:
            file = self._path.open("ab")
        except OSError as error:
            raise RecordError(f"{self._path.parent} cannot be written: {error.strerror}") from error
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise RecordBusy(
                f"{self._path.parent} is being written by another onrecord; wait until it has ended and try again"
            ) from error
        return file


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
