"""Names who is said to do it and to whom: noun phrases as written, with the known entity that they name."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence

from onrecord.extract.claims.blaming import is_driven, wielders
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.events import Trigger, WeaponSeen
from onrecord.extract.claims.frames import agents, by_after, dealers, on_whom, patients, subject_suffers, sufferers
from onrecord.extract.clauses import Tree, antecedent
from onrecord.extract.grounds import because
from onrecord.extract.names import NameMention
from onrecord.knowledge.moods import mood
from onrecord.knowledge.ontology import Ontology
from onrecord.model import Named

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "these", "those"})
_ON = frozenset({"on", "upon"})
_LAYING = {
    "blame": _ON, "attribute": {"to"}, "ascribe": {"to"}, "pin": _ON, "suspicion": _ON, "point": {"at", "to"},
    "bear": {"of"},
}  # fmt: skip
_FIRED = frozenset({"fire", "gunfire", "shellfire", "crossfire", "bullets"})
_TAKEN_UP = frozenset({"it", "they", "we", "he", "she"})
_KEPT_DEPS = frozenset({"amod", "compound", "nmod", "npadvmod", "punct", "case", "poss"})
_DROPPED = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "some", "any", "suspected", "alleged"})
_OF_THEMSELVES = frozenset({"exit", "surrender", "deployment", "protest", "aid"})
_OF_A_BODY = frozenset(
    {
        "member",
        "fighter",
        "element",
        "soldier",
        "gunman",
        "militant",
        "force",
        "troop",
        "cell",
        "rebel",
        "insurgent",
        "guerrilla",
    }
)
_AMOUNTS = frozenset({"most", "part", "parts", "dozens", "scores", "hundreds", "thousands", "tens", "half"})
_LONGEST_BODY = 8  # words from *members* to the last of the body's name
_BODY_ENTS = frozenset({"NORP", "ORG", "PERSON"})


class NamesByToken:
    """The names of one report, found by where they stand."""

    def __init__(self, names: Sequence[NameMention]) -> None:
        self._names = sorted(names, key=lambda n: n.span.start)
        self._starts = [n.span.start for n in self._names]

    def within(self, first: int, last: int) -> list[NameMention]:
        """Return the names that touch the stretch first..last of the report's text, last not included."""
        at = max(0, bisect_right(self._starts, first) - 1)
        found = []
        while at < len(self._names) and self._names[at].span.start < last:
            if self._names[at].span.end > first:
                found.append(self._names[at])
            at += 1
        return found


def actors_of(draft: Draft, words: Ontology, names: NamesByToken) -> tuple[Named, ...]:
    """Return who is said to have done what a draft tells; weapons, places and events are nobody."""
    tree = draft.tree
    found: list[Named] = []
    for trigger in (*draft.triggers[:1], *draft.causes, *draft.triggers[1:]):
        if found and trigger is not draft.main:
            break
        undergone = _undergone(draft, words) if trigger is draft.main else None
        light = _leaning(draft) if trigger is draft.main else None
        dealt = agents(tree, trigger, light) if undergone is None else dealers(tree, trigger, undergone)
        dealt = [] if trigger.sense.event.aftermath or _gives_up(tree, trigger) else dealt
        for head in _by_hand(tree, dealt, words):
            named = _actor(tree, head, trigger, words, names)
            if named:
                found.append(named)
        found.extend(_before_noun(tree, trigger, words, names, found))
    if not found:
        found.extend(_movers(draft, words, names))
    return tuple(_distinct(found))


def _by_hand(tree: Tree, heads: Iterable[int], words: Ontology) -> Iterable[int]:
    """Those who do it, whose weapons the words make the doer: *rockets fired by the militia hit the town*."""
    for head in heads:
        weapon = words.weapons.at(head, tree.low, tree.lemma)
        told = wielders(tree, head) if weapon is not None or is_driven(tree, head) else []
        fired = tree.low[head] in _FIRED or (weapon is not None and not weapon[1][0].carrier)
        yield from told or (_whose(tree, head, words) if fired else []) or [head]


def _gives_up(tree: Tree, trigger: Trigger) -> bool:
    """*The army lost control of the base*: who loses ground did not take it."""
    return trigger.sense.event.family == "territory" and tree.lemma[trigger.first] in {"lose", "cede"}


def _whose(tree: Tree, head: int, words: Ontology) -> list[int]:
    """*Rebel fire*, *army artillery*: whose it is stands before what is fired; *artillery fire* is nobody's."""
    before = [c for c in tree.children[head] if c < head and tree.dep[c] in {"compound", "amod", "nmod"}]
    before = [c for c in before if words.weapons.at(c, tree.low, tree.lemma) is None]
    return [c for c in before if tree.lemma[c] in words.actors or tree.segment.doc[c].ent_type_ in {"NORP", "ORG"}]


def _movers(draft: Draft, words: Ontology, names: NamesByToken) -> Iterable[Named]:
    """*The rebels withdrew*, *the unit laid down its arms*: those who do it of themselves are said to do it."""
    trigger = draft.main
    moves = trigger.role == "befalls" or trigger.sense.bearer == "<"
    if moves and trigger.sense.event.family in _OF_THEMSELVES and not trigger.sense.event.unarmed:
        for head in sufferers(draft.tree, trigger):
            mover = _actor(draft.tree, head, trigger, words, names)
            if mover:
                yield mover


def taken_up(draft: Draft) -> str | None:
    """Return the pronoun that is said to have done it (*they opened fire*), in lower case, or None."""
    heads = agents(draft.tree, draft.main, _leaning(draft))
    return next((draft.tree.low[h] for h in heads if draft.tree.low[h] in _TAKEN_UP), None)


def as_doer(tree: Tree, words: Sequence[int], words_of: Ontology, names: NamesByToken) -> Named | None:
    """Return a speaker as who does what *it* or *they* did, where the speaker is a body that can do it.

    The model takes the name of many a group for a person's; whoever is called *it* is none.
    """
    first, last = words
    heads = [t for t in range(first, last + 1) if not first <= tree.head[t] <= last or tree.head[t] == t]
    if len(heads) != 1:
        return None
    head = heads[0]
    start, end = phrase(tree, head)
    whole = [n for n in names.within(*_bounds(tree, start, end + 1)) if n.entity and n.first <= head < n.last]
    if whole:
        start, end = min(start, whole[0].first), max(end, whole[0].last - 1)  # *the committee of the union*
    known = any(n.entity for n in names.within(*_bounds(tree, start, end + 1)))
    able = tree.lemma[head] in words_of.actors or tree.pos[head] == "PROPN"
    return named(tree, start, end, names) if known or able else None


def blamed(tree: Tree, reach: tuple[int, int] | None, names: NamesByToken) -> tuple[Named, ...]:
    """Return whom an accusation is laid on; a want, the weather or a fault is nobody."""
    if reach is None:
        return ()
    head = next((t for t in range(reach[0], reach[1] + 1) if not reach[0] <= tree.head[t] <= reach[1]), reach[1])
    if tree.pos[head] == "NOUN" and tree.lemma[head] in mood("faults"):
        return ()
    return (named(tree, *reach, names),)


def _leaning(draft: Draft) -> int | None:
    """The verb whose subject does what a noun names: *launched attacks*, *breached the truce*."""
    word = draft.truce_word
    if draft.light is None and word is not None and draft.tree.pos[word] == "VERB":
        return word
    return draft.light


def accused_of(draft: Draft, words: Ontology, names: NamesByToken) -> tuple[Named, ...]:
    """Return whom a blame or condemnation is laid on: its object, or who does what it condemns."""
    tree = draft.tree
    laid = laid_on(draft, words, names)
    if laid is not None:
        return (laid,)
    found: list[Named] = []
    for head in patients(tree, draft.main):
        whose = _actor(tree, head, draft.main, words, names) or _whose_deed(tree, head, words, names)
        party = because(whose, "actor.condemned", tree, draft.main.token)
        if party:
            found.append(party)
        if not found:
            for clause in tree.children[head]:
                if tree.dep[clause] in {"relcl", "acl", "prep"}:
                    doer = tree.own_subject(clause) if tree.dep[clause] == "relcl" else tree.child(clause, "pobj")
                    party = _actor(tree, doer, draft.main, words, names) if doer is not None else None
                    if party and (tree.dep[clause] == "relcl" or tree.low[clause] == "by"):
                        found.append(party)
    if not found:
        doers = by_after(tree, draft.main.last)
        found = [p for p in (_actor(tree, d, draft.main, words, names) for d in doers) if p]
    return tuple(_distinct(found))


def _whose_deed(tree: Tree, head: int, words: Ontology, names: NamesByToken) -> Named | None:
    """*Condemned the Northern raid on the town*: whose deed it is stands before its noun."""
    for child in tree.children[head]:
        if child > head or tree.dep[child] not in {"amod", "compound", "nmod", "poss"} or tree.pos[child] == "PRON":
            continue
        if tree.segment.doc[child].ent_type_ in {"NORP", "GPE", "ORG"} or tree.lemma[child] in words.actors:
            return named(tree, *phrase(tree, child), names)
    return None


def laid_on(draft: Draft, words: Ontology, names: NamesByToken) -> Named | None:
    """*Blamed the attack on rebels*, *the attack was attributed to rebels by the ministry*: on whom it is laid."""
    tree, verb = draft.tree, draft.main.token
    if tree.lemma[verb] not in _LAYING:
        return None
    end = tree.sentences[tree.sentence[verb]][1]
    start = verb + 2 if tree.lemma[verb] == "suspicion" else verb + 1  # past the *fell* of *suspicion fell on*
    for at in range(start, min(end, verb + 12)):
        if tree.tag[at] in {"VBD", "VBZ", "VBP"} or tree.low[at] in {"for", ",", ";"}:
            return None
        if tree.low[at] in _LAYING[tree.lemma[verb]] and (noun := tree.child(at, "pobj")) is not None:
            party = _actor(tree, noun, draft.main, words, names)
            if party is None and tree.pos[noun] == "PROPN":
                party = named(tree, *phrase(tree, noun), names)
            return because(party, "actor.laid_on", tree, verb, at)
    return None


def _before_noun(
    tree: Tree, trigger: Trigger, words: Ontology, names: NamesByToken, found: list[Named]
) -> Iterable[Named]:
    """*the Freedonian army and rebel shelling*: parties written before the noun of event, whatever the parse says."""
    if not trigger.nominal or found:
        return
    first = trigger.first
    while first > 0 and tree.pos[first - 1] in {"ADJ", "NOUN", "PROPN"} and trigger.first - first < 6:
        first -= 1
    for name in names.within(*_bounds(tree, first, trigger.first)) if first < trigger.first else []:
        if name.entity is not None or name.state is not None:
            party = Named(name=name.text, id=name.entity_id, span=name.span)
            yield because(party, "actor.before_noun", tree, trigger.token)
            return
    for at in range(trigger.first - 1, first - 1, -1):
        if tree.lemma[at] in words.actors:
            yield because(named(tree, at, at, names), "actor.before_noun", tree, trigger.token)
            return


def _bounds(tree: Tree, first: int, last: int) -> tuple[int, int]:
    span = tree.span(first, max(first, last - 1))
    return span.start, span.end


def _actor(tree: Tree, head: int, trigger: Trigger, words: Ontology, names: NamesByToken) -> Named | None:
    head = _among(tree, head)
    if tree.low[head] in _PRONOUNS or (trigger.first <= head <= trigger.last):
        return None
    modifier = trigger.nominal and tree.head[head] == trigger.token and head < trigger.first
    first, last = phrase(tree, head)
    if modifier:
        last = min(last, trigger.first - 1)
    known = [n for n in names.within(*_bounds(tree, first, last + 1)) if n.entity or n.state]
    if tree.tag[head] in {"VBN", "VBG", "VBD"} or tree.segment.doc[head].ent_type_ in {"DATE", "TIME"}:
        return None
    able = tree.pos[head] in {"NOUN", "PROPN"} and (
        tree.lemma[head] in words.actors or tree.lemma[head] in words.groups
    )
    if tree.low[tree.head[head]] == "from" and not able:
        return None  # *shelling from the town* says where the guns stand
    speaks_for_a_state = tree.dep[head] in {"nsubj", "conj", "pobj"} and not modifier and tree.pos[head] == "PROPN"
    entity = tree.segment.doc[head].ent_type_
    body = _body_of(tree, head, words) if tree.lemma[head] in _OF_A_BODY else None
    if body is not None:
        return named(tree, first, body, names)
    wielded = not modifier and words.weapons.at(0, [tree.low[head]], [tree.lemma[head]]) and _belongs(tree, first, head)
    bare = not entity and tree.pos[head] == "PROPN"
    sides = bare and (tree.low[tree.head[head]] in {"between", "by"} or (tree.tag[head] == "NNPS" and not modifier))
    if not (known or able or wielded or sides or entity in _BODY_ENTS or (speaks_for_a_state and entity == "GPE")):
        return None
    return named(tree, first, last, names)


def _among(tree: Tree, head: int) -> int:
    """*One of its fighters*, *most of the huts*, *dozens of women*: of whom or what an amount is."""
    amount = tree.pos[head] in {"NUM", "DET", "PRON"} or tree.low[head] in _AMOUNTS
    of = next((c for c in tree.children[head] if tree.low[c] == "of"), None) if amount else None
    inner = tree.child(of, "pobj") if of is not None else None
    return inner if inner is not None else head


def _body_of(tree: Tree, head: int, words: Ontology) -> int | None:
    """*Members of the front*, *fighters of a militia*: where the words of the body end, or None where none is named."""
    among = tree.child(head, "prep")
    inner = tree.child(among, "pobj") if among is not None and tree.low[among] in {"of", "from"} else None
    if inner is None:
        return head if any(tree.lemma[c] in words.actors for c in tree.children[head] if c < head) else None
    body = tree.segment.doc[inner].ent_type_ in _BODY_ENTS or tree.lemma[inner] in words.actors
    return inner if body and inner - head <= _LONGEST_BODY else None


def _belongs(tree: Tree, first: int, head: int) -> bool:
    """*Northern missiles*, *the front's drones*: whose weapons they are is said before them."""
    return any(tree.segment.doc[at].ent_type_ in {"NORP", "ORG", "GPE"} for at in range(first, head))


def phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Return the core of a noun phrase: its modifiers and its head, without article, number, what follows."""
    first = head
    for child in tree.children[head]:
        if child < head and tree.dep[child] in _KEPT_DEPS:
            left = tree.edges[child][0]
            first = min(first, left)
    while first < head and (
        tree.low[first] in _DROPPED
        or tree.pos[first] in {"DET", "PUNCT"}
        or (tree.pos[first] == "NUM" and tree.head[first] == head)  # not the first of *14-year-old*
        or tree.dep[first] == "advmod"
    ):
        first += 1
    return first, head


def core(tree: Tree, reach: tuple[int, int]) -> tuple[int, int]:
    """Cut a noun phrase before the clause that describes it (*the neighbour, which called it a lie*)."""
    first, last = reach
    for token in range(first + 1, last + 1):
        if tree.dep[token] in {"relcl", "acl"} and first <= tree.head[token] < token:
            return tree.trimmed(first, max(first, tree.edges[token][0] - 1))
    return reach


def named(tree: Tree, first: int, last: int, names: NamesByToken) -> Named:
    """Return a party by its words as written, with the id of the known entity that they name."""
    while first < last and tree.low[first] in _DROPPED:
        first += 1
    span = tree.span(first, last)
    known = [n for n in names.within(span.start, span.end) if n.entity_id]
    return Named(name=_words(tree, first, last), id=known[-1].entity_id if known else None, span=span)


def _words(tree: Tree, first: int, last: int) -> str:
    """Return the words as written, white space made single."""
    start, end = tree.start[first], tree.start[last] + len(tree.text[last])
    return re.sub(r"\s+", " ", tree.raw[start:end])


def targets_of(draft: Draft, words: Ontology, names: NamesByToken, armed: Container[int]) -> tuple[Named, ...]:
    """Return whom or what it is said to have been done to, in the words of the text.

    `armed` are the tokens of weapons: *fired rockets at the town* is done to the town.
    """
    tree = draft.tree
    found: list[Named] = []
    for trigger in (draft.main, *draft.causes):
        for head in (_among(tree, h) for h in _suffering(draft, trigger, words, armed)):
            if tree.low[head] in _PRONOUNS or tree.pos[head] not in {"NOUN", "PROPN", "ADJ"}:
                continue
            if tree.segment.doc[head].ent_type_ in {"DATE", "TIME"}:
                continue
            first, last = phrase(tree, head)
            found.append(named(tree, first, last, names))
    return tuple(_distinct(found))


def _suffering(draft: Draft, trigger: Trigger, words: Ontology, armed: Container[int]) -> list[int]:
    """The heads of those that suffer it, without the phrase's own words and what it is done with."""
    tree = draft.tree
    undergone = _undergone(draft, words) if trigger is draft.main else None
    if undergone is not None:
        subject = tree.subject(undergone)
        return tree.conjuncts(antecedent(tree, subject)) if subject is not None else []
    heads = patients(tree, trigger)
    means = [h for h in heads if h in armed or tree.lemma[h] in trigger.sense.rest or tree.low[h] in trigger.sense.rest]
    if not means:
        return heads
    return [h for h in heads if h not in means] or on_whom(tree, trigger.token)


def carriers_hit(draft: Draft, words: Ontology) -> set[int]:
    """*The helicopter came under fire*, *attacked a tank*: aircraft and guns that suffer it did not do it."""
    if draft.main.sense.event.needs_weapon:
        return set()
    tree = draft.tree
    heads = _suffering(draft, draft.main, words, ())
    seen = [(h, words.weapons.at(h, tree.low, tree.lemma)) for h in heads]
    return {h for h, hit in seen if hit is not None and hit[1][0].carrier}


def does(draft: Draft, token: int) -> bool:
    """*A drone killed four men*: whether a word is the subject of what is told in the active."""
    main = draft.main
    active = not main.nominal and main.role == "harms" and not subject_suffers(draft.tree, main)
    return active and draft.tree.subject(main.token) == token


def _undergone(draft: Draft, words: Ontology) -> int | None:
    """*The base came under fire*, *the town suffered an attack*: the verb whose subject did not do it, or None."""
    attacked = draft.main.sense.event.family == "attack" and (draft.main.nominal or draft.main.sense.rest)
    verb = draft.light if draft.main.nominal else draft.main.token
    return verb if attacked and verb is not None and draft.tree.lemma[verb] in words.undergoes else None


def weapons_of(tree: Tree, seen: Iterable[WeaponSeen]) -> tuple[Named, ...]:
    """Return the weapons by their canonical names, each once."""
    return tuple(_distinct([Named(name=w.weapon.name, id=None, span=tree.span(w.first, w.token)) for w in seen]))


def _distinct(found: list[Named]) -> list[Named]:
    return list({n.name.casefold(): n for n in reversed(found)}.values())[::-1]
