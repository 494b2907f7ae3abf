"""`--as-of DATE`: which record a question is put to, and what a reader is told of what was left out."""

import datetime as dt

from onrecord import pipeline
from onrecord.decide import knowledge_of
from onrecord.knowledge import Knowledge
from onrecord.record import Record


def at(record: Record, day: dt.date | None, knowledge: Knowledge | None = None) -> Record:
    """Return the record as of a day: what was published by then, linked and weighed by that alone; itself for None."""
    if day is None or record.day == day:
        return record
    return pipeline.known_by(record, day, knowledge or knowledge_of(record))


def day_notes(record: Record) -> tuple[str, ...]:
    """Say as of which day a view is, and how many reports that leaves out; nothing for a whole record."""
    if record.day is None:
        return ()
    unsure = f", {len(record.of_unknown_day)} of them of no day that is known" if record.of_unknown_day else ""
    reports = "1 report is" if record.left_out == 1 else f"{record.left_out:,} reports are"
    return (f"as of {record.day}: {reports} left out{unsure}; decisions are those of now",)
