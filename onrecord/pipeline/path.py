"""The main path, readable top to bottom: `add` takes reports in, `relink` derives incidents, `rebuild` all anew."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputUnreadable, RecordBusy, RecordDamaged
from onrecord.model import Assertion, Claim, Incident, Linked, Reading, Refusal, Report
from onrecord.pipeline.adding import Adding, Progress, Summary
from onrecord.pipeline.neighbourhood import part_of
from onrecord.pipeline.readers import Readers
from onrecord.pipeline.reading import Outcomes
from onrecord.pipeline.stages import Stages, stages
from onrecord.settings import settings

if TYPE_CHECKING:  # these stages load parsers and databases
    from onrecord.knowledge import Knowledge
    from onrecord.read import Given
    from onrecord.record import Change, ClaimView, Holdings, KnownRecord, Record

TAKE_UP = "What was added so far is kept; the same command takes it up where it stopped."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What `rebuild` went through; `differing` are the reports whose bytes this version reads as another text."""

    holdings: "Holdings"
    differing: tuple[str, ...]


def add(
    record: "Record",
    inputs: Sequence[str],
    given: "Given",
    *,
    knowledge: "Knowledge",
    progress: Progress | None = None,
    by: Stages | None = None,
) -> Summary:
    """Take reports in, read them for claims, link and weigh; return a summary.

    Adding again what is there writes nothing. A run that was killed, or stopped by `KeyboardInterrupt`,
    is taken up by the same call, with the same end. Raises `RecordBusy` where another process writes,
    and what reading raises for inputs that are not there; one bad report never ends a run.
    """
    by = by or stages()
    try:
        with record.lock():
            with Readers[Any](by.readings, knowledge, settings().processes) as readers:
                adding = Adding(record, readers, by.count(inputs), progress)
                # 1. Read the inputs, one report at a time, in an order that does not change.
                for item in by.read(inputs, given, settings().max_text):
                    # 2. Leave out what the record holds already; refuse another text under a known id.
                    adding.take(item)
                    # 3. Read a full batch for claims, and 4. store it: reports, readings, entries together.
                    if adding.full:
                        adding.store()
                adding.store_all()
            # 5. Derive assertions, incidents, ranges and grades anew, also where a killed run did not come so far.
            if record.stale():
                relink(record, knowledge, by=by)
    except KeyboardInterrupt as stop:
        stop.add_note(TAKE_UP)
        raise
    return adding.summary()


def relink(record: "Record", knowledge: "Knowledge", *, by: Stages | None = None, anew: bool = False) -> None:
    """Derive assertions, incidents, ranges and grades of what changed, or (`anew`) of all claims and judgements.

    The result is the same. Raises `RecordBusy`.
    """
    by = by or stages()
    with record.lock():
        rests_on = record.last_change()
        # 1. What changed, and its neighbourhood, where that is known and small.
        change = record.change() if by.partly and not anew else None
        # 2. Else all.
        if change is None or not _relink_part(record, change, knowledge, by, rests_on):
            _relink_all(record, knowledge, by, rests_on)


def _relink_part(record: "Record", change: "Change", knowledge: "Knowledge", by: Stages, rests_on: int) -> bool:
    """Derive what a change touches; tell whether that could be done."""
    from onrecord.link import uncollected

    with uncollected():
        part = part_of(record, change, knowledge, by)
        if part is not None:
            with record.write() as writer:
                writer.derived_part(part, rests_on=rests_on)
    return part is not None


def _relink_all(record: "Record", knowledge: "Knowledge", by: Stages, rests_on: int) -> None:
    from onrecord.link import uncollected

    with uncollected():
        incidents, linked, views = _derived(record, knowledge, by)
        with record.write() as writer:
            writer.derived(incidents, linked, views, rests_on=rests_on)


def reweigh(record: "Record", knowledge: "Knowledge", *, claim: str | None = None, by: Stages | None = None) -> None:
    """Weigh incidents anew, for a decision that changes no link; raises `RecordBusy`.

    All are weighed, or where it is a decision on one `claim`, or on what it tells of, the incident of that. What is
    derived must have been up to date before that decision: see `catch_up`.
    """
    by = by or stages()
    with record.lock():
        rests_on = record.last_change()
        one = record.incident_of(claim) if claim else None
        linked = ((one,) if one else ()) if claim else tuple(record.incidents())
        reports, claims, assertions = _told_in(record, one) if one else _told_in_all(record)
        ratings = record.ratings()
        incidents = [by.weigh(one, claims, reports, knowledge, assertions, ratings) for one in linked]
        with record.write() as writer:
            writer.weighed([new for new, old in zip(incidents, linked, strict=True) if new != old], rests_on=rests_on)


_Told = tuple[dict[str, Report], dict[str, Claim], dict[str, Assertion]]
"""Reports, claims, and the assertion of each claim, all by id."""


def _told_in_all(record: "Record") -> _Told:
    reports = {report.id: report for report in record.reports()}
    claims = {claim.id: claim for claim in record.claims()}
    return reports, claims, {claim: assertion for assertion in record.assertions() for claim in assertion.claims}


def _told_in(record: "Record", incident: Incident) -> _Told:
    """What an incident rests on: its claims and those that deny it, and all that their reports say."""
    ids = {*incident.claims, *(denial.claim for denial in incident.denials)}
    told = {r.id: (r, said) for r, said in record.some(record.reports_of_claims(ids).values())}
    claims = {claim.id: claim for _, said in told.values() for claim in said}
    assertions = {i: found for i in sorted(ids) if (found := record.assertion_of(i))}
    return {i: report for i, (report, _) in told.items()}, claims, assertions


def known_by(record: "Record", day: dt.date, knowledge: "Knowledge", *, by: Stages | None = None) -> "KnownRecord":
    """Return the view of a record as of a day: what its reports said by then, linked and weighed by that alone.

    Decisions are those of now. Nothing is written.
    """
    from onrecord.record import KnownRecord

    whole = record.whole if isinstance(record, KnownRecord) else record
    known = KnownRecord(whole, day)
    incidents, linked, views = _derived(known, knowledge, by or stages())
    known.derive(incidents, linked.assertions, views, (linked.compared, linked.never_compared))
    return known


def _derived(
    record: "Record", knowledge: "Knowledge", by: Stages
) -> "tuple[list[Incident], Linked, Iterator[ClaimView]]":
    # 1. All that was said and decided, in an order that does not depend on when it came.
    reports = {report.id: report for report in record.reports()}
    claims = {claim.id: claim for claim in record.claims()}
    judgements = [j for j in record.judgements() if j.left in claims and j.right in claims]
    # 2. Which claims make one statement, which speak of one happening.
    linked = by.link(tuple(claims.values()), reports, judgements, knowledge)
    assertions = {claim: assertion for assertion in linked.assertions for claim in assertion.claims}
    # 3. What each incident's figures and grade come to.
    ratings = record.ratings()
    incidents = [by.weigh(one, claims, reports, knowledge, assertions, ratings) for one in linked.incidents]
    incidents.sort(key=lambda incident: incident.id)
    return incidents, linked, _views(claims.values(), assertions, incidents)


def reread(
    record: "Record",
    knowledge: "Knowledge",
    *,
    progress: Progress | None = None,
    by: Stages | None = None,
) -> int:
    """Read the reports that were read before once more, with other knowledge, and return how many say something else.

    A reading that comes out as before is not written. Claims keep their ids, and decisions stay with them.
    """
    by = by or stages()
    changed = 0
    with record.lock():
        ids = record.read_reports()
        with Readers[Any](by.readings, knowledge, settings().processes) as readers:
            run = Adding(record, readers, len(ids), progress)
            for first in range(0, len(ids), settings().batch):
                batch = [report for i in ids[first : first + settings().batch] if (report := record.arrived(i))]
                readers.ask(batch, batch)
                changed += sum(_write_other(record, run, outcomes) for _, outcomes in readers.answered())
            changed += sum(_write_other(record, run, outcomes) for _, outcomes in readers.rest())
        if record.stale():
            relink(record, knowledge, by=by)
    return changed


def _write_other(record: "Record", run: Adding, outcomes: Outcomes) -> int:
    """Store the outcomes that differ from what the record holds, and return how many they are."""
    other = {i: outcome for i, outcome in outcomes.items() if not _says_the_same(record, i, outcome)}
    with record.write() as writer:
        for outcome in other.values():
            run.write_outcome(writer, outcome)
    run.step(steps=len(outcomes))
    return len(other)


def _says_the_same(record: "Record", report: str, outcome: Reading | Refusal) -> bool:
    if isinstance(outcome, Refusal):
        return False
    same_claims = record.claims_as_read(report) == outcome.claims
    return same_claims and tuple(record.mentions(report)) == tuple(outcome.mentions)


def catch_up(record: "Record", knowledge: "Knowledge", *, by: Stages | None = None) -> bool:
    """Relink where a killed run did not come so far, and tell whether it was done.

    False where nothing was to be done, where another process is writing and will do it, and on a medium
    that cannot be written.
    """
    if record.sealed or not record.stale():
        return False
    try:
        relink(record, knowledge, by=by)
    except RecordBusy:
        return False
    return True


def rebuild(record: "Record", knowledge: "Knowledge", *, by: Stages | None = None) -> Rebuilt:
    """Check the record against its ledger and evidence, then drop all that is derived and derive it again.

    Raises `RecordDamaged` where the ledger, what it vouches for or the evidence was altered. A text that
    this version would read otherwise out of the same bytes is kept as it was recorded, and refused.
    """
    by = by or stages()
    with record.lock():
        # 1. Nothing is derived from what cannot be trusted.
        faults = record.check_ledger()
        if faults:
            raise RecordDamaged(f"{record.path} was altered: {'; '.join(faults[:5])}")
        # 2. The working text, again from the bytes.
        differing = tuple(r.id for r in record.reports() if not _reads_the_same(r, record.evidence(r.sha256), by))
        with record.write() as writer:
            for report in differing:
                reason = "this version reads another text out of the report's bytes; the recorded text is kept"
                writer.refusal(Refusal(report=report, reason=reason))
            # 3. The search index and the derived tables, from nothing.
            writer.make_derived_anew()
        relink(record, knowledge, by=by, anew=True)
    return Rebuilt(holdings=record.holdings(), differing=differing)


def _reads_the_same(report: Report, data: bytes, by: Stages) -> bool:
    try:
        return by.working_text(data, report) == report.text
    except InputUnreadable:
        return False


def _views(
    claims: Iterable[Claim], assertions: Mapping[str, Assertion], incidents: Iterable[Incident]
) -> "Iterator[ClaimView]":
    from onrecord.record import ClaimView

    incident_of: dict[str, str] = {}
    for incident in incidents:
        for claim_id in incident.claims:
            incident_of.setdefault(claim_id, incident.id)
    for claim in claims:
        assertion = assertions.get(claim.id)
        current = assertion or claim
        yield ClaimView(
            claim=claim.id,
            assertion=assertion.id if assertion else None,
            incident=incident_of.get(claim.id),
            origin=current.origin,
            origin_id=current.origin_id,
            origin_basis=current.origin_basis,
        )
