"""Which files the inputs name, in what order, and under what id each of them is a report."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputMissing, OptionInvalid
from onrecord.model import Refusal

STDIN = "-"
RECORD_MARKER = "onrecord.toml"  # a folder that holds it is a record, not reports

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, lone halves of characters (bytes of a name that are no UTF-8), and marks that turn text."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file to be read and the id of its report: its name, or its path from the folder that was named."""

    path: Path
    id: str


def safe_name(name: str) -> str:
    r"""Return a name with every control character written out (`\x0a`), fit for ids and messages."""
    return _UNSAFE.sub(lambda m: _written_out(ord(m[0])), name)


def check_inputs(inputs: Sequence[str]) -> None:
    """Raise `InputMissing` for inputs that are not there, `OptionInvalid` for a record, before anything is read."""
    missing = [i for i in inputs if i != STDIN and not os.path.lexists(i)]
    if missing:
        raise InputMissing(f"there is no file or folder {', '.join(map(safe_name, missing))}; check the path")
    for named in inputs:
        if named != STDIN and is_record(Path(named)):
            raise OptionInvalid(f"{safe_name(named)} is a record, not reports; name files or folders of reports")


def is_record(folder: Path) -> bool:
    """Tell whether a folder is a record."""
    return (folder / RECORD_MARKER).is_file()


def files(named: str) -> Iterator[NamedFile | Refusal]:
    """Yield the files that one input names: itself, or all in the folder by their path.

    Hidden ones are left out, and folders that are a record: it may lie among the reports that it is made of.
    Linked folders are not followed (they may lead round in a circle); what cannot be entered is refused.
    """
    path = Path(named)
    if not path.is_dir():
        yield NamedFile(path, safe_name(path.name))
        return
    yield from _within(path)


def _within(folder: Path) -> Iterator[NamedFile | Refusal]:
    found: list[tuple[str, Path]] = []
    refused: list[tuple[str, str]] = []

    def unentered(error: OSError) -> None:
        path = Path(error.filename)
        refused.append((_relative(path, folder), f"cannot be entered: {error.strerror}"))

    for place, folders, names in os.walk(folder, onerror=unentered, followlinks=False):
        here = Path(place)
        refused += [
            (_relative(here / f, folder), "is a link to a folder, which is not followed; name that folder itself")
            for f in folders
            if not f.startswith(".") and (here / f).is_symlink()
        ]
        folders[:] = [f for f in folders if not f.startswith(".") and not is_record(here / f)]
        found += [(_relative(here / n, folder), here / n) for n in names if not n.startswith(".")]
    yield from (Refusal(input=name, reason=reason) for name, reason in sorted(refused))
    yield from (NamedFile(path, name) for name, path in sorted(found))


def _relative(path: Path, folder: Path) -> str:
    return safe_name(path.relative_to(folder).as_posix())


def _written_out(point: int) -> str:
    if 0xDC80 <= point <= 0xDCFF:  # how Python holds a byte of a file name that is no UTF-8
        point -= 0xDC00
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
