"""What is said to have happened and stands in no incident: too little is told of it, and a reader must know of it."""

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.model import Claim, Kind, Status
from onrecord.publish.brief import words
from onrecord.publish.brief.desk import Desk, Quote

ALONE_SHOWN = 300
_DEEDS = frozenset({Kind.VIOLENCE, Kind.MOVEMENT, Kind.POPULATION, Kind.TRUCE})


@dataclass(frozen=True, slots=True)
class AloneView:
    """Claims in no incident, those that count people first; `more` are in the record alone."""

    said: str
    quotes: tuple[tuple[str, Quote], ...]
    more: int


def alone(desk: Desk, shown_reports: Collection[str]) -> AloneView | None:
    """Return them, each with its event, or None where every deed told is in an incident."""
    told = [c for c in desk.situation.claims.values() if c.report in desk.numbers and _is_alone(desk, c)]
    if not told:
        return None
    told.sort(key=lambda c: (not c.counts, desk.numbers[c.report], c.span, c.id))
    shown = tuple((words.plain(c.event), _quote(desk, c, shown_reports)) for c in told[:ALONE_SHOWN])
    said = (
        f"{words.number(len(told), 'claim')} of what is said to have happened or to go on "
        f"{'stands' if len(told) == 1 else 'stand'} in no incident: the words and the story around them tell "
        "too little (where; else a day and a number), or only who was hit by other things. None is in any figure above."
    )
    return AloneView(said, shown, len(told) - len(shown))


def _is_alone(desk: Desk, claim: Claim) -> bool:
    told = claim.kind in _DEEDS and claim.happened and claim.status is not Status.UNKNOWN
    return told and not claim.rejected and claim.event != "statement" and claim.id not in desk.incident_of


def _quote(desk: Desk, claim: Claim, shown_reports: Collection[str]) -> Quote:
    quote = desk.quote(claim)
    return quote if claim.report in shown_reports else quote.unlinked()
