"""A `.jsonl` corpus: one report a line, read as it streams; a line that cannot be used is refused alone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import InputUnreadable, ValueInvalid
from onrecord.read.arrival import Content
from onrecord.read.named import safe_name
from onrecord.read.publication import parse_published
from onrecord.values import When

LINE = "application/json; line of corpus"
MAX_LINE = 50_000_000
"""Longest line that is read, in bytes."""

_PIECE = 1 << 20
_BROKEN = re.compile("[\0\ud800-\udfff]")
_MARK = b"\xef\xbb\xbf"


def lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number, without its newline; None for one over `MAX_LINE`.

    Never more than one line is held. The mark of UTF-8 at the head of a file belongs to no line.
    """
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE and not line.endswith(b"\n"):
                _skip_to_newline(stream)
                yield number, None
                continue
            line = line.removesuffix(b"\n").removesuffix(b"\r")
            if number == 1:
                line = line.removeprefix(_MARK)
            if line.strip():
                yield number, line


def _skip_to_newline(stream: Any) -> None:
    while (piece := stream.readline(_PIECE)) and not piece.endswith(b"\n"):
        pass


def parse_line(line: bytes) -> tuple[str, Content]:
    """Read one corpus line into the report's id and content; raise `InputUnreadable` naming the field."""
    fields = _object(line)
    published = _published(fields)
    content = Content(
        text=_needed(fields, "text"),
        media_type=LINE,
        encoding="utf-8",
        title=_optional(fields, "title"),
        publisher=_optional(fields, "publisher"),
        url=_optional(fields, "url"),
        published=published,
        language=_optional(fields, "language"),
    )
    return _identity(fields), content


def line_text(line: bytes) -> str:
    """Return the working text of a corpus line that was read before."""
    return _needed(_object(line), "text")


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputUnreadable(f"is not UTF-8 at byte {error.start:,} of the line; save the corpus as UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputUnreadable(f"is not JSON: {error.msg} at character {error.pos + 1:,} of the line") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets without end
        raise InputUnreadable("is not JSON that can be read: a number or a nesting in it is too long") from error
    if not isinstance(value, dict):
        raise InputUnreadable('is not a JSON object; a line reads {"id": "…", "text": "…"}')
    return value


def _optional(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputUnreadable(f"has a field {name!r} that is no string; put it in quotation marks or leave it out")
    if _BROKEN.search(value):
        raise InputUnreadable(f"has a field {name!r} with half a character or a zero character in it")
    return value if value.strip() else None


def _needed(fields: dict[str, Any], name: str) -> str:
    value = _optional(fields, name)
    if value is None:
        raise InputUnreadable(f"has no {name!r}, or an empty one; each line needs 'id' and 'text'")
    return value


def _identity(fields: dict[str, Any]) -> str:
    value = _needed(fields, "id")
    if safe_name(value) != value:
        raise InputUnreadable("has an 'id' with control characters; ids are kept as given, so change it")
    return value


def _published(fields: dict[str, Any]) -> When | None:
    text = _optional(fields, "published")
    try:
        return parse_published(text) if text is not None else None
    except ValueInvalid as error:
        raise InputUnreadable(f"has a field 'published' that cannot be used: {error}") from error
