"""The total of a measure: what is stated, else what an origin tells by groups, added where nobody can be in two.

Persons told side by side in one clause (*a guard and four visitors*), persons told as others than those before
(*another two*, *also*), and groups that exclude each other are added; anything else may overlap and is not.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.knowledge.happenings import figure_words
from onrecord.values import Bounds, Measure
from onrecord.weigh.figures import (
    Figure,
    are_two_people,
    disjoint,
    groups_meet,
    is_addition,
    is_both,
    is_cared_for,
    is_counted,
    is_fighter,
    is_known,
    is_of_the_doer,
    is_they,
)

Drop = Callable[[Iterable[Figure], str], None]

RETOLD = "some of those whom another of its report lists"
OTHERS = "of others than those of a greater figure, and told by another"
_ONE = Bounds(1, 1)
_CLAUSES = 9  # code points between two clauses of one sentence: *, while *
_STOP = 2  # code points of a full stop and a space, behind which a number may begin a sentence
_JOINT = 60  # code points between two numbers of one list, and what is told of the first of them
_SPOKEN_JOINT = 100  # the same where words join them that join nothing else: *along with eight*


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim tells of a measure in one breath: one figure, or several side by side with their sum."""

    figures: tuple[Figure, ...]
    bounds: Bounds

    @property
    def first(self) -> Figure:
        return self.figures[0]

    @property
    def joined(self) -> bool:
        return len(self.figures) > 1


def totals_of(used: Sequence[Figure], drop: Drop) -> list[Figure]:
    """Return the figures that give the total, those of groups with the bounds of their sum; drop the others with why.

    Stated totals prevail; what is told of a group, or sums up several, stands beside them only where it is greater.
    """
    used = _without(used, _is_nought_of_a_group, drop, "nought of a group, and no total")
    told = _tellings(used)
    singles = [t for t in told if _are_some_of_more(t, told)]
    drop((t.first for t in singles), "of those whom another figure counts")
    told = [t for t in told if t not in singles]
    stated = [t.first for t in told if not t.joined and t.first.group is None]
    others = [t for t in told if t.joined or t.first.group is not None]
    if not stated or all(is_addition(f) for f in stated):
        return _over_groups(told, drop)
    greatest = max((f.number for f in stated if f.number is not None), default=None)
    above = [t for t in others if greatest is not None and not t.first.part and (t.bounds.low or 0) > greatest]
    drop((f for t in others if t not in above for f in t.figures), "the figure of a group, where a total is stated")
    return stated + [f for t in above for f in _with(t, t.bounds)]


def _without(used: Sequence[Figure], test: Callable[[Figure], bool], drop: Drop, why: str) -> list[Figure]:
    """Drop the figures that a test finds, where others stand beside them."""
    found = [f for f in used if test(f)]
    if not found or len(found) == len(used):
        return list(used)
    drop(found, why)
    return [f for f in used if f not in found]


def _is_nought_of_a_group(figure: Figure) -> bool:
    """*No women or children were hurt*: that says nothing of others."""
    return figure.zero and figure.group is not None


def _greater(told: Sequence[Telling], number: int) -> dict[str, set[str | None]]:
    """The groups of which each origin gives a number greater than this."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for telling in told:
        if (telling.bounds.low or 0) > number and not telling.first.part:
            found[telling.first.origin.key] |= {f.group for f in telling.figures}
    return found


def _are_some_of_more(told: Telling, others: Sequence[Telling]) -> bool:
    """A person told singly, or *both*, where a greater number is also told by the same origin.

    *He*, *the boy*, a name: by any origin. *A man was killed* of another origin is a figure of its own, and may be a
    disagreement.
    """
    figure = told.first
    if _are_told_among_more(told, others):
        return True
    if told.joined or figure.part or is_addition(figure):
        return False
    if _are_cared_for_of(figure, others):
        return True
    if is_counted(figure):
        return False
    if figure.bounds != _ONE and not (figure.bounds == Bounds(2, 2) and is_both(figure)) and not is_they(figure):
        return False
    greater = _greater(others, figure.bounds.low or 0)
    groups = (
        set().union(*greater.values()) if is_known(figure) or is_they(figure) else greater.get(figure.origin.key, set())
    )
    return bool(groups) and (figure.group is None or bool(groups & {None, figure.group}))


def _are_told_among_more(told: Telling, others: Sequence[Telling]) -> bool:
    """*He killed the boy and himself*: people told one by one, where the same report gives a greater number of them.

    A report that tells of one victim does not disagree with its own toll.
    """
    singly = all(f.bounds == _ONE and not (f.part or is_addition(f) or is_counted(f)) for f in told.figures)
    report, number = told.first.claim.report, told.bounds.low or 0
    for other in others if singly else ():
        greater = other.first.claim.report == report and (other.bounds.low or 0) > number and not other.first.part
        if greater and all(any(groups_meet(f, g) for g in other.figures) for f in told.figures):
            return True
    return False


def _are_cared_for_of(figure: Figure, others: Sequence[Telling]) -> bool:
    """*Four were shot ... one victim was driven to a hospital*: where one report gives a greater number, some of it."""
    if not is_cared_for(figure) or figure.bounds.low != figure.bounds.high:
        return False
    report, number = figure.claim.report, figure.bounds.low or 0
    return any(o.first.claim.report == report and (o.bounds.low or 0) > number and not o.first.part for o in others)


# --- side by side -------------------------------------------------------------------------------


def _tellings(used: Sequence[Figure]) -> list[Telling]:
    """Put together the figures that one claim lists side by side."""
    by_claim: dict[str, list[Figure]] = defaultdict(list)
    for figure in used:
        by_claim[figure.claim_id].append(figure)
    found: list[Telling] = []
    for _, figures in sorted(by_claim.items()):
        figures.sort(key=lambda f: (f.part, f.count.span.start, f.group or ""))
        run: list[Figure] = []
        for figure in figures:
            if run and not figure.part and _is_listed_after(run[-1], figure):
                run.append(figure)
                continue
            found += [_telling(run)] if run else []
            run = [figure]
        found += [_telling(run)] if run else []
    return _beside_each_other(found)


def _beside_each_other(found: Sequence[Telling]) -> list[Telling]:
    """Put together what clauses side by side tell of others than each other, in the order of the text."""
    kept: list[Telling] = []
    for told in sorted(found, key=_in_the_text):
        beside = next((n for n, k in enumerate(kept) if _are_other_people(k, told)), None)
        if beside is None and kept and _are_others(kept[-1], told):
            beside = len(kept) - 1
        if beside is None:
            kept.append(told)
        else:
            kept[beside] = _telling((*kept[beside].figures, *told.figures))
    return kept


def _are_other_people(before: Telling, told: Telling) -> bool:
    """*A 19-year-old man was shot … a woman was shot*: others by sex or age, whom one report brings in one by one.

    Not so the dead: those of other days are told so beside them.
    """
    both = (*before.figures, *told.figures)
    if len({f.claim.report for f in both}) > 1 or any(f.part or f.bounds != _ONE or is_counted(f) for f in both):
        return False
    if any(is_known(f) or f.count.measure is Measure.KILLED for f in both):
        return False
    return all(are_two_people(a, b) for a in before.figures for b in told.figures)


def _in_the_text(told: Telling) -> tuple[str, str, int, str]:
    figure = told.first
    return (figure.origin.key, figure.claim.report, figure.count.span.start, figure.claim_id)


def _are_others(before: Telling, told: Telling) -> bool:
    """*Two were taken to one hospital and three to another*; *shot his wife dead, then killed himself*."""
    last, first = before.figures[-1], told.first
    if last.origin.key != first.origin.key or last.claim.report != first.claim.report or last.part or first.part:
        return False
    gap = first.claim.span.start - last.claim.span.end
    if is_of_the_doer(first):
        return gap <= _JOINT and not any(is_of_the_doer(f) for f in before.figures) and last.claim_id != first.claim_id
    told_of = (*before.figures, *told.figures)
    counted = all(is_cared_for(f) and not is_both(f) and (f.bounds != _ONE or is_counted(f)) for f in told_of)
    start = first.claim.text[:1]
    goes_on = start.islower() or (start.isdigit() and gap > _STOP)
    return counted and goes_on and gap <= _CLAUSES and last.claim_id != first.claim_id


def _telling(figures: Sequence[Figure]) -> Telling:
    if len(figures) == 1:
        return Telling((figures[0],), figures[0].bounds)
    whole = _spelt_out(figures)
    return Telling(tuple(figures), whole.bounds if whole else _sum(figures))


def _spelt_out(figures: Sequence[Figure]) -> Figure | None:
    """*Three people, two guards and a visitor*: the one that the others make up."""
    first, *rest = figures
    alike = len(rest) > 1 and first.bounds.low is not None and first.bounds.low == sum(f.bounds.low or 0 for f in rest)
    return first if alike and first.group is None else None


def _is_listed_after(before: Figure, figure: Figure) -> bool:
    claim, left, right = figure.claim, before.count.span.end, figure.count.span.start
    if before.part or not claim.span.start <= left <= right <= claim.span.end:
        return False
    if is_of_the_doer(figure) and not is_of_the_doer(before):
        return True  # *killed two men before shooting himself*
    between = claim.text[left - claim.span.start : right - claim.span.start]
    if "." in between or ";" in between:
        return False
    joint = _joiner().search(between)
    return joint is not None and len(between) <= (_SPOKEN_JOINT if " " in joint[0].strip() else _JOINT)


def _joiner() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in figure_words().joining)
    return re.compile(rf"(?:\b(?:{words})|,)\s*(?:\w+\s+)?$", re.IGNORECASE)


def _sum(figures: Sequence[Figure]) -> Bounds:
    return _added([(f.bounds, f.order_word) for f in figures])


def _added(bounds: Sequence[tuple[Bounds, bool]]) -> Bounds:
    """Add up; the upper end is open where any is, or is a word of order's."""
    highs = [b.high for b, order in bounds if b.high is not None and not order]
    return Bounds(sum(b.low or 0 for b, _ in bounds), sum(highs) if len(highs) == len(bounds) else None)


def _with(told: Telling, bounds: Bounds) -> list[Figure]:
    return [replace(f, bounds=bounds) if told.joined or bounds != f.bounds else f for f in told.figures]


# --- over groups --------------------------------------------------------------------------------


def _over_groups(told: Sequence[Telling], drop: Drop) -> list[Figure]:
    """Return for each origin and report the sum of what cannot overlap; where it can, the greatest, open above."""
    whole = [t for t in told if not t.first.part] or list(told)
    drop((f for t in told if t not in whole for f in t.figures), "a part of another figure")
    again = [t for t in whole if any(_lists_it(other, t) for other in whole)]
    drop((f for t in again for f in t.figures), RETOLD)
    by_origin: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in (t for t in whole if t not in again):
        by_origin[(telling.first.origin.key, telling.first.claim.report)].append(telling)
    most = max(whole, key=_greatest, default=None)
    others = [k for k, tellings in by_origin.items() if most is not None and _are_of_others(tellings, most)]
    drop((f for k in others for t in by_origin.pop(k) for f in t.figures), OTHERS)
    found = [f for _, tellings in sorted(by_origin.items()) for f in _of_origin(tellings)]
    return [replace(f, bounds=_open(f.bounds)) for f in found] if others else found


def _lists_it(longer: Telling, told: Telling) -> bool:
    """*A child and a woman were killed ... the child, said the police*: another of its report lists it with others."""
    if longer.first.origin.key == told.first.origin.key or longer.first.claim.report != told.first.claim.report:
        return False
    return len(longer.figures) > len(told.figures) and all(f.group and _has(longer, f) for f in told.figures)


def _are_of_others(told: Sequence[Telling], most: Telling) -> bool:
    """*50 fighters were killed*, said one, *two civilians were killed*, another: that is no quarrel over a number."""
    apart = all(disjoint(a, b) for t in told for a in t.figures for b in most.figures)
    return apart and not any(t.bounds.meets(most.bounds) for t in told)


def _of_origin(told: Sequence[Telling]) -> list[Figure]:
    if all(t.first.part for t in told):
        return [f for t in told for f in _with(t, _open(max(told, key=_greatest).bounds))]
    if not any(t.joined or _is_told_as_more(t) for t in told) and len({t.first.group for t in told}) == 1:
        return [t.first for t in told]
    apart = [t for t in told if not _is_retold(t, told)]
    if all(_adds_up(a, b) for n, a in enumerate(apart) for b in apart[n + 1 :]):
        total = _added([(t.bounds, not t.joined and t.first.order_word) for t in apart])
    else:
        total = _open(max(apart, key=_greatest).bounds)
    return [f for t in told for f in _with(t, total)]


def _open(bounds: Bounds) -> Bounds:
    return Bounds(bounds.low, None)


def _greatest(told: Telling) -> tuple[int, int, str]:
    return (told.bounds.low or 0, told.bounds.high or 0, told.first.claim_id)


def _is_retold(told: Telling, others: Sequence[Telling]) -> bool:
    """Whether another telling has all that this one has: a longer list, or the same one told before."""
    for other in others:
        if other is told or not all(_has(other, f) for f in told.figures):
            continue
        longer = len(other.figures) > len(told.figures)
        same = len(other.figures) == len(told.figures)
        if longer or (same and (_greatest(other), other.first.claim_id) > (_greatest(told), told.first.claim_id)):
            return True
        if same and not all(_has(told, f) for f in other.figures):
            return True
    return False


def _has(told: Telling, figure: Figure) -> bool:
    return any(
        (_alike(f, figure) and f.bounds.meets(figure.bounds))
        or (f.bounds == figure.bounds and _one_has_none(f, figure))
        for f in told.figures
    )


def _one_has_none(left: Figure, right: Figure) -> bool:
    """*Three others were hurt … three other men*: the same number, once without a group; in doubt it is not added."""
    many = (left.bounds.low or 0) > 1
    return many and (left.group is None) is not (right.group is None) and is_addition(left) and is_addition(right)


def _alike(left: Figure, right: Figure) -> bool:
    """Whether two figures are of one group, or of fighters under two names (*militants*, *insurgents*)."""
    return left.group == right.group or (is_fighter(left) and is_fighter(right))


def _is_told_as_more(told: Telling) -> bool:
    """*Another two*, *several additional men*, *also detained two men*: others than those told before."""
    words = figure_words().also
    return is_addition(told.first) or any(re.search(rf"\b{re.escape(w)}\b", told.first.claim.text, re.I) for w in words)


def _adds_up(left: Telling, right: Telling) -> bool:
    """Whether nobody can be in both: the groups exclude each other, or the later is told as more."""
    if all(disjoint(a, b) for a in left.figures for b in right.figures):
        return True
    later = max((left, right), key=lambda t: t.first.claim.span)
    return _is_told_as_more(later) and left.first.claim_id != right.first.claim_id
