"""A record's files, opened: the one writer's lock, transactions, snapshots, and queries put to the database."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Row, Select

from onrecord.errors import RecordDamaged, RecordError
from onrecord.record import database, folder
from onrecord.record.evidence import Evidence
from onrecord.record.lock import Lock
from onrecord.record.writer import Writer

_ROWS_AT_ONCE = 500


class Opened:
    """The folder of a record, opened; `sealed` says that it lies where nothing can be written."""

    def __init__(self, place: folder.Folder, *, sealed: bool = False) -> None:
        self.sealed = sealed
        self._folder = place
        self._engine = database.engine_for(place.database, sealed=sealed)
        self._evidence = Evidence(place.evidence)
        self._lock = Lock(place.lock)
        self._snapshot: Connection | None = None

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Self:
        """Open a record; with `create`, make it where there is no folder or an empty one.

        A record on a medium that cannot be written is opened for reading.

        Raises `NotARecord`, `RecordTooNew`, `RecordDamaged`, and `RecordBusy` where it must be made or
        brought up to date while another process writes it.
        """
        place = folder.found(Path(path), create=create)
        record = cls(place, sealed=not os.access(place.path, os.W_OK))
        with ExitStack() as on_failure:
            on_failure.callback(record.close)
            record._bring_up()
            on_failure.pop_all()
        return record

    def _bring_up(self) -> None:
        if not self._folder.database.exists() and not self._evidence.empty():
            raise RecordDamaged(f"{self._folder.database} is missing while evidence is there; restore it from a copy")
        if self._folder.database.exists() and database.revision(self._engine) == database.HEAD:
            return
        if self.sealed:
            raise RecordError(
                f"{self.path} is of an older onrecord and cannot be brought up to date: copy it to a disk"
            )
        with self.lock():
            database.upgrade(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the record; what was acknowledged is on the disk already."""
        self._engine.dispose()

    @property
    def path(self) -> Path:
        return self._folder.path

    def derived_folder(self) -> Path:
        """Return the folder for files that can be made again; on a medium that cannot be written one elsewhere."""
        return Path(tempfile.gettempdir()) / "onrecord-derived" if self.sealed else self._folder.derived

    # --- writing --------------------------------------------------------------------------------

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only writer; raise `RecordBusy` where another is. May be taken again by its holder."""
        if self._lock.acquire():
            self._evidence.clear_incoming()
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """Give a `Writer` for one transaction: all that it wrote is kept, or nothing where an error ends the block."""
        with self.lock(), database.writing(self._engine) as connection:
            yield Writer(connection, self._evidence)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read inside the block be of one moment, whatever another process writes meanwhile.

        What is yielded inside must be used up inside. Of use to views that put several answers together.
        """
        if self._snapshot is not None:
            yield
            return
        with database.reading(self._engine) as connection:
            self._snapshot = connection
            try:
                yield
            finally:
                self._snapshot = None

    # --- asking the database --------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._snapshot is not None:
            yield self._snapshot
            return
        with database.reading(self._engine) as connection:
            yield connection

    def _rows(self, query: Select[Any], values: Mapping[str, object] | None = None) -> Iterator[Row[Any]]:
        with self._reading() as connection:
            yield from connection.execute(query, values).yield_per(_ROWS_AT_ONCE)

    def _first(self, query: Select[Any]) -> Row[Any] | None:
        with self._reading() as connection:
            return connection.execute(query).first()

    def _number(self, query: Select[Any]) -> int:
        row = self._first(query)
        return int(row[0]) if row else 0
