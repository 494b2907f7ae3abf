"""What the rules of dispute share: who answers for a claim, with what interest, and when two claims mean one thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.knowledge import Knowledge
from onrecord.knowledge.interests import Matter, Speaking, lays_a_deed
from onrecord.link.facts import Facts
from onrecord.link.places import compare_places
from onrecord.link.sorts import Sort
from onrecord.model import About, Assertion, Denial, Dispute, Kind, Position
from onrecord.values import Bounds

SHARED_LEAST = 5  # two reports that both count fewer than this do so by chance too often to speak of one happening


@dataclass(frozen=True, slots=True)
class Hearing:
    """The claims of one incident, told by `facts`, with the denials that speak of it."""

    facts: Sequence[Facts]
    denials: Sequence[Denial]
    assertion_of: Mapping[str, Assertion]
    knowledge: Knowledge
    matter: Matter

    @classmethod
    def of(
        cls,
        facts: Sequence[Facts],
        denials: Sequence[Denial],
        assertion_of: Mapping[str, Assertion],
        knowledge: Knowledge,
    ) -> "Hearing":
        """Return the hearing of an incident; what is denied says whose act a denial is about."""
        named = {f.id: frozenset(a.id for a in f.claim.actors if a.id) for f in facts if lays_a_deed(f.claim)}
        nobody: frozenset[str] = frozenset()
        accused = {
            d.claim: nobody.union(*(named.get(i, nobody) for i in (named if d.covers else d.denies))) for d in denials
        }
        return cls(facts, denials, assertion_of, knowledge, Matter.of((f.claim for f in facts), knowledge, accused))

    def position(self, says: str, told: Iterable[Facts]) -> Position:
        """Return what these claims say, with one voice for each origin of theirs."""
        return Position(says=says, voices=self.matter.voices([self._speaking(f) for f in told]))

    def with_interest(self, denial: Denial, denier: Facts) -> Denial:
        """Return a denial with the party that makes it, and what that has at stake."""
        told = self._speaking(denier)
        return replace(denial, party=self.matter.party(told), interests=self.matter.interests(told))

    def _speaking(self, facts: Facts) -> Speaking:
        found = self.assertion_of.get(facts.id)
        origin = found.origin if found else facts.claim.origin
        return Speaking(
            claim=facts.claim,
            key=found.origin_id or facts.origin if found else facts.origin,
            origin=origin or facts.publisher,
            origin_id=found.origin_id if found else facts.claim.origin_id,
            origin_basis=found.origin_basis if found else facts.claim.origin_basis,
        )

    @property
    def followed(self) -> bool:
        """Whether this is a truce or another thing that is followed over time."""
        return any(f.claim.kind is Kind.TRUCE or f.sort is Sort.FOLLOWED for f in self.facts)

    def dispute(self, about: About, detail: str, positions: Sequence[Position]) -> Dispute:
        return Dispute.of(about, tuple(positions), detail)


def different_origins(left: Iterable[Facts], right: Iterable[Facts]) -> bool:
    """Whether two positions are not one and the same origin's: who contradicts itself alone disputes with nobody."""
    mine, theirs = {f.origin for f in left}, {f.origin for f in right}
    return len(mine | theirs) > 1


def may_be_one(left: Facts, right: Facts) -> bool:
    """Whether nothing that two claims say keeps them from speaking of one happening: event, day, place."""
    if Sort.BLAME not in (left.sort, right.sort) and not left.happening.can_be(right.happening):
        return False
    if left.days and right.days and left.days.gap(right.days):
        return False
    answers = [compare_places(a, b)[2] for a in left.places for b in right.places]
    return not answers or not all(answers)


def share_a_particular(left: Facts, right: Facts) -> bool:
    """Whether two claims give something by which one happening is known: a victim's name, or one exact figure.

    Day, place and event alone tell no two attacks on a town apart, so they are no sign that two claims mean the same.
    """
    if left.names & right.names:
        return True
    if not left.happening.can_be(right.happening):
        return False
    mine, theirs = ({(m, g, n) for m, g, b in f.figures for n in _exact(b)} for f in (left, right))
    return bool(mine & theirs)


def _exact(bounds: Bounds) -> set[int]:
    """The number that a figure states, where it is not too small to be shared by chance."""
    if bounds.low is None or bounds.low < SHARED_LEAST or bounds.high not in (bounds.low, None):
        return set()
    return {bounds.low}
