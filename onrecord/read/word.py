"""A .docx file: every paragraph in document order, those of tables, boxes and notes with them.

Taken from the XML itself, since the paragraphs that python-docx lists leave out what stands in insertions,
content controls and text boxes. Deleted text stays out. Of the core properties the title alone is
taken: the dates tell when the file was made, not when a report was published.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from onrecord.errors import InputUnreadable
from onrecord.read.arrival import Content

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_UNPACKED = 200_000_000
"""Bytes that the parts of a file may unpack to: more is a trap, or no report."""
MAX_PARTS = 5_000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}


def read_docx(data: bytes) -> Content:
    """Read a .docx file; raise `InputUnreadable` where it is locked, broken, a trap, or has no words."""
    document = _document(data)
    title = " ".join((document.core_properties.title or "").split())
    return Content(text=_text(document), media_type=MEDIA_TYPE, title=title or None)


def docx_text(data: bytes) -> str:
    """Return the working text of a .docx file that was read before."""
    return _text(_document(data))


def _document(data: bytes) -> Any:
    from docx import Document
    from docx.opc.exceptions import OpcError

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputUnreadable("is locked with a password or an old .doc file; save it as .docx, unlocked")
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
        if sum(sizes) > MAX_UNPACKED or len(sizes) > MAX_PARTS:
            raise InputUnreadable("unpacks to far more than a report holds; it is not opened")
        return Document(BytesIO(data))
    except (
        zipfile.BadZipFile,
        zlib.error,
        OpcError,
        LookupError,
        ValueError,
        SyntaxError,
        RuntimeError,
        EOFError,
    ) as error:
        raise InputUnreadable(f"is no .docx file that opens ({error}); save it anew") from error


def _text(document: Any) -> str:
    parts = [document.element.body, *_notes(document)]
    paragraphs = [words for part in parts for p in _visible(part) if (words := _words(p))]
    if not paragraphs:
        raise InputUnreadable("is a .docx file without words; text in pictures is not read")
    return "\n\n".join(paragraphs)


def _notes(document: Any) -> Iterator[Any]:
    """Yield the roots of foot- and endnotes, in that order."""
    from docx.oxml import parse_xml

    kinds = {rel.reltype.rsplit("/", 1)[-1]: rel for rel in document.part.rels.values() if not rel.is_external}
    for kind in ("footnotes", "endnotes"):
        if kind in kinds:
            yield parse_xml(kinds[kind].target_part.blob)


def _visible(part: Any) -> Iterator[Any]:
    """Yield the paragraphs in document order, without the second form that boxes carry for old programs."""
    for paragraph in part.iter(f"{_W}p"):
        if not any(a.tag == _FALLBACK for a in paragraph.iterancestors()):
            yield paragraph


def _words(paragraph: Any) -> str:
    """Return a paragraph's own words; those of a text box in it belong to the box's paragraphs."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", *_SPACES):
        if next(element.iterancestors(f"{_W}p")) is not paragraph:
            continue
        pieces.append(_SPACES.get(element.tag) or element.text or "")
    return "".join(pieces).strip()
