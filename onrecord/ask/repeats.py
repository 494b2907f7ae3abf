"""Who repeats whose text: reports that carry the text of another, whole or in part, with the passages."""

from onrecord.ask.known import day_notes
from onrecord.ask.listing import View
from onrecord.link import repeats_of
from onrecord.model import Repeat, Report
from onrecord.record import Record

COLUMNS = ("report", "publisher", "published", "repeats", "of publisher", "what", "share", "passages")


def repeats(record: Record, report: str | None = None) -> View:
    """Return which reports repeat others, or only what one report repeats and where it is repeated.

    Each object also gives the passages with their places in both reports. Raises `NotFound` for a report that the
    record does not hold.
    """
    if report is not None:
        record.report(report)
    reports = {r.id: r for r in record.reports()}
    found = [r for r in repeats_of(reports) if report is None or report in (r.report, r.of)]
    rows = tuple(_row(r, reports[r.report], reports[r.of]) for r in found)
    objects = tuple(r.to_json() for r in found)
    return View(columns=COLUMNS, rows=rows, objects=objects, notes=day_notes(record), cut=False)


def _row(repeat: Repeat, here: Report, there: Report) -> tuple[str, ...]:
    return (
        here.id,
        here.publisher or "unknown",
        here.published.label() if here.published else "unknown",
        there.id,
        there.publisher or "unknown",
        "the whole text" if repeat.whole else "a part",
        f"{100 * repeat.share:.0f}%",
        str(len(repeat.passages)),
    )
