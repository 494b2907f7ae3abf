"""All that a page about a record shows, gathered once: a pure value, so that a page is a function of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.ask import Filters, series_of
from onrecord.knowledge import Knowledge
from onrecord.link import repeats_of, same_text
from onrecord.model import Assertion, Claim, Incident, PersonSeen, Refusal, Report, Section, Series
from onrecord.record import Record
from onrecord.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One state of a record, ready to be shown.

    reports     in order of publication, then of id; withdrawn ones are not among them
    claims      by claim id; assertions by the id of each claim that makes the assertion
    sections    by report id: what part of the page each stretch is, in order, without overlap
    incidents   weighed (with ranges and grade)
    withdrawn   report id and the reason that a person gave
    judged_independent  by incident id, the number of origins that a person judged independent
    series      figures of people trapped or in need, by area and definition
    copies      by report id, the report whose text it repeats
    sequence    number of the last ledger entry that this state rests on
    as_of       the day as of which the record is shown, None for all of it; `left_out` reports are not known to have
                been published by then
    """

    reports: tuple[Report, ...]
    claims: Mapping[str, Claim]
    incidents: tuple[Incident, ...]
    knowledge: Knowledge
    assertions: Mapping[str, Assertion] = field(default_factory=dict)
    sections: Mapping[str, tuple[tuple[Section, Span], ...]] = field(default_factory=dict)
    persons: Mapping[str, tuple[PersonSeen, ...]] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    judged_independent: Mapping[str, int] = field(default_factory=dict)
    series: tuple[Series, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    sequence: int = 0
    title: str | None = None
    as_of: dt.date | None = None
    left_out: int = 0


def situation(record: Record, knowledge: Knowledge) -> Situation:
    """Gather what a page shows from the standing state of a record."""
    reports = sorted(record.reports(), key=_order)
    persons: dict[str, list[PersonSeen]] = {}
    for person in record.persons():
        persons.setdefault(person.report, []).append(person)
    incidents = tuple(record.incidents())
    assertions = {claim: one for one in record.assertions() for claim in one.claims}
    return Situation(
        reports=tuple(reports),
        claims={claim.id: claim for claim in record.claims()},
        incidents=incidents,
        knowledge=knowledge,
        assertions=assertions,
        sections={report.id: record.sections(report.id) for report in reports},
        persons={report: tuple(seen) for report, seen in sorted(persons.items())},
        refusals=tuple(record.refusals()),
        withdrawn=record.withdrawn(),
        copies=same_text(repeats_of({report.id: report for report in reports})),
        judged_independent={i.id: i.numbers.judged_independent for i in incidents},
        sequence=max((entry.sequence for entry in record.entries()), default=0),
        as_of=record.day,
        left_out=record.left_out,
        series=series_of(record, Filters()),
    )


def _order(report: Report) -> tuple[str, str]:
    """By day of publication, those of unknown year last; then by id."""
    first = report.published.first_day if report.published else None
    return (first.isoformat() if first else "9999", report.id)
