"""What an origin has corrected or withdrawn: which claims of an incident no longer hold, and by which claim."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.knowledge.happenings import happening
from onrecord.model import Assertion, Claim, Report, Revising, Revision
from onrecord.values import Count, Measure
from onrecord.weigh.figures import Figure, Origin, origin_of, said_on


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Why a figure no longer holds, and the claim that says so."""

    why: str
    by: str


Gone = Mapping[tuple[str, Measure], TakenBack]
"""Figures that were taken back, by claim and measure."""

NOT_REVISED: Gone = {}

_DONE = {Revising.CORRECTS: "corrected", Revising.WITHDRAWS: "withdrawn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What no longer holds: figures, claims that were withdrawn as a whole, and by which claims that is so."""

    figures: Gone
    claims: frozenset[str]
    revisions: tuple[Revision, ...]


NOTHING = Revised(figures=NOT_REVISED, claims=frozenset(), revisions=())


def key_of(figure: Figure) -> tuple[str, Measure]:
    return figure.claim_id, figure.count.measure


def revised(
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    reports: Mapping[str, Report],
    assertions: Mapping[str, Assertion],
) -> Revised:
    """Return what the claims of an incident correct or withdraw of it; `figures` are theirs.

    Whoever corrects or withdraws speaks of his own words: of what the same origin said before, or the same publisher
    printed. A correction takes back the figure that it repeats; a withdrawal the whole claim that gave it, or, where
    it repeats none, all that its origin said of that event.
    """
    revising = [c for c in claims if c.revises is not None and not c.rejected]
    if not revising:
        return NOTHING
    origins = {c.id: origin_of(c, reports.get(c.report), assertions.get(c.id)) for c in claims}
    first = {f.claim_id: f.said for f in figures}
    told = [c for c in claims if c.happened and not c.rejected]
    taken: dict[tuple[str, Measure], TakenBack] = {}
    whole: set[str] = set()
    made = []
    for one in sorted(revising, key=lambda c: c.id):
        gone = TakenBack(f"{_DONE[one.revises or Revising.CORRECTS]} by {origins[one.id].name}", one.id)
        back = [c for c in told if _says_of(one, c, origins, reports) and _came_before(one, c, first, reports)]
        for claim in back:
            withdrawn = one.revises is Revising.WITHDRAWS
            whole |= {claim.id} if withdrawn else set()
            measures = {n.measure for n in claim.counts if withdrawn or _repeats(n, one)}
            taken |= {(claim.id, m): gone for m in measures if (claim.id, m) not in taken}
        made.append(
            Revision(claim=one.id, does=one.revises or Revising.CORRECTS, claims=tuple(sorted(c.id for c in back)))
        )
    return Revised(figures=taken, claims=frozenset(whole), revisions=tuple(made))


def _says_of(revising: Claim, claim: Claim, origins: Mapping[str, Origin], reports: Mapping[str, Report]) -> bool:
    """Whether a claim is of the words that are taken back."""
    mine = origins[revising.id]
    if mine.unattributed:
        own, other = reports.get(revising.report), reports.get(claim.report)
        same = own is not None and other is not None and own.publisher is not None and own.publisher == other.publisher
    else:
        same = mine.key == origins[claim.id].key
    if not same:
        return False
    if revising.counts:
        return any(_repeats(n, revising) for n in claim.counts)
    event = happening(revising.event)
    return revising.revises is Revising.WITHDRAWS and event.can_be(happening(claim.event))


def _repeats(count: Count, revising: Claim) -> bool:
    """Whether one of the figures that are taken back is a count's: they share an end."""
    return any(n.measure is count.measure and _ends(n) & _ends(count) for n in revising.counts)


def _ends(count: Count) -> set[int]:
    return {n for n in (count.low, count.high) if n is not None}


def _came_before(
    revising: Claim, claim: Claim, first: Mapping[str, dt.date | None], reports: Mapping[str, Report]
) -> bool:
    """Whether it was not said after it had been taken back; where a day is not known, it was not."""
    back = said_on(revising, reports.get(revising.report))
    said = first.get(claim.id) or said_on(claim, reports.get(claim.report))
    return back is None or said is None or said <= back
