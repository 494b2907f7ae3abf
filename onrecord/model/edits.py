"""What people set in a claim: one field by one decision, laid over what was read without changing it.

A claim is immutable and keeps its id; its current view is the claim as read with the edits that hold. An edit is
of one field of one claim; the latest holds, and an undoing one leaves what was read.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.model.said import (
    Certainty,
    Claim,
    Kind,
    Modality,
    Named,
    OriginBasis,
    Person,
    Polarity,
    Role,
    Speaker,
    Status,
    Timed,
    Verdict,
    Verification,
)
from onrecord.values import Count, Modifier, Place, Precision, Span, VictimStatus, When

REVIEW = "review"  # the one field that says nothing of what the words say: whether a person accepts the reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A person's decision on one field of a claim.

    `report`, `span` and `kind` are the claim's, by which the edit finds it again where an upgrade gave it another
    id. `value` is plain JSON in the shape that `SETTERS` reads for the field; `undone` takes an edit back.
    `at` (UTC, ISO 8601) and `entry` are those of its ledger entry, once it is there.
    """

    claim: str
    report: str
    span: Span
    kind: Kind
    field: str
    value: Any = None
    reason: str
    by: str
    undone: bool = False
    at: str = ""
    entry: int = 0

    def to_json(self) -> dict[str, Any]:
        return {
            "field": self.field,
            "value": self.value,
            "reason": self.reason,
            "by": self.by,
            "at": self.at,
            "entry": self.entry,
        }


def holding(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits that hold, in the order of their entries: the latest of each claim and field, if not undone."""
    latest: dict[tuple[str, str], Edit] = {}
    for edit in sorted(edits, key=lambda e: e.entry):
        latest.pop((edit.claim, edit.field), None)
        latest[edit.claim, edit.field] = edit
    return [edit for edit in latest.values() if not edit.undone]


def attached(claims: Sequence[Claim], edits: Iterable[Edit]) -> tuple[dict[str, list[Edit]], list[Edit]]:
    """Return the edits of one report by the id of the claim that each is of now, and those whose claim is gone.

    An edit whose claim has another id by now belongs to the one claim of the same words and kind.
    """
    ids = {claim.id for claim in claims}
    found: dict[str, list[Edit]] = {}
    adrift: list[Edit] = []
    for edit in edits:
        same = [c.id for c in claims if c.span == edit.span and c.kind is edit.kind]
        claim = edit.claim if edit.claim in ids else same[0] if len(same) == 1 else None
        if claim is None:
            adrift.append(edit)
        else:
            found.setdefault(claim, []).append(edit)
    return found, adrift


def edited(claim: Claim, edits: Sequence[Edit]) -> Claim:
    """Return the current view of a claim: as read, with these edits, under the id that it was read by."""
    view = claim
    for edit in edits:
        view = SETTERS[edit.field.partition(".")[0]](view, edit.field, edit.value)
    fields = tuple(dict.fromkeys(edit.field for edit in edits if edit.field != REVIEW))
    return replace(view, read_as=claim.id, edited=fields) if edits else claim


def current(claims: Sequence[Claim], edits: Iterable[Edit]) -> tuple[Claim, ...]:
    """Return the claims of one report as they stand now: each with the edits that are of it."""
    set_by_people = list(edits)
    if not set_by_people:
        return tuple(claims)
    found, _ = attached(claims, set_by_people)
    return tuple(edited(claim, found[claim.id]) if claim.id in found else claim for claim in claims)


# --- setting one field ----------------------------------------------------------------------------

Setter = Callable[[Claim, str, Any], Claim]


def _when(claim: Claim, _: str, value: Any) -> Claim:
    if value is None:
        return replace(claim, when=None)
    words = claim.when or Timed(when=When(value), text=claim.text, span=claim.span)
    return replace(claim, when=replace(words, when=When(value)))


def _where(claim: Claim, _: str, value: Any) -> Claim:
    span = claim.where[0].span if claim.where else claim.span
    return replace(claim, where=tuple(_place(each, span) for each in value))


def _place(value: Mapping[str, Any], span: Span) -> Place:
    return Place(
        span=span,
        **{k: v for k, v in value.items() if k not in {"precision", "within"}},
        precision=Precision(value["precision"]),
        within=tuple(value["within"]),
    )


def place_value(place: Place) -> dict[str, Any]:
    """Return a place as an edit's value: without the words, which are the claim's."""
    return {key: value for key, value in place.to_json().items() if key != "quote"}


def _parties(value: Any) -> tuple[Named, ...]:
    return tuple(Named(name=each["name"], id=each["id"]) for each in value)


def _origin(claim: Claim, _: str, value: Any) -> Claim:
    basis = OriginBasis(value["basis"])
    return replace(claim, origin=value["name"], origin_id=value["id"], origin_basis=basis)


def _speakers(claim: Claim, field: str, value: Any) -> Claim:
    """Set the chain, and with it the origin: who stands last answers for the claim, and for nobody's the publisher."""
    chain = tuple(
        Speaker(
            name=each["name"],
            role=Role(each["role"]),
            entity=each["entity"],
            private=each["private"],
            span=_words_of(claim, each["name"]),
        )
        for each in value["chain"]
    )
    return _origin(replace(claim, speakers=chain), field, value["origin"])


def _people(claim: Claim, _: str, value: Any) -> Claim:
    people = tuple(
        Person(
            name=each["name"],
            age=each["age"],
            sex=each["sex"],
            victim_status=VictimStatus(each["victim_status"]),
            fate=each["fate"],
            private=each["private"],
            span=_words_of(claim, each["name"]),
        )
        for each in value
    )
    return replace(claim, people=people)


def _verification(claim: Claim, _: str, value: Any) -> Claim:
    if value is None:
        return replace(claim, verification=None)
    span = claim.verification.span if claim.verification else claim.span
    return replace(claim, verification=Verification(verified=value["verified"], by=value["by"], span=span))


def _words_of(claim: Claim, name: str) -> Span:
    """Where the claim's words have a name; the whole of them where they have it not."""
    at = claim.text.find(name)
    return Span(claim.span.start + at, claim.span.start + at + len(name)) if at >= 0 else claim.span


def _count(claim: Claim, field: str, value: Any) -> Claim:
    counts = tuple(_bounded(c, value) if count_field(c) == field else c for c in claim.counts)
    return replace(claim, counts=counts)


def _bounded(count: Count, value: Mapping[str, int | None]) -> Count:
    low, high = value["low"], value["high"]
    modifier = Modifier.EXACT if low == high else Modifier.BETWEEN
    if high is None:
        modifier = Modifier.AT_LEAST
    elif low is None:
        modifier = Modifier.UP_TO
    return replace(count, low=low, high=high, modifier=modifier)


def count_field(count: Count) -> str:
    """Return the name under which a count of a claim is edited: *counts.killed*, *counts.killed.children*."""
    return ".".join(filter(None, ("counts", count.measure.value, count.group)))


SETTERS: Mapping[str, Setter] = {
    "event": lambda claim, _, value: replace(claim, event=value),
    "status": lambda claim, _, value: replace(claim, status=Status(value)),
    "polarity": lambda claim, _, value: replace(claim, polarity=Polarity(value)),
    "modality": lambda claim, _, value: replace(claim, modality=Modality(value)),
    "certainty": lambda claim, _, value: replace(claim, certainty=Certainty(value)),
    "stated_at": lambda claim, _, value: replace(claim, stated_at=When(value) if value else None),
    "origin": _origin,
    "when": _when,
    "where": _where,
    "actors": lambda claim, _, value: replace(claim, actors=_parties(value)),
    "targets": lambda claim, _, value: replace(claim, targets=_parties(value)),
    "weapons": lambda claim, _, value: replace(claim, weapons=_parties(value)),
    "speakers": _speakers,
    "people": _people,
    "verification": _verification,
    REVIEW: lambda claim, _, value: replace(claim, verdict=Verdict(value)),
    "counts": _count,
}
