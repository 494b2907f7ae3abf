"""Cuts a file into tables of cells: CSV of any delimiter, sheets of an XLSX workbook, files of a zip archive."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 400_000_000  # bytes of text of one file: the largest country dump has a quarter of it
_SHEET_MARK = "[Content_Types].xml"


@dataclass(frozen=True)
class Table:
    """One table: its name for messages, and its rows with their lines, counted from 1."""

    name: str
    rows: "Iterable[tuple[int, list[str]]]"


def tables(data: bytes, name: str) -> Iterator[Table]:
    """Yield the tables of a file; raise `InputUnreadable` where it is none of these kinds, or too large."""
    if data.startswith(b"PK"):
        yield from _archive(data, name)
    else:
        yield Table(name, _delimited(_decoded(data, name)))


def _archive(data: bytes, name: str) -> Iterator[Table]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = [m for m in archive.infolist() if not m.is_dir()]
        if any(m.filename == _SHEET_MARK for m in members):
            yield from _sheets(data, name)
            return
        for member in members:
            if member.filename.rsplit("/", 1)[-1].casefold().startswith(("readme", ".", "_")):
                continue
            if member.file_size > LARGEST:
                raise InputUnreadable(f"{name}, {member.filename}: too large; load the dump of one country")
            yield from tables(archive.read(member), f"{name}, {member.filename}")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputUnreadable(f"{name}: cannot be read as an archive: {error}") from error


def _sheets(data: bytes, name: str) -> Iterator[Table]:
    from openpyxl import load_workbook  # loaded where a workbook is read

    try:
        workbook: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (ValueError, KeyError, IndexError, TypeError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        raise InputUnreadable(f"{name}: cannot be read as a workbook: {error}") from error
    for sheet in workbook.worksheets:
        yield Table(f"{name}, sheet {sheet.title}", _cells(sheet))


def _cells(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = ["" if cell is None else str(cell).strip() for cell in row]
        if any(cells):
            yield number, cells


def _decoded(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise InputUnreadable(f"{name}: too large; load the dump of one country")
    if b"\0" in data[:4096]:
        raise InputUnreadable(f"{name}: no text; a gazetteer is CSV, XLSX, a GeoNames dump (.txt) or a zip of these")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimited(text: str) -> Iterator[tuple[int, list[str]]]:
    head = text[: text.find("\n")] if "\n" in text else text
    if head.count("\t") >= 3:  # a GeoNames dump quotes nothing
        for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
            if line.strip():
                yield number, line.rstrip("\r\n").split("\t")
        return
    delimiter = max(",;|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, [cell.strip() for cell in row]
