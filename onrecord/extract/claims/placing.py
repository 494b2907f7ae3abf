"""Where: which places of its sentence a draft is told with, and which of them only say whose home or hospital it is."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.claims import circumstances, dating, lands, seats
from onrecord.extract.claims.circumstances import PlaceSpan
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.found import Found
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.names import NameMention, seat_of
from onrecord.extract.places.atlas import PlaceWords, place_words
from onrecord.extract.places.finding import PlaceMention
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge import EntityKind
from onrecord.knowledge.moods import mood
from onrecord.knowledge.threads import thread_words
from onrecord.model import Kind, Named, OriginBasis
from onrecord.values import Place, Precision, Span

_DATELINE = re.compile(  # of what was not cut off as one: *HARBOUR TOWN, Norland (Agency) - *
    r"[A-Z][A-Z .'’-]{2,30}(?:, ?[A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?: ?\([^)\n]{2,30}\))? ?(?:--?|–|—)\s"
)
_CLAUSES = 6  # verbs and nouns climbed from a claim to a clause with *where*
_BESIDE = frozenset({"outside", "near"})
_CLOSE = 5  # words between a name and another that says where it lies
_WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE})  # what says less of where it was than whose home a town is


def where(
    found: Found, draft: Draft, span: Span, attribution: Attribution | None, actors: Sequence[Named]
) -> tuple[Place, ...]:
    named_here = [p.mention.name_span for p in found.places_at.within(dating.sentence_of(draft))]
    nowhere = [
        s for s in (a.span for a in actors) if s is not None and not any(_is_within(s, name) for name in named_here)
    ]
    nowhere.extend(n.span for n in found.names_at.within(*_ends(dating.sentence_of(draft))) if _is_body(n))
    nowhere.extend((*_treated_at(found, draft), *seats.acting(found, draft), *_of_clocks(found, draft)))
    nowhere.extend(_abroad(found, draft, span))
    homes = _whose_home(found, draft)
    nowhere.extend(span for span, wide in homes if wide)
    aside = [*_sent_from(found, draft), *(span for span, wide in homes if not wide)]
    named = (p.mention.name_span for p in found.places_at.within(dating.sentence_of(draft)))
    aside.extend(name for name in named if of_care(draft.tree, name))
    aside.extend(_beside_another(found, draft))
    placed = _where_beside(found, draft, span, attribution, [*nowhere, *aside]) if aside else ()
    if any(place.precision not in _WIDE for place in placed):
        return placed
    return _where_beside(found, draft, span, attribution, nowhere)


def _is_within(span: Span, name: Span) -> bool:
    """*Al* of *al-Shore*: a piece of a place's name, which the parse took for who acts."""
    return name.contains(span) and len(span) < len(name)


def _abroad(found: Found, draft: Draft, span: Span) -> list[Span]:
    """The places of other countries than the report's into which the claim's own words do not put the deed.

    A truce that is told of where it was made, or of who made it, holds in none of them.
    """
    event = draft.main.sense.event
    truce = event.kind is Kind.TRUCE and event.family != "talks"
    if event.kind is not Kind.VIOLENCE and not truce:
        return []
    told = [p.mention for p in found.places_at.within(dating.sentence_of(draft))]
    there = [m for m in told if lands.is_abroad(found.land, m.place)]
    if truce:
        return [m.name_span for m in there]
    return [m.name_span for m in there if not _done_there(found, draft, span, m)]


def _done_there(found: Found, draft: Draft, span: Span, there: PlaceMention) -> bool:
    if not span.contains(there.name_span) or lands.is_capitals(there.text):
        return False
    state = there.kind is Precision.COUNTRY or seat_of(found.parsed.scope, there.text) is not None
    return lands.takes_place_there(draft, there.name_span, state=state)


def _beside_another(found: Found, draft: Draft) -> list[Span]:
    """*In the X area outside the capital Y*: the second name only says where the first lies."""
    named = [seen.mention.name_span for seen in found.places_at.within(dating.sentence_of(draft))]
    beside: list[Span] = []
    for first, second in pairwise(named):
        between = found.parsed.report.text[first.end : second.start].casefold().split()
        if len(between) <= _CLOSE and not _BESIDE.isdisjoint(between):
            beside.append(second)
    return beside


def _of_clocks(found: Found, draft: Draft) -> list[Span]:
    """*From 2 p.m. Capital time*, *agreed a truce at talks in X*: whose clock it is, and where it was talked of."""
    tree = draft.tree
    event = draft.main.sense.event
    spoken = event.kind is Kind.TRUCE and event.family != "talks"
    elsewhere: list[Span] = []
    for seen in found.places_at.within(dating.sentence_of(draft)):
        reach = tree.at(seen.mention.name_span)
        if reach is None:
            continue
        clock = tree.low[reach[1] + 1 : reach[1] + 2] == ["time"]
        above = tree.head[tree.head[reach[1]]] if tree.dep[reach[1]] == "pobj" else reach[1]
        if clock or (spoken and (_is_talked_at(tree, above) or _settles(tree, reach[1]))):
            elsewhere.append(seen.mention.name_span)
    return elsewhere


def _is_talked_at(tree: Tree, above: int) -> bool:
    """*At talks in X*, *talks between both sides in X*: where a truce was talked of."""
    if tree.dep[above] == "pobj" and tree.low[tree.head[above]] in {"between", "among", "with"}:
        above = tree.head[tree.head[above]]
    return tree.lemma[above] in mood("talked_at") and tree.pos[above] == "NOUN"


def _settles(tree: Tree, name: int) -> bool:
    """*Brokered by X and Y*, *brokered between X and Y*: a state that brings a truce about is not where it holds."""
    while tree.dep[name] in {"conj", "appos"} and tree.head[name] != name:
        name = tree.head[name]
    by = tree.head[name]
    words = thread_words()
    settled = words.brokers | words.guarantors | words.consents
    return (
        tree.dep[name] == "pobj"
        and tree.low[by] in {"by", "between"}
        and tree.pos[tree.head[by]] == "VERB"
        and tree.lemma[tree.head[by]] in settled
    )


def _sent_from(found: Found, draft: Draft) -> list[Span]:
    """*HARBOUR TOWN, Norland - The bodies …*: where a dispatch comes from, where the sentence goes on after it."""
    tree = draft.tree
    match = _DATELINE.match(tree.raw) if draft.sentence == 0 else None
    if match is None:
        return []
    before = Span(tree.segment.span.start, tree.segment.span.start + match.end())
    return [p.mention.name_span for p in found.places_at.within(before)]


def _whose_home(found: Found, draft: Draft) -> list[tuple[Span, bool]]:
    """*An X man was shot in Y*: the name says where he is from; alone it says about where it was.

    Whose home is a whole province may have been hurt in any other.
    """
    tree = draft.tree
    if draft.main.sense.event.kind is not Kind.VIOLENCE:
        return []
    homes: list[tuple[Span, bool]] = []
    for seen in found.places_at.within(dating.sentence_of(draft)):
        wide, reach = seen.mention.place.precision in _WIDE, tree.at(seen.mention.name_span)
        if reach is None or (wide and seen.mention.place.precision is not Precision.PROVINCE):
            continue
        head = tree.head[reach[1]]
        if not wide and _is_home_of_named(tree, head):
            homes.append((seen.mention.name_span, False))
        if head > reach[1] and tree.dep[reach[1]] in {"compound", "nmod"} and tree.tag[head] == "NN":
            office = tree.dep[head] == "poss" or tree.lemma[head] in place_words().titles | place_words().offices
            if found.words.is_people(tree.lemma[head]) and not office:
                homes.append((seen.mention.name_span, wide))
    return homes


def _is_home_of_named(tree: Tree, of: int) -> bool:
    """*Ann Lee, 23, of X*, *a driver of X*: behind a person's name or age the name says where that person lives."""
    above = tree.head[of]
    if tree.low[of] != "of" or tree.dep[of] != "prep":
        return False
    aged = above < of and tree.low[of - 1] == "," and tree.pos[of - 2] == "NUM"
    return aged or (tree.pos[above] == "PROPN" and tree.low[of - 1] == "," and tree.dep[above].startswith("nsubj"))


def _where_beside(
    found: Found, draft: Draft, span: Span, attribution: Attribution | None, nowhere: Sequence[Span]
) -> tuple[Place, ...]:
    text = found.parsed.report.text
    homes = _comes_from(found, draft)
    inside = circumstances.places(found.places_at.within(span), text, nowhere=[*nowhere, *homes])
    inside = inside or circumstances.places(found.places_at.within(span), text, nowhere=nowhere)
    if not circumstances.unsited(inside):
        return because(inside, "placed.inside")
    told = found.places_at.within(dating.sentence_of(draft))
    around = [p for p in told if not circumstances.told_with(attribution, p.span)]
    placed = circumstances.places(around, text, nowhere=nowhere)
    if inside:
        return because(circumstances.sited(inside, placed), "placed.inside")
    placed = placed or circumstances.places(_there(draft, told), text, nowhere=nowhere)
    if placed or attribution is None or attribution.origin.basis is not OriginBasis.UNNAMED_GROUP:
        return because(placed, "placed.sentence")
    theirs = [p for p in told if any(piece.contains(p.span) for piece in attribution.speaker)]
    seen = circumstances.places(theirs, text, nowhere=nowhere)
    return because(seen, "placed.by_witness")  # *activists in the town said*: what they saw there


def _there(draft: Draft, told: Sequence[PlaceSpan]) -> list[PlaceSpan]:
    """*The city of X, where it said two million lack water*: what a clause with *where* tells is there."""
    tree, at = draft.tree, draft.predicate
    for _ in range(_CLAUSES):
        if tree.dep[at] == "relcl" and any(tree.low[c] == "where" for c in tree.children[at]):
            noun = tree.head[at]
            reaches = ((p, tree.at(p.mention.name_span)) for p in told)
            return [p for p, reach in reaches if reach is not None and (noun == reach[1] or tree.under(reach[1], noun))]
        at = tree.head[at]
    return []


def _comes_from(found: Found, draft: Draft) -> list[Span]:
    """*Soldiers from X killed two in Y*: where somebody is from is not where it was done, if the words say that too.

    Of those who are on the move it is where they set out.
    """
    tree = draft.tree
    if draft.main.sense.event.kind is not Kind.VIOLENCE:
        return []
    homes: list[Span] = []
    for seen in found.places_at.within(dating.sentence_of(draft)):
        reach = tree.at(seen.mention.name_span)
        above = tree.head[reach[1]] if reach else 0
        inside = tree.span(above, above).start >= seen.span.start  # of *20 km from X* the words are the place's own
        if reach and not inside and tree.low[above] == "from" and tree.pos[tree.head[above]] in {"NOUN", "PROPN"}:
            homes.append(seen.mention.name_span)
    return homes


def _treated_at(found: Found, draft: Draft) -> list[Span]:
    """*They were taken to Floyd Hospital*: where the hurt are cared for is not where they were hurt.

    A hospital that is called after its town still says which town.
    """
    words, tree = place_words(), draft.tree
    wards: list[Span] = []
    for seen in found.places_at.within(dating.sentence_of(draft)):
        reach = tree.at(seen.span)
        name = reach[1] if reach is not None else None
        if name is not None and (_is_where_cared_for(tree, name, words) or _is_beside_a_ward(tree, name, words)):
            wards.append(seen.mention.name_span)
        if seen.mention.place.gazetteer_id or reach is None or not words.wards & set(tree.low[reach[0] : reach[1] + 1]):
            continue
        brought = tree.head[reach[1]]  # the *to* of *taken to*; of *died in the strike on the hospital* another noun's
        if tree.dep[brought] == "prep" and tree.lemma[tree.head[brought]] in words.caring:
            wards.append(seen.span)
    return wards


def _is_beside_a_ward(tree: Tree, name: int, words: PlaceWords) -> bool:
    """*Was taken to X Medical Center and St. Y*: a house of the same kind, which leaves the word out."""
    first = name
    while tree.dep[first] == "conj" and tree.head[first] < first:
        first = tree.head[first]
    if first == name or tree.low[first] not in words.wards:
        return False
    to = tree.head[first]
    return _led_there(tree, to) and tree.lemma[tree.head[to]] in words.caring | words.cared


def _is_wards_town(tree: Tree, name: int, words: PlaceWords) -> bool:
    """*Was flown to a hospital in X*, *died at a clinic in X*: X is where they were brought."""
    inside = tree.head[name]
    above = tree.head[inside]
    if tree.low[inside] not in {"in", "at"}:
        return False
    if tree.lemma[above] in words.caring | words.cared:  # where the parse hangs *in* on the verb
        houses = [h for to in tree.children[above] if _led_there(tree, to) and to < inside for h in tree.children[to]]
        return any(tree.low[h] in words.wards for h in houses)
    brought = tree.head[above]
    if tree.dep[above] != "pobj" or tree.low[above] not in words.wards:
        return False
    return _led_there(tree, brought) and tree.lemma[tree.head[brought]] in words.caring | words.cared


def _is_where_cared_for(tree: Tree, name: int, words: PlaceWords) -> bool:
    """*Is in X recovering*, *recovering in X*, *was airlifted to X*, and where a hospital is."""
    beside = tree.head[name]
    verb = tree.head[beside]
    if tree.dep[name] != "pobj":
        return False
    if tree.low[beside] == "in" and tree.lemma[verb] == "be":
        verb = next((c for c in tree.children[verb] if c > name and tree.lemma[c] in words.healing), verb)
    healing = tree.low[beside] in {"in", "at"} and tree.lemma[verb] in words.healing
    moved = tree.low[beside] == "to" and tree.lemma[verb] in words.flown
    return healing or moved or _is_wards_town(tree, name, words)


def _led_there(tree: Tree, to: int) -> bool:
    return tree.low[to] in {"to", "at"}


def of_care(tree: Tree, name: Span) -> bool:
    """Tell whether a name says only where the hurt were brought: *was taken to X Hospital*, *died at a clinic in X*.

    Such a house is called after its town, or after anything; the deed may have been elsewhere.
    """
    words, reach = place_words(), tree.at(name)
    if reach is None:
        return False
    if _is_where_cared_for(tree, reach[1], words):
        return True
    beyond = range(reach[1] + 1, min(reach[1] + 5, len(tree)))
    house = next((t for t in beyond if tree.low[t] in words.wards), None)
    if house is None or any(tree.pos[t] not in {"PROPN", "NOUN", "ADJ"} for t in range(reach[1] + 1, house)):
        return False
    to = tree.head[house if tree.dep[house] == "pobj" else tree.head[house]]
    return _led_there(tree, to) and tree.lemma[tree.head[to]] in words.caring | words.cared


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_body(name: NameMention) -> bool:
    return name.entity is not None and name.entity.kind is not EntityKind.STATE
