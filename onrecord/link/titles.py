"""What an incident is called: a neutral noun with *reported*, the place and the date; it names no actor."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.knowledge.happenings import happening, weapon_noun
from onrecord.link.facts import Facts
from onrecord.link.sorts import LONG_STEP, Sort, is_toll
from onrecord.values import Measure, Place, Precision, When

MOST_QUARTERS = 2
_QUARTERS = frozenset({Precision.NEIGHBOURHOOD, Precision.EXACT})
_HOLDS = {  # what may be a part of a place by how fine both are
    Precision.CITY: _QUARTERS,
    Precision.AREA: _QUARTERS | {Precision.CITY},
    Precision.DISTRICT: _QUARTERS | {Precision.CITY},
    Precision.PROVINCE: _QUARTERS | {Precision.CITY},
}
_NO_BLOWS = frozenset({"control", "deployment", "siege", "evacuation", "departure", "displacement", "release"})
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")


def title_of(event: str, told: Sequence[Facts], where: Place | None, when: When | None) -> str:
    """Return the title of an incident told by these claims; what is unknown is left out.

    The noun is that of the weapon where at least half of the claims name one that a noun is listed for,
    else that of the event; a figure of several attacks, or a time of many, makes it plural. Of a figure over several
    happenings it says that it is a total.
    """
    several = any(
        c.measure in (Measure.ATTACKS, Measure.VIOLATIONS) and (c.low or c.high or 0) > 1
        for f in told
        for c in f.claim.counts
    )
    known = happening(event)
    armed = _of_weapon(told) if known.senses - _NO_BLOWS else None  # a town that bombers entered was not bombed
    noun, plural = armed or (known.noun, known.several)
    denied = all(f.sort is Sort.DENIAL for f in told)
    summed = any(f.sort is Sort.AGGREGATE for f in told)
    toll = "total: " if summed and any(is_toll(f.claim) for f in told) else ""
    several = several or bool(toll) or (summed and all(f.days and f.days.length > LONG_STEP for f in told))
    head = f"{'Denial of' if denied else 'Reported'} {toll}{plural if several and plural else noun}"
    places = [*_quarters(told, where), where.name] if where else []
    return ", ".join([head, *places, *([short_label(when)] if when else [])])


def _quarters(told: Sequence[Facts], where: Place) -> list[str]:
    """The quarters, streets or villages that no gazetteer has and most claims with a place name beside the town.

    The town is what a map shows; more than two are not told. One that lies in something else is none of the town's.
    """
    if where.precision not in _HOLDS:
        return []
    around = {where.place_id, *where.within}
    named = [{p.place_id: p for p in f.places if p.precision in _HOLDS[where.precision]} for f in told if f.places]
    times = Counter(i for places in named for i in places)
    found = {
        p.place_id: p for places in named for p in places.values() if p.lat is None and around.issuperset(p.within)
    }
    quarters = sorted({p.name for i, p in found.items() if 2 * times[i] >= len(named) and p.name != where.name})
    return [" and ".join(quarters)] if 0 < len(quarters) <= MOST_QUARTERS else []


def _of_weapon(told: Sequence[Facts]) -> tuple[str, str] | None:
    """The noun of the weapon that half of the claims and more name, the most named first."""
    named: dict[str, int] = {}
    for f in told:
        for weapon in {w.name for w in f.claim.weapons}:
            named[weapon] = named.get(weapon, 0) + 1
    listed = [(-number, weapon) for weapon, number in named.items() if weapon_noun(weapon) and number * 2 >= len(told)]
    return weapon_noun(min(listed)[1]) if listed else None


def short_label(when: When) -> str:
    """Return the label of a date, an interval without what both its ends share: *14-15 December 2016* with a dash."""
    label = when.label()
    ends = [_DAY.fullmatch(part) for part in label.replace("about ", "").split(" to ")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0][3] != ends[1][3]:
        return label
    (day, month, _), last = ends[0].groups(), ends[1].group()
    about = "about " if label.startswith("about ") else ""
    return f"{about}{day}\N{EN DASH}{last}" if month == ends[1][2] else f"{about}{day} {month} to {last}"
