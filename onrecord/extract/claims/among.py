"""Figures told as parts of a number that stands elsewhere: *of the dead, 12 were women*, *five were among them*."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.measured import counted_as
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.parts import part_of
from onrecord.extract.claims.singles import single
from onrecord.extract.claims.tally import PEOPLE_MEASURES, Tally, fits
from onrecord.values import Count, Measure, Part, Scope, Unit


def included(tally: Tally, trigger: Trigger, measure: Measure) -> Iterator[Count]:
    """*The dead include 12 soldiers and a child*, *of the dead, 12 were women*: parts of a number told elsewhere."""
    tree, token = tally.tree, trigger.token
    if measure not in PEOPLE_MEASURES:
        return
    above = tree.head[token]
    if tree.dep[token] in {"nsubj", "nsubjpass"} and tree.lemma[above] == "include":
        listed = tree.child(above, "dobj", "attr")
        for head in tree.conjuncts(listed) if listed is not None else []:
            number = tally.by_token.get(head)
            if number and number.first not in tally.used and fits(tally, number, measure):
                yield replace(counted_as(tally, number, measure, Unit.PEOPLE), scope=Scope.PART)
            elif number is None:
                yield from (replace(c, scope=Scope.PART) for c in single(tally, [head], measure))
    elif tree.dep[token] == "pobj" and tree.low[above] in {"of", "among"} and tree.lemma[tree.head[above]] == "be":
        subject = tree.child(tree.head[above], "nsubj")
        number = tally.by_token.get(subject) if subject is not None else None
        if number and number.first not in tally.used:
            noun = tree.child(tree.head[above], "attr") if number.noun is None else number.noun
            count = counted_as(tally, replace(number, noun=noun), measure, Unit.PEOPLE)
            yield replace(count, scope=Scope.PART)


def those_among(tally: Tally, among: int, measure: Measure, unit: Unit) -> Iterator[Count]:
    """*Some 40 children were among those killed*: the subject is a part of a number that is not told here."""
    tree = tally.tree
    above = tree.head[among]
    subject = above if tree.pos[above] in {"NOUN", "PROPN"} else tree.subject(above)
    for token in tree.conjuncts(subject) if subject is not None else []:
        number = tally.by_token.get(token)
        if number and number.first not in tally.used and fits(tally, number, measure):
            yield replace(counted_as(tally, number, measure, unit), scope=Scope.PART)


def were_among(tally: Tally, head: int) -> Iterator[Part]:
    """*Two women and a child were among eight people killed*: the subject is a part of the number."""
    tree = tally.tree
    if tree.dep[head] != "pobj" or tree.low[tree.head[head]] not in {"among", "amongst"}:
        return
    above = tree.head[tree.head[head]]
    subject = above if tree.pos[above] in {"NOUN", "PROPN"} else tree.subject(above)
    for token in tree.conjuncts(subject) if subject is not None else []:
        number = tally.by_token.get(token)
        if number and number.first not in tally.used:
            tally.used.add(number.first)
            yield part_of(tally, number)


def greater_among(tally: Tally, number: Number) -> Number | None:
    """*2 medics among 31 dead*: the greater number, of which this one is a part."""
    tree = tally.tree
    last = number.noun if number.noun is not None else number.last
    at = last + 1
    if at + 1 >= len(tree) or tree.low[at] not in {"among", "amongst"}:
        return None
    start = at + 1 + (tree.low[at + 1] == "the")
    return next((n for n in tally.numbers if n.first == start and n.first not in tally.used), None)
