"""One run of `add`, step by step: what comes is known, renewed, refused, or read for claims and stored by the batch."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.model import Incident, PublishedBasis, Reading, Refusal, Report
from onrecord.pipeline.readers import Readers
from onrecord.pipeline.reading import Outcomes
from onrecord.settings import settings

if TYPE_CHECKING:  # these stages load parsers and databases
    from onrecord.read import Arrival
    from onrecord.record import Holdings, Record, Writer

Progress = Callable[[int, int | None, int], None]
"""Called with the inputs done, how many there are (None where unknown), and the claims found so far."""

LEADING = 5  # incidents named in a summary


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
class _Intake:
    """A report that the record does not hold like this yet; `known` where only its metadata are new."""

    report: Report
    data: bytes
    note: Refusal | None
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """Reports that are read and stored together, and the refusals met before them."""

    intakes: tuple[_Intake, ...]
    unsaid: tuple[Refusal, ...]


@dataclass(slots=True)
class Adding:
    """One run of `add`: what waits for the next batch, and the figures of the summary."""

    record: "Record"
    readers: Readers[_Batch]
    total: int | None
    progress: Progress | None
    waiting: dict[str, _Intake] = field(default_factory=dict)
    on_the_way: set[str] = field(default_factory=set)
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
        if item.report.id in self.waiting or item.report.id in self.on_the_way:
            self.store_all()  # the same id twice in one run: compare with what is stored
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
        """Give what waits to be read for claims, and store the batches that have been read, in the order of arrival."""
        batch = _Batch(intakes=tuple(self.waiting.values()), unsaid=tuple(self.unsaid))
        self.waiting, self.unsaid = {}, []
        self.on_the_way.update(intake.report.id for intake in batch.intakes)
        self.readers.ask(batch, [intake.report for intake in batch.intakes if not intake.note])
        for read, outcomes in self.readers.answered():
            self._write(read, outcomes)

    def store_all(self) -> None:
        """Store all that came so far."""
        self.store()
        for read, outcomes in self.readers.rest():
            self._write(read, outcomes)

    def _write(self, batch: "_Batch", outcomes: Outcomes) -> None:
        """Store a batch in one transaction, with the refusals met before it."""
        if not batch.intakes and not batch.unsaid:
            return
        with self.record.write() as writer:
            for intake in batch.intakes:
                (writer.metadata if intake.known else writer.report)(intake.report, intake.data)
                self.write_outcome(writer, intake.note or outcomes[intake.report.id])
            self.new_refusals += sum(writer.refusal(refusal) for refusal in batch.unsaid)
        self.on_the_way.difference_update(intake.report.id for intake in batch.intakes)
        self.added += sum(not intake.known for intake in batch.intakes)
        self.renewed += sum(intake.known for intake in batch.intakes)
        self.step(steps=len(batch.intakes))

    def write_outcome(self, writer: "Writer", outcome: Reading | Refusal) -> None:
        if isinstance(outcome, Refusal):
            self.refused[outcome.id] = outcome
            self.new_refusals += writer.refusal(outcome, of_reading=True)
        else:
            writer.reading(outcome)
            self.claims += len(outcome.claims)
            self.refused.update((refusal.id, refusal) for refusal in outcome.refusals)
            self.new_refusals += len(outcome.refusals)

    def summary(self) -> Summary:
        return Summary(
            added=self.added,
            already=self.already,
            renewed=self.renewed,
            refused=tuple(self.refused.values()),
            new_refusals=self.new_refusals,
            holdings=self.record.holdings(),
            leading=self.record.leading(LEADING),
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
