"""Who is shot or stabbed and not told dead is hurt: *five were shot, two of them died* leaves three who were hurt.

Words such as *were shot* tell of killed or injured, and do not say which; the deaths that an incident tells do. It is
asked only where no words say how many were injured, and never of *casualties*, who may all be dead.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.knowledge.happenings import figure_words
from onrecord.model import Claim, Range
from onrecord.values import Bounds, Measure, Scope
from onrecord.weigh.figures import Figure, disjoint, has_words, is_addition, is_counted, is_known, tells_of_a_death
from onrecord.weigh.sums import totals_of

CASUALTIES = "casualties"  # the event of those told as victims: of a shooting, where nobody died, they are hurt


@dataclass(frozen=True, slots=True)
class Survivors:
    """Figures of those who were shot and live, and the claims that were asked about the dead."""

    figures: tuple[Figure, ...] = ()
    asked: frozenset[str] = frozenset()


def survivors(asserted: Sequence[Figure], told: Iterable[Claim], all_dead: Callable[[], Range | None]) -> Survivors:
    """Return what the figures of those shot make of the injured, given all claims and the range of the dead."""
    told = tuple(told)
    here = [f for f in asserted if f.scope is Scope.INCIDENT and not f.part]
    harmed = [f for f in here if f.count.measure is Measure.CASUALTIES]
    shot = [f for f in harmed if _is_wounding(f)]
    deaths = frozenset(c.id for c in told if not c.rejected and _tells_of_death(c))
    asked = deaths
    if not shot:
        shot = [f for f in harmed if f.claim.event == CASUALTIES and not has_words(f.claim, figure_words().undecided)]
        wounding = frozenset(c.id for c in told if c.event in figure_words().wounding)
        if not shot or deaths or not wounding:
            return Survivors(asked=deaths if shot and wounding else frozenset())
        asked = wounding
    if not shot or any(f.count.measure is Measure.INJURED and _is_a_number(f) for f in here):
        return Survivors()
    died, dead = Bounds(0, 0), all_dead()
    if deaths or dead is not None:
        if dead is None or dead.low is None or dead.high is None or dead.open:
            return Survivors()
        died = Bounds(dead.low, dead.high)
    killed = [f for f in here if f.count.measure is Measure.KILLED]
    told_together = _once(_totals(shot, by_claim=bool(deaths)))
    left = [_without(f, died, killed) for f in told_together]
    kept = [f for f in left if f.bounds.low]
    greatest = max((f.bounds.low or 0 for f in kept), default=0)
    if greatest > 1:
        kept = [f for f in kept if f.bounds != Bounds(1, 1)]  # told one by one, and elsewhere together
    return Survivors(tuple(kept), asked)


def fallen(asserted: Sequence[Figure], told: Iterable[Claim]) -> Survivors:
    """*A fatal shooting*, and *the victim was Ann Roe*: where a death is told and nobody counted, the one victim died.

    Of several victims, or where somebody is told hurt, it is not known who did.
    """
    here = [f for f in asserted if f.scope is Scope.INCIDENT]
    harmed = [f for f in here if f.count.measure is Measure.CASUALTIES]
    if not harmed or any(f.count.measure in (Measure.KILLED, Measure.INJURED) for f in here):
        return Survivors()
    one = all(f.bounds == Bounds(1, 1) and not f.part for f in harmed)
    if not one or any(disjoint(a, b) for a, b in combinations(harmed, 2)):
        return Survivors()
    if len({f.claim_id for f in harmed}) < len(harmed):
        return Survivors()
    deaths = frozenset(c.id for c in told if not c.rejected and c.happened and _tells_of_death(c))
    if not deaths:
        return Survivors()
    return Survivors(tuple(_dead(f) for f in harmed), deaths)


def _dead(figure: Figure) -> Figure:
    return replace(figure, count=replace(figure.count, measure=Measure.KILLED, breakdown=()))


def _is_wounding(figure: Figure) -> bool:
    words = figure_words()
    return figure.claim.event in words.wounding and not has_words(figure.claim, words.undecided)


def _is_a_number(figure: Figure) -> bool:
    """Whether a figure says how many were injured, and not of one person that he was."""
    return figure.bounds != Bounds(1, 1) or is_counted(figure)


def _tells_of_death(claim: Claim) -> bool:
    if claim.denied or any(c.measure is Measure.KILLED and c.high == 0 for c in claim.counts):
        return False
    return any(c.measure is Measure.KILLED for c in claim.counts) or tells_of_a_death(claim)


def _totals(shot: Sequence[Figure], *, by_claim: bool) -> list[Figure]:
    """The total that each report gives; where some died that of each claim, since who of several told apart is one of
    the dead is not known.
    """
    told: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in shot:
        told[(figure.claim.report, figure.origin.key, figure.claim_id if by_claim else "")].append(figure)
    return [f for _, figures in sorted(told.items()) for f in totals_of(figures, lambda _f, _why: None)]


def _once(totals: Sequence[Figure]) -> list[Figure]:
    """One figure of each claim and sum: *a man and a woman were shot* is two, told by two figures of one claim."""
    return list({(f.claim_id, f.bounds, f.part): f for f in reversed(totals)}.values())[::-1]


def _without(figure: Figure, died: Bounds, killed: Sequence[Figure]) -> Figure:
    """Those of a figure who are not among the dead: all, of others than they (*two died, three others were shot*)."""
    bounds = figure.bounds
    apart = bool(killed) and not is_known(figure) and all(disjoint(figure, f) for f in killed)
    if not apart and not _is_beside_the_dead(figure):
        low = max(0, (bounds.low or 0) - (died.high or 0))
        bounds = Bounds(low, None if bounds.high is None else max(0, bounds.high - (died.low or 0)))
    count = replace(figure.count, measure=Measure.INJURED, low=bounds.low, high=bounds.high, group=None, breakdown=())
    return replace(figure, count=count, group=None, bounds=bounds)


def _is_beside_the_dead(figure: Figure) -> bool:
    """*Two were killed and three others were shot*; *another boy* may be another than the one who shot him."""
    if (figure.bounds.low or 0) < 2:
        return False
    alone = replace(figure, claim=replace(figure.claim, counts=(figure.count,)))
    return is_addition(alone)
