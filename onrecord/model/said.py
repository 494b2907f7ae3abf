"""What was said: a claim and what it is made of, as frozen values. Ids come from content alone."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from onrecord.errors import ValueInvalid
from onrecord.model.reports import Section, content_id
from onrecord.model.threads import Term, TurnKind
from onrecord.values import Count, Place, Span, VictimStatus, When


class Role(StrEnum):
    """What a link of the attribution chain does: it speaks, or it passes on."""

    SPEAKER = "speaker"
    RELAY = "relay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of an attribution chain. `name` is canonical where the knowledge has it, `title` the office as written.

    `entity` is the knowledge id of who it is (an office answers for what its holder says), or None.
    `private` is true for a person whom no pack lists as public.
    """

    name: str
    role: Role
    span: Span
    title: str | None = None
    entity: str | None = None
    private: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "role": self.role.value,
            "title": self.title,
            "entity": self.entity,
            "private": self.private,
            "quote": self.span.to_json(),
        }


class OriginBasis(StrEnum):
    """What kind of origin answers for a claim."""

    NAMED = "named"
    OFFICE = "office"
    UNNAMED_GROUP = "unnamed_group"
    PUBLISHER_FIRST_HAND = "publisher_first_hand"
    PUBLISHER_UNATTRIBUTED = "publisher_unattributed"


class Basis(StrEnum):
    """How the origin says it knows."""

    WITNESSED = "witnessed"
    DEDUCED = "deduced"
    INDUCED = "induced"
    TOLD = "told"


class Kind(StrEnum):
    """What sort of thing a claim speaks of."""

    VIOLENCE = "violence"
    TRUCE = "truce"
    MOVEMENT = "movement"
    POPULATION = "population"
    RESPONSIBILITY = "responsibility"
    APPEAL = "appeal"


class Status(StrEnum):
    """Where the thing spoken of stands, by the claim's words."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ANNOUNCED = "announced"
    IN_FORCE = "in_force"
    VIOLATED = "violated"
    COLLAPSED = "collapsed"
    ENDED = "ended"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    NOT_OCCURRED = "not_occurred"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the speaker affirms or denies."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """In what mood the thing is put."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    PREDICTED = "predicted"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"


class Certainty(StrEnum):
    """What the words claim, not what anybody believes."""

    CERTAIN = "certain"
    ALMOST_CERTAIN = "almost_certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    REPORTED = "reported"


class Revising(StrEnum):
    """What a claim does with a statement that its origin made before: puts it right, or takes it back."""

    CORRECTS = "corrects"
    WITHDRAWS = "withdraws"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a report says of checking a claim: `verified` false is *could not independently verify*."""

    verified: bool
    by: str | None
    span: Span

    def to_json(self) -> dict[str, Any]:
        status = "verified" if self.verified else "not_verified"
        return {"status": status, "by": self.by, "quote": self.span.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor, a target or a weapon: canonical name, knowledge id where there is one, and its words.

    `span` is None only where the words name it by a pronoun or leave it to the sentence before.
    """

    name: str
    id: str | None = None
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "id": self.id, "quote": self.span.to_json() if self.span else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named person said to be affected. `age` is in years, `sex` is `female` or `male`, `fate` a measure's word."""

    name: str
    span: Span
    age: int | None = None
    sex: str | None = None
    victim_status: VictimStatus = VictimStatus.UNKNOWN
    fate: str | None = None
    private: bool = True

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "age": self.age,
            "sex": self.sex,
            "victim_status": self.victim_status.value,
            "fate": self.fate,
            "private": self.private,
            "quote": self.span.to_json(),
        }


class TimeBasis(StrEnum):
    """How words come to date a claim: they stand in its sentence, or date the story that it is told in, or the report.

    A claim dated by the report's own dateline is dated about that day (`2016-12-13~`).
    """

    STATED = "stated"
    NARRATIVE = "narrative"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """When something is said to have happened: the value, the words that gave it, and how they come to date it."""

    when: When
    text: str
    span: Span
    basis: TimeBasis = TimeBasis.STATED

    def to_json(self) -> dict[str, Any]:
        return {
            "edtf": self.when.edtf,
            "text": self.text,
            "quote": self.span.to_json(),
            "basis": self.basis.value,
        }


class Verdict(StrEnum):
    """What a person who read a claim holds of it: that it says what the words say, or that it does not."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one report has one speaker say happened, did not, will, or ought to.

    `span` covers the words it rests on and `text` repeats them; `speakers` is the chain, nearest first;
    `origin` is the canonical name of the last speaker, else of the publisher, else None. `turn` says of what is
    followed over time more than its status does, `terms` what it settles. `revises` says that the words do not tell
    this, but correct or withdraw that it was told. In the current view of a claim that a person has edited, `edited`
    names the fields and `read_as` is the id by which it was read; `verdict` is what a person who read it holds of the
    reading.
    """

    report: str
    span: Span
    text: str
    kind: Kind
    event: str
    speakers: tuple[Speaker, ...] = ()
    origin: str | None = None
    origin_id: str | None = None
    origin_basis: OriginBasis = OriginBasis.PUBLISHER_UNATTRIBUTED
    basis: Basis | None = None
    stated_at: When | None = None
    status: Status = Status.OCCURRED
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    certainty: Certainty = Certainty.CERTAIN
    verification: Verification | None = None
    actors: tuple[Named, ...] = ()
    targets: tuple[Named, ...] = ()
    weapons: tuple[Named, ...] = ()
    counts: tuple[Count, ...] = ()
    people: tuple[Person, ...] = ()
    when: Timed | None = None
    where: tuple[Place, ...] = ()
    turn: TurnKind | None = None
    terms: tuple[Term, ...] = ()
    revises: Revising | None = None
    section: Section = Section.BODY
    edited: tuple[str, ...] = ()
    verdict: Verdict | None = None
    read_as: str | None = None
    _id: str | None = field(default=None, init=False, repr=False, compare=False)  # linking asks for it again and again

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueInvalid(f"{self.report}: the quoted words are not as long as their span {self.span}")

    @property
    def id(self) -> str:
        """Derived from report, span, kind, event, polarity and the spans of the counts only; an edit keeps it."""
        if self._id is None:
            object.__setattr__(self, "_id", self.read_as or self._content_id())
        return str(self._id)

    def _content_id(self) -> str:
        counts = [[c.span.start, c.span.end] for c in self.counts]
        return content_id(
            "c", self.report, self.span.start, self.span.end, self.kind, self.event, self.polarity, counts
        )

    @property
    def review(self) -> str:
        """What people did with it: `rejected`, else `edited`, else `accepted`, else `proposed`."""
        if self.verdict is not Verdict.REJECTED and self.edited:
            return "edited"
        return self.verdict.value if self.verdict else "proposed"

    @property
    def rejected(self) -> bool:
        """Whether a person rejected it: it stays, and no figure, grade or number of origins rests on it."""
        return self.verdict is Verdict.REJECTED

    @property
    def read(self) -> bool:
        """Whether a person has read and kept it; who sets a field of a claim has read it."""
        return self.review in {"accepted", "edited"}

    @property
    def denied(self) -> bool:
        return self.polarity is Polarity.DENIED

    @property
    def gainsays(self) -> bool:
        """Whether it speaks against something told: denies it, or corrects or withdraws what its origin said."""
        return self.denied or self.says_it_was_not or self.revises is not None

    @property
    def says_it_was_not(self) -> bool:
        """Whether somebody says outright that a deed did not take place: *its aircraft carried out no strikes*."""
        outright = self.kind is Kind.VIOLENCE and self.status is Status.NOT_OCCURRED and not self.counts
        return outright and not self.denied and self.modality is Modality.ASSERTED and bool(self.speakers)

    @property
    def happened(self) -> bool:
        """Whether the words assert something that took place or goes on."""
        return (
            not self.gainsays
            and self.modality is Modality.ASSERTED
            and self.status not in (Status.NOT_OCCURRED, Status.PLANNED, Status.CANCELLED)
        )

    def to_json(self) -> dict[str, Any]:
        """Return the claim's own content, without the report's metadata and the current view."""
        return {
            "id": self.id,
            "report": self.report,
            "quote": {"text": self.text, **self.span.to_json()},
            "speakers": [s.to_json() for s in self.speakers],
            "origin": self.origin,
            "origin_id": self.origin_id,
            "origin_basis": self.origin_basis.value,
            "basis": self.basis.value if self.basis else None,
            "stated_at": self.stated_at.edtf if self.stated_at else None,
            "kind": self.kind.value,
            "event": self.event,
            "status": self.status.value,
            "polarity": self.polarity.value,
            "modality": self.modality.value,
            "certainty": self.certainty.value,
            "verification": self.verification.to_json() if self.verification else None,
            "actors": [a.to_json() for a in self.actors],
            "targets": [t.to_json() for t in self.targets],
            "weapons": [w.to_json() for w in self.weapons],
            "counts": [c.to_json() for c in self.counts],
            "people": [p.to_json() for p in self.people],
            "when": self.when.to_json() if self.when else None,
            "where": [p.to_json() for p in self.where],
            "step": self.turn.value if self.turn else None,
            "terms": [t.to_json() for t in self.terms],
            "revises": self.revises.value if self.revises else None,
            "section": self.section.value,
        }
