"""Makes a count of a number: its measure, unit, group, status and parts."""

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.parts import breakdown
from onrecord.extract.claims.tally import PEOPLE_MEASURES, Tally
from onrecord.knowledge.ontology import unit_of
from onrecord.values import Count, Measure, Scope, Unit, VictimStatus

_HURT = frozenset({Measure.INJURED, Measure.CASUALTIES})
_THE_HARMED = {
    **dict.fromkeys(("dead", "killed", "deaths", "fatalities"), Measure.KILLED),
    **dict.fromkeys(("wounded", "injured"), Measure.INJURED),
    **dict.fromkeys(("victims", "casualties"), Measure.CASUALTIES),
}
_OF_THEM = frozenset({("of", "them"), ("of", "whom")})


def counted_as(tally: Tally, number: Number, measure: Measure, unit: Unit) -> Count:
    """Return the count that a number makes of a measure; the number is used up by it."""
    tally.used.add(number.first)
    tree = tally.tree
    last = number.noun if number.noun is not None and number.noun > number.last else number.last
    group, status = group_of(tree, tally.words, number.noun)
    told = (_all_of_them(tally, last), _said_to_be(tally, number)) if group is None else ()
    for noun in told:
        if group is None and noun is not None:
            group, status = group_of(tree, tally.words, noun)
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
        scope=Scope.PART if _is_of_a_number(tally, number, measure) else Scope.INCIDENT,
        breakdown=tuple(breakdown(tally, number, last, measure)) if measure in PEOPLE_MEASURES else (),
    )


def _is_of_dead(tally: Tally, number: Number) -> bool:
    """*Ten bodies were brought to the hospital*, *41 of the dead were shot there*: those counted are dead."""
    tree, after = tally.tree, number.last + 1
    if number.noun is not None and tree.lemma[number.noun] in tally.words.remains:
        return True
    return tree.low[after : after + 2] == ["of", "the"] and tree.low[after + 2 : after + 3] in (["dead"], ["killed"])


def _is_of_a_number(tally: Tally, number: Number, measure: Measure) -> bool:
    """*Five of the 20 wounded*, *two of its three pilots*, *seven of the dead*: a part of a number told elsewhere."""
    low, after = tally.tree.low, number.last + 1
    if number.first and low[number.first - 1] in {"including", "included"}:
        return True
    if low[after : after + 1] != ["of"] or low[after + 1 : after + 2] == ["whom"]:
        return False
    if number.first and low[number.first - 1] == "all":
        return False
    if low[after + 1 : after + 2] == ["the"] and after + 2 < len(low) and _THE_HARMED.get(low[after + 2]) is measure:
        return True
    if low[after + 1 : after + 2] in (["the"], ["those"]) and _is_harmed(tally, number.noun, measure):
        return True  # *one of the injured men*, *two of the men wounded*
    return any(n.first in {after + 1, after + 2} for n in tally.numbers)


def _is_harmed(tally: Tally, noun: int | None, measure: Measure) -> bool:
    """Whether a participle beside a noun says that all of those are hurt or killed."""
    tree = tally.tree
    beside = tree.children[noun] if noun is not None else ()
    return any(_THE_HARMED.get(tree.low[c]) is measure and tree.dep[c] in {"amod", "acl"} for c in beside)


def _said_to_be(tally: Tally, number: Number) -> int | None:
    """*Seven of the dead were children*: the noun that says who the counted were."""
    tree = tally.tree
    verb = tree.head[number.core]
    if tree.dep[number.core] != "nsubj" or tree.lemma[verb] != "be":
        return None
    noun = tree.child(verb, "attr")
    people = noun is not None and tree.tag[noun] == "NNS" and tally.words.is_people(tree.lemma[noun])
    return noun if people else None


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
