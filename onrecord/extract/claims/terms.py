"""The terms of a truce, an evacuation, a convoy, in its words: who consents, who brokered it, when, for whom."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.extract.claims.breaking import lend_accused
from onrecord.extract.claims.continuing import taking_up
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.frames import is_passive
from onrecord.extract.claims.governing import governor
from onrecord.extract.claims.hours import hours_in, lengths_of
from onrecord.extract.claims.makers import NOUNS, makers, noun_of, term_of, under, verbs_of
from onrecord.extract.claims.telling import Telling
from onrecord.extract.claims.turns import FOLLOWED, stand, turn_of
from onrecord.extract.claims.wanting import assurances_missing, breach_words, definition_in
from onrecord.extract.clauses import Tree, antecedent
from onrecord.knowledge.threads import thread_words
from onrecord.model import Hours, Kind, Modality, Polarity, Status, Term, TermKind, TurnKind
from onrecord.values import Span

_NOBODY = frozenset({"it", "they", "we", "he", "she", "no", "nobody", "none"})
_OUTSIDE = frozenset({"relcl", "acl", "advcl", "appos", "punct", "cc", "conj"})
_NEXT = 2  # sentences after a truce's own that can take it up
_MADE = frozenset({Status.ANNOUNCED, Status.IN_FORCE, Status.PLANNED})
_STOPPED = frozenset(
    {TurnKind.POSTPONED, TurnKind.SUSPENDED, TurnKind.CALLED_OFF, TurnKind.REFUSED, TurnKind.TURNED_BACK}
)


def settle(found: Found, told: list[Telling]) -> list[Telling]:
    """Put turns and terms to the tellings of one segment; return them without a convoy that its own verb tells too."""
    for item in told:
        item.turn = turn_of(item)
        stand(item)
        item.terms = tuple(_distinct(_of(found, item)))
    _take_up(found, told)
    lend_accused(found, told)
    return [item for item in told if not _is_told_by_verb(item, told)]


def _take_up(found: Found, told: Sequence[Telling]) -> None:
    """*It was mediated by X. The pause runs from 06:00*: what the next sentences settle of a truce is its own."""
    truces = [t for t in told if t.draft.main.sense.event.kind is Kind.TRUCE and t.mood.status in _MADE]
    own = {t.draft.sentence for t in told if t.draft.main.sense.event.kind is Kind.TRUCE}
    for item in truces:
        tree = item.draft.tree
        reach = range(item.draft.sentence + 1, min(item.draft.sentence + 1 + _NEXT, len(tree.sentences)))
        for sentence in itertools.takewhile(lambda s: s not in own, reach):
            noun = taking_up(tree, sentence)
            if noun is not None:
                terms = (*makers(found, item, noun), *_times(found, item, noun))
                item.terms = tuple(_distinct((*item.terms, *terms)))


def _is_told_by_verb(item: Telling, told: Sequence[Telling]) -> bool:
    """*An aid convoy was turned back*: the convoy, where a verb of the sentence tells what became of it."""
    main = item.draft.main
    if main.sense.event.family != "aid" or not main.nominal:
        return False
    return any(
        other is not item
        and other.draft.main.sense.event.family == "aid"
        and not other.draft.main.nominal
        and other.draft.sentence == item.draft.sentence
        and item.draft.tree.under(main.token, other.draft.main.token)
        for other in told
    )


def _of(found: Found, item: Telling) -> Iterator[Term]:
    event = item.draft.main.sense.event
    if item.mood.polarity is Polarity.DENIED:
        return
    if event.kind is Kind.VIOLENCE and event.family != "siege" and item.mood.modality is Modality.ASSERTED:
        yield from _breach(found, item)
    if event.kind in {Kind.POPULATION, Kind.VIOLENCE}:
        yield from _needs(found, item)
    if event.family not in FOLLOWED:
        return
    if event.kind is Kind.TRUCE:
        if (noun := noun_of(item)) is not None:
            yield from makers(found, item, noun)
        yield from _times(found, item, item.draft.main.token)
    if event.kind in {Kind.MOVEMENT, Kind.TRUCE}:
        yield from _assurances(found, item)
    if event.kind is Kind.MOVEMENT:
        yield from _movers(found, item)
    if event.kind is Kind.TRUCE and event.family == "corridor":
        yield from _meant_for(found, item)


def _distinct(terms: Iterable[Term]) -> list[Term]:
    """Each term once, by what it settles and whom or what it names."""
    seen: dict[tuple[object, ...], Term] = {}
    for term in terms:
        seen.setdefault((term.kind, term.id or term.name or term.span), term)
    return sorted(seen.values(), key=lambda t: (t.span, t.kind))


# --- when ---------------------------------------------------------------------------------------


def _times(found: Found, item: Telling, noun: int) -> Iterator[Term]:
    """The hours that the sentence of a truce tells, and the length that its words give to it."""
    tree = item.draft.tree
    first, last = tree.sentences[tree.sentence[noun]]
    start = tree.segment.span.start + tree.start[first]
    text = tree.raw[tree.start[first] : tree.start[last - 1] + len(tree.text[last - 1])]
    for place, value in hours_in(text):
        span = Span(start + place.start, start + place.end)
        over = item.mood.status is Status.ENDED and value.end is None  # *expired at midnight*
        hours = Hours(start=None, end=value.start, zone=value.zone) if over else value
        yield replace(term_of(found, TermKind.HOURS, span), hours=hours)
    for span, length in lengths_of(tree, noun, verbs_of(tree, noun, found.words)):
        yield replace(term_of(found, TermKind.LENGTH, span), length_hours=length)


# --- what was missing, what is needed, what is broken ---------------------------------------------


def _assurances(found: Found, item: Telling) -> Iterator[Term]:
    """The assurance that was missing where something did not go ahead, or was to."""
    stopped = item.mood.status in {Status.CANCELLED, Status.NOT_OCCURRED, Status.PLANNED, Status.ENDED}
    if not stopped and item.turn not in _STOPPED:
        return
    tree = item.draft.tree
    for first, last in assurances_missing(tree, item.draft.sentence):
        yield term_of(found, TermKind.ASSURANCE, tree.span(first, last))


def _needs(found: Found, item: Telling) -> Iterator[Term]:
    """What each figure of people counts: trapped, besieged, in need of food."""
    text = item.span.of(found.parsed.report.text)
    for count in item.counts:
        measure, start = count.measure.value, count.span.start - item.span.start
        told = definition_in(text, measure, Span(max(0, start), max(0, start) + len(count.span)))
        if told is not None:
            place, name = told
            span = Span(item.span.start + place.start, item.span.start + place.end)
            yield replace(term_of(found, TermKind.NEED, span), name=name, how=measure)


def _breach(found: Found, item: Telling) -> Iterator[Term]:
    tree = item.draft.tree
    told = breach_words(tree, item.draft.predicate, item.draft.main.token)
    if told is not None:
        (first, last), how = told
        yield replace(term_of(found, TermKind.BREACH, tree.span(first, last)), how=how)


# --- who is to move, or moved ---------------------------------------------------------------------


def _movers(found: Found, item: Telling) -> Iterator[Term]:
    """*The evacuation of the wounded*, *evacuate civilians*, *families were to leave*; what a convoy carries."""
    tree, main = item.draft.tree, item.draft.main
    if main.sense.event.family == "aid":
        heads, kind = _carried(found, tree, main.token), TermKind.CARGO
    else:
        heads = [h for h in _moved(tree, main.token, nominal=main.nominal) if _are_people(found, tree, h)]
        kind = TermKind.MOVERS
    for head in heads[:1]:
        first, last = noun_phrase(tree, head)
        if tree.low[first] not in _NOBODY:
            yield term_of(found, kind, tree.span(first, last))


def _moved(tree: Tree, token: int, *, nominal: bool) -> list[int]:
    if nominal:
        return under(tree, token, {"of"})
    direct = tree.direct_object(token)
    if direct is not None:
        return [direct]
    subject = tree.subject(token)
    if subject is None:
        return []
    head = antecedent(tree, subject)
    while tree.dep[head] == "conj" and tree.pos[tree.head[head]] in NOUNS:
        head = tree.head[head]  # *1,200 civilians and 300 wounded people*
    return [head]


def _are_people(found: Found, tree: Tree, head: int) -> bool:
    """*The evacuation of the wounded*, *of families*; not *of the town*, which is where they leave."""
    if found.places_at.within(tree.span(head, head)):
        return False
    known = found.words.is_people(tree.lemma[head]) or tree.lemma[head] in found.words.actors
    return known or tree.tag[head] in {"JJ", "VBN", "CD"} or any(tree.dep[c] == "nummod" for c in tree.children[head])


def _carried(found: Found, tree: Tree, token: int) -> list[int]:
    """What is delivered or carried: the object of the verb, or what *of* says of the noun."""
    words = thread_words()
    if tree.pos[token] in NOUNS:
        carrying = [c for c in tree.children[token] if tree.lemma[c] in words.carried_by]
        heads = [o for c in carrying if (o := tree.child(c, "dobj")) is not None] or under(tree, token, {"of", "with"})
    else:
        direct = tree.direct_object(token) if tree.lemma[token] in words.carried_by else None
        heads = [direct] if direct is not None and not is_passive(tree, token) else []
    return [h for h in heads if tree.lemma[h] not in words.no_cargo and not found.words.is_people(tree.lemma[h])]


def _meant_for(found: Found, item: Telling) -> Iterator[Term]:
    """*Corridors for civilians and fighters*, *opened for civilians*, *the safe passage of rebels*."""
    tree, token = item.draft.tree, item.draft.main.token
    above, relation = governor(tree, token)
    opened = under(tree, above, {"for"}) if relation in {"dobj", "nsubj", "nsubjpass"} else []
    for head in [*under(tree, token, {"for", "of"}), *opened]:
        if _are_people(found, tree, head) and tree.segment.doc[head].ent_type_ not in {"DATE", "TIME"}:
            yield term_of(found, TermKind.MOVERS, tree.span(*noun_phrase(tree, head)))
            return


def noun_phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Return first and last token of a noun phrase with all that is joined to it, without the clauses that follow."""
    heads = tree.conjuncts(head)
    first, last = min(heads), max(heads)
    for noun in heads:
        for child in tree.children[noun]:
            if tree.dep[child] in _OUTSIDE:
                continue
            left, right = tree.edges[child]
            if tree.dep[child] == "prep" and (tree.low[child] != "of" or noun != heads[-1]):
                continue
            first, last = min(first, left), max(last, right)
    if tree.low[last + 1 : last + 3] == ["and", "the"] and tree.tag[last + 3 : last + 4] in (["VBN"], ["JJ"], ["NNS"]):
        last += 3  # *the sick and the wounded*, which the parse tears apart
    return tree.trimmed(first, last)
