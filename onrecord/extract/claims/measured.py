"""Makes a count of a number: its measure, unit, group, status and parts."""

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.parts import breakdown
from onrecord.extract.claims.tally import PEOPLE_MEASURES, Tally
from onrecord.knowledge.ontology import unit_of
from onrecord.values import Count, Measure, Scope, Unit, VictimStatus

_HURT = frozenset({Measure.INJURED, Measure.CASUALTIES})
_OF_THEM = frozenset({("of", "them"), ("of", "whom")})


def counted_as(tally: Tally, number: Number, measure: Measure, unit: Unit) -> Count:
    """Return the count that a number makes of a measure; the number is used up by it."""
    tally.used.add(number.first)
    tree = tally.tree
    last = number.noun if number.noun is not None and number.noun > number.last else number.last
    group, status = group_of(tree, tally.words, number.noun)
    if group is None and (all_of_them := _all_of_them(tally, last)) is not None:
        group, status = group_of(tree, tally.words, all_of_them)
    if measure not in PEOPLE_MEASURES:
        group, status = None, VictimStatus.UNKNOWN
    elif number.noun is not None and tree.lemma[number.noun] in tally.words.households:
        unit, group = Unit.HOUSEHOLDS, None
    if measure in _HURT and _is_of_dead(tally, number):
        measure = Measure.KILLED
    return Count(
        measure=measure,
        low=number.low,
        high=number.high,
        modifier=number.modifier,
        span=tree.span(number.first, last),
        unit=unit_of(measure, unit),
        group=group,
        victim_status=status,
        scope=Scope.PART if _is_of_a_number(tally, number) else Scope.INCIDENT,
        breakdown=tuple(breakdown(tally, number, last)) if measure in PEOPLE_MEASURES else (),
    )


def _is_of_dead(tally: Tally, number: Number) -> bool:
    """*Ten bodies were brought to the hospital*, *41 of the dead were shot there*: those counted are dead."""
    tree, after = tally.tree, number.last + 1
    if number.noun is not None and tree.lemma[number.noun] in tally.words.remains:
        return True
    return tree.low[after : after + 2] == ["of", "the"] and tree.low[after + 2 : after + 3] in (["dead"], ["killed"])


def _is_of_a_number(tally: Tally, number: Number) -> bool:
    """*Five of the 20 wounded*, *two of its three pilots*: a part of a number that stands beside it."""
    low, after = tally.tree.low, number.last + 1
    if low[after : after + 1] != ["of"] or low[after + 1 : after + 2] == ["whom"]:
        return False
    return any(n.first in {after + 1, after + 2} for n in tally.numbers)


def _all_of_them(tally: Tally, last: int) -> int | None:
    """*15 people, all of them civilians*: the noun that says who all of them were."""
    tree = tally.tree
    at = last + 1 + (tree.low[last + 1 : last + 2] == [","])
    if tree.low[at : at + 1] != ["all"]:
        return None
    at += 3 if tuple(tree.low[at + 1 : at + 3]) in _OF_THEM else 1
    at += tree.lemma[at : at + 1] == ["be"]
    noun = at + (tree.pos[at : at + 1] == ["ADJ"])
    return noun if noun < len(tree) and tree.lemma[noun] in tally.words.groups and tree.tag[noun] == "NNS" else None
