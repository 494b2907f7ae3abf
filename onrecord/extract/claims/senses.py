"""In which sense a word of events stands: by what it is done to, what is beside it, and what it cannot mean."""

from onrecord.extract.claims.amounts import cardinal
from onrecord.extract.clauses import Tree, antecedent
from onrecord.knowledge.moods import mood
from onrecord.knowledge.ontology import EventType, Ontology, Sense
from onrecord.model import Kind
from onrecord.values import Measure, VictimStatus

_NOUNS = frozenset({"NOUN", "PROPN"})
_PRONOUNS = frozenset(
    {"i", "we", "he", "she", "they", "you", "who", "those", "others", "some", "many", "all"} | {"another", "other"}
)
_AMOUNTS_OF_PEOPLE = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions"})
_TOLLS = frozenset({"figure", "toll", "number"})  # they count people and are none
_GOING = frozenset({"withdraw", "return", "retreat", "demonstrate", "rally"})  # with an object they do it to something
_GROUND_OR_MEN = frozenset({"capture", "seize"})  # towns are taken by the same words as men
_GROUND = frozenset({"town", "city", "village", "base", "airport", "hill", "post", "checkpoint", "camp", "position"})
_BESIDE = frozenset({"compound", "amod", "nmod", "poss"})  # what stands before a noun and says what it is about
_ABOUT = frozenset({"of", "on", "for", "about", "over", "to"})
_OF = frozenset({"of", "to"})
_ENTERS = frozenset({"enter", "move", "roll", "pour", "reach", "sweep"})
_UNARMED = frozenset({"truck", "lorry", "bus", "ambulance", "convoy", "aid", "food", "supply", "delegation"})
_ARMOURED = frozenset({"armoured", "armored", "military", "tank"})
_FRAIL = frozenset({"wounded", "injured", "sick", "ill", "elderly", "old", "disabled"})  # *the wounded*
_DRIVES = frozenset({"drive", "expel", "force", "evict"})
_OF_WHOM_IT_DRIVES = frozenset({"territory", "exit"})
_ARMED_BODIES = frozenset(
    {"force", "army", "regime", "militia", "military", "militant", "terrorist", "garrison", "unit", "brigade"}
)
_FIGHTERS = frozenset({VictimStatus.COMBATANT, VictimStatus.ALLEGED_COMBATANT})
_NAME_REACH = 9  # tokens from a word of a body's name to the person whom it names


def choose(
    tree: Tree, at: int, senses: tuple[Sense, ...], words: Ontology, armed: set[int], about: frozenset[str]
) -> Sense | None:
    for sense in senses:
        if _fits(tree, at, sense, words, armed) and in_place(tree, at, sense, about):
            return sense
    return None


def is_of_some(tree: Tree, adverb: int) -> bool:
    """*Three were shot, one fatally*, *two of them fatally*: the adverb is of those, and not of all who were shot."""
    grave = tree.low[adverb] in {"fatally", "mortally"}
    return grave and (tree.pos[adverb - 1] == "NUM" or tree.low[adverb - 1] in {"them", "whom"})


def in_place(tree: Tree, at: int, sense: Sense, about: frozenset[str]) -> bool:
    """Whether the words that a sense needs stand in the sentence (a truce: in the report), and none that forbid it."""
    event = sense.event
    if not (event.needs or event.unless):
        return True
    first, last = tree.sentences[tree.sentence[at]]
    around = {*tree.lemma[first:last], *tree.low[first:last]}
    if event.unless & around:
        return False
    if event.family == "territory" and _on_ground(tree, at):
        return True
    known = about if event.kind is Kind.TRUCE else around - {tree.lemma[at]}
    return not event.needs or bool(event.needs & known)


def _on_ground(tree: Tree, verb: int) -> bool:
    """*Captured Northtown*: what is taken is called a place."""
    taken = tree.child(verb, "dobj", "nsubjpass")
    return taken is not None and tree.segment.doc[taken].ent_type_ in {"GPE", "LOC"}


def _fits(tree: Tree, at: int, sense: Sense, words: Ontology, armed: set[int]) -> bool:
    event = sense.event
    if event.needs_weapon:
        return _armed_object(tree, at, armed)
    if sense.role in {"acts", "harms"} and at + 1 < len(tree) and tree.low[at + 1] == "back":
        return False  # *shot back*: an answer
    if (
        sense.role == "harms"
        and tree.lemma[at] == "treat"
        and any(tree.low[c] in {"as", "like"} for c in tree.children[at])
    ):
        return False  # *treated him as his own son*
    if sense.role == "nouns" and event.generic and any(tree.lemma[c] in words.harmless for c in tree.children[at]):
        return False
    if sense.role == "nouns" and (event.of or event.not_of) and not _about(tree, at, event.of, event.not_of):
        return False
    if sense.role == "harms" and (on_no_body(tree, at, sense, words) or _of_a_thing_done(tree, at, sense, words)):
        return False
    if not suits_whom_it_drives(tree, at, event, words):
        return False
    seizes = event.family == "territory" and sense.role == "acts" and tree.lemma[at] not in _DRIVES
    if seizes and _carries_off(tree, at, words, armed):
        return False
    if event.needs_objects:
        subject = tree.subject(at)
        return subject is not None and tree.lemma[subject] in words.objects
    if event.suffered and not any(tree.dep[c] == "auxpass" for c in tree.children[at]):
        return False
    if event.needs_people:
        bearer = _people_argument(tree, at, sense)
        if event.family == "detention" and tree.lemma[at] in _GROUND_OR_MEN and _one_name(tree, bearer):
            return False
        if not _befalls(tree, bearer, event, words):
            return False
        if sense.role == "befalls" and any(tree.dep[c] == "auxpass" for c in tree.children[at]):
            return False
        if sense.role == "befalls" and tree.lemma[at] in _GOING and tree.child(at, "dobj", "ccomp") is not None:
            return False  # *withdrew the figure*, *demonstrated that nobody is spared*
        moved = tree.child(at, "dobj") if tree.lemma[at] == "evacuate" and sense.role == "befalls" else None
        if moved is not None and is_people(tree, moved, words):
            return False  # *the buses evacuated 1,200 people*: they are moved by another
        if event.measure is Measure.FREED and bearer is not None and tree.lemma[bearer] in words.remains:
            return False  # *exchanged the bodies of 90 men*
        return bearer is not None and is_people(tree, bearer, words)
    return True


def _about(tree: Tree, noun: int, of: frozenset[str], not_of: frozenset[str]) -> bool:
    """*A trade deal*, *a violation of the law*: whether what a noun is about lets it be an event of its sense."""
    said = {w for c in tree.children[noun] if tree.dep[c] in _BESIDE for w in (tree.lemma[c], tree.low[c])}
    behind: set[str] = set()
    for preposition in tree.children[noun]:
        inner = tree.child(preposition, "pobj") if tree.low[preposition] in _ABOUT else None
        for listed in tree.conjuncts(inner) if inner is not None else ():
            if tree.low[preposition] in _OF:
                behind |= {tree.lemma[listed], tree.low[listed]}
            said |= {tree.lemma[listed], tree.low[listed]}
    return said.isdisjoint(not_of) and (not of or not behind or not behind.isdisjoint(of))


def befalls(tree: Tree, at: int, event: EventType, words: Ontology) -> bool:
    """Whether a verb's object can be whom its event befalls: people, and not in arms where those are left out."""
    bearer = tree.child(at, "dobj", "nsubjpass")
    bearer = bearer if bearer is not None else tree.direct_object(at)
    if bearer is None and tree.tag[at] == "VBN":  # *the child taken out by soldiers*, *was treated and transported to*
        bearer = tree.head[at] if tree.dep[at] in {"acl", "relcl"} else tree.subject(at)
    if bearer is None:
        return False
    people = is_people(tree, bearer, words) or tree.low[bearer] in _FRAIL
    return people and _befalls(tree, bearer, event, words)


def _befalls(tree: Tree, bearer: int | None, event: EventType, words: Ontology) -> bool:
    if bearer is None or not (event.unarmed or event.not_of):
        return True
    if tree.lemma[bearer] in event.not_of:
        return False
    group = words.groups.get(tree.lemma[bearer])
    return not event.unarmed or group is None or group.status is not VictimStatus.COMBATANT


def _one_name(tree: Tree, noun: int | None) -> bool:
    """*Captured Northtown*: one bare name, which the model often takes for a person's, is a town's."""
    if noun is None or tree.pos[noun] != "PROPN":
        return False
    return not any(tree.dep[c] in {"compound", "appos", "nummod", "poss"} for c in tree.children[noun])


def _carries_off(tree: Tree, at: int, words: Ontology, armed: set[int]) -> bool:
    """*Seized rifles*, *recovered ammunition*, *recaptured two prisoners*: that takes no ground."""
    taken = tree.child(at, "dobj")
    if taken is None and tree.tag[at] == "VBN":
        described = tree.dep[at] in {"acl", "amod", "relcl"} and tree.child(at, "nsubjpass") is None
        taken = tree.head[at] if described else tree.sufferer(at)
    for listed in tree.conjuncts(taken) if taken is not None else []:
        noun = named_by_body(tree, listed, words)
        if tree.segment.doc[noun].ent_type_ in {"GPE", "LOC", "FAC"} or tree.lemma[noun] in _GROUND:
            return False
        inner = _of_whom(tree, noun)
        for thing in (noun, inner):
            if thing is not None and (thing in armed or tree.lemma[thing] in words.movable | words.papers):
                return True
        if words.is_people(tree.lemma[noun]):
            return True
    return False


def suits_whom_it_drives(tree: Tree, verb: int, event: EventType, words: Ontology) -> bool:
    """*Expelled the rebels from the town*: who is driven out in arms loses ground, and is not displaced."""
    if tree.lemma[verb] not in _DRIVES or event.family not in _OF_WHOM_IT_DRIVES:
        return True
    return _drives_armed(tree, verb, words) is (event.family == "territory")


def _drives_armed(tree: Tree, verb: int, words: Ontology) -> bool:
    driven = tree.child(verb, "dobj", "nsubjpass")
    driven = driven if driven is not None else tree.direct_object(verb)
    if driven is None:
        return False
    lemma = tree.lemma[antecedent(tree, driven)]
    group = words.groups.get(lemma)
    return lemma in _ARMED_BODIES or (group is not None and group.status in _FIGHTERS)


def goes_unarmed(tree: Tree, verb: int, words: Ontology) -> bool:
    """*Aid trucks entered the town*: nobody takes it who comes unarmed."""
    subject = tree.subject(verb) if tree.lemma[verb] in _ENTERS else None
    if subject is None:
        return False
    lemma = tree.lemma[antecedent(tree, subject)]
    if lemma in _UNARMED:
        return not any(tree.lemma[c] in words.actors or tree.low[c] in _ARMOURED for c in tree.children[subject])
    group = words.groups.get(lemma)
    armed = group is not None and group.status is VictimStatus.COMBATANT
    return words.is_people(lemma) and not armed and lemma not in words.actors


def on_no_body(tree: Tree, at: int, sense: Sense, words: Ontology) -> bool:
    """*The whole country had been wounded*: what is no person is not hurt, save in a figure of speech."""
    bearer = _people_argument(tree, at, sense)
    if sense.event.family != "harm" or bearer is None or tree.pos[bearer] != "NOUN":
        return False
    inner = _of_whom(tree, bearer)
    if inner is not None and words.is_people(tree.lemma[inner]):
        return False  # *a group of 20 soldiers was killed*
    return tree.lemma[bearer] in words.objects and not words.is_people(tree.lemma[bearer])


def _of_a_thing_done(tree: Tree, at: int, sense: Sense, words: Ontology) -> bool:
    """*The strikes were executed at night*, *executed a plan*: what is done is not put to death."""
    bearer = _people_argument(tree, at, sense) if sense.event.id == "execution" else None
    if bearer is None or tree.pos[bearer] != "NOUN":
        return False
    deeds = (sense for phrase, sense in words.nouns.by_first.get(tree.lemma[bearer], ()) if len(phrase) == 1)
    return any(deed.role == "nouns" for deed in deeds) or tree.lemma[bearer] in mood("abstract")


def _armed_object(tree: Tree, at: int, armed: set[int]) -> bool:
    deps = {"dobj", "nsubjpass"} if tree.pos[at] == "VERB" else {"prep"}
    for child in tree.children[at]:
        if tree.dep[child] in deps:
            tokens = tree.conjuncts(child) if tree.dep[child] != "prep" else tree.children[child]
            if any(_holds_weapon(tree, t, armed) for t in tokens):
                return True
    if tree.dep[at] in {"acl", "amod"} and tree.tag[at] == "VBN":
        return tree.head[at] in armed
    return False


def _holds_weapon(tree: Tree, token: int, armed: set[int]) -> bool:
    if token in armed:
        return True
    return any(
        c in armed or any(g in armed for g in tree.children[c]) for c in tree.children[token] if tree.low[c] == "of"
    )


def _people_argument(tree: Tree, at: int, sense: Sense) -> int | None:
    if sense.role == "befalls":
        return tree.subject(at)
    if sense.role == "nouns":  # *the withdrawal of 1,000 troops*, *their withdrawal*, *the troop withdrawal*
        of = [n for c in tree.children[at] if tree.low[c] == "of" for n in tree.children[c] if tree.dep[n] == "pobj"]
        beside = [c for c in tree.children[at] if tree.dep[c] in {"poss", "compound", "amod", "nmod"}]
        return next(iter([*of, *beside]), None)
    direct = tree.child(at, "dobj", "nsubjpass")
    direct = direct if direct is not None else tree.direct_object(at)
    if direct is not None:
        return direct
    if tree.dep[at] in {"xcomp", "conj"} and any(tree.dep[c] == "auxpass" for c in tree.children[at]):
        return tree.subject(at)  # *are due to be released*
    if tree.dep[at] == "conj" and tree.tag[at] in {"VBN", "VBD"} and tree.own_subject(at) is not None:
        passive = any(tree.dep[c] == "auxpass" for c in tree.children[tree.head[at]])
        left = tree.lemma[tree.head[at]] == "leave"  # *left one dead and two hospitalized*
        return tree.own_subject(at) if passive or left else None  # *two were killed and three captured*
    if tree.pos[at] in _NOUNS:
        of_whom = [g for c in tree.children[at] if tree.low[c] == "of" for g in tree.children[c]]
        return of_whom[0] if of_whom else None
    return tree.head[at] if tree.dep[at] in {"acl", "amod", "relcl"} else None


def _of_whom(tree: Tree, noun: int) -> int | None:
    """*A group of soldiers*, *the seizure of rifles*: the noun behind a noun's *of*, or None."""
    of = next((c for c in tree.children[noun] if tree.low[c] == "of"), None)
    return tree.child(of, "pobj") if of is not None else None


def is_people(tree: Tree, token: int, words: Ontology) -> bool:
    token = named_by_body(tree, token, words)
    if tree.pos[token] == "PRON" or tree.low[token] in _PRONOUNS:
        return tree.low[token] not in {"it", "this", "that", "which", "what"}
    people = {"force", "troop", "army", "group", "unit", "convoy", "bus", "militia", "batch", "regime"}
    if tree.lemma[token] in _TOLLS:
        return False
    if words.is_people(tree.lemma[token]) or tree.lemma[token] in people:
        return True
    if tree.low[token] in _AMOUNTS_OF_PEOPLE:
        inner = _of_whom(tree, token)
        return inner is None or is_people(tree, inner, words)
    nation = tree.segment.doc[token].ent_type_ == "NORP" and tree.tag[token] in {"NNPS", "NNS"}
    if cardinal(tree, token) is not None:
        return True  # *all twelve*
    return nation or tree.pos[token] in {"NUM"} or tree.segment.doc[token].ent_type_ == "PERSON"


def named_by_body(tree: Tree, head: int, words: Ontology) -> int:
    """*An Army of the North leader*: the person behind a body's name that the parse takes for what is meant; else it.

    A name is followed over *of* and *for* up to the common noun for a person that ends it.
    """
    if not tree.text[head][:1].isupper() or not any(tree.low[c] in {"of", "for"} for c in tree.children[head]):
        return head
    for at in range(head + 2, min(len(tree), head + _NAME_REACH)):
        if tree.tag[at] == "NN" and tree.tag[at - 1] in {"NNP", "NNPS"} and words.is_people(tree.lemma[at]):
            followed = tree.pos[at + 1 : at + 2] in (["NOUN"], ["PROPN"]) and not tree.segment.doc[at + 1].ent_type_
            return head if followed else at
        if tree.tag[at] not in {"NNP", "NNPS", "IN", "DT", "JJ"}:
            return head
    return head
