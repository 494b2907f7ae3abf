"""Makes a count of a number: its measure, unit, group, status and parts."""

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.parts import breakdown
from onrecord.extract.claims.tally import PEOPLE_MEASURES, Tally
from onrecord.knowledge.ontology import unit_of
from onrecord.values import Count, Measure, Unit, VictimStatus


def counted_as(tally: Tally, number: Number, measure: Measure, unit: Unit) -> Count:
    tally.used.add(number.first)
    tree = tally.tree
    group, status = group_of(tally.tree, tally.words, number.noun)
    if measure not in PEOPLE_MEASURES:
        group, status = None, VictimStatus.UNKNOWN
    elif number.noun is not None and tree.lemma[number.noun] in tally.words.households:
        unit, group = Unit.HOUSEHOLDS, None
    last = number.noun if number.noun is not None and number.noun > number.last else number.last
    return Count(
        measure=measure,
        low=number.low,
        high=number.high,
        modifier=number.modifier,
        span=tree.span(number.first, last),
        unit=unit_of(measure, unit),
        group=group,
        victim_status=status,
        breakdown=tuple(breakdown(tally, number, last)) if measure in PEOPLE_MEASURES else (),
    )
