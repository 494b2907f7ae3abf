"""Where the story goes on: which place a claim is told of that names none, because the story round it has one.

A documenter reads *Shells hit the market of the port. Nine people were killed.* as nine killed in the port. So does
this: violence told without a place lies where the text last put some, a few sentences before, while no place
elsewhere was named between. Beyond that it lies where all the violence of the report does. What the words set apart
from the story (plans, denials, history, sums) takes no place from it. Movements and people trapped or in need are
of the place that the text last told, whatever happened there, unless their words speak of the whole war.
"""

from collections.abc import Sequence

from onrecord.extract.claims import lands, seats
from onrecord.extract.claims.circumstances import as_written, sited, unsited
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.placing import of_care
from onrecord.extract.claims.telling import Telling
from onrecord.extract.grounds import because
from onrecord.model import Kind, Modality, Polarity, Section, Status
from onrecord.values import Place, Precision, Scope, Span

REACH = 4  # sentences over which a place that was told holds for what follows
_OF_PEOPLE = frozenset({Kind.MOVEMENT, Kind.POPULATION})
_WHOLE = frozenset({"nationwide", "national", "war", "conflict", "population", "million"})
_OTHER = frozenset({"another", "other", "nearby", "neighbouring", "neighboring", "second", "elsewhere"})
_PUTS = frozenset({"in", "inside", "across"})  # *at X*, *near X* may be a spot of the town told before
_UNTOLD = frozenset({"", "PERSON", "GPE", "LOC", "FAC"})  # what the model takes the name of an unlisted place for
_SPOTS = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY, Precision.NEAR, Precision.DISTRICT})


def place(found: Found, told: Sequence[Telling]) -> None:
    """Give the violence of a report that names no place the place of the story, where there is one."""
    if not any(unsited(item.where) for item in told):
        return
    numbers = _sentence_numbers(found)
    only = _only_place(found, told)
    last: tuple[Telling, int] | None = None
    for item in told:
        if not of_the_story(item) or elsewhere(item):
            continue
        here = numbers[item.draft.tree.number] + item.draft.sentence
        if not unsited(item.where):
            last = (item, here) if not unsited(_lent(found, item)) else last
            continue
        if last is not None and here - last[1] <= REACH:
            if _nothing_between(found, last[0], item):
                item.where = sited(item.where, _lent(found, because(last[0], "placed.story", to=item)))
        elif only is not None and _all_around(found, only, item):
            item.where = sited(item.where, _lent(found, because(only, "placed.only", to=item)))
    if last is None and (town := _only_town(found)) is not None:
        for item in told:
            if unsited(item.where) and of_the_story(item) and not elsewhere(item):
                item.where = sited(item.where, (because(town, "placed.only_town", town=town.span),))
    _place_people(found, told, numbers)


def _place_people(found: Found, told: Sequence[Telling], numbers: Sequence[int]) -> None:
    """Give a movement, people trapped or in need the place that the text last told, of whatever kind."""
    last: tuple[Telling, int] | None = None
    for item in told:
        here = numbers[item.draft.tree.number] + item.draft.sentence
        if not unsited(item.where) and (_is_of_people(item) or of_the_story(item)):
            last = (item, here) if not unsited(_lent(found, item)) else last
            continue
        if last is None or here - last[1] > REACH or not _is_of_people(item) or is_of_the_country(item):
            continue
        if not elsewhere(item) and _nothing_between(found, last[0], item):
            item.where = sited(item.where, _lent(found, because(last[0], "placed.story", to=item)))


def _lent(found: Found, item: Telling) -> tuple[Place, ...]:
    return lands.lent(found.land, item.where, item.span)


def _is_of_people(item: Telling) -> bool:
    """Whether a claim is of a movement or population, told as being so or as planned, and no sum of years."""
    mood, kind = item.mood, item.draft.main.sense.event.kind
    real = mood.modality in {Modality.ASSERTED, Modality.PLANNED} and mood.polarity is Polarity.AFFIRMED
    in_text = item.draft.tree.segment.section in {Section.BODY, Section.HEADLINE}
    summed = any(count.scope is Scope.CUMULATIVE for count in item.counts)
    return kind in _OF_PEOPLE and real and in_text and not summed


def is_of_the_country(item: Telling) -> bool:
    """Tell whether no town is its place: *the war displaced millions*, *half of the population fled*."""
    if item.draft.main.sense.event.kind not in _OF_PEOPLE:
        return False
    tree = item.draft.tree
    reach = tree.at(item.span)
    return reach is not None and any(tree.lemma[t] in _WHOLE for t in range(reach[0], reach[1] + 1))


def of_the_story(item: Telling) -> bool:
    """Tell whether a claim is violence that the report tells as having happened, and no sum or caption."""
    mood, event = item.mood, item.draft.main.sense.event
    happened = mood.modality is Modality.ASSERTED and mood.polarity is Polarity.AFFIRMED
    lasting = item.draft.tree.segment.section not in {Section.BODY, Section.HEADLINE}
    if event.kind is not Kind.VIOLENCE or not happened or lasting:
        return False
    summed = any(count.scope in {Scope.CUMULATIVE, Scope.WINDOW} for count in item.counts)
    return mood.status in {Status.OCCURRED, Status.ONGOING} and not summed


def elsewhere(item: Telling) -> bool:
    """Tell whether what is done to names a place of its own, known or not: *another village, X, was attacked*."""
    if item.where:
        return False
    tree = item.draft.tree
    for target in item.targets:
        reach = tree.at(target.span) if target.span is not None else None
        for token in range(reach[0], reach[1] + 1) if reach else ():
            beside = {token, *tree.children[token]}
            if any(tree.low[t] in _OTHER or tree.pos[t] == "PROPN" for t in beside):
                return True
    return is_at_a_name(item)


def is_at_a_name(item: Telling) -> bool:
    """Tell whether its words put a claim at a name that is no known place, time or body: *clashes broke out in X*."""
    tree = item.draft.tree
    for preposition in {*tree.children[item.draft.predicate], *tree.children[item.draft.main.token]}:
        name = tree.child(preposition, "pobj") if tree.low[preposition] in _PUTS else None
        if name is not None and tree.pos[name] == "PROPN" and tree.segment.doc[name].ent_type_ in _UNTOLD:
            return True
    return False


def _sentence_numbers(found: Found) -> list[int]:
    """The number of the first sentence of each segment, counted through the report."""
    numbers, at = [], 0
    for tree in found.trees:
        numbers.append(at)
        at += len(tree.sentences)
    return numbers


def _nothing_between(found: Found, before: Telling, item: Telling) -> bool:
    """Whether every place named between two claims is a part of where the first was, or holds it."""
    return _agree(found, before, Span(before.span.start, max(item.span.end, before.span.end)))


def _all_around(found: Found, only: Telling, item: Telling) -> bool:
    """Whether the paragraph of a claim names no place elsewhere."""
    return _agree(found, only, item.draft.tree.segment.span)


def _agree(found: Found, anchored: Telling, span: Span) -> bool:
    anchor = _lent(found, anchored)[0]
    named = [p.mention.place for p in found.places_at.within(span)]
    return all(p.inside(anchor.place_id) or anchor.inside(p.place_id) for p in named if p.lat is not None)


def _only_place(found: Found, told: Sequence[Telling]) -> Telling | None:
    """The first claim of violence that names a spot, where all that name one lie there, in parts of it or around it."""
    placed = [item for item in told if not unsited(_lent(found, item)) and of_the_story(item)]
    spots = [item for item in placed if _spot(item) is not None]
    if not spots:
        return None
    anchor = _spot(spots[0])
    agreed = anchor is not None and all(
        any(p.inside(anchor.place_id) or anchor.inside(p.place_id) for p in item.where) for item in placed
    )
    return spots[0] if agreed else None


def _only_town(found: Found) -> Place | None:
    """The one town that a report names, in its dateline or its text, where it puts no violence anywhere.

    What else it names must lie in that town or around it; where a statement was made says nothing.
    """
    text, anchor = found.parsed.report.text, None
    for tree in found.trees:
        if tree.segment.section not in {Section.DATELINE, Section.BODY, Section.HEADLINE}:
            continue
        for seen in found.places_at.within(tree.segment.span):
            place = seen.mention.place
            if (
                place.lat is None
                or of_care(tree, seen.mention.name_span)
                or seats.acts(found, seen.mention, tree)
                or lands.is_abroad(found.land, place)
                or place.precision not in _SPOTS
                or any(p.contains(seen.span) for p in said_in(found))
            ):
                continue
            anchor = anchor or as_written(seen.mention, text)
            if not (place.inside(anchor.place_id) or anchor.inside(place.place_id)):
                return None
    return anchor


def said_in(found: Found) -> list[Span]:
    return [
        piece
        for attribution in found.attributions
        for piece in (*attribution.told_in, *attribution.speaker)
        if not any(c.contains(piece) for c in attribution.content)
    ]


def _spot(item: Telling) -> Place | None:
    return next((p for p in item.where if p.precision in _SPOTS and not unsited((p,))), None)
