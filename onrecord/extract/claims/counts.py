"""Turns numbers into counts: which number is of whom, by which measure, with its parts, group and scope."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.events import Trigger, WeaponSeen
from onrecord.extract.claims.frames import bearers, subject_suffers
from onrecord.extract.claims.numbers import Number
from onrecord.extract.clauses import Tree
from onrecord.knowledge.ontology import Ontology, unit_of
from onrecord.values import Count, Measure, Modifier, Part, Scope, Unit, VictimStatus

_SINGLED = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.ABDUCTED, Measure.DETAINED, Measure.FREED, Measure.MISSING}
    | {Measure.CASUALTIES}
)
_PEOPLE_MEASURES = frozenset(
    {*_SINGLED, Measure.CASUALTIES, Measure.DISPLACED, Measure.EVACUATED, Measure.LEFT, Measure.SURRENDERED}
    | {Measure.TRAPPED, Measure.IN_NEED, Measure.PRESENT}
)
_INCLUDING = frozenset({"including", "include", "includes", "included", "among", "amongst"})
_ALONG = frozenset({("along", "with"), ("together", "with"), ("in", "addition", "to"), ("as", "well", "as")})
_TOLD_OF_TOLLS = frozenset(
    {"rise", "reach", "stand", "climb", "surpass", "exceed", "pass", "hit", "be", "increase", "jump", "put", "bring"}
    | {"say", "report", "count", "soar", "total", "top", "set", "place", "mount", "grow"}
)
_SKIPPED_LEFT = frozenset({"were", "was", "had", "have", "has", "been", "are", "is", "being", "be", "also", "to"})
_OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "those"), ("of", "these")})
_NOBODY = frozenset({"no", "nobody", "none", "zero"})


@dataclass(slots=True)
class Tally:
    """The numbers of a segment with what has been made of them, so that none is counted twice."""

    tree: Tree
    words: Ontology
    numbers: list[Number]
    by_token: dict[int, Number]
    used: set[int]

    @classmethod
    def of(cls, tree: Tree, words: Ontology, numbers: list[Number]) -> "Tally":
        by_token = {t: n for n in reversed(numbers) for t in (n.noun, n.core) if t is not None}
        return cls(tree, words, numbers, by_token, set())


def of_draft(tally: Tally, draft: Draft, weapons: list[WeaponSeen]) -> list[Count]:
    """Return the counts that a draft's words give, each with its span, in the order of the text."""
    found: list[Count] = []
    shared = _shared_casualties(draft)
    for trigger in draft.triggers:
        found.extend(_of_trigger(tally, trigger, Measure.CASUALTIES if shared else None))
    for cause in draft.causes:
        found.extend(_of_cause(tally, cause))
    found.extend(_munitions(tally, weapons))
    unique = {(c.span.start, c.span.end): c for c in reversed(found)}
    return sorted(unique.values(), key=lambda c: c.span.start)


def _shared_casualties(draft: Draft) -> bool:
    """*Scores were killed and injured*: one number for both is of casualties."""
    harmed = [t for t in draft.triggers if t.sense.event.measure in {Measure.KILLED, Measure.INJURED}]
    if len({t.sense.event.measure for t in harmed}) < 2:
        return False
    tokens = sorted(t.token for t in harmed)
    tree = draft.tree
    between = range(tokens[0] + 1, tokens[-1])
    return all(tree.pos[t] in {"CCONJ", "ADV", "PUNCT"} or tree.low[t] in {"or", "and"} for t in between)


def _of_trigger(tally: Tally, trigger: Trigger, instead: Measure | None) -> Iterator[Count]:
    event = trigger.sense.event
    if trigger.role == "tolls" and event.measure:
        number = _toll(tally, trigger)
        if number:
            yield _count(tally, number, event.measure, Unit.PEOPLE)
        return
    own = tally.by_token.get(trigger.token)
    if trigger.role == "nouns" and event.counted and own and own.first not in tally.used:
        yield _count(tally, own, event.counted, event.unit)
        return
    measure = instead or event.measure
    if measure is None:
        return
    included = list(_included(tally, trigger, measure)) if trigger.role in {"states", "bearers"} else []
    if included:
        yield from included
        return
    heads = bearers(tally.tree, trigger)
    risen = _risen(tally, heads)
    if risen:
        yield _count(tally, risen, measure, event.unit)
        return
    given = [c for head in heads for c in _of_bearer(tally, head, measure, event.unit)]
    if not given and trigger.role != "nouns":
        number = _left(tally, trigger.first) if trigger.role == "bearers" else _beside(tally, trigger)
        if number and _fits(tally, number, measure):
            given = [_count(tally, number, measure, event.unit)]
        else:
            given = list(_single(tally, heads, measure))
    elif given and len(heads) > 1 and trigger.role != "nouns":
        given.extend(_single(tally, [h for h in heads if _one(tally.tree, h)], measure))
    yield from given
    if trigger.role in {"harms", "befalls"} and measure in _PEOPLE_MEASURES:
        yield from _further(tally, trigger, measure)


def _included(tally: Tally, trigger: Trigger, measure: Measure) -> Iterator[Count]:
    """*The dead include 12 soldiers and a child*, *of the dead, 12 were women*: parts of a number told elsewhere."""
    tree, token = tally.tree, trigger.token
    if measure not in _PEOPLE_MEASURES:
        return
    above = tree.head[token]
    if tree.dep[token] in {"nsubj", "nsubjpass"} and tree.lemma[above] == "include":
        listed = tree.child(above, "dobj", "attr")
        for head in tree.conjuncts(listed) if listed is not None else []:
            number = tally.by_token.get(head)
            if number and number.first not in tally.used and _fits(tally, number, measure):
                yield replace(_count(tally, number, measure, Unit.PEOPLE), scope=Scope.PART)
            elif number is None:
                yield from (replace(c, scope=Scope.PART) for c in _single(tally, [head], measure))
    elif tree.dep[token] == "pobj" and tree.low[above] in {"of", "among"} and tree.lemma[tree.head[above]] == "be":
        subject = tree.child(tree.head[above], "nsubj")
        number = tally.by_token.get(subject) if subject is not None else None
        if number and number.first not in tally.used:
            noun = tree.child(tree.head[above], "attr") if number.noun is None else number.noun
            count = _count(tally, replace(number, noun=noun), measure, Unit.PEOPLE)
            yield replace(count, scope=Scope.PART)


def _further(tally: Tally, trigger: Trigger, measure: Measure) -> Iterator[Count]:
    """*Killed 22 children along with six teachers*, *in addition to five patients*: more of the same measure."""
    tree = tally.tree
    end = tree.sentences[tree.sentence[trigger.token]][1]
    starts = {n.first: n for n in tally.numbers}
    for at in range(trigger.last + 1, min(end, trigger.last + 25)):
        joined = tuple(tree.low[at - 1 : at + 1]) in _ALONG or tuple(tree.low[at - 2 : at + 1]) in _ALONG
        number = starts.get(at + 1) if joined else None
        if number is None or number.first in tally.used or number.noun is None:
            continue
        after = number.noun + 1
        if tally.words.is_people(tree.lemma[number.noun]) and not (after < end and tree.tag[after] in {"VBN", "VBD"}):
            yield _count(tally, number, measure, Unit.PEOPLE)


def _of_cause(tally: Tally, cause: Trigger) -> Iterator[Count]:
    counted = cause.sense.event.counted
    own = tally.by_token.get(cause.token)
    if counted and own and own.first not in tally.used:
        yield _count(tally, own, counted, Unit.EVENTS)


def _of_bearer(tally: Tally, head: int, measure: Measure, unit: Unit) -> Iterator[Count]:
    tree = tally.tree
    none = _zero(tally, head, measure)
    if none:
        yield none
        return
    number = tally.by_token.get(head)
    if number is None and head and tree.low[head] in {"hostage", "prisoner", "captive"}:
        number = tally.by_token.get(head - 1)  # *held 30 people hostage*
    if number is None and tree.low[head] == "those" and tree.low[tree.head[head]] in {"among", "amongst"}:
        yield from _those_among(tally, tree.head[head], measure, unit)
        return
    inner = _household_members(tally, head)
    if inner and inner.first not in tally.used:
        if number:
            tally.used.add(number.first)
        yield _count(tally, inner, measure, unit)
        return
    if number is None and tree.low[head] in {"those", "them"} and tree.low[tree.head[head]] == "of":
        number = tally.by_token.get(tree.head[tree.head[head]])
        if number and number.first not in tally.used:
            yield replace(_count(tally, number, measure, unit), scope=Scope.PART)
        return
    if number is None or number.first in tally.used or not _fits(tally, number, measure):
        return
    among = _among(tally, number)
    if among:
        part = _part(tally, number)
        tally.used.add(number.first)
        yield replace(_count(tally, among, measure, unit), breakdown=(part,))
        return
    count = _count(tally, number, measure, unit)
    yield replace(count, breakdown=(*count.breakdown, *_were_among(tally, head)))


def _those_among(tally: Tally, among: int, measure: Measure, unit: Unit) -> Iterator[Count]:
    """*Some 40 children were among those killed*: the subject is a part of a number that is not told here."""
    tree = tally.tree
    above = tree.head[among]
    subject = above if tree.pos[above] in {"NOUN", "PROPN"} else tree.subject(above)
    for token in tree.conjuncts(subject) if subject is not None else []:
        number = tally.by_token.get(token)
        if number and number.first not in tally.used and _fits(tally, number, measure):
            yield replace(_count(tally, number, measure, unit), scope=Scope.PART)


def _were_among(tally: Tally, head: int) -> Iterator[Part]:
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
            yield _part(tally, number)


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


def _fits(tally: Tally, number: Number, measure: Measure) -> bool:
    """People are counted by people, things by things; a number without a noun fits either."""
    if number.noun is None:
        return True
    lemma = tally.tree.lemma[number.noun]
    if measure in _PEOPLE_MEASURES:
        return lemma not in tally.words.objects or tally.words.is_people(lemma)
    return not tally.words.is_people(lemma)


def _zero(tally: Tally, head: int, measure: Measure) -> Count | None:
    tree = tally.tree
    first = next((c for c in tree.children[head] if tree.low[c] in _NOBODY), None)
    if tree.low[head] in {"nobody", "none"}:
        first = head
    if first is None and head and tree.low[head - 1] == "no":
        first = head - 1
    if first is None and head and tree.low[head - 1] == "without":
        first = head
    if first is None or measure not in _PEOPLE_MEASURES:
        return None
    return Count(measure=measure, low=0, high=0, span=tree.span(min(first, head), max(first, head)))


def _beside(tally: Tally, trigger: Trigger) -> Number | None:
    """Return the number next to the word where the parse gives none: *9 injured*, *killing 16*."""
    tree, token = tally.tree, trigger.token
    left, right = _left(tally, trigger.first), _right(tally, trigger.last)
    if trigger.role in {"states", "befalls"} or trigger.sense.bearer == "<":
        return left
    if left and right and _participle_after(tree, right):
        return left  # *3 killed 30 wounded*
    if tree.tag[token] in {"VBN", "VBD"} and (subject_suffers(tree, trigger) or (left and not right)):
        return left
    return right or (left if tree.pos[token] in {"ADJ", "PROPN", "NOUN"} else None)


def _participle_after(tree: Tree, number: Number) -> bool:
    after = (number.noun if number.noun is not None and number.noun > number.last else number.last) + 1
    return after < len(tree) and (tree.tag[after] in {"VBN", "VBD"} or tree.low[after].endswith("ed"))


def _left(tally: Tally, first: int) -> Number | None:
    tree = tally.tree
    at = first - 1
    start = tree.sentences[tree.sentence[first]][0]
    ends = {n.last: n for n in tally.numbers}
    for _ in range(8):
        if at < start:
            return None
        if at in ends:
            number = ends[at]
            if number.first > start and tree.low[number.first - 1] in _INCLUDING:
                at = number.first - 2
                continue
            return None if number.first in tally.used else number
        if tree.pos[at] in {"NOUN", "PROPN", "ADJ", "ADV", "AUX"} or tree.low[at] in _SKIPPED_LEFT:
            at -= 1
            continue
        return None
    return None


def _right(tally: Tally, last: int) -> Number | None:
    tree = tally.tree
    starts = {n.first: n for n in tally.numbers}
    for at in range(last + 1, min(last + 4, len(tree))):
        if at in starts:
            return None if starts[at].first in tally.used else starts[at]
        if tree.pos[at] not in {"ADV", "DET", "PART"}:
            return None
    return None


def _single(tally: Tally, heads: list[int], measure: Measure) -> Iterator[Count]:
    """*A man*, a named victim, *its director* is one."""
    tree = tally.tree
    if measure not in _SINGLED:
        return
    for head in heads:
        if tree.tag[head] not in {"NN", "NNP"} or head in tally.by_token:
            continue
        named = tree.segment.doc[head].ent_type_ == "PERSON" and tree.tag[head] == "NNP"
        aged = tree.low[head] == "old" and head > 1 and tree.low[head - 2] in {"year", "month"}
        known = tree.lemma[head] in tally.words.groups or tree.lemma[head] in {"person", "civilian", "victim"} or aged
        if not named and not (known and _determined(tree, head)):
            continue
        span = tree.span(_phrase_start(tree, head), head)
        group, status = group_of(tally.tree, tally.words, head)
        yield Count(measure=measure, low=1, high=1, span=span, group=None if named else group, victim_status=status)


def _one(tree: Tree, head: int) -> bool:
    """*A woman* among others that a number tells."""
    return any(tree.low[c] in {"a", "an", "one", "another"} for c in tree.children[head])


def _determined(tree: Tree, head: int) -> bool:
    for child in tree.children[head]:
        if tree.low[child] in {"a", "an", "one", "another"} or tree.dep[child] == "poss":
            return True
        if tree.low[child] == "the" and tree.dep[head] in {"nsubjpass", "dobj"}:
            return True  # *the gunman was killed*
    return False


def _phrase_start(tree: Tree, head: int) -> int:
    lefts = [c for c in tree.children[head] if c < head and tree.dep[c] in {"det", "amod", "compound", "poss", "nmod"}]
    return min([head, *lefts])


def _toll(tally: Tally, trigger: Trigger) -> Number | None:
    tree = tally.tree
    first, end = tree.sentences[tree.sentence[trigger.token]]
    after = [n for n in tally.numbers if trigger.last < n.first < end and n.first not in tally.used]
    after = [n for n in after if _fits(tally, n, Measure.KILLED)]
    for number in after[:3]:
        if number.first and tree.low[number.first - 1] in {"to", "at", "of", "reached", "was", "is", "stands", "hit"}:
            return number
    if after and tree.lemma[tree.clause[trigger.token]] in _TOLD_OF_TOLLS and after[0].modifier is not Modifier.ORDER:
        return after[0]
    before = [n for n in tally.numbers if first <= n.first < trigger.first and n.first not in tally.used]
    return before[-1] if before and _fits(tally, before[-1], Measure.KILLED) else None


def _risen(tally: Tally, heads: list[int]) -> Number | None:
    """*The number of medics killed in the blast rose to two*: what the number of the bearers has become."""
    tree = tally.tree
    for head in heads:
        preposition = tree.head[head]
        noun = tree.head[preposition]
        if tree.low[preposition] != "of" or tree.lemma[noun] != "number":
            continue
        verb = tree.clause[noun]
        end = tree.sentences[tree.sentence[noun]][1]
        if tree.lemma[verb] in _TOLD_OF_TOLLS:
            after = (n for n in tally.numbers if verb < n.first < end and n.first not in tally.used)
            return next((n for n in after if tree.low[n.first - 1] in {"to", "at", "reached", "was", "is"}), None)
    return None


def _munitions(tally: Tally, weapons: list[WeaponSeen]) -> Iterator[Count]:
    """*Dropped 20 barrel bombs*: a number of what was used, where the claim's own words use it."""
    for seen in weapons:
        number = tally.by_token.get(seen.token)
        if number and seen.weapon.counted and number.noun == seen.token and number.first not in tally.used:
            yield _count(tally, number, Measure.MUNITIONS, Unit.OBJECTS)


# --- making one -------------------------------------------------------------------------------


def _count(tally: Tally, number: Number, measure: Measure, unit: Unit) -> Count:
    tally.used.add(number.first)
    tree = tally.tree
    group, status = group_of(tally.tree, tally.words, number.noun)
    if measure not in _PEOPLE_MEASURES:
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
        breakdown=tuple(_breakdown(tally, number, last)) if measure in _PEOPLE_MEASURES else (),
    )


def _within(part: Number, whole: Number) -> bool:
    return part.low is None or whole.high is None or part.low <= whole.high


def _breakdown(tally: Tally, whole: Number, last: int) -> Iterator[Part]:
    """*50 civilians, including six women and nine children*: the parts that the same clause gives."""
    tree = tally.tree
    end = tree.sentences[tree.sentence[last]][1]
    between = {t for n in tally.numbers for t in range(n.first, n.last + 1)}
    reach = next((t for t in range(last + 1, end) if t in between or tree.low[t] in _INCLUDING), end)
    of_them = next((n for n in tally.numbers if n.first == reach and reach == last + 2), None)
    if of_them and tuple(tree.low[of_them.last + 1 : of_them.last + 3]) in _OF_THEM:
        if of_them.noun is not None and _within(of_them, whole):
            tally.used.add(of_them.first)
            yield _part(tally, of_them)
        return
    at = reach if reach < end and tree.low[reach] in _INCLUDING else None
    if at is None or (at > last + 6 and tree.low[at] != "including"):
        return
    at += 1
    starts = {n.first: n for n in tally.numbers}
    while at < end:
        part = starts.get(at)
        if part and part.more:
            return
        if part and part.noun is not None and tally.words.is_people(tree.lemma[part.noun]):
            if part.first not in tally.used and _within(part, whole):
                tally.used.add(part.first)
                yield _part(tally, part)
            at = max(part.last, part.noun) + 1
            continue
        if tree.low[at] in {"a", "an"} and (noun := _singular_after(tally, at)) is not None:
            group, _ = group_of(tally.tree, tally.words, noun)
            yield Part(group or tree.low[noun], 1, 1)
            at = noun + 1
            continue
        if tree.pos[at] in {"VERB", "AUX"} or tree.low[at] in {";", "."}:
            return
        at += 1


def _singular_after(tally: Tally, at: int) -> int | None:
    tree = tally.tree
    for place in range(at + 1, min(at + 5, len(tree))):
        if tree.tag[place] == "NN" and tree.lemma[place] in tally.words.groups:
            return place
        if tree.pos[place] not in {"ADJ", "NOUN", "PROPN"} and tree.tag[place] != "HYPH":
            return None
    return None


def _part(tally: Tally, number: Number) -> Part:
    group, _ = group_of(tally.tree, tally.words, number.noun)
    named = tally.tree.low[number.noun] if number.noun is not None else "others"
    return Part(group or named, number.low, number.high)


def _among(tally: Tally, number: Number) -> Number | None:
    """*2 medics among 31 dead*: the greater number, of which this one is a part."""
    tree = tally.tree
    last = number.noun if number.noun is not None else number.last
    at = last + 1
    if at + 1 >= len(tree) or tree.low[at] not in {"among", "amongst"}:
        return None
    start = at + 1 + (tree.low[at + 1] == "the")
    return next((n for n in tally.numbers if n.first == start and n.first not in tally.used), None)


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
