"""Turns numbers into counts: which number is of whom, by which measure, with its parts, group and scope."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.extract.claims.among import fatally, greater_among, included, those_among, were_among, whole_before
from onrecord.extract.claims.beside import beside, further, in_short, left_of, right_of
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.events import Trigger, WeaponSeen
from onrecord.extract.claims.frames import bearers
from onrecord.extract.claims.measured import counted_as
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.parts import part_of
from onrecord.extract.claims.singles import both, multiple, single, zero
from onrecord.extract.claims.taken_up import taken_up
from onrecord.extract.claims.tally import PEOPLE_MEASURES, Tally, fits
from onrecord.extract.claims.tolls import brought, risen, toll, totalled
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.values import Count, Measure, Scope, Unit


def of_draft(tally: Tally, draft: Draft, weapons: list[WeaponSeen]) -> list[Count]:
    """Return the counts that a draft's words give, each with its span, in the order of the text."""
    found: list[Count] = []
    shared = _shared_casualties(draft, tally)
    for trigger in draft.triggers:
        if not _died_of_it(tally, trigger):
            found.extend(_of_trigger(tally, trigger, Measure.CASUALTIES if shared else None))
    for cause in draft.causes:
        found.extend(_of_cause(tally, cause))
    found.extend(_munitions(tally, weapons))
    # of one person told of by two words (*was rushed to hospital and died*) the worse fate counts, and a known one
    # (*was struck and wounded by a bullet*) before one that may be either
    found.sort(key=lambda c: (c.measure is not Measure.KILLED, c.measure is Measure.CASUALTIES))
    unique = {(c.span.start, c.span.end): c for c in reversed(found)}
    return sorted(_told_of_himself(tally, draft, list(unique.values())), key=lambda c: c.span.start)


def _died_of_it(tally: Tally, trigger: Trigger) -> bool:
    """*Two wounded men died*, *two of those wounded died*: it only tells who they were; what became of them counts."""
    tree = tally.tree
    if tree.dep[trigger.token] not in {"amod", "acl"}:
        return False
    noun = tree.head[trigger.token]
    if tree.dep[noun] == "pobj" and tree.low[tree.head[noun]] == "of":
        noun = tree.head[tree.head[noun]]
    if tree.dep[noun] != "nsubj":
        return False
    return any(s.event.measure is Measure.KILLED for s in tally.words.verbs.get(tree.lemma[tree.head[noun]], ()))


def _told_of_himself(tally: Tally, draft: Draft, found: list[Count]) -> list[Count]:
    """*He turned the gun on himself and died*, *a man died after shooting himself*: one person, who is dead."""
    words = {c: tally.tree.low[reach[0]] for c in found if (reach := tally.tree.at(c.span)) is not None}
    himself = next((c for c in found if words.get(c) in {"himself", "herself"}), None)
    died = next((c for c in found if c.measure is Measure.KILLED and c is not himself and c.low == c.high == 1), None)
    if himself is None or died is None or not any(t.role == "befalls" for t in draft.triggers):
        return found
    kept = replace(died, span=himself.span, group=None) if words.get(died) in {"he", "she"} else died
    return [kept if c is died else c for c in found if c is not himself]


def _shared_casualties(draft: Draft, tally: Tally) -> bool:
    """*Scores were killed and injured*: one number for both is of casualties; not *left 6 dead and injured 40*."""
    harmed = [t for t in draft.triggers if t.sense.event.measure in {Measure.KILLED, Measure.INJURED}]
    if len({t.sense.event.measure for t in harmed}) < 2 or any(t.role == "befalls" for t in harmed):
        return False
    harmed.sort(key=lambda t: t.token)
    tree = draft.tree
    gaps = pairwise(harmed)
    between = [t for one, other in gaps for t in range(one.last + 1, other.first)]
    first, last = harmed[0], harmed[-1]
    if any(first.first < n.first <= first.last for n in tally.numbers) and right_of(tally, last.last) is not None:
        return False
    return all(tree.pos[t] in {"CCONJ", "ADV", "PUNCT"} or tree.low[t] in {"or", "and"} for t in between)


def _of_trigger(tally: Tally, trigger: Trigger, instead: Measure | None) -> Iterator[Count]:
    event = trigger.sense.event
    if event.measure and (trigger.role == "tolls" or totalled(tally.tree, trigger) is not None):
        number = toll(tally, trigger)
        if number:
            told = counted_as(tally, number, event.measure, Unit.PEOPLE)
            yield because(told, "count.toll", tally.tree, trigger.token)
        return
    several = multiple(tally, trigger)
    if several is not None:
        yield because(several, "count.multiple", tally.tree, trigger.first, trigger.token)
        return
    own = tally.by_token.get(trigger.token) or tally.by_token.get(trigger.first)
    if trigger.role == "nouns" and event.counted and own and own.first not in tally.used:
        yield because(counted_as(tally, own, event.counted, event.unit), "count.of_events", tally.tree, trigger.token)
        return
    measure = instead or event.measure
    if measure is None:
        return
    told_as_parts = list(included(tally, trigger, measure)) if trigger.role in {"states", "bearers"} else []
    if told_as_parts:
        yield from (because(c, "count.included", tally.tree, trigger.token) for c in told_as_parts)
        return
    short = in_short(tally, trigger) if trigger.role in {"harms", "states"} else None
    if short is not None and fits(tally, short, measure):
        yield because(counted_as(tally, short, measure, event.unit), "count.beside", tally.tree, trigger.token)
        return
    heads = _within(tally, trigger) or _among_numbered(tally, trigger) or bearers(tally.tree, trigger)
    became = risen(tally, heads)
    if became:
        yield because(counted_as(tally, became, measure, event.unit), "count.risen", tally.tree, trigger.token)
        return
    given = [c for head in heads for c in _of_bearer(tally, head, measure, event.unit)]
    pair = both(tally, heads, trigger, measure) if not given else None
    if pair is not None:
        given = [because(pair, "count.both", tally.tree, trigger.token)]
    elif not given and trigger.role != "nouns":
        number = left_of(tally, trigger.first) if trigger.role == "bearers" else beside(tally, trigger)
        if number and fits(tally, number, measure):
            near = counted_as(tally, number, measure, event.unit)
            given = [because(near, "count.beside", tally.tree, trigger.token)]
        else:
            given = list(single(tally, heads, measure)) or list(taken_up(tally, heads, measure))
    elif trigger.role == "nouns":
        given.extend(single(tally, [h for h in heads[1:] if _of(tally.tree, h)], measure))  # *the arrest of a student*
    elif len(heads) > 1:
        given.extend(single(tally, heads, measure))
    if trigger.sense.rest == ("own", "life"):
        given = [_of_his_own(tally, trigger, c) for c in given]
    yield from (because(c, "count.event_word", tally.tree, trigger.token) for c in given)
    if measure is Measure.CASUALTIES and not trigger.nominal:
        yield from (because(c, "count.fatally", tally.tree, trigger.token) for c in fatally(tally, trigger))
    if trigger.role in {"harms", "befalls", "states", "phrases"} and measure in PEOPLE_MEASURES:
        yield from (because(c, "count.along_with", tally.tree, trigger.token) for c in further(tally, trigger, measure))
        yield from (because(c, "count.brought", tally.tree, trigger.token) for c in brought(tally, trigger, measure))


def _of_his_own(tally: Tally, trigger: Trigger, count: Count) -> Count:
    """*Killed five before taking his own life*: his life is told, and he beside the five."""
    owner = tally.tree.child(trigger.last, "poss")
    if owner is None or count.low != 1:
        return count
    return replace(count, span=tally.tree.span(owner, trigger.last), group=None)


def _among_numbered(tally: Tally, trigger: Trigger) -> list[int]:
    """*Two of her children were among the 14 dead*: those who are so have a number of their own."""
    tree, token = tally.tree, trigger.token
    own = tally.by_token.get(token)
    among = tree.dep[token] == "pobj" and tree.low[tree.head[token]] in {"among", "amongst"}
    return [token] if trigger.role == "states" and among and own is not None and own.first not in tally.used else []


def _within(tally: Tally, trigger: Trigger) -> list[int]:
    """*Left 25 dead*, *left 25 people wounded*: those told within a phrase bear it, whatever the parse says."""
    if trigger.sense.bearer != ">" or trigger.last - trigger.token < 2:
        return []
    ends = {n.noun if n.noun is not None and n.noun > n.last else n.last: n for n in tally.numbers}
    number = ends.get(trigger.last) or ends.get(trigger.last - 1)
    inside = number is not None and number.first > trigger.token and number.first not in tally.used
    return [number.noun if number.noun is not None else number.core] if number is not None and inside else []


def _of(tree: Tree, head: int) -> bool:
    """Whether a noun, or the first of those it is joined to, hangs on *of*."""
    while tree.dep[head] == "conj":
        head = tree.head[head]
    return tree.dep[head] == "pobj" and tree.low[tree.head[head]] == "of"


def _of_cause(tally: Tally, cause: Trigger) -> Iterator[Count]:
    several = multiple(tally, cause)
    if several is not None:
        yield because(several, "count.multiple", tally.tree, cause.first, cause.token)
    counted = cause.sense.event.counted
    own = tally.by_token.get(cause.token)
    if counted and own and own.first not in tally.used:
        yield because(counted_as(tally, own, counted, Unit.EVENTS), "count.of_events", tally.tree, cause.token)


def _of_bearer(tally: Tally, head: int, measure: Measure, unit: Unit) -> Iterator[Count]:
    tree = tally.tree
    if measure is Measure.FREED and tree.lemma[head] in tally.words.remains:
        measure = Measure.KILLED  # *pulled nine survivors and four bodies from the rubble*
    none = zero(tally, head, measure)
    if none:
        yield because(none, "count.none", tree, head)
        return
    number = tally.by_token.get(head)
    if number is None and head and tree.low[head] in {"hostage", "prisoner", "captive"}:
        number = tally.by_token.get(head - 1)  # *held 30 people hostage*
    if number is None and tree.lemma[head] in tally.words.remains:
        owner = tree.child(head, "poss")  # *five soldiers' bodies*
        number = tally.by_token.get(owner) if owner is not None else None
    if number is None and tree.low[head] == "those" and tree.low[tree.head[head]] in {"among", "amongst"}:
        some = those_among(tally, tree.head[head], measure, unit)
        yield from (because(c, "count.among_those", tree, tree.head[head]) for c in some)
        return
    inner = _household_members(tally, head)
    if inner and inner.first not in tally.used:
        if number:
            tally.used.add(number.first)
        yield because(counted_as(tally, inner, measure, unit), "count.members", tree, head)
        return
    if number is None and tree.low[head] in {"those", "them"} and tree.low[tree.head[head]] == "of":
        number = tally.by_token.get(tree.head[tree.head[head]])
        if number and number.first not in tally.used:
            of_those = replace(counted_as(tally, number, measure, unit), scope=Scope.PART)
            yield because(of_those, "count.of_those", tree, head)
        return
    if number is None or number.first in tally.used or not fits(tally, number, measure):
        return
    number = whole_before(tally, number) or number
    among = greater_among(tally, number)
    if among:
        part = part_of(tally, number)
        tally.used.add(number.first)
        whole = replace(counted_as(tally, among, measure, unit), breakdown=(part,))
        yield because(whole, "count.part_among", tree, head)
        return
    count = because(counted_as(tally, number, measure, unit), "count.bearer", tree, head)
    yield replace(count, breakdown=(*count.breakdown, *were_among(tally, head)))


def _household_members(tally: Tally, head: int) -> Number | None:
    """*A family of 6 persons*: the persons are what is counted."""
    tree = tally.tree
    if tree.lemma[head] not in tally.words.households:
        return None
    for child in tree.children[head]:
        if tree.low[child] == "of":
            for noun in tree.children[child]:
                if noun in tally.by_token:
                    return tally.by_token[noun]
    own = tally.by_token.get(head)
    after = head + 1
    if own and after + 1 < len(tree) and tree.low[after] == "of" and after + 1 in tally.by_token:
        return tally.by_token[after + 1]
    return None


def _munitions(tally: Tally, weapons: list[WeaponSeen]) -> Iterator[Count]:
    """*Dropped 20 barrel bombs*: a number of what was used, where the claim's own words use it."""
    for seen in weapons:
        number = tally.by_token.get(seen.token)
        if number and seen.weapon.counted and number.noun == seen.token and number.first not in tally.used:
            munitions = counted_as(tally, number, Measure.MUNITIONS, Unit.OBJECTS)
            yield because(munitions, "count.munitions", tally.tree, seen.token)
