"""Who repeats whose text: reports that carry the text of another, whole or in part, with the passages."""

from onrecord.ask.known import day_notes
from onrecord.ask.listing import View
from onrecord.link import paragraphs_of, repeats_of
from onrecord.model import Carried, Repeat, Report
from onrecord.record import Record

PARAGRAPHS = ("paragraph", "words", "share", "also in", "publisher", "published")
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


def paragraphs(record: Record, report: str) -> View:
    """Return each paragraph of a report with the other reports that carry it, the earliest published first.

    Raises `NotFound` for a report that the record does not hold.
    """
    record.report(report)
    reports = {r.id: r for r in record.reports()}
    found = repeats_of(reports)
    first = next((r.of for r in found if r.whole and r.report == report), report)
    named = {i for r in found if {report, first} & {r.report, r.of} for i in (r.report, r.of)} - {report}
    told = paragraphs_of(reports[report], (reports[i] for i in named))
    rows = tuple(row for number, one in enumerate(told, 1) for row in _paragraph_rows(number, one, report, reports))
    copied = sum(bool(one.by) for one in told)
    said = f"{copied} of {len(told)} paragraphs also stand in other reports; below 100% the words differ in part"
    notes = (said, *day_notes(record))
    return View(columns=PARAGRAPHS, rows=rows, objects=tuple(one.to_json() for one in told), notes=notes)


def _paragraph_rows(number: int, one: Carried, report: str, reports: dict[str, Report]) -> list[tuple[str, ...]]:
    """One row for each report that carries a paragraph, the first of them with its words; one for nobody else's."""
    words = one.span.of(reports[report].text)
    if not one.by:
        return [(str(number), words, "", "only here", "", "")]
    return [
        (
            str(number) if not at else "",
            words if not at else "",
            f"{100 * share:.0f}%",
            other,
            reports[other].publisher or "unknown",
            _published(reports[other], reports[report]),
        )
        for at, (other, share) in enumerate(one.by)
    ]


def _published(other: Report, own: Report) -> str:
    """When another report was published, and whether that was before this one, where both days are known."""
    if other.published is None:
        return "unknown"
    theirs, ours = other.published.first_day, own.published.first_day if own.published else None
    if theirs is None or ours is None or theirs == ours:
        return other.published.label()
    return f"{other.published.label()}, {'before' if theirs < ours else 'after'}"


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
