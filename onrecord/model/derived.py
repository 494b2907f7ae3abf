"""What linking derives from claims and decisions: assertions, incidents, disputes, timelines; weighing fills them."""

from dataclasses import dataclass, field
from typing import Any

from onrecord.model.disputes import Denial, Dispute
from onrecord.model.ratings import Rating
from onrecord.model.said import Kind, OriginBasis, Revising, Status
from onrecord.model.threads import ThreadTerm, TurnKind
from onrecord.model.traces import Traces
from onrecord.model.weighed import NOBODY, Grade, OriginNumbers, Range
from onrecord.values import Place, When


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
    """One step in the life of a truce, siege or evacuation, with who says so and who denies it.

    `turn` says more than the status does (postponed, renewed, approved in part); `answers` are the claims of the
    accusation that a counter-accusation answers, `through` the incidents of violence by which it is said to be broken.
    """

    status: str
    when: When | None
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    claims: tuple[str, ...]
    against: tuple[str, ...] = ()
    turn: TurnKind | None = None
    answers: tuple[str, ...] = ()
    through: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "when": self.when.edtf if self.when else None,
            "status": self.status,
            "step": self.turn.value if self.turn else None,
            "said_by": list(self.said_by),
            "denied_by": list(self.denied_by),
            "against": list(self.against),
            "answers": list(self.answers),
            "through": list(self.through),
            "claims": list(self.claims),
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
class Revision:
    """A claim that corrects or withdraws what its origin said, and the claims of the incident that no longer hold."""

    claim: str
    does: Revising
    claims: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {"claim": self.claim, "does": self.does.value, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking derives from claims and judgements: assertions, and incidents not yet weighed.

    `compared` and `never_compared` count pairs of what two reports tell of one happening each: of such accounts, those
    that were brought together, and those that share too little (kind, place, days, figures, names, words) to be.
    """

    assertions: tuple[Assertion, ...]
    incidents: "tuple[Incident, ...]"
    compared: int = 0
    never_compared: int = 0
    traces: Traces | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening (or one truce, siege or evacuation over time) as told by all its claims.

    The linking stage leaves `ranges`, `grade`, `numbers`, `positions` (what belligerents hold of it, as people noted),
    `rejected` (claims that a person rejected) and `revisions` empty; the weighing stage fills them.
    The id is that of its least claim with the prefix `i-`; `title` is made here and names no actor. `terms` are of
    a thread; `breaks` are the truces that violence is said to break, `broken_by` the other way round.
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
    terms: tuple[ThreadTerm, ...] = ()
    breaks: tuple[str, ...] = ()
    broken_by: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    ranges: tuple[Range, ...] = ()
    grade: Grade | None = None
    numbers: OriginNumbers = NOBODY
    positions: tuple[Rating, ...] = ()
    rejected: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether any of its claims was not rejected."""
        return len(self.rejected) < len(self.claims)

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
            "terms": [t.to_json() for t in self.terms],
            "breaks": list(self.breaks),
            "broken_by": list(self.broken_by),
            "links": [x.to_json() for x in self.links],
            "grade": self.grade.to_json() if self.grade else None,
            "origin_numbers": self.numbers.to_json(),
            "positions": [p.to_json() for p in self.positions],
            "rejected": list(self.rejected),
            "revisions": [r.to_json() for r in self.revisions],
        }
