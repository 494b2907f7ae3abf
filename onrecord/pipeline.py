"""The main path: `add` takes reports in, `relink` derives incidents, `rebuild` derives all anew.

Only this and `decide` write. What makes a run safe to kill: a report's bytes are kept first, then report,
reading and ledger entries in one transaction a batch; derived tables come last and know the entry that they
rest on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from onrecord.errors import InputUnreadable, RecordBusy, RecordDamaged, ValueInvalid
from onrecord.model import Assertion, Claim, Incident, Judgement, Linked, PublishedBasis, Reading, Refusal, Report
from onrecord.settings import settings

if TYPE_CHECKING:  # the stages load parsers and databases: each is loaded when it is first called
    from onrecord.knowledge import Knowledge
    from onrecord.read import Arrival, Given
    from onrecord.record import ClaimView, Holdings, Record, Writer

Progress = Callable[[int, int | None, int], None]
"""Called with the inputs done, how many there are (None where unknown), and the claims found so far."""

TAKE_UP = "What was added so far is kept; the same command takes it up where it stopped."
LEADING = 5  # incidents named in a summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages that the path runs through, each by its front door."""

    count: Callable[[Sequence[str]], int | None]
    read: "Callable[[Sequence[str], Given, int], Iterator[Arrival | Refusal]]"
    working_text: Callable[[bytes, Report], str]
    readings: "Callable[[Sequence[Report], Knowledge], Iterator[Reading]]"
    link: "Callable[[Sequence[Claim], Mapping[str, Report], Sequence[Judgement], Knowledge], Linked]"
    weigh: (
        "Callable[[Incident, Mapping[str, Claim], Mapping[str, Report], Knowledge, Mapping[str, Assertion]], Incident]"
    )


def stages() -> Stages:
    """Return the stages of onrecord, loading them."""
    from onrecord.extract import readings
    from onrecord.link import link
    from onrecord.read import count_inputs, read, working_text
    from onrecord.weigh import weigh

    return Stages(
        count=count_inputs,
        read=read,
        working_text=working_text,
        readings=readings,
        link=link,
        weigh=lambda incident, claims, reports, knowledge, assertions: weigh(
            incident, claims, reports, knowledge, assertions=assertions
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did, and what the record holds after it.

    `added` reports are new, `already` were there, for `renewed` other metadata came; `refused` are the
    refusals that this run met, `new_refusals` of them were not known; `leading` are the incidents with
    most distinct origins.
    """

    added: int
    already: int
    renewed: int
    refused: tuple[Refusal, ...]
    new_refusals: int
    holdings: "Holdings"
    leading: tuple[Incident, ...]

    @property
    def wrote(self) -> bool:
        """Whether anything came into the record."""
        return bool(self.added or self.renewed or self.new_refusals)


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
    adding = _Adding(record, knowledge, by, by.count(inputs), progress)
    try:
        with record.lock():
            # 1. Read the inputs, one report at a time, in an order that does not change.
            for item in by.read(inputs, given, settings().max_text):
                # 2. Leave out what the record holds already; refuse another text under a known id.
                adding.take(item)
                # 3. Read a full batch for claims, and 4. store it: reports, readings, entries together.
                if adding.full:
                    adding.store()
            adding.store()
            # 5. Derive assertions, incidents, ranges and grades anew, also where a killed run did not come so far.
            if record.stale():
                relink(record, knowledge, by=by)
    except KeyboardInterrupt as stop:
        stop.add_note(TAKE_UP)
        raise
    return adding.summary()


def relink(record: "Record", knowledge: "Knowledge", *, by: Stages | None = None) -> None:
    """Derive assertions, incidents, ranges and grades from all claims and judgements; raises `RecordBusy`."""
    by = by or stages()
    with record.lock():
        rests_on = record.last_change()
        # 1. All that was said and decided, in an order that does not depend on when it came.
        reports = {report.id: report for report in record.reports()}
        claims = {claim.id: claim for claim in record.claims()}
        judgements = [j for j in record.judgements() if j.left in claims and j.right in claims]
        # 2. Which claims make one statement, which speak of one happening.
        linked = by.link(tuple(claims.values()), reports, judgements, knowledge)
        assertions = {claim: assertion for assertion in linked.assertions for claim in assertion.claims}
        # 3. What each incident's figures and grade come to.
        incidents = [by.weigh(one, claims, reports, knowledge, assertions) for one in linked.incidents]
        incidents.sort(key=lambda incident: incident.id)
        # 4. In place of what was derived before.
        views = _views(claims.values(), assertions, incidents)
        with record.write() as writer:
            writer.derived(incidents, linked.assertions, views, rests_on=rests_on)


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
        run = _Adding(record, knowledge, by, len(ids), progress)
        for first in range(0, len(ids), settings().batch):
            batch = [report for i in ids[first : first + settings().batch] if (report := record.arrived(i))]
            outcomes = run.read_for_claims(batch)
            other = {i: outcome for i, outcome in outcomes.items() if not _says_the_same(record, i, outcome)}
            with record.write() as writer:
                for outcome in other.values():
                    run.write_outcome(writer, outcome)
            changed += len(other)
            run.step(steps=len(batch))
        if record.stale():
            relink(record, knowledge, by=by)
    return changed


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
        relink(record, knowledge, by=by)
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


# --- adding, step by step -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Intake:
    """A report that the record does not hold like this yet; `known` where only its metadata are new."""

    report: Report
    data: bytes
    note: Refusal | None
    known: bool


@dataclass(slots=True)
class _Adding:
    """One run of `add`: what waits for the next batch, and the figures of the summary."""

    record: "Record"
    knowledge: "Knowledge"
    by: Stages
    total: int | None
    progress: Progress | None
    waiting: dict[str, _Intake] = field(default_factory=dict)
    refused: dict[str, Refusal] = field(default_factory=dict)
    unsaid: list[Refusal] = field(default_factory=list)
    done: int = 0
    added: int = 0
    already: int = 0
    renewed: int = 0
    claims: int = 0
    new_refusals: int = 0
    turned_away: str | None = None

    @property
    def full(self) -> bool:
        return len(self.waiting) >= settings().batch

    def take(self, item: "Arrival | Refusal") -> None:
        """Put an item where it belongs: into the next batch, among the refusals, or aside as known."""
        if isinstance(item, Refusal):
            self._refuse(item)
            return
        if item.report.id in self.waiting:  # the same id twice in one run: compare with what is stored
            self.store()
        self.turned_away = None
        known = self.record.arrived(item.report.id)
        if known is None:
            self.waiting[item.report.id] = _Intake(report=item.report, data=item.data, note=item.note, known=False)
        elif known.text != item.report.text:
            self.turned_away = known.id
            self.step(refused=_other_text(known, item.report))
        elif (renewed := merged(known, item.report)) != known:
            self.waiting[known.id] = _Intake(report=renewed, data=item.data, note=item.note, known=True)
        else:
            self.already += 1
            self.step()

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.report is None:
            self.step(refused=refusal)
        elif refusal.report != self.turned_away:  # a remark on the arrival before it, which was counted
            self._keep(refusal)

    def _keep(self, refusal: Refusal) -> None:
        self.refused[refusal.id] = refusal
        self.unsaid.append(refusal)

    def step(self, refused: Refusal | None = None, steps: int = 1) -> None:
        if refused:
            self._keep(refused)
        self.done += steps
        if self.progress and steps:
            self.progress(self.done, self.total, self.claims)

    def store(self) -> None:
        """Read what waits for claims and store it in one transaction, with the refusals met so far."""
        batch, self.waiting = list(self.waiting.values()), {}
        outcomes = self.read_for_claims([intake.report for intake in batch if not intake.note])
        unsaid, self.unsaid = self.unsaid, []
        if not batch and not unsaid:
            return
        with self.record.write() as writer:
            for intake in batch:
                (writer.metadata if intake.known else writer.report)(intake.report, intake.data)
                self.write_outcome(writer, intake.note or outcomes[intake.report.id])
            self.new_refusals += sum(writer.refusal(refusal) for refusal in unsaid)
        self.added += sum(not intake.known for intake in batch)
        self.renewed += sum(intake.known for intake in batch)
        self.step(steps=len(batch))

    def write_outcome(self, writer: "Writer", outcome: Reading | Refusal) -> None:
        if isinstance(outcome, Refusal):
            self.refused[outcome.id] = outcome
            self.new_refusals += writer.refusal(outcome, of_reading=True)
        else:
            writer.reading(outcome)
            self.claims += len(outcome.claims)
            self.refused.update((refusal.id, refusal) for refusal in outcome.refusals)
            self.new_refusals += len(outcome.refusals)

    def read_for_claims(self, reports: Sequence[Report]) -> dict[str, Reading | Refusal]:
        """Read reports for claims together; where one fails, each alone, so that only that one is refused."""
        try:
            found = zip(reports, self.by.readings(reports, self.knowledge), strict=True)
            return {report.id: sound(reading) for report, reading in found}
        except Exception as error:  # noqa: BLE001  one report of a batch: it is kept, with the reason why it has no claims
            if len(reports) != 1:
                return {key: outcome for report in reports for key, outcome in self.read_for_claims([report]).items()}
            reason = f"could not be read for claims: {type(error).__name__}: {error}"
            return {reports[0].id: Refusal(report=reports[0].id, reason=reason)}

    def summary(self) -> Summary:
        incidents = sorted(self.record.incidents(), key=lambda i: (-len(i.origins), -len(i.claims), i.id))
        return Summary(
            added=self.added,
            already=self.already,
            renewed=self.renewed,
            refused=tuple(self.refused.values()),
            new_refusals=self.new_refusals,
            holdings=self.record.holdings(),
            leading=tuple(incidents[:LEADING]),
        )


def _other_text(known: Report, arrived: Report) -> Refusal:
    reason = (
        f"another text came under this id and was refused: the SHA-256 of its bytes is {arrived.sha256}, "
        f"of those in the record {known.sha256}; add it under another id"
    )
    return Refusal(report=known.id, reason=reason)


_RANK = {PublishedBasis.GIVEN: 2, PublishedBasis.METADATA: 1}


def merged(known: Report, arrived: Report) -> Report:
    """Return a known report with the metadata that came now for the same text.

    What is not given now stays as it was; a day from a file's metadata does not replace one that was given.
    """
    outranked = _RANK.get(arrived.published_basis, 0) < _RANK.get(known.published_basis, 0)
    dated = known if arrived.published is None or outranked else arrived
    report = replace(
        known,
        title=arrived.title or known.title,
        publisher=arrived.publisher or known.publisher,
        url=arrived.url or known.url,
        language=arrived.language or known.language,
        published=dated.published,
        published_basis=dated.published_basis,
        published_given=dated.published_given,
    )
    if report == known:
        return known
    return replace(report, sha256=arrived.sha256, media_type=arrived.media_type, encoding=arrived.encoding)


def sound(reading: Reading) -> Reading:
    """Return a reading whose every claim quotes its report and has an id of its own; refuse the others."""
    kept: dict[str, Claim] = {}
    refused: list[Refusal] = []
    refuse = partial(Refusal, report=reading.report.id)
    for claim in reading.claims:
        try:
            quoted = claim.span.of(reading.report.text) == claim.text
        except ValueInvalid:
            quoted = False
        if not quoted:
            refused.append(refuse(reason=f"a claim ({claim.kind}, {claim.event}) did not quote the report; left out"))
        elif claim.id in kept:
            refused.append(refuse(span=claim.span, reason="two claims of one kind rest on the same words; one is kept"))
        else:
            kept[claim.id] = claim
    if not refused:
        return reading
    distinct = {refusal.id: refusal for refusal in (*reading.refusals, *refused)}
    return replace(reading, claims=tuple(kept.values()), refusals=tuple(distinct.values()))
