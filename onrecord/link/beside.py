"""What one report tells beside what it told before: at another place, as another attack, over another time.

Only a claim's own words say so. What is lent to it from the story around it tells nothing of what sets it apart.
"""

from dataclasses import dataclass

from onrecord.knowledge.happenings import (
    ANY,
    is_told_by_what_came_after,
    opens_a_deed_before,
    opens_something_else,
    takes_up_a_deed,
    tells_of_another,
)
from onrecord.link.facts import Facts
from onrecord.link.sorts import Sort
from onrecord.model import TimeBasis
from onrecord.values import Bounds, Measure, Place, Precision, Span, finest

# Places that a writer names to say where. Of a street or building nothing tells whether it lies in the quarter named,
# and an area without bounds (*the east of the country*, *the border*) may hold the town named.
_NAMED = frozenset({Precision.CITY, Precision.NEIGHBOURHOOD, Precision.DISTRICT, Precision.PROVINCE})
STRETCH = 3  # days from which on what words put over them is more than a night and its morning
A_DAY = 1


@dataclass(frozen=True, slots=True)
class Beside:
    """What a claim's own words say of where and when. `places` are ids, `around` these and those of what holds them.

    `another` says that the words call what they tell another than what was told before, `opens` that their sentence
    begins so, whatever was told before as another; `days` is over how many days
    they put it, None where they give none. `sentence` is where their sentence begins; `came_before` says that they tell
    of it as what another deed came long after; `deed` that they name what was done; `dead` are how many were killed.
    """

    report: str
    at: Span
    places: frozenset[str]
    around: frozenset[str]
    another: bool
    opens: bool
    days: int | None
    sentence: int
    came_before: bool
    deed: bool
    dead: tuple[Bounds, ...]

    def differs(self, other: "Beside") -> bool:
        """Tell whether both cannot be of one happening: they are of one report and their words set them apart."""
        if self.report != other.report or self.at.overlaps(other.at):
            return False
        if self.lies_apart_from(other):
            return True
        first, second = (self, other) if self.at.start <= other.at.start else (other, self)
        if second.another and not (first.another and (second.sentence == first.sentence or not second.opens)):
            return True
        if self.came_long_after(other):
            return True
        return self._over_days(other) or other._over_days(self)

    def came_long_after(self, other: "Beside") -> bool:
        """Tell whether one of two is told as what the other came long after: deeds of one sentence, or other dead."""
        if self.came_before is other.came_before or self.report != other.report:
            return False
        if self.sentence == other.sentence and self.deed and other.deed:
            return True
        return bool(self.dead and other.dead) and not any(a.meets(b) for a in self.dead for b in other.dead)

    def lies_apart_from(self, other: "Beside") -> bool:
        """Tell whether both name places of which none is the other's or lies in it."""
        return bool(self.places and other.places) and not (self.places & other.around or other.places & self.around)

    def _over_days(self, other: "Beside") -> bool:
        """Whether one tells of days (*over the past four days*), the other of a day of its own."""
        return (self.days or 0) >= STRETCH and other.days == A_DAY


def beside_of(facts: Facts) -> Beside | None:
    """Return what sets a claim of a happening apart, or None where it tells of none."""
    if facts.sort is not Sort.HAPPENING:
        return None
    claim = facts.claim
    own = [p for p in finest(claim.where) if _is_named(p) and claim.span.contains(p.span)]
    opens = _leaves_what_was_told(facts) and not takes_up_a_deed(claim.text)
    return Beside(
        report=claim.report,
        at=claim.span,
        places=frozenset(p.place_id for p in own),
        around=frozenset(i for p in own for i in (p.place_id, *p.within, *_town_of(facts, p))),
        another=tells_of_another(claim.text) or opens,
        opens=opens,
        days=_own_days(facts),
        sentence=claim.span.start - len(facts.lead),
        came_before=is_told_by_what_came_after(facts.lead, claim.text),
        deed=_is_deed(facts),
        dead=tuple(Bounds(c.low, c.high) for c in claim.counts if c.measure is Measure.KILLED),
    )


def _leaves_what_was_told(facts: Facts) -> bool:
    """*Elsewhere ...*; *Earlier, rebels shelled the port*, but not *Earlier, the police told of three dead*."""
    begins = facts.lead.strip() or facts.claim.text
    return opens_something_else(begins) or (_is_deed(facts) and opens_a_deed_before(begins))


def _is_deed(facts: Facts) -> bool:
    return ANY not in facts.happening.senses


def _is_named(place: Place) -> bool:
    """Whether a place is one by its name; *the east of the town* has bounds that nobody drew."""
    return place.precision in _NAMED and (place.gazetteer is not None or place.lat is None)


def _town_of(facts: Facts, place: Place) -> tuple[str, ...]:
    """The towns told with a quarter of which nothing tells where it lies."""
    if place.within or place.precision is not Precision.NEIGHBOURHOOD:
        return ()
    return tuple(p.place_id for p in facts.claim.where if p.precision is Precision.CITY)


def _own_days(facts: Facts) -> int | None:
    when = facts.claim.when
    if when is None or facts.days is None or when.basis is not TimeBasis.STATED:
        return None
    return facts.days.length if when.span.overlaps(facts.claim.span) else None
