"""Who dies later moves: one person told hurt, whose death another claim tells, is counted among the dead alone.

Only single persons are followed, and only where all that an incident tells of hurt and dead are single persons. Who is
told in one claim with the dead, or bears another name, or is of another sex, is another person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from onrecord.knowledge import fold
from onrecord.knowledge.happenings import figure_words
from onrecord.values import Bounds, Measure, Scope
from onrecord.weigh.figures import Figure, disjoint, is_addition, is_counted, is_known

WHY = "died later: counted among the dead"
WITNESS = "tells a death, by which it is known who of the hurt lives; it gives no figure here"


@dataclass(frozen=True, slots=True)
class Moved:
    """The figures of the injured who died later, and the claims of the dead that were asked."""

    figures: frozenset[tuple[str, str | None]] = frozenset()
    asked: frozenset[str] = frozenset()

    def why(self, figure: Figure) -> str | None:
        return WHY if (figure.claim_id, figure.group) in self.figures else None


def moved(asserted: Sequence[Figure]) -> Moved:
    """Find, among the figures that are asserted of an incident, those of injured persons who died later."""
    hurt = [f for f in asserted if f.count.measure is Measure.INJURED and f.scope is Scope.INCIDENT]
    dead = [f for f in asserted if f.count.measure is Measure.KILLED and f.scope is Scope.INCIDENT]
    if not hurt or not dead or not _is_one(hurt):
        return Moved()
    asked = frozenset(f.claim_id for f in dead)
    one_died = all(_is_one_person(f) or f.bounds == Bounds(1, 1) for f in dead)
    if not one_died or not all(_may_be_one(*pair) for pair in product(hurt, dead)):
        return Moved(asked=asked)
    if not all(_dies_later(f, dead) for f in hurt):
        return Moved(asked=asked)
    return Moved(frozenset((f.claim_id, f.group) for f in hurt), asked)


def _is_one(hurt: Sequence[Figure]) -> bool:
    """Whether all figures of the injured may be of one person: *the boy*, *he*; not *his mother and his brother*."""
    if len({f.claim_id for f in hurt}) < len(hurt) or not all(map(_is_one_person, hurt)):
        return False
    return all(_groups_meet(a, b) and _names_meet(a, b) for a, b in combinations(hurt, 2))


def _is_one_person(figure: Figure) -> bool:
    """*A boy*, *she*, a name: a person told as such, and not counted (*one was injured*) nor told beside others."""
    return figure.bounds == Bounds(1, 1) and not (figure.part or is_addition(figure) or is_counted(figure))


def _may_be_one(hurt: Figure, dead: Figure) -> bool:
    together = hurt.claim.report == dead.claim.report and hurt.claim.span.overlaps(dead.claim.span)
    if together or disjoint(hurt, dead) or not _names_meet(hurt, dead):
        return False
    return _groups_meet(hurt, dead)


def _groups_meet(left: Figure, right: Figure) -> bool:
    a, b = left.group, right.group
    return a is None or b is None or a == b or any({a, b} <= groups for groups in figure_words().one_person)


def _names_meet(hurt: Figure, dead: Figure) -> bool:
    mine, theirs = ({fold(p.name).rpartition(" ")[2] for p in f.claim.people} for f in (hurt, dead))
    return not mine or not theirs or bool(mine & theirs)


def _dies_later(hurt: Figure, dead: Sequence[Figure]) -> bool:
    """Whether the death is told after the hurt, or of somebody known: *he was taken to a hospital*."""
    beside = [f for f in dead if f.claim.report == hurt.claim.report]
    if not beside:
        return any(hurt.said is None or f.said is None or hurt.said <= f.said for f in dead)
    return is_known(hurt) or any(f.claim.span.start > hurt.claim.span.start for f in beside)
