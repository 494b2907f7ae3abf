"""The numbers of a segment with what has been made of them, so that none is counted twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.numbers import Number
from onrecord.extract.clauses import Tree
from onrecord.knowledge.ontology import Ontology
from onrecord.values import Measure, Unit

if TYPE_CHECKING:
    from onrecord.extract.claims.taken_up import Told

SINGLED = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.ABDUCTED, Measure.DETAINED, Measure.FREED, Measure.MISSING}
    | {Measure.CASUALTIES}
)
PEOPLE_MEASURES = frozenset(
    {*SINGLED, Measure.CASUALTIES, Measure.DISPLACED, Measure.EVACUATED, Measure.LEFT, Measure.SURRENDERED}
    | {Measure.TRAPPED, Measure.IN_NEED, Measure.PRESENT}
)


@dataclass(slots=True)
class Tally:
    """The numbers of a segment with what has been made of them, so that none is counted twice.

    `used` holds the first tokens of numbers that are in a count or part, `told` the nouns of single persons that are.
    `persons` are the last tokens of the persons' names that the report has, told in full here or elsewhere in it.
    `before` holds the numbers of persons that the text told before the segment, whose first sentence is the
    `first_sentence` of the report.
    """

    tree: Tree
    words: Ontology
    numbers: list[Number]
    by_token: dict[int, Number]
    used: set[int]
    told: set[int] = field(default_factory=set)
    persons: frozenset[int] = frozenset()
    before: Sequence["Told"] = ()
    first_sentence: int = 0

    @classmethod
    def of(cls, tree: Tree, words: Ontology, numbers: list[Number]) -> "Tally":
        by_token = {t: n for n in reversed(numbers) for t in (n.noun, n.core) if t is not None}
        return cls(tree, words, numbers, by_token, set())


def fits(tally: Tally, number: Number, measure: Measure) -> bool:
    """People are counted by people, things by things; a number without a noun fits either."""
    if number.noun is None:
        return True
    lemma = tally.tree.lemma[number.noun]
    if lemma == "other":
        return True  # *damaged 30 others*
    if measure in PEOPLE_MEASURES:
        thing = lemma in tally.words.objects or lemma in tally.words.movable
        return not thing or tally.words.is_people(lemma)
    return not tally.words.is_people(lemma)


def left_over(tally: Tally) -> list[tuple[Number, Unit, str | None]]:
    """Return the numbers that no claim uses, with their unit and group, for the list of what was seen."""
    found = []
    for number in tally.numbers:
        if number.first not in tally.used and number.noun is not None:
            lemma = tally.tree.lemma[number.noun]
            unit = Unit.HOUSEHOLDS if lemma in tally.words.households else Unit.OBJECTS
            unit = Unit.PEOPLE if tally.words.is_people(lemma) and unit is Unit.OBJECTS else unit
            group, _ = group_of(tally.tree, tally.words, number.noun)
            found.append((number, unit, group))
    return found
