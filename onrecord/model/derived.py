"""What is derived from claims and decisions: assertions, incidents, ranges, grades."""

from dataclasses import dataclass
from typing import Any

from onrecord.model.disputes import Denial, Dispute
from onrecord.model.said import Kind, OriginBasis, Status
from onrecord.model.threads import ThreadTerm, TurnKind
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
    the words do. `interested_only` says that no origin without an interest gives a figure; where only some
    have one, `low_without`, `high_without` and `open_without` are the range without theirs.
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
    low_without: int | None = None
    high_without: int | None = None
    open_without: bool = False
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
            "low_without": self.low_without,
            "high_without": self.high_without,
            "open_without": self.open_without,
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
        }
