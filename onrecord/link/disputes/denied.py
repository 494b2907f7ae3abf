"""What a specific denial denies, as a dispute: what is said on one side, the denial on the other.

A general denial (*no mass killings*) covers an incident and is no side of a dispute about its particulars.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.knowledge.contested import contested_words
from onrecord.knowledge.interests import lays_a_deed
from onrecord.knowledge.sides import same_side
from onrecord.link.disputes.hearing import Hearing, may_be_one
from onrecord.link.disputes.legality import denies_only_its_name
from onrecord.link.disputes.naming import actor_names, by_words, listed, origins_of
from onrecord.link.disputes.weapons import denied_weapons, said_used, weapons_named
from onrecord.link.facts import Facts
from onrecord.link.sorts import Sort
from onrecord.model import About, Dispute, Kind, Position
from onrecord.values import Bounds

_WHO = frozenset({About.ACTOR, About.RESPONSIBILITY})


@dataclass(slots=True)
class Denied:
    """Denials that contradict the same claims on the same matter. `taken`: they stand in a dispute of others."""

    about: About
    told: list[Facts]
    deniers: list[Facts]
    hearing: Hearing = field(repr=False)
    taken: bool = False

    @property
    def dispute(self) -> Dispute:
        positions = [self.hearing.position(self._said(), self.told), self.denial(), *self._turned()]
        return self.hearing.dispute(self.about, ", or ".join(p.says for p in positions), positions)

    def denial(self) -> Position:
        """Return the position of those who deny."""
        return self.hearing.position(self._denied(), self.deniers)

    def _said(self) -> str:
        if self.about is About.COUNT:
            return _figures(self.told)
        if self.about is About.OCCURRENCE:
            return "it happened"
        if self.about is About.WEAPON:
            return f"with {weapons_named(self.told, self._weapons())}"
        names = actor_names(self.told, self.hearing)
        return f"{by_words(self.hearing)} {names}" if names else "it happened; who did it is not said"

    def _denied(self) -> str:
        if self.about is About.COUNT:
            return f"not {_figures(self.deniers)}"
        if self.about is About.OCCURRENCE:
            return "it did not happen"
        if self.about is About.WEAPON:
            return f"not with {' or '.join(self._weapons())}"
        names = actor_names(self.deniers, self.hearing) or actor_names(self.told, self.hearing)
        names = names or listed(origins_of(self.deniers))  # *the army denied responsibility*: its own
        return f"not {by_words(self.hearing)} {names}" if names else "denied"

    def _weapons(self) -> tuple[str, ...]:
        return tuple(sorted({w for f in self.deniers for w in denied_weapons(f)}))

    def _turned(self) -> list[Position]:
        """What those who deny it of a side lay to another instead: *denied the attack and blamed the rebels*."""
        if self.about not in _WHO:
            return []
        origins = {f.origin for f in self.deniers}
        known = {f.id for f in (*self.told, *self.deniers)}
        laid = [
            f
            for f in self.hearing.facts
            if f.sort is Sort.BLAME
            and f.origin in origins
            and f.id not in known
            and lays_a_deed(f.claim)
            and all(may_be_one(f, t) for t in self.told)
        ]
        return (
            [self.hearing.position(f"{by_words(self.hearing)} {actor_names(laid, self.hearing)}", laid)] if laid else []
        )


def _figures(told: Sequence[Facts]) -> str:
    shown = {(c.measure.value, Bounds(c.low, c.high).label()) for f in told for c in f.claim.counts}
    return ", ".join(f"{label} {measure.replace('_', ' ')}" for measure, label in sorted(shown)) or "the figure"


def by_denials(hearing: Hearing) -> list[Denied]:
    """Return the specific denials of an incident, those that contradict the same claims put together."""
    known = {f.id: f for f in hearing.facts}
    found: list[Denied] = []
    for denial in sorted(hearing.denials, key=lambda d: d.claim):
        denier = known.get(denial.claim)
        told = [known[i] for i in denial.denies if i in known and i != denial.claim]
        if denial.covers or denier is None or not told or denies_only_its_name(denier):
            continue
        used = said_used(denier, hearing)
        about = About.WEAPON if used else _matter(denier, told, hearing)
        aimed = used or (_aimed_at(told) if about in _WHO else told)
        same = next((d for d in found if d.about is about and _overlap(d.told, aimed)), None)
        if same is None:
            found.append(Denied(about, aimed, [denier], hearing))
        else:
            same.deniers.append(denier)
            same.told += [f for f in aimed if f not in same.told]
    return found


def _overlap(left: Sequence[Facts], right: Sequence[Facts]) -> bool:
    return not {f.id for f in left}.isdisjoint(f.id for f in right)


def _aimed_at(told: list[Facts]) -> list[Facts]:
    """Who denies a deed contradicts those who say whose it was; those who say only that it was done, where none do."""
    return [f for f in told if f.claim.actors and (lays_a_deed(f.claim) or f.sort is Sort.BLAME)] or told


def _matter(denier: Facts, told: Sequence[Facts], hearing: Hearing) -> About:
    """What a denial is about: a figure, who is to blame, who did it, or whether it happened at all."""
    denial = denier.claim
    if any(c.low or c.high for c in denial.counts):
        return About.COUNT
    if denial.kind is Kind.RESPONSIBILITY or hearing.followed:
        return About.RESPONSIBILITY
    if contested_words().responsible.search(denial.text):
        return About.RESPONSIBILITY
    own = {a.id for f in told for a in f.claim.actors if a.id}
    is_own = any(denial.origin_id and same_side(hearing.knowledge, denial.origin_id, a) for a in own)
    return About.ACTOR if denial.actors or is_own else About.OCCURRENCE
