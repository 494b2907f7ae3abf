"""Figures told as parts of a number that stands elsewhere: *of the dead, 12 were women*, *five were among them*."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.measured import counted_as
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.parts import fits_in, part_of
from onrecord.extract.claims.singles import kin_beside, single
from onrecord.extract.claims.tally import PEOPLE_MEASURES, Tally, fits
from onrecord.extract.clauses import Tree
from onrecord.values import Count, Measure, Part, Scope, Unit

_AMONG = frozenset({"among", "amongst"})
_FATALLY = (["fatally"], ["mortally"])
_OF_THEM = (("of", "them"), ("of", "whom"))
_NAMING = frozenset({"identify", "name"})


def included(tally: Tally, trigger: Trigger, measure: Measure) -> Iterator[Count]:
    """*The dead include 12 soldiers*, *among the dead were four nurses*: parts of a number that is told elsewhere."""
    tree, token = tally.tree, described(tally.tree, trigger.token)
    if measure not in PEOPLE_MEASURES or token in tally.by_token:
        return
    above = tree.head[token]
    if tree.dep[token] in {"nsubj", "nsubjpass"} and tree.lemma[above] == "include":
        listed = tree.child(above, "dobj", "attr")
        yield from _parts(tally, tree.conjuncts(listed) if listed is not None else [], measure, Unit.PEOPLE)
    elif tree.dep[token] == "pobj" and tree.low[above] in {"of", *_AMONG} and tree.lemma[tree.head[above]] == "be":
        yield from _were(tally, tree.head[above], measure, Unit.PEOPLE)
    else:
        yield from _all_told(tally, named_as(tree, token, above), measure)


def fatally(tally: Tally, trigger: Trigger) -> Iterator[Count]:
    """*Three people were shot, one fatally*, *two of them fatally*: the dead among those who were shot."""
    tree = tally.tree
    end = tree.sentences[tree.sentence[trigger.token]][1]
    for number in tally.numbers:
        if not trigger.last < number.first < end or number.first in tally.used:
            continue
        at = number.last + 1
        at += 2 * (tuple(tree.low[at : at + 2]) in _OF_THEM)
        if tree.low[at : at + 1] in _FATALLY:
            yield counted_as(tally, replace(number, noun=None), Measure.KILLED, Unit.PEOPLE)


def described(tree: Tree, token: int) -> int:
    """*The dead man was named as*: the noun that a state describes, else the word itself."""
    return tree.head[token] if tree.dep[token] == "amod" and tree.tag[tree.head[token]] == "NN" else token


def named_as(tree: Tree, token: int, verb: int) -> list[int]:
    """Return those as whom the harmed are named: *the dead were identified as A and B*, *the victims were two men*."""
    if tree.lemma[verb] in _NAMING and tree.dep[token] in {"dobj", "nsubjpass"}:
        preposition = next((c for c in tree.children[verb] if tree.low[c] == "as" and c > token), None)
        told = tree.child(preposition, "pobj") if preposition is not None else None
    elif tree.lemma[verb] == "be" and tree.dep[token] == "nsubj" and verb > token:
        told = tree.child(verb, "attr")
    else:
        return []
    return [*tree.conjuncts(told), *kin_beside(tree, told)] if told is not None else []


def _all_told(tally: Tally, heads: list[int], measure: Measure) -> Iterator[Count]:
    """Those whom a list names, each person and each number of people once; they are all, and no part."""
    for head in sorted(set(heads)):
        number = tally.by_token.get(head)
        if number is None:
            yield from single(tally, [head], measure)
        elif number.first not in tally.used and number.noun is not None and fits(tally, number, measure):
            yield counted_as(tally, number, measure, Unit.PEOPLE)


def _were(tally: Tally, verb: int, measure: Measure, unit: Unit) -> Iterator[Count]:
    """What a form of *be* says of those told of: *12 were women*, *were four nurses and a doctor*."""
    tree = tally.tree
    subject = tree.child(verb, "nsubj")
    number = tally.by_token.get(subject) if subject is not None else None
    if number and number.noun is None and number.first not in tally.used:
        noun = tree.child(verb, "attr")
        yield replace(counted_as(tally, replace(number, noun=noun), measure, unit), scope=Scope.PART)
        return
    told = subject if subject is not None else tree.child(verb, "attr")
    yield from _parts(tally, tree.conjuncts(told) if told is not None else [], measure, unit)


def _parts(tally: Tally, heads: list[int], measure: Measure, unit: Unit) -> Iterator[Count]:
    for head in heads:
        number = tally.by_token.get(head)
        if number and number.first not in tally.used and fits(tally, number, measure):
            yield replace(counted_as(tally, number, measure, unit), scope=Scope.PART)
        elif number is None:
            yield from (replace(c, scope=Scope.PART) for c in single(tally, [head], measure))


def those_among(tally: Tally, among: int, measure: Measure, unit: Unit) -> Iterator[Count]:
    """*Some 40 children were among those killed*: the subject is a part of a number that is not told here."""
    tree = tally.tree
    above = tree.head[among]
    if tree.pos[above] in {"NOUN", "PROPN"}:
        yield from _parts(tally, tree.conjuncts(above), measure, unit)
    elif tree.pos[above] in {"VERB", "AUX"}:
        yield from _were(tally, above, measure, unit)


def were_among(tally: Tally, head: int) -> Iterator[Part]:
    """*Two women and a child were among eight people killed*, *of the 40 killed, 12 were children*."""
    tree = tally.tree
    preposition = tree.head[head]
    if tree.dep[head] != "pobj" or tree.low[preposition] not in {"of", *_AMONG}:
        return
    above = tree.head[preposition]
    if tree.low[preposition] == "of" and tree.lemma[above] != "be":
        return
    subject = above if tree.pos[above] in {"NOUN", "PROPN"} else tree.subject(above)
    for token in tree.conjuncts(subject) if subject is not None else []:
        number = tally.by_token.get(token)
        if number and number.first not in tally.used:
            noun = _said_to_be(tree, above) if number.noun is None else number.noun
            tally.used.add(number.first)
            yield part_of(tally, replace(number, noun=noun))


def _said_to_be(tree: Tree, verb: int) -> int | None:
    return tree.child(verb, "attr") if tree.pos[verb] in {"VERB", "AUX"} else None


def whole_before(tally: Tally, number: Number) -> Number | None:
    """*38, among them nine children, were killed*: the number that a part is set off from, where the parse loses it."""
    low, at = tally.tree.low, number.first - 1
    if at > 1 and low[at] in {"them", "whom", "these"} and low[at - 1] in _AMONG:
        at -= 1
    elif at < 1 or low[at] != "including":
        return None
    ends = {n.noun if n.noun is not None and n.noun > n.last else n.last: n for n in tally.numbers}
    whole = ends.get(at - 2) if low[at - 1] == "," else ends.get(at - 1)
    return whole if whole is not None and whole.first not in tally.used and fits_in(number, whole) else None


def greater_among(tally: Tally, number: Number) -> Number | None:
    """*2 medics among 31 dead*: the greater number, of which this one is a part."""
    tree = tally.tree
    last = number.noun if number.noun is not None else number.last
    at = last + 1
    if at + 1 >= len(tree) or tree.low[at] not in _AMONG:
        return None
    start = at + 1 + (tree.low[at + 1] == "the")
    return next((n for n in tally.numbers if n.first == start and n.first not in tally.used), None)
