"""A thread: a truce, siege, evacuation or aid convoy followed over time, its terms as told, and series of figures.

What words of a report settle (`Term`) is said; what the claims of a thread settle together (`ThreadTerm`) and how
figures of one area and definition go on (`Series`) are derived.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.errors import ValueInvalid
from onrecord.values import Span, When


class TermKind(StrEnum):
    """What a term settles. `area`, `to_move` and `moved` are read off the places and figures of claims."""

    AREA = "area"
    HOURS = "hours"
    LENGTH = "length"
    PARTY = "party"  # consents: agreed, signed, declared it; the truce is between it and another
    REFUSING = "refusing"  # is said not to consent
    BROKER = "broker"
    GUARANTOR = "guarantor"
    MOVERS = "movers"  # of a claim: who is to move, or moved
    TO_MOVE = "to_move"
    MOVED = "moved"
    CARGO = "cargo"  # what a convoy carries or was to carry
    ASSURANCE = "assurance"  # which was missing
    BREACH = "breach"  # of violence: the words by which it breaks a truce
    NEED = "need"  # what people are in need of, or trapped by


class TurnKind(StrEnum):
    """What a step is beyond its status: the status says where the thing stands, this how it came there."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EXTENDED = "extended"
    RENEWED = "renewed"
    EASED = "eased"
    LIFTED = "lifted"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    POSTPONED = "postponed"
    CALLED_OFF = "called_off"
    BEGUN = "begun"
    COMPLETED = "completed"
    REQUESTED = "requested"
    APPROVED = "approved"
    APPROVED_IN_PART = "approved_in_part"
    REFUSED = "refused"
    BLOCKED = "blocked"
    TURNED_BACK = "turned_back"
    DELIVERED = "delivered"
    COUNTER_ACCUSATION = "counter_accusation"  # derived: the accused accuses the accuser


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Hours of the day, `HH:MM`, one end perhaps unknown; `zone` as told: `local`, `GMT`, another's letters, None."""

    start: str | None
    end: str | None
    zone: str | None = None

    def label(self) -> str:
        """Return *07:00 to 19:00, local time*; an end that is not told is left out."""
        ends = f"{self.start} to {self.end}" if self.start and self.end else ""
        ends = ends or (f"from {self.start}" if self.start else f"until {self.end}")
        zone = "local time" if self.zone == "local" else self.zone or "time zone not told"
        return f"{ends}, {zone}"

    def to_json(self) -> dict[str, Any]:
        return {"from": self.start, "to": self.end, "zone": self.zone}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term in the words of a report, for a claim: `span` may lie outside the claim's own, in its sentence.

    `name` and `id` say whom it names, `how` is the lemma that makes it one (*broker*, *agree*), `hours` and
    `length_hours` are the value of a time; a length is None where the words give no number (*several days*).
    """

    kind: TermKind
    span: Span
    text: str
    name: str | None = None
    id: str | None = None
    how: str | None = None
    hours: Hours | None = None
    length_hours: int | None = None

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueInvalid(f"the words of a term are not as long as their span {self.span}")

    def to_json(self) -> dict[str, Any]:
        return {
            "term": self.kind.value,
            "quote": {"text": self.text, **self.span.to_json()},
            "name": self.name,
            "id": self.id,
            "how": self.how,
            "hours": self.hours.to_json() if self.hours else None,
            "length_hours": self.length_hours,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Where it stands: a claim, and a span of that claim's report."""

    claim: str
    span: Span
    text: str

    def to_json(self) -> dict[str, Any]:
        return {"claim": self.claim, "quote": {"text": self.text, **self.span.to_json()}}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadTerm:
    """One term of a thread, with who says so and the words; nothing stands here without its words.

    `value` is its label. `id` is an entity's or a place's. For figures (`to_move`, `moved`) `measure`, `group`, `low`
    and `high` are as in a count, None for a bare word.
    """

    kind: TermKind
    value: str
    said_by: tuple[str, ...]
    words: tuple[Words, ...]
    id: str | None = None
    how: str | None = None
    hours: Hours | None = None
    length_hours: int | None = None
    measure: str | None = None
    group: str | None = None
    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueInvalid(f"a term without words: {self.kind.value} {self.value}")

    def to_json(self) -> dict[str, Any]:
        return {
            "term": self.kind.value,
            "value": self.value,
            "id": self.id,
            "how": self.how,
            "hours": self.hours.to_json() if self.hours else None,
            "length_hours": self.length_hours,
            "measure": self.measure,
            "group": self.group,
            "low": self.low,
            "high": self.high,
            "said_by": list(self.said_by),
            "words": [w.to_json() for w in self.words],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure of a series: on `when`, by `origin`; `claims` are of one statement, however many carry it."""

    when: When | None
    low: int | None
    high: int | None
    label: str
    origin: str
    claims: tuple[str, ...]
    incident: str | None
    as_of_saying: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "when": self.when.edtf if self.when else None,
            "as_of_saying": self.as_of_saying,
            "low": self.low,
            "high": self.high,
            "label": self.label,
            "origin": self.origin,
            "claims": list(self.claims),
            "incident": self.incident,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures of one area and one definition, in order of their days, undated last.

    The definition is measure, what the words say (`definition`: trapped, besieged, in need of food …), group and unit.
    `area` is None where no place is told: such a series has one point. `joined` tells whether a line may join its
    points: two or more days, one area, one definition.
    """

    area: str | None
    area_id: str | None
    measure: str
    definition: str
    group: str | None
    unit: str
    points: tuple[Point, ...]

    @property
    def joined(self) -> bool:
        return self.area_id is not None and len({p.when.edtf for p in self.points if p.when}) > 1

    def to_json(self) -> dict[str, Any]:
        return {
            "area": self.area,
            "area_id": self.area_id,
            "measure": self.measure,
            "definition": self.definition,
            "group": self.group,
            "unit": self.unit,
            "joined": self.joined,
            "points": [p.to_json() for p in self.points],
        }
