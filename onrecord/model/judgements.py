"""What people judged of identity, whether two claims speak of one happening, and how it finds its claims again.

Incidents are a function of claims and judgements alone; the order in which judgements were made does not matter, but of
those on one pair the latest holds.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from onrecord.errors import ValueInvalid
from onrecord.model.said import Claim, Kind
from onrecord.values import Span


class Identity(StrEnum):
    """A person's verdict on whether two claims speak of one happening (the four of nomenklatura)."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    NO_JUDGEMENT = "no_judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Where a judged claim stands, by which it is found again when an upgrade gave it another id."""

    report: str
    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision on identity between two claims; the pair is unordered (`left` is the lesser id).

    `sides` are where the two stand, left first (None of a record that was kept before it was noted). `at` (UTC, ISO
    8601) and `entry` are those of its ledger entry, once it is there.
    """

    left: str
    right: str
    identity: Identity
    reason: str
    by: str
    sides: tuple[Side, Side] | None = None
    at: str = ""
    entry: int = 0

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueInvalid("a judgement names two different claims, the lesser id first")

    def to_json(self) -> dict[str, Any]:
        return {
            "claims": [self.left, self.right],
            "identity": self.identity,
            "reason": self.reason,
            "by": self.by,
            "at": self.at,
            "entry": self.entry,
        }


def judged(
    left: Claim, right: Claim, identity: Identity, reason: str, *, by: str, at: str = "", entry: int = 0
) -> Judgement:
    """Return a judgement on two claims, whichever is given first; raises `ValueInvalid` for a claim and itself."""
    a, b = sorted((left, right), key=lambda claim: claim.id)
    sides = _side(a), _side(b)
    return Judgement(left=a.id, right=b.id, identity=identity, reason=reason, by=by, sides=sides, at=at, entry=entry)


def _side(claim: Claim) -> Side:
    return Side(report=claim.report, span=claim.span, kind=claim.kind)


def standing(
    judgements: Iterable[Judgement], claims_of: Callable[[str], Sequence[Claim]], withdrawn: Collection[str] = ()
) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
    """Return the judgements that hold, by pair, and those of which a claim is gone.

    `claims_of` gives the claims of a report as read by now. A claim whose id is gone is the one claim of the same
    report, words and kind; where there is none, or are several, nothing is guessed and the judgement is adrift. What
    was judged of a report that is `withdrawn` waits as it is until that is taken back.
    """
    latest: dict[tuple[str, str], Judgement] = {}
    adrift: list[Judgement] = []
    for judgement in sorted(judgements, key=lambda j: j.entry):
        waits = judgement.sides is None or any(side.report in withdrawn for side in judgement.sides)
        found = judgement if waits else _found_again(judgement, claims_of)
        if found is None:
            adrift.append(judgement)
        else:
            latest[found.left, found.right] = found
    held = tuple(latest[pair] for pair in sorted(latest) if latest[pair].identity is not Identity.NO_JUDGEMENT)
    return held, tuple(j for j in adrift if j.identity is not Identity.NO_JUDGEMENT)


def _found_again(judgement: Judgement, claims_of: Callable[[str], Sequence[Claim]]) -> Judgement | None:
    named = zip((judgement.left, judgement.right), judgement.sides or (), strict=True)
    ids = sorted(filter(None, (id_now(claim, side, claims_of(side.report)) for claim, side in named)))
    if len(ids) < 2 or ids[0] == ids[1]:
        return None
    if ids == [judgement.left, judgement.right]:
        return judgement
    return replace(judgement, left=ids[0], right=ids[1], sides=None)


def id_now(claim: str, side: Side, claims: Sequence[Claim]) -> str | None:
    """Return the id that a claim has by now: its own, else that of the one claim of its words and kind."""
    if any(c.id == claim for c in claims):
        return claim
    same = [c.id for c in claims if c.span == side.span and c.kind is side.kind]
    return same[0] if len(same) == 1 else None
