"""Which gazetteers of a user hold for a record: loaded, opened, removed, each an entry of the ledger."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputMissing, InputUnreadable, NotFound
from onrecord.model import Refusal

if TYPE_CHECKING:
    from onrecord.knowledge import LocalGazetteer
    from onrecord.knowledge.gazetteers import ReadGazetteer
    from onrecord.record import Record


def load_gazetteers(record: "Record", files: Sequence[Path]) -> "tuple[ReadGazetteer, ...]":
    """Let gazetteers of a user hold for a record from now on, and return what was read of each file.

    The record keeps their bytes: a file of a known name takes the place of the one before. Places of reports that were
    read before are resolved anew by `pipeline.reread`. Raises `InputMissing`, and `InputUnreadable` for a file that
    cannot be used, before anything is kept.
    """
    from onrecord.knowledge.gazetteers import read_gazetteer

    new = {file.name: _bytes_of(file) for file in files}
    read = tuple(read_gazetteer(data, name) for name, data in new.items())
    with record.lock():
        kept = {name: record.evidence(digest) for name, digest in record.gazetteers().items()}
        if kept | new != kept:
            with record.write() as writer:
                writer.gazetteers(kept | new)
                for one in read:
                    for reason in one.reasons():
                        writer.refusal(Refusal(input=one.name, reason=reason))
    return read


def remove_gazetteer(record: "Record", name: str) -> None:
    """Let a loaded gazetteer hold no longer; its bytes stay in the record. Raises `NotFound`."""
    with record.lock():
        kept = record.gazetteers()
        if name not in kept:
            raise NotFound(f"the record has no gazetteer {name}; it has: {', '.join(kept) or 'none'}")
        with record.write() as writer:
            writer.gazetteers({n: record.evidence(digest) for n, digest in kept.items() if n != name})


def _bytes_of(file: Path) -> bytes:
    if not file.is_file():
        raise InputMissing(f"{file}: no such file")
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputUnreadable(f"{file}: cannot be read: {error.strerror}") from error


def gazetteers_of(record: "Record") -> "tuple[LocalGazetteer, ...]":
    """Return the loaded gazetteers of a record, opened; an index that is not there is made."""
    from onrecord.knowledge.gazetteers import opened, read_gazetteer

    folder = record.derived_folder()
    return tuple(
        opened(name, digest, folder, partial(_read_again, record, name, digest, read_gazetteer))
        for name, digest in record.gazetteers().items()
    )


def _read_again(
    record: "Record", name: str, digest: str, read: "Callable[[bytes, str], ReadGazetteer]"
) -> "ReadGazetteer":
    return read(record.evidence(digest), name)
