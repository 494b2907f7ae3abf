"""Views as a table, JSON, JSON Lines or CSV: one shape in, four forms out."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from onrecord.ask import View
from onrecord.publish.layout import table_lines


class Form(StrEnum):
    """The forms that every listing has."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(text: str) -> str:
    """Return text fit for a CSV cell: one that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def rendered(view: View, form: Form) -> Iterator[str]:
    """Yield a view in one of the forms, line by line, without line ends."""
    if form is Form.JSON:
        yield json.dumps(list(view.objects), ensure_ascii=False, indent=1)
    elif form is Form.JSONL:
        yield from json_lines(view.objects)
    elif form is Form.CSV:
        yield from csv_lines(view.columns, view.rows)
    else:
        yield from table_lines(view)


def json_lines(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield one compact JSON object a line."""
    for item in objects:
        yield json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def csv_lines(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield CSV as RFC 4180 has it, without the line ends."""
    for row in (columns, *rows):
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\r\n").writerow([cell(value) for value in row])
        yield buffer.getvalue().removesuffix("\r\n")  # a cell with a line break is quoted only by this end of line


def flat(line: dict[str, Any]) -> dict[str, str]:
    """Return a line of the contract as the cells of one CSV row: nested values as JSON."""
    return {key: _cell_of(value) for key, value in line.items()}


def _cell_of(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
