"""Who does it and to whom: the agents, patients and bearers of a figure that a parse gives an event's word."""

from onrecord.extract.claims.blaming import at_hands, charged, sent
from onrecord.extract.claims.events import Trigger
from onrecord.extract.clauses import Tree, antecedent
from onrecord.extract.grounds import because

_ACTIVE_SUBJECT = frozenset({"nsubj", "csubj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_AGENT_PREPS = frozenset({"by", "from"})
_LIGHT_PARTICIPLES = frozenset(
    {"carry", "launch", "conduct", "commit", "perpetrate", "wage", "stage", "mount", "lead", "lay", "fire", "execute"}
    | {"claim", "make", "order", "organise", "organize"}
)
_LAID = {"blame": "on", "attribute": "to", "ascribe": "to"}
_FATES = (["wounded"], ["injured"], ["hurt"], ["killed"], ["missing"])
_COMMON = frozenset({"NN", "NNS"})
_LYING = frozenset({"lie", "lay", "sit", "stand", "remain"})
_PHRASED = frozenset({"phrases", "expressions"})
_ORDERS = frozenset({"dozens", "scores", "hundreds", "several", "many", "tens", "thousands", "over"})
_TARGET_PREPS = frozenset({"of", "on", "against", "at", "upon", "targeting", "toward", "towards", "into"})


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb's subject suffers it: *was hit*, *the town hit by*, a headline's *9 injured*."""
    children = tree.children[verb]
    deps = {tree.dep[c] for c in children}
    if "dobj" in deps and "nsubjpass" not in deps and not _headline(tree, verb):
        return False
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if tree.tag[verb] not in {"VBN", "VBD"}:
        return False
    if _headline(tree, verb):
        return True
    if "dobj" in deps:
        return False
    if "agent" in deps:
        return True
    if tree.direct_object(verb) is not None:
        return False
    if tree.tag[verb] == "VBN" and tree.dep[verb] in {"xcomp", "ccomp"} and tree.lemma[tree.head[verb]] == "find":
        return True  # *were found shot*
    if tree.tag[verb] == "VBN" and tree.dep[verb] in {"acl", "amod", "advcl", "nmod", "oprd"}:
        return not any(tree.low[c] in {"have", "has", "had", "having"} for c in children)
    if tree.dep[verb] == "conj" and tree.pos[tree.head[verb]] == "VERB" and "aux" not in deps:
        return is_passive(tree, tree.head[verb]) and "dobj" not in deps
    return False


def _headline(tree: Tree, verb: int) -> bool:
    """*2 civilians killed 9 injured*: a number and another participle follow, so the first has no object."""
    counted = verb + 2 < len(tree) and (tree.pos[verb + 1] == "NUM" or tree.low[verb + 1] in _ORDERS)
    if not counted or not any(tree.tag[t] in {"VBN", "VBD"} for t in range(verb + 2, min(verb + 4, len(tree)))):
        return False
    subject = tree.child(verb, "nsubj")
    return subject is not None and any(tree.dep[c] == "nummod" for c in tree.children[subject])


def subject_suffers(tree: Tree, trigger: Trigger) -> bool:
    """Tell a passive, or a headline's *three civilians killed*: a verb of harm without its object."""
    verb = trigger.token
    if is_passive(tree, verb):
        return True
    told = tree.child(verb, "dobj", "oprd") is not None or tree.direct_object(verb) is not None
    if trigger.role != "harms" or tree.tag[verb] not in {"VBD", "VBN"} or told:
        return False
    after = verb + 1
    if after < len(tree) and (tree.pos[after] in {"NUM", "DET", "NOUN", "PROPN", "ADJ"} or tree.low[after] in {"at"}):
        return False
    return not any(tree.dep[c] == "aux" for c in tree.children[verb])


def agents(tree: Tree, trigger: Trigger, light: int | None) -> list[int]:
    """Return the heads of the noun phrases that are said to do it, before it is asked whether they can."""
    if trigger.nominal:
        return _noun_agents(tree, trigger, light)
    if trigger.role in {"befalls", "states"} or trigger.sense.bearer in {"<", "="}:
        return because(_by(tree, trigger.token), "actor.by", tree, trigger.token)
    verb = trigger.token
    if subject_suffers(tree, trigger):
        told = _by(tree, verb) or _by_joined(tree, verb) or by_after(tree, trigger.last)
        return because(told, "actor.by", tree, verb)
    accused = charged(tree, verb)
    if accused and tree.own_subject(verb) is None:
        return because(accused, "actor.charged", tree, verb)
    return because(_doers(tree, verb) + _opponents(tree, trigger), "actor.subject", tree, verb)


def _opponents(tree: Tree, trigger: Trigger) -> list[int]:
    """*The army clashed with rebels*: in a fight both sides act."""
    if trigger.sense.event.id != "clash":
        return []
    facing = _objects(tree, trigger.token, frozenset({"with", "against"}))
    direct = tree.child(trigger.token, "dobj") if tree.lemma[trigger.token] in {"battle", "fight"} else None
    return facing + (tree.conjuncts(direct) if direct is not None else [])


def _doers(tree: Tree, verb: int) -> list[int]:
    if ordered := sent(tree, verb):
        return ordered
    if tree.dep[verb] == "acl" and tree.tag[verb] == "VB" and tree.dep[tree.head[verb]] == "dobj":
        user = tree.subject(tree.head[tree.head[verb]])  # *used live rounds to disperse the crowd*
        return tree.conjuncts(antecedent(tree, user)) if user is not None else []
    subject = tree.subject(verb)
    if subject is None or (tree.dep[verb] == "advcl" and _comes_under(tree, tree.head[verb])):
        return []
    governor = tree.head[subject]
    if tree.dep[subject] == "nsubjpass" and governor != verb:
        return _by(tree, governor)
    return tree.conjuncts(antecedent(tree, subject))


def _comes_under(tree: Tree, verb: int) -> bool:
    """*Their convoy came under fire, killing two*: who comes under fire kills nobody."""
    return tree.lemma[verb] == "come" and any(tree.low[c] == "under" for c in tree.children[verb])


def _by(tree: Tree, verb: int) -> list[int]:
    found: list[int] = []
    for child in tree.children[verb]:
        if tree.low[child] in {"by"} and tree.dep[child] in {"agent", "prep"}:
            for noun in tree.children[child]:
                if tree.dep[noun] == "pobj":
                    found.extend(tree.conjuncts(noun))
    return found or at_hands(tree, verb)


def _by_joined(tree: Tree, verb: int) -> list[int]:
    """*Houses were looted and burned by soldiers*: who does the last does the others."""
    joined = [c for c in tree.children[verb] if tree.dep[c] == "conj" and tree.own_subject(c) is None]
    return next((by for c in joined if tree.tag[c] == "VBN" and (by := _by(tree, c))), [])


def _noun_agents(tree: Tree, trigger: Trigger, light: int | None) -> list[int]:
    noun = trigger.token
    told = _by(tree, noun) or by_after(tree, trigger.last)
    if not told and trigger.sense.event.family == "attack":
        told = _objects(tree, noun, frozenset({"from"}))  # *wounded by shelling from the militia*
    found = because(told, "actor.by", tree, noun)[:]
    between = because(_between(tree, noun, light), "actor.between", tree, noun)
    if between:
        return between
    for child in tree.children[noun]:
        if tree.dep[child] in _MODIFIERS and child < trigger.first:
            found += because([child], "actor.before_noun", tree, noun)
        if tree.dep[child] in {"acl", "relcl"} and tree.lemma[child] in _LIGHT_PARTICIPLES:
            found += because(_by(tree, child), "actor.by", tree, child)
        if tree.dep[child] in {"acl", "relcl"} and tree.lemma[child] in _LAID:
            laid = _objects(tree, child, frozenset({_LAID[tree.lemma[child]]}))
            found += because(laid, "actor.laid_on", tree, child)
    if light is not None:
        led = _by(tree, light) if is_passive(tree, light) else _light_doers(tree, light, noun)
        found += because(led, "actor.light_verb", tree, light, noun)
    return found or because(charged(tree, noun), "actor.charged", tree, noun)


def dealers(tree: Tree, trigger: Trigger, undergone: int) -> list[int]:
    """*The town came under fire from the militia*: who deals what a town comes under or suffers."""
    nouns = {trigger.token, undergone}
    found = [n for at in sorted(nouns) for n in _objects(tree, at, _AGENT_PREPS)]
    return because(found, "actor.by", tree, trigger.token)


def _objects(tree: Tree, token: int, preps: frozenset[str]) -> list[int]:
    """The nouns that these prepositions bring in to a word."""
    brought = [c for c in tree.children[token] if tree.low[c] in preps and tree.dep[c] in {"prep", "agent"}]
    return [n for c in brought for noun in tree.children[c] if tree.dep[noun] == "pobj" for n in tree.conjuncts(noun)]


def _between(tree: Tree, noun: int, light: int | None) -> list[int]:
    """*Clashes between the army and rebels*: both sides act."""
    above = tree.head[noun] if tree.dep[noun] in {"nsubj", "nsubjpass", "dobj"} else None
    for token in (noun, light, above):
        for child in tree.children[token] if token is not None else []:
            if tree.low[child] == "between":
                return [n for c in tree.children[child] if tree.dep[c] == "pobj" for n in tree.conjuncts(c)]
    return []


def _light_doers(tree: Tree, light: int, noun: int) -> list[int]:
    """The subject of the verb that a noun of event is the object of (*they launched an attack*)."""
    subject = tree.subject(light)
    if subject is None or tree.under(noun, subject):
        return []
    return tree.conjuncts(antecedent(tree, subject))


def by_after(tree: Tree, last: int) -> list[int]:
    """*shelling of the town by government forces*: the parse may hang *by* on the town."""
    end = tree.sentences[tree.sentence[last]][1]
    for at in range(last + 1, min(end, last + 9)):
        if tree.pos[at] in {"VERB", "AUX"} or tree.low[at] in {",", ";", ".", "and"}:
            return []
        if tree.low[at] == "by":
            nouns = [c for c in tree.children[at] if tree.dep[c] == "pobj"]
            return [n for noun in nouns for n in tree.conjuncts(noun)]
    return []


def patients(tree: Tree, trigger: Trigger) -> list[int]:
    """Return the heads of the noun phrases that are said to suffer it."""
    if trigger.nominal:
        return because(on_whom(tree, trigger.token), "target.of_or_on", tree, trigger.token)
    verb = trigger.token
    if trigger.role in {"befalls", "states"} or trigger.sense.bearer == "<":
        return because(sufferers(tree, trigger), "target.sufferer", tree, verb, trigger.last)
    if subject_suffers(tree, trigger):
        subject = tree.sufferer(verb)
        if subject is None and (tree.dep[verb] in {"conj", "oprd", "xcomp", "ccomp"} or _lies_so(tree, verb)):
            subject = tree.subject(verb) if tree.dep[verb] == "conj" else tree.subject(tree.head[verb])
        if subject is None and tree.dep[verb] in {"acl", "amod", "relcl"}:
            subject = tree.head[verb]
        if subject is None:
            subject = _displaced_subject(tree, verb)
        suffering = _listed(tree, subject) if subject is not None else []
        if tree.dep[verb] == "acl":  # *two guards killed and ten hostages freed*: who comes after has a verb of his own
            suffering = [t for t in suffering if t < verb]
        return because(suffering, "target.passive", tree, verb)
    direct = tree.child(verb, "dobj", "oprd")
    direct = direct if direct is not None else tree.direct_object(verb)
    if direct is None and _joined_within(tree, trigger):  # *shot and killed two men*: the men hang on the second verb
        direct = tree.child(trigger.last, "dobj", "oprd")
    if direct is None and tree.dep[trigger.last] in {
        "ccomp",
        "oprd",
    }:  # *found the guard dead*, where *dead* has a subject
        direct = tree.own_subject(trigger.last) if tree.head[trigger.last] == verb else None
    if direct is not None:
        stray = [n for c in tree.children[verb] if c > direct and _is_stray(tree, c) for n in tree.conjuncts(c)]
        return because([*tree.conjuncts(direct), *stray], "target.object", tree, verb)
    if trigger.sense.rest or trigger.role == "acts":
        return because(on_whom(tree, verb), "target.of_or_on", tree, verb)
    return []


def _joined_within(tree: Tree, trigger: Trigger) -> bool:
    """Whether a phrase is of two verbs that are joined (*shot and killed*)."""
    return (
        trigger.last > trigger.token and tree.dep[trigger.last] == "conj" and tree.head[trigger.last] == trigger.token
    )


def _lies_so(tree: Tree, verb: int) -> bool:
    """*80 lay wounded in the corridors*: a participle after a verb of being somewhere."""
    return tree.dep[verb] == "advcl" and verb == tree.head[verb] + 1 and tree.lemma[tree.head[verb]] in _LYING


def _displaced_subject(tree: Tree, verb: int) -> int | None:
    """*Killed were five soldiers*, *in all 192 people have been killed*: a subject that the parse hangs elsewhere."""
    above = tree.head[verb]
    if tree.dep[verb] in {"nsubj", "csubj"} and tree.lemma[above] == "be" and verb < above:
        return tree.child(above, "attr")
    for child in tree.children[verb]:
        told = tree.child(child, "attr") if tree.dep[child] == "auxpass" else None
        if tree.low[child] == "in" and child < verb:
            inner = tree.child(child, "pobj")
            told = inner if inner is not None and tree.low[child + 1] in {"all", "total"} else None
        if told is not None:
            return told
    return None


def _is_stray(tree: Tree, token: int) -> bool:
    """*Abducted a priest and 11 parishioners*: a noun that the parse joins to the verb in place of its object.

    *Left two dead and three wounded*: a number with a participle of its own is no such.
    """
    if _has_a_participle(tree, token):
        return False
    himself = tree.low[token] in {"himself", "herself"}  # *killed two guards and then himself*
    return tree.dep[token] == "conj" and (himself or tree.pos[token] in {"NOUN", "PROPN", "NUM"})


def _has_a_participle(tree: Tree, token: int) -> bool:
    """*28 soldiers dead and 40 wounded*, *left a man dead and a woman wounded*: whom the word right after them tells of
    is not told of by the word before.
    """
    after = tree.tag[token + 1 : token + 2] in (["VBN"], ["VBD"])
    counted = tree.pos[token] == "NUM" or (tree.dep[token] == "conj" and tree.low[token + 1 : token + 2] in _FATES)
    return after and counted


def on_whom(tree: Tree, token: int) -> list[int]:
    """Return the heads that a preposition brings in as what it is done to: *attack on*, *fired at*."""
    found: list[int] = []
    for child in tree.children[token]:
        if tree.dep[child] in {"prep", "acl"} and tree.low[child] in _TARGET_PREPS:
            for noun in tree.children[child]:
                if tree.dep[noun] in {"pobj", "dobj"}:
                    found.extend(tree.conjuncts(noun))
    return found


def sufferers(tree: Tree, trigger: Trigger) -> list[int]:
    """Return the heads that a state or an event of the subject is told of (*the 31 dead*, *12 died*)."""
    token = trigger.token
    if trigger.role == "states":
        if tree.dep[token] in {"amod", "acl", "nmod", "compound"}:
            counted = _first_left_so(tree, token)
            told = [counted] if tree.pos[counted] == "NUM" else tree.conjuncts(counted)
            return [t for t in told if t == counted or not _has_a_participle(tree, t)]
        among = tree.head[token] if tree.dep[token] == "pobj" else token
        if tree.low[among] in {"among", "amongst"} and tree.pos[tree.head[among]] in {"VERB", "AUX"}:
            subject = tree.subject(tree.head[tree.head[token]])
            return tree.conjuncts(subject) if subject is not None else []
        if tree.dep[token] in {"acomp", "attr", "oprd", "xcomp"}:
            governor = tree.head[token]
            direct = tree.child(governor, "dobj")
            subject = direct if direct is not None else tree.subject(governor)
            return tree.conjuncts(subject) if subject is not None else []
        subject = tree.subject(token)
        return tree.conjuncts(subject) if subject is not None else [token]
    subject = tree.subject(token)
    return _listed(tree, subject) if subject is not None else []


def _first_left_so(tree: Tree, state: int) -> int:
    """*Found a man and two children dead*: the first of those whom a state behind them is told of."""
    counted = tree.head[state]
    while state > counted and tree.dep[counted] == "conj" and tree.dep[tree.head[counted]] in {"dobj", "conj"}:
        above = tree.head[counted]
        if tree.pos[above] not in {"NOUN", "PROPN"} or _has_a_participle(tree, above):
            break
        counted = above
    return counted


def _listed(tree: Tree, subject: int) -> list[int]:
    """The heads of a subject, and of those beside it that the parse gives the same verb."""
    beside = tree.listed_subjects(tree.head[subject]) if tree.dep[subject] in {"nsubj", "nsubjpass"} else []
    return sorted({n for at in (subject, *beside) for n in tree.conjuncts(antecedent(tree, at))})


def bearers(tree: Tree, trigger: Trigger) -> list[int]:
    """Return the heads whose number is the event's measure."""
    role, sign = trigger.role, trigger.sense.bearer
    if role in {"bearers", "nouns"}:
        return [trigger.token, *on_whom(tree, trigger.token), *_dealt_to(tree, trigger)]
    if role in _PHRASED and sign == "=" and is_passive(tree, trigger.token):
        return patients(tree, trigger)  # *were confirmed dead*, *lives were lost*
    if role in _PHRASED and sign == "=":
        paid = tree.child(trigger.token, "dative", "dobj")  # *cost 95 people their lives*
        beside = tree.conjuncts(paid) if paid is not None and paid != trigger.last else []
        return [trigger.last, *on_whom(tree, trigger.last), *beside]
    if role in _PHRASED and tree.low[trigger.first] == "with":
        return _held_so(tree, trigger)
    if role in _PHRASED and sign == "<":
        auxiliary = tree.dep[trigger.token] in {"aux", "auxpass"}  # *was found dead*
        subject = tree.subject(tree.head[trigger.token] if auxiliary else trigger.token)
        return _listed(tree, subject) if subject is not None else []
    if role in {"befalls", "states"}:
        return sufferers(tree, trigger)
    return patients(tree, trigger)


def _held_so(tree: Tree, trigger: Trigger) -> list[int]:
    """*A man and a boy with gunshot wounds*: all of them, where there are several wounds."""
    first = trigger.token
    while tree.tag[trigger.last] == "NNS" and tree.dep[first] == "conj" and tree.tag[tree.head[first]] in _COMMON:
        first = tree.head[first]
    return tree.conjuncts(first)


def _dealt_to(tree: Tree, trigger: Trigger) -> list[int]:
    """*Caused injuries to 16 people*: those to whom a harm is dealt, wherever the parse hangs *to*."""
    to = trigger.last + 1
    if trigger.role != "bearers" or tree.low[to : to + 1] != ["to"]:
        return []
    return [n for c in tree.children[to] if tree.dep[c] == "pobj" for n in tree.conjuncts(c)]
