"""What reading takes and gives: `Given` by the user, `Content` out of a file, `Arrival` for the record."""

from dataclasses import dataclass

from onrecord.model import Refusal, Report
from onrecord.values import When

MAX_BYTES = 200_000_000
"""Largest single file that is read whole, in bytes; a text of that size takes about 1 GB in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says that the file does not.

    It wins over what was found in a file's metadata (the user knows better than a web template), and
    loses to the fields of a corpus line, which somebody wrote for that one report. `id` names one report.
    """

    published: When | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One report as it came, with its very bytes (a corpus line: the line without its newline).

    `note` is set where the report is to be kept and searchable, but not read for claims: too long, or in
    a language that is not read. Its `report` is the report's id.
    """

    report: Report
    data: bytes
    note: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a file held: its working text, what its metadata say, and remarks on how it was read."""

    text: str
    media_type: str
    encoding: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None
    remarks: tuple[str, ...] = ()
