"""The evidence folder: the very bytes of every report, each file named by its SHA-256 and never altered."""

import os
from pathlib import Path

from onrecord.errors import RecordDamaged, RecordError
from onrecord.record.ledger import sha256


class Evidence:
    """Bytes by digest: `ab/cdef…` below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, digest: str) -> Path:
        """Return where the bytes with this SHA-256 lie, or would lie."""
        return self._folder / digest[:2] / digest[2:]

    def put(self, data: bytes) -> str:
        """Keep bytes and return their SHA-256; they are on the disk before this returns.

        A file appears under its name only when it is whole: it is written under another one, synced and
        renamed. Raises `RecordError` where the disk is full or may not be written.
        """
        digest = sha256(data)
        try:
            self._write(data, digest)
        except OSError as error:
            raise RecordError(f"{self._folder} cannot be written: {error.strerror}") from error
        return digest

    def _write(self, data: bytes, digest: str) -> None:
        place = self.path(digest)
        if place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        incoming = self._incoming()
        incoming.mkdir(exist_ok=True)
        temporary = incoming / digest
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o444)
        temporary.replace(place)
        _sync_folder(place.parent)

    def get(self, digest: str) -> bytes:
        """Return the bytes; raise `RecordDamaged` where they are missing or no longer what they were."""
        try:
            data = self.path(digest).read_bytes()
        except FileNotFoundError as error:
            raise RecordDamaged(f"the evidence folder has lost the bytes with SHA-256 {digest}") from error
        if sha256(data) != digest:
            raise RecordDamaged(f"the bytes kept as SHA-256 {digest} were altered; restore them from a copy")
        return data

    def empty(self) -> bool:
        """Tell whether no bytes were ever kept."""
        return not self._folder.exists() or not any(p.is_file() for p in self._folder.rglob("*"))

    def clear_incoming(self) -> None:
        """Remove what a killed run left half written."""
        if self._incoming().exists():
            for left in self._incoming().iterdir():
                left.unlink()

    def _incoming(self) -> Path:
        return self._folder / "incoming"


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows has no way to ask for it and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
