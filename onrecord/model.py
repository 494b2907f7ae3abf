"""What the record is made of: Report, Claim, Mention, Refusal, Judgement, Incident, Dispute. All frozen.

What was *said* (reports, claims), what was *decided* (judgements, withdrawals) and what is *derived*
(assertions, incidents, ranges, grades) are three things. Ids come from content alone: a claim's from
report, span, kind, event, polarity and the spans of its counts.
"""

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from onrecord.errors import ValueInvalid
from onrecord.values import Count, Place, Span, VictimStatus, When


def content_id(prefix: str, *parts: object) -> str:
    """Return a stable id: `prefix-` and 16 hexadecimal digits of the SHA-256 of the parts as JSON."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


# --- what was said ----------------------------------------------------------------------------


class PublishedBasis(StrEnum):
    """How the day of publication is known."""

    GIVEN = "given"
    METADATA = "metadata"
    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text. `text` is the working text that every offset counts in; `sha256` is of the bytes.

    `published` is what relative dates are resolved against, `published_given` what was given from
    outside (or stood in the file's metadata); a dateline in the text can overrule it.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: When | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    published_given: When | None = None
    media_type: str = "text/plain"
    encoding: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "published": self.published.edtf if self.published else None,
            "published_basis": self.published_basis.value,
            "published_given": self.published_given.edtf if self.published_given else None,
            "language": self.language,
            "media_type": self.media_type,
            "encoding": self.encoding,
            "sha256": self.sha256,
            "text": self.text,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(
            id=value["id"],
            text=value["text"],
            sha256=value["sha256"],
            title=value["title"],
            publisher=value["publisher"],
            url=value["url"],
            language=value["language"],
            published=When(value["published"]) if value["published"] else None,
            published_basis=PublishedBasis(value["published_basis"]),
            published_given=When(value["published_given"]) if value["published_given"] else None,
            media_type=value["media_type"],
            encoding=value["encoding"],
        )


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

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(
            name=value["name"],
            role=Role(value["role"]),
            title=value["title"],
            entity=value["entity"],
            private=value["private"],
            span=Span.from_json(value["quote"]),
        )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a report says of checking a claim: `verified` false is *could not independently verify*."""

    verified: bool
    by: str | None
    span: Span

    def to_json(self) -> dict[str, Any]:
        status = "verified" if self.verified else "not_verified"
        return {"status": status, "by": self.by, "quote": self.span.to_json()}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(verified=value["status"] == "verified", by=value["by"], span=Span.from_json(value["quote"]))


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

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        span = Span.from_json(value["quote"]) if value["quote"] else None
        return cls(name=value["name"], id=value["id"], span=span)


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

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(
            name=value["name"],
            age=value["age"],
            sex=value["sex"],
            victim_status=VictimStatus(value["victim_status"]),
            fate=value["fate"],
            private=value["private"],
            span=Span.from_json(value["quote"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """When something is said to have happened: the value and the words that gave it."""

    when: When
    text: str
    span: Span

    def to_json(self) -> dict[str, Any]:
        return {"edtf": self.when.edtf, "text": self.text, "quote": self.span.to_json()}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(when=When(value["edtf"]), text=value["text"], span=Span.from_json(value["quote"]))


class Section(StrEnum):
    """What part of a page a stretch of text is; only `body` is told in full."""

    BODY = "body"
    HEADLINE = "headline"
    HIGHLIGHT = "highlight"
    HEADING = "heading"
    DATELINE = "dateline"
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT = "credit"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one report has one speaker say happened, did not, will, or ought to.

    `span` covers the words it rests on and `text` repeats them; `speakers` is the chain, nearest first;
    `origin` is the canonical name of the last speaker, else of the publisher, else None.
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
    section: Section = Section.BODY

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueInvalid(f"{self.report}: the quoted words are not as long as their span {self.span}")

    @property
    def id(self) -> str:
        """Derived from report, span, kind, event, polarity and the spans of the counts only."""
        counts = [[c.span.start, c.span.end] for c in self.counts]
        return content_id(
            "c", self.report, self.span.start, self.span.end, self.kind, self.event, self.polarity, counts
        )

    @property
    def denied(self) -> bool:
        return self.polarity is Polarity.DENIED

    @property
    def happened(self) -> bool:
        """Whether the words assert something that took place or goes on."""
        return (
            self.polarity is Polarity.AFFIRMED
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
            "section": self.section.value,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(
            report=value["report"],
            span=Span.from_json(value["quote"]),
            text=value["quote"]["text"],
            kind=Kind(value["kind"]),
            event=value["event"],
            speakers=tuple(Speaker.from_json(s) for s in value["speakers"]),
            origin=value["origin"],
            origin_id=value["origin_id"],
            origin_basis=OriginBasis(value["origin_basis"]),
            basis=Basis(value["basis"]) if value["basis"] else None,
            stated_at=When(value["stated_at"]) if value["stated_at"] else None,
            status=Status(value["status"]),
            polarity=Polarity(value["polarity"]),
            modality=Modality(value["modality"]),
            certainty=Certainty(value["certainty"]),
            verification=Verification.from_json(value["verification"]) if value["verification"] else None,
            actors=tuple(Named.from_json(a) for a in value["actors"]),
            targets=tuple(Named.from_json(t) for t in value["targets"]),
            weapons=tuple(Named.from_json(w) for w in value["weapons"]),
            counts=tuple(Count.from_json(c) for c in value["counts"]),
            people=tuple(Person.from_json(p) for p in value["people"]),
            when=Timed.from_json(value["when"]) if value["when"] else None,
            where=tuple(Place.from_json(p) for p in value["where"]),
            section=Section(value["section"]),
        )


class MentionType(StrEnum):
    """What was seen in a report, whether or not a claim uses it."""

    WHEN = "when"
    WHERE = "where"
    COUNT = "count"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date, place, count or attribution seen in a report. `details` holds the fields of the contract's table."""

    report: str
    type: MentionType
    span: Span
    text: str
    details: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "type": self.type.value,
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            **self.details,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        own = {"report", "type", "start", "end", "text"}
        return cls(
            report=value["report"],
            type=MentionType(value["type"]),
            span=Span(value["start"], value["end"]),
            text=value["text"],
            details={k: v for k, v in value.items() if k not in own},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """A person's name in a report, wherever it stands: what a page must replace where the person is private.

    `name` is the fullest form in the report, so that *Alabed* and *Fatemah Alabed* are one person;
    `entity` is the knowledge id of a public person. `points_to` is true for words that are no name and
    yet lead to one: a private person's handle, telephone, kin by name.
    """

    report: str
    span: Span
    name: str
    private: bool = True
    entity: str | None = None
    points_to: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "quote": self.span.to_json(),
            "name": self.name,
            "private": self.private,
            "entity": self.entity,
            "points_to": self.points_to,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(
            report=value["report"],
            span=Span.from_json(value["quote"]),
            name=value["name"],
            private=value["private"],
            entity=value["entity"],
            points_to=value["points_to"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What could not be read or understood, where, and why. Exactly one of `report` and `input` is set."""

    reason: str
    report: str | None = None
    input: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if (self.report is None) == (self.input is None):
            raise ValueInvalid("a refusal names a report or an input, and not both")

    @property
    def id(self) -> str:
        place = [self.span.start, self.span.end] if self.span else None
        return content_id("x", self.report, self.input, place, self.reason)

    def to_json(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "input": self.input,
            "start": self.span.start if self.span else None,
            "end": self.span.end if self.span else None,
            "reason": self.reason,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        span = Span(value["start"], value["end"]) if value["start"] is not None else None
        return cls(report=value["report"], input=value["input"], span=span, reason=value["reason"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one report: the report with its publication date, and what was found in it.

    `sections` says what part of the page each stretch of the text is, in order, without overlap.
    """

    report: Report
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    persons: tuple[PersonSeen, ...] = ()
    sections: tuple[tuple[Section, Span], ...] = ()
    refusals: tuple[Refusal, ...] = ()


# --- what was decided -------------------------------------------------------------------------


class Identity(StrEnum):
    """A person's verdict on whether two claims speak of one happening."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    NO_JUDGEMENT = "no_judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision on identity between two claims; the pair is unordered (`left` is the lesser id)."""

    left: str
    right: str
    identity: Identity
    reason: str
    by: str

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueInvalid("a judgement names two different claims, the lesser id first")


# --- what is derived --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a comparison came out as it did: the question asked, a score in 0..1, detail, and the two values."""

    question: str
    score: float
    detail: str
    left: str = ""
    right: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "score": self.score,
            "detail": self.detail,
            "left": self.left,
            "right": self.right,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """The same statement by the same origin, however many publishers carry it; the id is that of its least claim.

    `origin` is the current view: a body may be narrowed to its part (`narrowed` says why).
    """

    id: str
    origin: str | None
    origin_id: str | None
    origin_basis: OriginBasis
    claims: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    narrowed: Reason | None = None


class About(StrEnum):
    """What a dispute is about."""

    ACTOR = "actor"
    COUNT = "count"
    OCCURRENCE = "occurrence"
    TIME = "time"
    PLACE = "place"
    RESPONSIBILITY = "responsibility"
    VICTIM_STATUS = "victim_status"
    WEAPON = "weapon"
    LEGALITY = "legality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two sets of claims that contradict each other on one matter; `detail` says how, in neutral words."""

    about: About
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    detail: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"about": self.about.value, "sides": [list(s) for s in self.sides], "detail": self.detail}


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A denying claim and what it denies: `covers` is a general denial that denies no particulars."""

    claim: str
    denies: tuple[str, ...]
    covers: bool
    by_party: bool
    detail: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "claim": self.claim,
            "denies": list(self.denies),
            "covers": self.covers,
            "by_party": self.by_party,
            "detail": self.detail,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A claim that a figure, a grade or a link did not use, and why."""

    claim: str
    why: str

    def to_json(self) -> dict[str, str]:
        return {"claim": self.claim, "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFigure:
    """A figure that is kept beside a range: what a party concedes, or claims of its enemy's dead."""

    party: str
    low: int | None
    high: int | None
    claims: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {"party": self.party, "low": self.low, "high": self.high, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One incident's figure for a measure, group and scope, by the one rule of the published scales.

    `low` and `high` are people (or events, objects); `open` says that an upper end is open; `about` that
    the words do. `interested_only` says that no origin without an interest gives a figure.
    """

    measure: str
    group: str | None
    scope: str
    unit: str
    low: int | None
    high: int | None
    open: bool
    about: bool = False
    best: int | None = None
    victim_status: str = "unknown"
    window: When | None = None
    origins: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    interested: tuple[str, ...] = ()
    interested_only: bool = False
    conceded: tuple[PartyFigure, ...] = ()
    claimed_by_adversary: tuple[PartyFigure, ...] = ()

    def label(self) -> str:
        """Return the range as it is shown: *82 to 90 or more*, *about 300*, *no figure*."""
        ends = [n for n in (self.low, self.high) if n is not None]
        if not ends:
            return "no figure"
        words = f"{ends[0]:,}" if len(set(ends)) == 1 else f"{ends[0]:,} to {ends[1]:,}"
        if self.low is None and not self.open:
            words = f"up to {self.high:,}"
        return ("about " if self.about else "") + words + (" or more" if self.open else "")

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "group": self.group,
            "scope": self.scope,
            "unit": self.unit,
            "victim_status": self.victim_status,
            "window": self.window.edtf if self.window else None,
            "low": self.low,
            "high": self.high,
            "open": self.open,
            "about": self.about,
            "best": self.best,
            "label": self.label(),
            "origins": list(self.origins),
            "used": list(self.used),
            "left_out": [x.to_json() for x in self.left_out],
            "interested": list(self.interested),
            "interested_only": self.interested_only,
            "conceded": [x.to_json() for x in self.conceded],
            "claimed_by_adversary": [x.to_json() for x in self.claimed_by_adversary],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSaid:
    """Who is said to have done it, by which origins, and which origins deny it."""

    name: str
    id: str | None
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "id": self.id, "said_by": list(self.said_by), "denied_by": list(self.denied_by)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step in the life of a truce, siege or evacuation, with who says so and who denies it."""

    status: str
    when: When | None
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    claims: tuple[str, ...]
    against: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "when": self.when.edtf if self.when else None,
            "status": self.status,
            "said_by": list(self.said_by),
            "denied_by": list(self.denied_by),
            "against": list(self.against),
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade of civilian harm by the published rule; provisional while `unread` claims lie under it."""

    grade: str | None
    provisional: bool
    unread: int
    supports: tuple[str, ...]
    contradicts: tuple[str, ...]
    rule: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "grade": self.grade,
            "provisional": self.provisional,
            "unread": self.unread,
            "supports": list(self.supports),
            "contradicts": list(self.contradicts),
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why a claim is in an incident: the claim it was compared with, the reasons, the verdict."""

    claim: str
    to: str
    score: float
    reasons: tuple[Reason, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "claim": self.claim,
            "to": self.to,
            "score": self.score,
            "reasons": [r.to_json() for r in self.reasons],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking derives from claims and judgements: assertions, and incidents not yet weighed.

    `compared` and `never_compared` count pairs of claims.
    """

    assertions: tuple[Assertion, ...]
    incidents: "tuple[Incident, ...]"
    compared: int = 0
    never_compared: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening (or one truce, siege or evacuation over time) as told by all its claims.

    The linking stage makes it with `ranges` and `grade` empty; the weighing stage fills those two.
    The id is that of its least claim with the prefix `i-`; `title` is made here and names no actor.
    """

    id: str
    title: str
    kind: Kind
    event: str
    status: Status
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: tuple[str, ...]
    assertions: tuple[str, ...] = ()
    when: When | None = None
    when_disagrees: bool = False
    where: Place | None = None
    where_disagrees: bool = False
    actors: tuple[ActorSaid, ...] = ()
    weapons: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    possibly_same: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    denials: tuple[Denial, ...] = ()
    timeline: tuple[Step, ...] = ()
    links: tuple[Link, ...] = ()
    ranges: tuple[Range, ...] = ()
    grade: Grade | None = None

    def to_json(self) -> dict[str, Any]:
        when: dict[str, Any] | None = None
        if self.when:
            when = {"edtf": self.when.edtf, "disagreement": self.when_disagrees}
        where = [self.where.to_json() | {"disagreement": self.where_disagrees}] if self.where else []
        return {
            "id": self.id,
            "title": self.title,
            "kind": self.kind.value,
            "event": self.event,
            "status": self.status.value,
            "when": when,
            "where": where,
            "counts": [r.to_json() for r in self.ranges],
            "actors": [a.to_json() for a in self.actors],
            "weapons": list(self.weapons),
            "claims": list(self.claims),
            "reports": list(self.reports),
            "publishers": list(self.publishers),
            "origins": list(self.origins),
            "assertions": list(self.assertions),
            "contains": list(self.contains),
            "part_of": list(self.part_of),
            "possibly_same": list(self.possibly_same),
            "aliases": list(self.aliases),
            "disputes": [d.to_json() for d in self.disputes],
            "denials": [d.to_json() for d in self.denials],
            "timeline": [s.to_json() for s in self.timeline],
            "links": [x.to_json() for x in self.links],
            "grade": self.grade.to_json() if self.grade else None,
        }
