"""Views as a table for the terminal, JSON, JSON Lines or CSV: one shape in, four forms out."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from onrecord.ask import View

PIPED_WIDTH = 160  # columns of a table that is not printed to a terminal


class Form(StrEnum):
    """The forms that every listing has."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


# Control characters, and those that turn the direction of text: a name must not redraw the terminal.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """Return text fit for a terminal: on one line, control and direction characters as a visible mark."""
    return _UNSEEN.sub("\ufffd", " ".join(text.split()))


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
        yield from _table(view)


def json_lines(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield one compact JSON object a line."""
    for item in objects:
        yield json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def csv_lines(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield CSV as RFC 4180 has it, without the line ends."""
    for row in (columns, *rows):
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="").writerow([cell(value) for value in row])
        yield buffer.getvalue()


def flat(line: dict[str, Any]) -> dict[str, str]:
    """Return a line of the contract as the cells of one CSV row: nested values as JSON."""
    return {key: _cell_of(value) for key, value in line.items()}


def _cell_of(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _table(view: View) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else PIPED_WIDTH, file=io.StringIO(), force_terminal=False)
    if terminal:
        console.width = Console().width
    yield from (plain(note) for note in view.notes)
    if not view.rows:
        yield "nothing found"
        return
    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for name in view.columns:
        table.add_column(name, overflow="fold", no_wrap=name in {"claim", "incident", "report"})
    for row in view.rows:
        table.add_row(*(Text(plain(value)) for value in row))
    with console.capture() as captured:
        console.print(table)
    yield from captured.get().rstrip("\n").split("\n")
