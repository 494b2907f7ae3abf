"""What the commands share between parsing and printing: who acts, opening a record, forms, files written whole."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OptionInvalid, ValueInvalid

if TYPE_CHECKING:
    from onrecord.ask import View
    from onrecord.publish import Form
    from onrecord.record import Record
    from onrecord.values import When


def acts(who: str | None) -> None:
    """Let the ledger name who acts; the settings are read after this."""
    if who:
        os.environ["ONRECORD_READER"] = who


def published_day(text: str | None) -> "When | None":
    from onrecord.read import parse_published

    try:
        return parse_published(text) if text else None
    except ValueInvalid as error:
        raise OptionInvalid(f"--published: {error}") from error


@contextmanager
def opened_record(
    path: Path, *, create: bool = False, current: bool = False, as_of: str | None = None
) -> "Iterator[Record]":
    """Open a record; `current` first makes anew what a stopped run left underived, and keeps to one moment.

    `as_of` gives, of a current one, the view of what was known by that day.
    """
    from onrecord.record import Record

    with Record.open(path, create=create) as record:
        if not current:
            yield record
            return
        if record.stale():
            from onrecord import decide, pipeline

            pipeline.catch_up(record, decide.knowledge_of(record))
        with record.snapshot():
            yield record if as_of is None else _as_of(record, as_of)


def _as_of(record: "Record", day: str) -> "Record":
    from onrecord import ask

    return ask.at(record, ask.parse_when(day, "--as-of", last=True))


def form_of(name: str) -> "Form":
    from onrecord.publish import Form

    try:
        return Form(name)
    except ValueError as error:
        raise OptionInvalid(f"--format {name}: choose one of {', '.join(Form)}") from error


def print_view(view: "View", format: str) -> None:
    from onrecord.publish import rendered

    print_lines(rendered(view, form_of(format)))


def print_lines(lines: Iterable[str], output: Path | None = None) -> None:
    if output is None:
        for line in lines:
            sys.stdout.write(line + "\n")
        return
    write_whole(output, "".join(f"{line}\n" for line in lines))


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: under another name first."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OptionInvalid(f"{path} cannot be written: {error.strerror or error}") from error
