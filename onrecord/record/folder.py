"""What a record is on disk: a folder with a marker, a database, the evidence and a lock; how it is made and known."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import NotARecord, RecordDamaged, RecordError, RecordTooNew
from onrecord.record.ledger import tool_version

FORMAT = 1
MARKER = "onrecord.toml"


@dataclass(frozen=True, slots=True)
class Folder:
    """The places inside a record's folder."""

    path: Path

    @property
    def marker(self) -> Path:
        return self.path / MARKER

    @property
    def database(self) -> Path:
        return self.path / "record.sqlite"

    @property
    def evidence(self) -> Path:
        return self.path / "evidence"

    @property
    def derived(self) -> Path:
        """Files that can be made again from the ledger and the evidence: indexes of loaded gazetteers."""
        return self.path / "derived"

    @property
    def lock(self) -> Path:
        return self.path / "write.lock"


def found(path: Path, *, create: bool) -> Folder:
    """Return the record's folder, made where it is not there and `create` is set.

    Raises `NotARecord` for a folder without the marker (a folder that holds other things is never made
    into a record), `RecordTooNew` for a marker of a later format, `RecordDamaged` for one that cannot be read,
    `RecordError` where no folder can be made.
    """
    folder = Folder(path)
    if folder.marker.is_file():
        _check_format(folder)
        return folder
    if not create:
        raise NotARecord(
            f"{path} is no record: a record is a folder that holds {MARKER}; "
            f"make one with: onrecord add {path} REPORTS..."
        )
    if path.exists() and (not path.is_dir() or any(p.name != f".{MARKER}" for p in path.iterdir())):
        raise NotARecord(f"{path} is there already and is no record; choose a new or an empty folder")
    try:
        path.mkdir(parents=True, exist_ok=True)
        _write_marker(folder)
    except OSError as error:
        raise RecordError(f"{path} cannot be made: {error.strerror}") from error
    return folder


def _write_marker(folder: Folder) -> None:
    temporary = folder.path / f".{MARKER}"
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            "# This folder is a record made by onrecord. Nothing in it is meant to be altered by hand.\n"
            f'format = {FORMAT}\nmade_by = "onrecord {tool_version()}"\n'
        )
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder.marker)


def _check_format(folder: Folder) -> None:
    try:
        marker = tomllib.loads(folder.marker.read_text(encoding="utf-8"))
        number = int(marker["format"])
    except (KeyError, TypeError, ValueError) as error:
        raise RecordDamaged(f"{folder.marker} cannot be read: {error}") from error
    if number > FORMAT:
        raise RecordTooNew(
            f"{folder.path} is a record of format {number}, made by {marker.get('made_by', 'a newer onrecord')}; "
            f"this version reads format {FORMAT}: install the newer version to open it"
        )
