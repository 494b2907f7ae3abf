"""Finds phrases that tell of an event: a first word, and words that follow it within a few, in one clause."""

from collections.abc import Iterator

from onrecord.extract.claims.senses import befalls, goes_unarmed, in_place, is_of_some, is_people, suits_whom_it_drives
from onrecord.extract.clauses import Tree, antecedent
from onrecord.knowledge.moods import mood
from onrecord.knowledge.ontology import Ontology, Sense
from onrecord.values import VictimStatus

_DENIALS = frozenset({"not", "no"})  # a phrase that begins so leans on the word that is denied
_HOLDS = frozenset({"with"})  # and so on whom it describes: *a man with a gunshot wound*
_CIRCUMSTANCES = frozenset(
    {"because", "after", "despite", "during", "amid", "following", "since", "before", "until"}
    | {"to", "due", "near", "outside", "toward", "towards"}
)
_LOCATES = frozenset({"locate", "see", "leave"})
_LANDS = frozenset({"area", "district", "region", "neighbourhood", "neighborhood", "village", "countryside", "suburb"})
_WALLED = _LANDS | {"city", "town", "camp", "enclave", "quarter", "province", "territory", "strip", "island"}
_BODIES = frozenset({"network", "organisation", "organization", "movement", "party", "state", "service"})
_PHRASE_REACH = 7  # tokens between the first word of a phrase and its next


def phrases(tree: Tree, words: Ontology, about: frozenset[str]) -> Iterator[tuple[int, int, int, Sense]]:
    """Yield (the token that carries it, first, last, sense) for every phrase of the ontology in a segment."""
    for at, lemma in enumerate(tree.lemma):
        for sense in words.phrases.get(lemma, ()):
            if sense.bearer == "<" and not _borne(tree, at, sense, words):
                continue
            if sense.bearer == ">" and sense.event.needs_people and not befalls(tree, at, sense.event, words):
                continue
            if sense.event.family in {"siege", "trapped"} and _surrounds_none(tree, at):
                continue
            if sense.event.family == "territory" and (goes_unarmed(tree, at, words) or _takes_none(tree, at, words)):
                continue
            if sense.event.aftermath and tree.tag[at] == "VB":
                continue  # *to transport them to hospital* is what is to be done
            if not suits_whom_it_drives(tree, at, sense.event, words):
                continue
            last = _rest(tree, at, sense.rest)
            if (
                last is None
                or _falls_to_a_number(tree, at, last)
                or _is_circumstance(tree, at, last, sense)
                or _ties_to_a_body(tree, at, last, words)
            ):
                continue
            if _fits_phrase(tree, at, sense, about):
                leans = lemma in _DENIALS or tree.pos[at] == "ADV"  # *fatally shot*
                holder = _holder(tree, at, words) if lemma in _HOLDS else None
                token = holder if holder is not None else tree.head[at] if leans else at
                yield token, at, last, sense
                break


def _borne(tree: Tree, at: int, sense: Sense, words: Ontology) -> bool:
    """Whether the subject can be whom it befalls: people where it needs them, nobody in arms where it is unarmed."""
    event, rest = sense.event, sense.rest
    if tree.low[at] in _HOLDS:
        return tree.dep[at] == "prep" and _holder(tree, at, words) is not None
    subject = tree.subject(at)
    direct = tree.child(at, "dobj")
    named = {w for t in tree.conjuncts(direct) for w in (tree.lemma[t], tree.low[t])} if direct is not None else set()
    if named and named.isdisjoint(rest):
        return False  # *passed the bags through*: the subject went nowhere
    if event.needs_people and (subject is None or not is_people(tree, subject, words)):
        return False
    if not event.unarmed or subject is None:
        return True
    group = words.groups.get(tree.lemma[antecedent(tree, subject)])
    return group is None or group.status is not VictimStatus.COMBATANT


def _holder(tree: Tree, at: int, words: Ontology) -> int | None:
    """*A man with a gunshot wound*, *was found in an alley with a gunshot wound*: whom it describes."""
    above = tree.head[at]
    if tree.lemma[above] in words.finds | _LOCATES:
        found = tree.child(above, "nsubjpass", "dobj")
        above = found if found is not None else above
    alive = tree.tag[above] in {"NN", "NNS", "NNP"} and tree.lemma[above] not in words.remains
    return above if alive and is_people(tree, above, words) else None


def _takes_none(tree: Tree, at: int, words: Ontology) -> bool:
    """*Took place in the district* takes no ground; *hostages captured from a village*, *orphans taken out of it*."""
    taken = tree.child(at, "dobj", "nsubjpass")
    if taken is None and tree.dep[at] == "acl":
        taken = tree.head[at]
    if taken is None or tree.lemma[at] not in {"take", "capture", "seize"}:
        return False
    if tree.lemma[taken] in words.papers:
        return True  # *this photo captured from the town*
    suffers = tree.dep[at] == "acl" or tree.dep[taken] == "nsubjpass"
    return tree.lemma[taken] == "place" or (suffers and is_people(tree, taken, words))


def _surrounds_none(tree: Tree, at: int) -> bool:
    """*The area surrounding the town*, *cut off their heads*, *sealed off a warehouse*: nobody is besieged."""
    if tree.lemma[at] == "surround":
        return tree.tag[at] == "VBG" and tree.dep[at] in {"acl", "amod"} and tree.lemma[tree.head[at]] in _LANDS
    taken = tree.child(at, "dobj", "nsubjpass")
    if tree.lemma[at] == "seal":
        return taken is None or not (
            tree.lemma[taken] in _WALLED or tree.segment.doc[taken].ent_type_ in {"GPE", "LOC"}
        )
    return tree.lemma[at] == "cut" and taken is not None and tree.lemma[taken] in mood("cut_off")


def _fits_phrase(tree: Tree, at: int, sense: Sense, about: frozenset[str]) -> bool:
    if sense.role == "phrases" and tree.pos[at] in {"NOUN", "PROPN"}:
        return False
    if tree.lemma[at] == "be" and tree.dep[at] == "aux" and sense.rest[:1] == ("under",):
        return False  # *are living under siege*: they live under it
    if tree.lemma[at] == "have" and tree.dep[at] == "aux" and sense.event.family == "territory":
        return False  # *have fought for control* is no *have control*
    if at + 1 < len(tree) and tree.low[at + 1] == "-":
        return False  # *cross-border fire*
    if tree.low[at] == "in" and sense.rest[:1] == ("control",):
        held = tree.child(at, "pobj")
        if held is None or tree.low[held] != "control":
            return False  # *in a struggle over control of the town*, *in the rebel controlled city of X*
    if sense.bearer == "<" and tree.pos[at] == "ADJ" and tree.dep[at] == "amod":
        return False  # *live ammunition*
    if tree.pos[at] == "VERB" and tree.dep[at] in {"amod", "compound"} and tree.own_subject(at) is None:
        return False
    return in_place(tree, at, sense, about)


def _falls_to_a_number(tree: Tree, at: int, last: int) -> bool:
    """*The number of the trapped fell to 30,000*: no ground fell to anybody."""
    return tree.lemma[at] == "fall" and tree.low[last] == "to" and tree.pos[last + 1 : last + 2] == ["NUM"]


def _is_circumstance(tree: Tree, at: int, last: int, sense: Sense) -> bool:
    """*Stopped operating because of air strikes*, *taken to the city*: why, when or whither is not what was done."""
    top = tree.head[at] if tree.pos[at] == "ADV" else at  # *before fatally shooting himself*
    while last != top and tree.head[last] != last:
        last = tree.head[last]
        if tree.low[last] in _CIRCUMSTANCES and tree.low[last] not in sense.rest:
            return True
    return False


def _ties_to_a_body(tree: Tree, at: int, last: int, words: Ontology) -> bool:
    """*Is linked to al-Shabaab*: whom somebody belongs with; *is linked to the bombing* lays a deed to him."""
    if "link" not in tree.lemma[at : last + 1] or tree.low[last] != "to":
        return False
    noun = tree.child(last, "pobj")
    named = noun is not None and (tree.pos[noun] == "PROPN" or words.is_people(tree.lemma[noun]))
    return named or (noun is not None and tree.lemma[noun] in _BODIES)


def _rest(tree: Tree, at: int, rest: tuple[str, ...]) -> int | None:
    """Return the last token of a phrase whose further lemmas follow in order, each within a few words."""
    end = tree.sentences[tree.sentence[at]][1]
    last = at
    passive = any(tree.dep[c] == "auxpass" for c in tree.children[at])
    suffering = tree.child(at, "nsubjpass") if passive else None
    for n, word in enumerate(rest):
        if suffering is not None and word in (tree.lemma[suffering], tree.low[suffering]):
            suffering = None  # *flights were suspended*: the object of the phrase stands before it
            continue
        reach = min(end, last + 1 + _PHRASE_REACH)
        place = _next_place(tree, at, last, reach, rest[n:])
        if place is None and last == at:  # *shot his younger brother to death*: past the object, however long
            place = next(
                (c for c in tree.children[at] if c > at and tree.dep[c] == "prep" and tree.low[c] == word), None
            )
        if place is None and last == at:  # *left a 12-year-old boy dead*: right behind the object, however long
            place = _behind_the_object(tree, at, word)
        if place is None:
            return None
        if tree.low[last] == "and" and not _goes_on(tree, at, last, place):
            return None
        if tree.dep[place] == "prep" and tree.pos[tree.head[place]] == "NUM" and tree.head[place] > at:
            return None  # *20 were injured, with four in critical condition*
        if _crosses_verb(tree, last, place) or (tree.dep[last] == "prep" and not tree.under(place, last)):
            return None  # *in ..., the hospital said* puts nobody in hospital
        if _dates(tree, place) or is_of_some(tree, place):
            return None  # *fell on Sunday*, *three were shot, one fatally*
        if tree.tag[place] == "VBN" and tree.low[place - 1] in {"-", "–"}:
            return None  # *stuck in government-controlled districts of the city* is *in control of* nothing
        if tree.lemma[at] == "be" and tree.dep[place] == "amod":
            return None  # *were killed in a suspected strike*: they are suspected of nothing
        if tree.low[place - 1] == "to" and tree.low[last] != "to" and tree.dep[place] == "xcomp":
            return None  # *plan to attack* is no plan of an attack that was made
        if passive and tree.dep[place] == "prep" and place > last + 3 and tree.pos[tree.head[place]] == "NOUN":
            return None  # *were called to the home on the hill* calls on nobody
        last = place
    return last


def _next_place(tree: Tree, at: int, last: int, reach: int, rest: tuple[str, ...]) -> int | None:
    """Return the next token that is the first word of the rest.

    *Took a man with a wound to the leg to a hospital*: of two like prepositions the one that holds what follows, though
    the parse may hang it on another noun.
    """
    places = [p for p in range(last + 1, reach) if rest[0] in (tree.lemma[p], tree.low[p])]
    direct = tree.child(at, "dobj") if last == at else None
    if len(rest) > 1 and (not places or tree.dep[places[0]] == "prep"):
        beyond = range(direct + 1, tree.edges[at][1]) if direct is not None else ()
        preps = [p for p in (*places, *beyond) if tree.low[p] == rest[0] and tree.dep[p] == "prep"]
        holding = (p for p in preps if any(rest[1] in (tree.lemma[c], tree.low[c]) for c in tree.children[p]))
        return next(holding, places[0] if places else None)
    return places[0] if places else None


def _behind_the_object(tree: Tree, at: int, word: str) -> int | None:
    behind = [c + 1 for c in tree.children[at] if c > at and tree.dep[c] == "dobj"]
    return next((p for p in behind if p < len(tree) and word in (tree.lemma[p], tree.low[p])), None)


def _goes_on(tree: Tree, at: int, joint: int, place: int) -> bool:
    """*Shot and killed*, *was shot in the head and killed*; not *shot at a man, killing one and wounding two*."""
    return place == joint + 1 and (joint == at + 1 or tree.head[place] == at)


def _dates(tree: Tree, place: int) -> bool:
    """Whether a preposition brings in a day or an hour."""
    noun = tree.child(place, "pobj") if tree.dep[place] == "prep" else None
    return noun is not None and tree.segment.doc[noun].ent_type_ in {"DATE", "TIME"}


def _crosses_verb(tree: Tree, last: int, place: int) -> bool:
    """A phrase does not run over another clause's finite verb, or into a clause that *that* opens."""
    if any(tree.low[p] == "that" and tree.dep[p] == "mark" for p in range(last + 1, place)):
        return True  # *withdrew its statement that 12 soldiers ...*
    finite = (p for p in range(last + 1, place) if tree.tag[p] in {"VBD", "VBZ", "VBP", "MD"})
    return any(tree.pos[p] != "AUX" or tree.own_subject(p) is not None for p in finite)
