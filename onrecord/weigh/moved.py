"""Who dies later moves: one person told hurt, whose death another claim tells, is counted among the dead alone.

Only single persons are followed, and only where all that an incident tells of hurt and dead are single persons. Who is
told in one claim with the dead, or bears another name, or is of another sex, is another person.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from onrecord.knowledge import fold
from onrecord.knowledge.happenings import figure_words
from onrecord.model import Range
from onrecord.values import Bounds, Measure, Scope
from onrecord.weigh.figures import (
    Figure,
    disjoint,
    groups_meet,
    has_words,
    is_addition,
    is_counted,
    is_known,
    is_some_of,
    sex_of,
)

_HARMED = frozenset({Measure.INJURED, Measure.CASUALTIES})
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
    dead = [f for f in dead if not _died_before(f, asserted)]
    if not hurt or not dead:
        return Moved()
    if not _is_one(hurt, ()):
        return _of_one_sex(hurt, dead)
    asked = frozenset(f.claim_id for f in dead)
    if not _is_one(hurt, dead):
        return Moved(asked=asked)
    one_died = all(_is_one_person(f) or f.bounds == Bounds(1, 1) for f in dead)
    if not one_died or _are_two(dead) or not all(_may_be_one(*pair) for pair in product(hurt, dead)):
        return Moved(asked=asked)
    if not all(_dies_later(f, dead) for f in hurt):
        return Moved(asked=asked)
    return Moved(frozenset((f.claim_id, f.group) for f in hurt), asked)


def _died_before(dead: Figure, asserted: Sequence[Figure]) -> bool:
    """Whether a death is told of a time before anybody was hurt or shot here: it is another's, told by the way."""
    told = [f.claim.when.when for f in asserted if f.claim.when and f.count.measure in _HARMED]
    days = [w.first_day for w in told if w.year_known and w.first_day]
    died = dead.claim.when.when if dead.claim.when else None
    if died is None or not died.year_known or died.last_day is None or not days:
        return False
    return died.last_day < min(days)


def _of_one_sex(hurt: Sequence[Figure], dead: Sequence[Figure]) -> Moved:
    """*The boy was hurt, and so was the woman. The boy has died*: of two by their sex, he; she is hurt."""
    gone: set[tuple[str, str | None]] = set()
    for sex in {sex_of(f) for f in hurt} - {None}:
        told, died = [f for f in hurt if sex_of(f) == sex], [f for f in dead if sex_of(f) == sex]
        if not died or any(sex_of(f) is None for f in hurt) or len(told) == len(hurt):
            continue
        one = _is_one(told, ()) and not _are_two(died) and all(_may_be_one(*pair) for pair in product(told, died))
        if one and all(_dies_later(f, died) for f in told):
            gone |= {(f.claim_id, f.group) for f in told}
    return Moved(frozenset(gone), frozenset(f.claim_id for f in dead) if gone else frozenset())


def outlived(figures: Sequence[Figure], asserted: Sequence[Figure], dead: Range | None) -> tuple[Figure, ...]:
    """*Five were wounded*, and *one of the victims has died*: four live. The figures of the hurt without the dead one.

    Only where one died, told as one of the hurt, and only of figures that may count him: not of *three others*, nor of
    a number told with a number of dead.
    """
    if dead is None or dead.open or (dead.low, dead.high) != (1, 1) or not tied(asserted):
        return tuple(figures)
    return tuple(_without_one(f) if _may_count_him(f) else f for f in figures)


def several_hurt(figures: Sequence[Figure]) -> bool:
    """Whether any figure may count one who died later among others."""
    return any(map(_may_count_him, figures))


def tied(asserted: Sequence[Figure]) -> frozenset[str]:
    """The claims that tell the death of one person by his having been hurt: *a man wounded in the attack has died*."""
    dead = [f for f in asserted if f.count.measure is Measure.KILLED and f.bounds == Bounds(1, 1)]
    alone = [f for f in dead if not any(c.measure is Measure.INJURED for c in f.claim.counts)]
    return frozenset(f.claim_id for f in alone if has_words(f.claim, figure_words().of_the_hurt))


def _may_count_him(figure: Figure) -> bool:
    several = figure.group is None and figure.bounds.low == figure.bounds.high and (figure.bounds.low or 0) > 1
    with_dead = any(c.measure is Measure.KILLED for c in figure.claim.counts)
    return several and not (with_dead or figure.part or is_addition(figure) or is_some_of(figure))


def _without_one(figure: Figure) -> Figure:
    left = (figure.bounds.low or 0) - 1
    return replace(figure, bounds=Bounds(left, left), count=replace(figure.count, low=left, high=left))


def _is_one(hurt: Sequence[Figure], dead: Sequence[Figure]) -> bool:
    """Whether all figures of the injured may be of one person: *the boy*, *he*; not *his mother and his brother*."""
    if len({f.claim_id for f in hurt}) < len(hurt):
        return False
    if not all(_is_one_person(f) or _was_all_there_was(f, dead) for f in hurt):
        return False
    return all(groups_meet(a, b) and _names_meet(a, b) and not disjoint(a, b) for a, b in combinations(hurt, 2))


def _are_two(dead: Sequence[Figure]) -> bool:
    """*Killed were Ann Roe and Ben Roe*: who is hurt beside two who died is a third, unless he is named."""
    told = [f.claim_id for f in dead if f.bounds == Bounds(1, 1)]
    return len(set(told)) < len(told)


def _is_one_person(figure: Figure) -> bool:
    """*A boy*, *she*, a name: a person told as such, and not counted (*one was injured*) nor told beside others."""
    return figure.bounds == Bounds(1, 1) and not (figure.part or is_addition(figure) or is_counted(figure))


def _was_all_there_was(hurt: Figure, dead: Sequence[Figure]) -> bool:
    """*One person is in hospital after a shooting*: that report tells of no death, or then that *the teen has died*.

    *One was killed and one hurt* are two; a report that counts one hurt and nobody dead may tell of who died later.
    """
    if hurt.bounds not in (Bounds(1, 1), Bounds(1, None)) or hurt.part or is_addition(hurt):
        return False
    if hurt.claim.event not in figure_words().wounding:
        return False
    beside = [f for f in dead if f.claim.report == hurt.claim.report]
    return all(f.claim.span.start > hurt.claim.span.end and is_known(f) and _died_later(f) for f in beside)


def _died_later(dead: Figure) -> bool:
    return has_words(dead.claim, figure_words().died_later)


def _may_be_one(hurt: Figure, dead: Figure) -> bool:
    together = hurt.claim.report == dead.claim.report and hurt.claim.span.overlaps(dead.claim.span)
    if together or disjoint(hurt, dead) or not _names_meet(hurt, dead):
        return False
    return groups_meet(hurt, dead)


def _names_meet(hurt: Figure, dead: Figure) -> bool:
    mine, theirs = ({fold(p.name).rpartition(" ")[2] for p in f.claim.people} for f in (hurt, dead))
    return not mine or not theirs or bool(mine & theirs)


def _dies_later(hurt: Figure, dead: Sequence[Figure]) -> bool:
    """Whether the death is told after the hurt, or of somebody known: *he was taken to a hospital*."""
    beside = [f for f in dead if f.claim.report == hurt.claim.report]
    if not beside:
        return any(hurt.said is None or f.said is None or hurt.said <= f.said for f in dead)
    return is_known(hurt) or any(f.claim.span.start > hurt.claim.span.start for f in beside)
