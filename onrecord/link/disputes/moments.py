"""When and where: days and places of one happening that cannot both be right.

Reports of neighbouring days or towns mostly tell of two happenings. So a dispute about day or place needs two claims
whose own words give them, which share a victim or a figure, and two reports of which neither tells of both.
"""

from collections.abc import Callable, Sequence
from itertools import combinations

from onrecord.link.disputes.hearing import Hearing, different_origins, share_a_particular
from onrecord.link.facts import FINE, Facts
from onrecord.link.places import compare_places
from onrecord.link.sorts import Sort
from onrecord.model import About, Dispute, Position, TimeBasis
from onrecord.values import Place

LONGEST = 2  # days of a stretch that still is a day: a night, *on Monday or Tuesday*


def about_time(hearing: Hearing) -> list[Dispute]:
    """Days that cannot be one, where the claims' own words give them."""
    dated = [f for f in hearing.facts if _own_day(f)]
    return _between(hearing, About.TIME, dated, _days_apart, lambda f: f.days.label() if f.days else "")


def about_place(hearing: Hearing) -> list[Dispute]:
    """Towns, quarters or points that cannot be one, where the claims' own words name them."""
    placed = [f for f in hearing.facts if f.sort is Sort.HAPPENING and _own_places(f)]
    return _between(hearing, About.PLACE, placed, _places_apart, lambda f: _own_places(f)[0].name)


def _own_day(facts: Facts) -> bool:
    """Whether a claim's own words give its day: not its story's, not its dateline's, not a season."""
    when = facts.claim.when
    if facts.sort is not Sort.HAPPENING or facts.days is None or when is None:
        return False
    return when.basis is TimeBasis.STATED and not facts.days.assumed and facts.days.length <= LONGEST


def _own_places(facts: Facts) -> tuple[Place, ...]:
    """The places fine enough to tell two happenings apart that stand in the claim's own words."""
    return tuple(p for p in facts.places if p.precision in FINE and p.span.overlaps(facts.claim.span))


def _days_apart(left: Facts, right: Facts) -> bool:
    return bool(left.days and right.days and left.days.gap(right.days))


def _places_apart(left: Facts, right: Facts) -> bool:
    return all(compare_places(a, b)[2] for a in _own_places(left) for b in _own_places(right))


def _between(
    hearing: Hearing,
    about: About,
    told: Sequence[Facts],
    apart: Callable[[Facts, Facts], bool],
    label: Callable[[Facts], str],
) -> list[Dispute]:
    """The dispute of claims that tell of one happening and are apart: one position for each value."""
    sides: dict[str, set[str]] = {}
    by_id = {f.id: f for f in told}
    for a, b in combinations(told, 2):
        if not (apart(a, b) and different_origins([a], [b]) and share_a_particular(a, b)):
            continue
        if not _one_report_tells_both(a, b, told, apart):
            sides.setdefault(label(a), set()).add(a.id)
            sides.setdefault(label(b), set()).add(b.id)
    positions: list[Position] = [
        hearing.position(says, [by_id[i] for i in sorted(sides[says])])
        for says in sorted(sides, key=lambda s: _order(s, sides, by_id))
    ]
    return [hearing.dispute(about, ", or ".join(p.says for p in positions), positions)] if len(positions) > 1 else []


def _one_report_tells_both(
    left: Facts, right: Facts, told: Sequence[Facts], apart: Callable[[Facts, Facts], bool]
) -> bool:
    """Whether they are of one report, or the report of either tells of the other's day or place too."""
    reports = (left.claim.report, right.claim.report)
    if reports[0] == reports[1]:
        return True
    pairs = ((left, reports[1]), (right, reports[0]))
    return any(other.claim.report == report and not apart(one, other) for one, report in pairs for other in told)


def _order(says: str, sides: dict[str, set[str]], by_id: dict[str, Facts]) -> tuple[int, str]:
    """Earlier days first, then by name."""
    days = [d.first for i in sides[says] if (d := by_id[i].days)]
    return (min(days, default=0), says)
