"""Whether two accounts give one number: the question asked of their figures, and which figures no quarrel bridges."""

from onrecord.link.accounts import Account
from onrecord.link.places import NOTHING
from onrecord.link.sorts import Sort
from onrecord.model import Reason
from onrecord.values import Bounds

FAR_APART = 0.15  # of two figures of which one is more than three times the other
LARGE, BEYOND = 500, 10  # a figure from 500 on, ten times another, is of something larger
BEYOND_TOLD_TOGETHER = 2  # and within one report, which does not quarrel with itself, from twice another on

_NO_FIGURE = Reason(question="figures", score=NOTHING, detail="no figure in common")
_OTHER_STEPS = Reason(question="figures", score=NOTHING, detail="other figures, perhaps of other steps")


def _telling(number: int) -> float:
    """How much an equal number tells: small ones are common, round ones too."""
    if number < 3:
        return 0.57
    if number < 10:
        return 0.68
    return 0.85 if number % 10 == 0 or number < 20 else 1.0


def figures_fit(left: Account, right: Account) -> bool:
    """Whether no figure of one thing counted is beyond any quarrel over the other's, and no part beyond its whole."""
    if max(left.largest, right.largest) < LARGE:
        return True
    beyond = BEYOND_TOLD_TOGETHER if left.reports == right.reports and len(left.reports) == 1 else BEYOND
    return not any(
        measure == other and _is_larger_thing(group, a, other_group, b, beyond)
        for measure, group, a in left.figures
        for other, other_group, b in right.figures
    )


def _is_larger_thing(group: str | None, a: Bounds, other: str | None, b: Bounds, beyond: int) -> bool:
    """Whether one of two figures must be of more than the other is of: of the dead of a front, not of a raid."""
    mine, theirs = a.low or a.high or 0, b.low or b.high or 0
    if group == other:
        large, small = max(mine, theirs), min(mine, theirs)
    elif None in (group, other):
        large, small = (theirs, mine) if group is None else (mine, theirs)  # a whole may be as large as it likes
    else:
        return False
    return large >= LARGE and large >= beyond * max(small, 1)


def _compare_figures(left: Bounds, right: Bounds) -> tuple[float, str]:
    mine = {n for n in (left.low, left.high) if n is not None}
    theirs = {n for n in (right.low, right.high) if n is not None}
    if mine & theirs:
        return max(_telling(n) for n in mine & theirs), "the same number"
    if left.agrees(right):
        return 0.55, "numbers that agree"
    low, high = sorted((max(mine), max(theirs)))
    return (0.4, "numbers that differ") if low * 3 >= high else (FAR_APART, "numbers far apart")


def answer_figures(left: Account, right: Account) -> Reason:
    """Compare the figures of one measure and group; the best agreement speaks, else the worst disagreement."""
    found = [
        (*_compare_figures(a, b), f"{measure}: {a.label()}", f"{other}: {b.label()}")
        for measure, group, a in left.figures
        for other, other_group, b in right.figures
        if measure == other and group == other_group
    ]
    if not found:
        return _NO_FIGURE
    best, worst = max(found), min(found)
    if left.sort is Sort.FOLLOWED and best[0] <= NOTHING:
        return _OTHER_STEPS
    score, detail, mine, theirs = best if best[0] > NOTHING else worst
    return Reason(question="figures", score=score, detail=detail, left=mine, right=theirs)
