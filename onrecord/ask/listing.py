"""Lists: incidents, claims, refusals and what a search finds, each as rows to print and as whole objects."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from onrecord.ask.filters import Context, Filters, Match, PlaceFilter, matches
from onrecord.ask.known import at, day_notes
from onrecord.ask.lines import claim_line
from onrecord.decide import knowledge_of
from onrecord.model import Claim, Incident, Range, Report
from onrecord.record import Record
from onrecord.values import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An answer as rows of `columns` (for tables and CSV) and as whole objects (for JSON), in the same order.

    `notes` are sentences that a reader must see beside the rows; `cut` says that a table may shorten long
    cells.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    objects: tuple[dict[str, Any], ...]
    notes: tuple[str, ...] = ()
    cut: bool = True


@dataclass(frozen=True, slots=True)
class Tested:
    """A claim with what it was tested with and how it answered."""

    claim: Claim
    context: Context
    match: Match


def tested(record: Record, filters: Filters) -> Iterator[Tested]:
    """Yield every claim that the filters let through, with how it matches; order of reports, then of text.

    Of a record as of a day those of reports that may have been there stand last, and no more than may match.
    """
    place = PlaceFilter.among(filters.place, record.claims(), partial(_known, record)) if filters.place else None
    views, incidents = record.views(), {i.id: i for i in record.incidents()}
    for report in record.reports():
        for claim in record.claims_of(report.id):
            view = views.get(claim.id)
            incident = incidents.get(view.incident) if view and view.incident else None
            context = Context(view, report, incident)
            match = matches(claim, context, filters, place)
            if match is not Match.NO:
                yield Tested(claim, context, match)
    for report, claim in record.unsure_claims():
        context = Context(None, report, None)
        if matches(claim, context, filters, place) is not Match.NO:
            yield Tested(claim, context, Match.MAYBE)


def _known(record: Record, name: str) -> frozenset[str]:
    """Look a place up that no report names: a country or a province whose parts reports name."""
    from onrecord.extract import place_ids  # only here: asking needs nothing else of what reads

    return place_ids(name, knowledge_of(record))


def figure_words(claim: Claim) -> str:
    """Return a claim's counts in short: *killed 82 or more civilians (11 women, 13 children)*."""
    return "; ".join(count_words(c) for c in claim.counts)


def count_words(count: Count) -> str:
    """Return one count in short."""
    ends = _ends(count.low, count.high, count.modifier.value)
    return " ".join(filter(None, (count.measure.value, ends, count.group, _parts(count))))


def _parts(count: Count) -> str:
    parts = ", ".join(f"{_ends(p.low, p.high, '')} {p.group}" for p in count.breakdown)
    return f"({parts})" if parts else ""


def _ends(low: int | None, high: int | None, modifier: str) -> str:
    if low is None and high is None:
        return "some"
    if low is None:
        return f"{'nearly' if modifier == 'nearly' else 'up to'} {high:,}"
    if high is None:
        return f"{low:,} or more"
    about = "about " if modifier == "about" else ""
    return f"{about}{low:,}" if low == high else f"{low:,} to {high:,}"


def range_words(ranges: tuple[Range, ...]) -> str:
    """Return an incident's figures in short, the totals first, parts left to the whole object."""
    return "; ".join(f"{r.measure} {r.label()}" for r in ranges if r.group is None and r.label() != "no figure")


def _who(claim: Claim, context: Context) -> str:
    return (context.view.origin if context.view else claim.origin) or "unknown"


def claim_row(claim: Claim, context: Context) -> tuple[str, ...]:
    """Return a claim as a row of `CLAIM_COLUMNS`."""
    return (
        claim.id,
        _who(claim, context),
        claim.event,
        "denied" if claim.denied else claim.status.value,
        figure_words(claim),
        claim.when.when.edtf if claim.when else "",
        ", ".join(p.name for p in claim.where),
        context.report.publisher or "unknown",
        " ".join(claim.text.split()),
    )


CLAIM_COLUMNS = ("claim", "origin", "event", "status", "figure", "when", "where", "publisher", "words")
GRADES_NOTE = "a grade is provisional until people have read the claims and rated the origins that it rests on"
INCIDENT_COLUMNS = (
    "incident",
    "title",
    "status",
    "figures",
    "publishers",
    "origins",
    "independent",
    "claims",
    "grade",
    "unread",
)


def incident_row(incident: Incident) -> tuple[str, ...]:
    """Return an incident as a row of `INCIDENT_COLUMNS`."""
    return (
        incident.id,
        incident.title,
        incident.status.value,
        range_words(incident.ranges),
        str(len(incident.publishers)),
        str(incident.numbers.distinct),
        str(incident.numbers.judged_independent),
        str(len(incident.claims)),
        incident.grade.short() if incident.grade and (incident.grade.grade or incident.grade.given) else "",
        str(incident.grade.unread) if incident.grade else "",
    )


def claims(record: Record, filters: Filters, *, in_no_incident: bool = False) -> View:
    """List the claims that match; those whose time is not known come last and a note says so.

    With `in_no_incident` only those that stand in none: what is told too barely, planned, asked for, or only judged.
    """
    record = at(record, filters.as_of)
    found = sorted(tested(record, filters), key=lambda t: t.match is Match.MAYBE)
    found = [t for t in found if not (in_no_incident and t.context.incident)]
    maybe = sum(t.match is Match.MAYBE for t in found)
    notes = day_notes(record) + ((f"the last {maybe} may match: their time is not known",) if maybe else ())
    return View(
        columns=CLAIM_COLUMNS,
        rows=tuple(claim_row(t.claim, t.context) for t in found),
        objects=tuple(_claim_object(t) for t in found),
        notes=notes,
    )


def _claim_object(found: Tested) -> dict[str, Any]:
    return claim_line(found.claim, found.context.view, found.context.report) | {"match": found.match.value}


def incidents(record: Record, filters: Filters) -> View:
    """List the incidents that a matching claim speaks of, most distinct origins first."""
    record = at(record, filters.as_of)
    chosen = incidents_matching(record, filters)
    return View(
        columns=INCIDENT_COLUMNS,
        rows=tuple(incident_row(i) for i in chosen),
        objects=tuple(i.to_json() for i in chosen),
        notes=(*day_notes(record), *((GRADES_NOTE,) if chosen else ()), *_pairs_note(record)),
    )


def _pairs_note(record: Record) -> tuple[str, ...]:
    compared, never = record.pairs_compared()
    if not (compared or never):
        return ()
    told = f"Of the pairs of what two reports tell, {compared:,} were compared and {never:,} never"
    return (f"{told}: they share too little of kind, place, days, figures, names and words.",)


def incidents_matching(record: Record, filters: Filters) -> list[Incident]:
    """Return the incidents that a matching claim speaks of, most distinct origins first; of `record` as it is given."""
    if replace(filters, as_of=None) == Filters():
        chosen = list(record.incidents())
    else:
        by_id = {t.context.incident.id: t.context.incident for t in tested(record, filters) if t.context.incident}
        chosen = [by_id[i] for i in sorted(by_id)]
    return sorted(chosen, key=lambda i: (-i.numbers.distinct, -len(i.claims), i.id))


def refusals(record: Record) -> View:
    """List what could not be read or understood, and why."""
    found = tuple(record.refusals())
    return View(
        columns=("input or report", "from", "to", "reason"),
        rows=tuple(
            (
                r.input or r.report or "",
                str(r.span.start) if r.span else "",
                str(r.span.end) if r.span else "",
                r.reason,
            )
            for r in found
        ),
        objects=tuple(r.to_json() for r in found),
        notes=day_notes(record),
        cut=False,
    )


def search(record: Record, words: str, limit: int = 20) -> View:
    """Find reports by the words of their title and text, with the claims that rest on the words found."""
    rows, objects = [], []
    for hit in record.search(words, limit):
        report = record.report(hit.report)
        resting = [c.id for c in record.claims_of(report.id) if any(c.span.overlaps(s) for s in hit.spans)]
        rows.append((report.id, _day(report), report.publisher or "unknown", str(len(resting)), hit.text))
        objects.append(
            {
                "report": report.id,
                "title": report.title,
                "publisher": report.publisher,
                "published": _day(report) or None,
                "found": [s.to_json() for s in hit.spans],
                "words": hit.text,
                "claims": resting,
            }
        )
    columns = ("report", "published", "publisher", "claims", "words")
    return View(columns=columns, rows=tuple(rows), objects=tuple(objects), notes=day_notes(record))


def _day(report: Report) -> str:
    return report.published.edtf if report.published else ""
