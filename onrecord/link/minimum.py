"""What an incident needs at least: words that tell one thing from others, and of a deed where it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.knowledge.surroundings import tells_of_care
from onrecord.link.facts import Facts
from onrecord.link.sorts import Sort
from onrecord.model import Claim, Kind, Modality, Status
from onrecord.values import Count, Precision, Scope, Unit

MAKING = frozenset({Sort.HAPPENING, Sort.AGGREGATE, Sort.FOLLOWED, Sort.STOCK, Sort.BLAME, Sort.DENIAL})
_OWN_WORDS = frozenset({Sort.HAPPENING, Sort.AGGREGATE, Sort.BLAME, Sort.DENIAL})
_WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY})
# What is said of deeds, or done about them, by whoever judges them: no deed of the conflict, on whatever day.
_SPOKEN = frozenset(
    {"characterisation", "legal_characterisation", "condemnation", "threat", "support", "statement"}
    | {"investigation", "decision", "sanction"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """The reports that tell of anything by more than bare words, of violence so, and of violence at some place."""

    anything: frozenset[str]
    violence: frozenset[str]
    placed: frozenset[str]

    @classmethod
    def by(cls, known: Iterable[Facts]) -> "Told":
        making = [f for f in known if f.sort in MAKING and not _is_bare(f)]
        violent = [f for f in making if f.claim.kind is Kind.VIOLENCE]
        return cls(
            frozenset(f.claim.report for f in making),
            frozenset(f.claim.report for f in violent),
            frozenset(f.claim.report for f in violent if f.places),
        )

    def ask_for(self, own: Sequence[Facts]) -> bool:
        """Whether joined claims tell enough for an incident, or their reports tell of nothing better."""
        reports = {f.claim.report for f in own}
        if all(map(_is_bare, own)):
            said = all(f.sort in (Sort.BLAME, Sort.DENIAL) for f in own)
            return reports.isdisjoint(self.anything if said else self.violence)
        return not _is_unplaced(own) or reports.isdisjoint(self.placed)


def _is_bare(told: Facts) -> bool:
    """Whether a claim's own words hold no place, day, figure or victim to tell what it tells from other things.

    What the story around it lends says only where the story is: *the town was shelled*, *they were forced out*. Of
    blame, and of denials of blame, a place says no more: much is laid to everybody there. The denial of a deed is shown
    however bare: who reads only incidents may not miss what speaks against one.
    """
    claim = told.claim
    if told.sort is Sort.DENIAL and claim.kind is not Kind.RESPONSIBILITY:
        return False
    if told.sort is Sort.BLAME and claim.event in _SPOKEN:
        return True
    if claim.kind is Kind.MOVEMENT and not any(map(_is_telling, claim.counts)) and tells_of_care(claim.text):
        return True  # *the wounded were taken to a hospital*: what follows each attack
    meant = claim.kind is Kind.MOVEMENT and claim.modality is Modality.PLANNED  # *rushed to take the wounded away*
    if told.sort not in _OWN_WORDS and claim.kind is not Kind.TRUCE and not meant:
        return False
    if told.names or any(map(_is_telling, claim.counts)) or _gives_its_day(claim):
        return False
    if claim.kind is Kind.TRUCE and told.sort is Sort.FOLLOWED:  # its places are those that its sentence names
        named = any(a.id or any(map(str.isupper, a.name)) for a in claim.actors)  # *blamed their foes for breaking it*
        accused = claim.status is Status.VIOLATED and named
        return not (told.places or claim.terms or accused)
    placed = [p for p in told.places if claim.span.contains(p.span)]
    if told.days is None:
        placed = [p for p in placed if p.precision not in _WIDE]  # *has bombarded areas in the province*: at some time
    return told.sort in (Sort.BLAME, Sort.DENIAL) or not placed


def _is_unplaced(own: Sequence[Facts]) -> bool:
    """Whether neither the words nor the story around them say where, and no day and number stand for a place.

    Place, day and number killed are the least that casualty recorders ask of an incident (Every Casualty): a deed of
    which the place is not known is told from no other, unless it is counted and dated, or two reports were found to
    tell of it.
    """
    if len({f.claim.report for f in own}) > 1:
        return False
    if any(f.sort not in (Sort.HAPPENING, Sort.AGGREGATE) or f.places or f.names for f in own):
        return False
    return all(f.days is None for f in own) or not any(_is_telling(c) for f in own for c in f.claim.counts)


def _is_telling(count: Count) -> bool:
    """Whether a figure tells one happening from others: people, or a number of things; not *several attacks*."""
    if count.scope is Scope.PART:
        return False
    return count.unit is Unit.PEOPLE or (count.low is not None and count.low == count.high)


def _gives_its_day(claim: Claim) -> bool:
    return claim.when is not None and claim.when.span.overlaps(claim.span)
