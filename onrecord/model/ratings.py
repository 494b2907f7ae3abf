"""What people hold of origins, claims and incidents: ratings, each one decision that only another one takes back.

Reliability of an origin and credibility of what it says are two axes, rated apart and never summed (the Admiralty
code, as STANAG 2511 has it). A person's grade, best figure, origins judged independent, and what a belligerent holds of
an incident itself stand beside what is computed, never in its place.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from onrecord.model.judgements import Side, id_now
from onrecord.model.said import Claim

RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
CREDIBILITY: Mapping[str, str] = {
    "1": "confirmed by other independent accounts",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
POSITIONS = ("not_assessed", "non_credible", "credible", "duplicate")
TRUSTED = frozenset("ABC")  # a grade that rests on origins rated otherwise, or by nobody, stays provisional


class Aspect(StrEnum):
    """What is rated: an origin's reliability, a claim's credibility, or something of an incident."""

    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    GRADE = "grade"
    BEST = "best"
    INDEPENDENT = "independent"
    POSITION = "position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A person's decision on one aspect of one subject; the latest holds, `value` None takes the one before back.

    `subject` is an origin's entity id or folded name, or the id of a claim: an incident's is the claim that it is named
    for. `side` is where that claim stands, by which it is found again after an upgrade. `field` narrows the aspect: the
    figure of a best one (*killed*, *killed women*), the party of a position. `name` is the subject as it is shown.
    `claims` is how many claims the incident had when it was rated. `at` (UTC, ISO 8601) and `entry` are those of its
    ledger entry.
    """

    aspect: Aspect
    subject: str
    value: Any
    reason: str
    by: str
    name: str = ""
    field: str = ""
    side: Side | None = None
    claims: int = 0
    at: str = ""
    entry: int = 0

    def to_json(self) -> dict[str, Any]:
        return {
            "aspect": self.aspect.value,
            "subject": self.subject,
            "name": self.name,
            "field": self.field or None,
            "value": self.value,
            "reason": self.reason,
            "by": self.by,
            "at": self.at,
            "entry": self.entry,
            "claims": self.claims or None,
        }


@dataclass(frozen=True, slots=True)
class Ratings:
    """The ratings that hold, as weighing asks for them."""

    held: tuple[Rating, ...] = ()

    def of_origin(self, *names: str | None) -> Rating | None:
        """Return the reliability of an origin by its entity id or its folded name."""
        found = [r for r in self.held if r.aspect is Aspect.RELIABILITY and r.subject in names]
        return max(found, key=lambda r: r.entry, default=None)

    def of_claim(self, claim_id: str) -> Rating | None:
        """Return the credibility of a claim."""
        found = [r for r in self.held if r.aspect is Aspect.CREDIBILITY and r.subject == claim_id]
        return max(found, key=lambda r: r.entry, default=None)

    def of_incident(self, claims: Collection[str], aspect: Aspect) -> dict[str, Rating]:
        """Return what holds of an incident with these claims, by field; of two incidents now one, the latest."""
        found = [r for r in self.held if r.aspect is aspect and r.subject in claims]
        return {r.field: r for r in sorted(found, key=lambda r: r.entry)}


def holding_ratings(
    ratings: Iterable[Rating], claims_of: Callable[[str], Sequence[Claim]], withdrawn: Collection[str] = ()
) -> tuple[tuple[Rating, ...], tuple[Rating, ...]]:
    """Return the ratings that hold, in the order of their entries, and those whose claim is gone.

    A claim is found again as those of judgements are; a rating on a `withdrawn` report waits as it is.
    """
    latest: dict[tuple[Aspect, str, str], Rating] = {}
    adrift: list[Rating] = []
    for rating in sorted(ratings, key=lambda r: r.entry):
        found = _found_again(rating, claims_of, withdrawn)
        if found is None:
            adrift.append(rating)
            continue
        key = (found.aspect, found.subject, found.field)
        latest.pop(key, None)
        latest[key] = found
    held = tuple(r for r in latest.values() if r.value is not None)
    return held, tuple(r for r in adrift if r.value is not None)


def _found_again(
    rating: Rating, claims_of: Callable[[str], Sequence[Claim]], withdrawn: Collection[str]
) -> Rating | None:
    if rating.side is None or rating.side.report in withdrawn:
        return rating
    now = id_now(rating.subject, rating.side, claims_of(rating.side.report))
    return replace(rating, subject=now) if now else None
