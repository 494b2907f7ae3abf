"""Words of violence that tell of none: figures of speech, fiction, drills, comparisons, rest, and what holds of any."""

from onrecord.extract.claims.events import Trigger
from onrecord.extract.clauses import Tree
from onrecord.knowledge.moods import mood
from onrecord.model import Kind, Section

_BLOWS = frozenset(
    {"attack", "battle", "harm", "damage", "territory", "coup", "operation", "detention", "war", "exit", "abuse"}
)
_FOUGHT = frozenset({"battle", "war"})
_PREPOSITIONS = frozenset({"of", "for", "against", "over", "with"})
_STEPS = 4  # words climbed from an event's word to what makes it a comparison or a rest
_PLURAL = frozenset({"NNS", "NNPS"})
_DIED_IN = frozenset({"in", "during", "of", "from"})
_PRESENT = frozenset({"VBZ", "VBP"})
_LINKING = frozenset({"be", "become", "remain", "stay", "seem", "grow"})
_CLIMBED = 7  # words climbed from an event's word to the work of fiction that tells it


def is_unreal(tree: Tree, trigger: Trigger, light: int | None) -> bool:
    """Tell whether an event's word stands in a sense, or in a frame, in which nothing of a conflict is told."""
    event, token = trigger.sense.event, trigger.token
    if event.kind is Kind.MOVEMENT and not trigger.nominal:
        return not trigger.sense.rest and _is_left_over(tree, token)
    if event.family == "sanction":
        return not trigger.nominal and _stands(tree, token)
    if event.id == "admission" and not trigger.nominal:
        subject = tree.own_subject(token)  # *the hospital admitted 30 wounded*
        return subject is not None and tree.lemma[subject] in {"hospital", "clinic", "ward", "facility", "prison"}
    if event.kind is not Kind.VIOLENCE:
        return False
    if event.family == "harm" and _is_by_accident(tree, token):
        return True
    if event.family in _BLOWS and (_is_figurative(tree, token, trigger, light) or _is_of_any(tree, trigger)):
        return True
    if _is_of_a_rule(tree, token) or (trigger.nominal and _is_called_common(tree, token)):
        return True
    if trigger.nominal and (_is_recalled(tree, token) or _is_at_rest(tree, token)):
        return True
    if _is_in_a_work(tree, token):
        return True
    return _is_acted(tree, token if light is None else light, harmed=event.family == "harm")


def _is_by_accident(tree: Tree, token: int) -> bool:
    """*Killed in a car crash*, *died in a traffic accident*, *died of a heart attack*: nobody did it."""
    verb = token if tree.pos[token] in {"VERB", "AUX"} else tree.head[token]
    for child in tree.children[verb]:
        if tree.low[child] not in _DIED_IN or tree.dep[child] != "prep":
            continue
        noun = tree.child(child, "pobj")
        if noun is None:
            continue
        beside = {tree.lemma[c] for c in tree.children[noun] if tree.dep[c] in {"compound", "amod", "nmod"}}
        if tree.lemma[noun] in mood("crashes") and beside & mood("roads"):
            return True
        if tree.lemma[noun] in mood("ailments") or f"{tree.low[noun - 1]} {tree.low[noun]}" in mood("ailments"):
            return True
    return False


def _stands(tree: Tree, verb: int) -> bool:
    """*The party, outlawed in the north*, *which is banned there*: what somebody is, and nothing that was done now."""
    if tree.tag[verb] != "VBN" or tree.dep[verb] not in {"acl", "amod", "relcl"}:
        return False
    auxiliaries = {tree.low[c] for c in tree.children[verb] if tree.dep[c] in {"aux", "auxpass"}}
    first, last = tree.edges[verb]
    dated = any(tree.segment.doc[t].ent_type_ == "DATE" for t in range(first, last + 1))
    return not dated and auxiliaries <= {"is", "are"}


def _is_left_over(tree: Tree, verb: int) -> bool:
    """*The buses left empty*, *nowhere left to go*, *two doctors are left*, *escaped death*: nobody goes."""
    if tree.lemma[verb] == "escape":
        thing = tree.child(verb, "dobj")
        return thing is not None and tree.lemma[thing] in {
            *("death", "injury", "attempt", "harm", "justice", "punishment", "assassination", "capture", "arrest"),
            *("attack", "ambush", "blast", "notice", "detection", "criticism", "sanction", "prosecution"),
        }
    if tree.lemma[verb] != "leave":
        return False
    quit_by = tree.child(verb, "dobj")
    if quit_by is not None and tree.lemma[quit_by] in mood("quit") and tree.own_subject(verb) is not None:
        return True  # *left the army*, *left the meeting*
    children = tree.children[verb]
    if any(tree.low[c] in {"nowhere", "nothing"} and c < verb for c in children):
        return True
    if any(tree.low[c] == "empty" for c in children) or any(
        tree.low[g] == "empty" for c in children if tree.dep[c] == "dobj" for g in tree.children[c]
    ):
        return True
    having = any(tree.low[c] in {"have", "has", "had", "having", "'ve", "'d"} for c in children)
    return (
        tree.tag[verb] == "VBN" and not having and tree.dep[verb] in {"acl", "amod", "oprd", "acomp", "ROOT", "ccomp"}
    )


# --- figures of speech ------------------------------------------------------------------------------


def _is_figurative(tree: Tree, token: int, trigger: Trigger, light: int | None) -> bool:
    abstract = mood("abstract")
    if not trigger.nominal and _is_turn_of_phrase(tree, token, trigger):
        return True
    if trigger.nominal:
        if _is_made_in_words(tree, token, light):
            return True
        over = [n for at in (token, light) if at is not None for n in _after_prepositions(tree, at)]
        return trigger.sense.event.family in _FOUGHT and any(tree.lemma[n] in abstract for n in over)
    for child in tree.children[token]:
        if tree.dep[child] in {"dobj", "nsubjpass"} and tree.lemma[child] in abstract | mood("aims"):
            return not _is_counted(tree, child)
        if tree.dep[child] == "nsubj" and _cannot_do(tree, token, trigger, tree.lemma[child]):
            return True
        by = tree.child(child, "pobj") if tree.dep[child] == "agent" else None
        if by is not None and _cannot_do(tree, token, trigger, tree.lemma[by]):
            return True  # *was hit by the drought*
    if trigger.sense.event.measure is not None and trigger.sense.rest:
        return False  # *took the two into custody for questioning*
    after = {tree.lemma[n] for n in _after_prepositions(tree, token)}
    if trigger.sense.event.family == "battle" or trigger.sense.rest:
        return bool(after & abstract)
    return bool(after & mood("with_words"))


def _is_made_in_words(tree: Tree, noun: int, light: int | None) -> bool:
    """*Came under attack for his tax plans*, *the shooting of the film*."""
    of = [n for c in tree.children[noun] if tree.low[c] == "of" for n in tree.children[c] if tree.dep[n] == "pobj"]
    if any(tree.lemma[n] in mood("filmed") for n in of):
        return True
    if light is None or tree.lemma[light] not in {"come", "be", "remain", "face"}:
        return False
    grounds = [
        n for c in (*tree.children[light], *tree.children[noun]) if tree.low[c] == "for" for n in tree.children[c]
    ]
    return any(tree.dep[n] == "pcomp" or not _is_time(tree, n) for n in grounds if tree.dep[n] in {"pobj", "pcomp"})


def _is_ground(tree: Tree, preposition: int) -> bool:
    """*For the delay*, *over his remarks*, *for failing to act*; not *for two hours*."""
    told = [c for c in tree.children[preposition] if tree.dep[c] in {"pobj", "pcomp"}]
    return any(tree.dep[c] == "pcomp" or (tree.pos[c] == "NOUN" and not _is_time(tree, c)) for c in told)


def _is_time(tree: Tree, noun: int) -> bool:
    told = {noun, *tree.children[noun]}
    return any(tree.segment.doc[t].ent_type_ in {"DATE", "TIME", "ORDINAL"} or tree.pos[t] == "NUM" for t in told)


def _is_turn_of_phrase(tree: Tree, verb: int, trigger: Trigger) -> bool:
    """*Shelled out two million*, *exploded on social media*, *the comedian killed it*, *test-fired a missile*."""
    for child in tree.children[verb]:
        hangs = tree.dep[child] == "prep" and tree.lemma[verb] == "hang"  # *a threat hangs over the town*
        if (hangs or tree.dep[child] in {"prt", "advmod"}) and f"{tree.lemma[verb]} {tree.low[child]}" in mood("turns"):
            return True
        if tree.low[child] in {"for", "over"} and "fire" in trigger.sense.rest and _is_ground(tree, child):
            return True  # *came under fire for the delay*
        if tree.dep[child] == "dobj" and tree.lemma[verb] == "beat" and tree.lemma[child] in mood("beaten"):
            return True
        if tree.dep[child] == "dobj" and tree.low[child] == "it" and trigger.sense.event.family == "harm":
            return tree.child(verb, "prt") is None
        if tree.dep[child] in {"npadvmod", "compound", "nmod", "dep"} and tree.low[child] == "test":
            return True
        if tree.dep[child] == "prep":
            nouns = [tree.lemma[c] for c in tree.children[child] if tree.dep[c] == "pobj"]
            if not mood("stages").isdisjoint(nouns):
                return True
    return False


def _cannot_do(tree: Tree, verb: int, trigger: Trigger, lemma: str) -> bool:
    """*The storm hit the coast*, *prices exploded*: what does it has no hand, or can only burst in a figure."""
    if trigger.sense.event.family == "attack" and trigger.role == "acts" and lemma in mood("forces"):
        return True
    if trigger.sense.event.family == "harm" and lemma in mood("nature"):
        return True
    if lemma in mood("players") and trigger.role == "acts" and tree.child(verb, "dobj", "auxpass") is None:
        return trigger.sense.event.id in {"bombing", "shooting", "killing", "attack"} and not _has_armed(tree, verb)
    return lemma in mood("abstract") and tree.child(verb, "dobj") is None and trigger.role != "states"


def _has_armed(tree: Tree, verb: int) -> bool:
    """*The team opened fire at the crowd*: with a mark for whom it is, the words are meant as they stand."""
    return any(tree.dep[c] == "prep" and tree.low[c] in {"at", "on", "with"} for c in tree.children[verb])


def _after_prepositions(tree: Tree, token: int) -> list[int]:
    found: list[int] = []
    for child in tree.children[token]:
        if tree.dep[child] == "prep" and tree.low[child] in _PREPOSITIONS:
            found.extend(c for c in tree.children[child] if tree.dep[c] == "pobj")
    return found


def _is_counted(tree: Tree, noun: int) -> bool:
    return any(tree.dep[c] == "nummod" for c in tree.children[noun])


# --- of any, not of one -----------------------------------------------------------------------------


def _is_of_any(tree: Tree, trigger: Trigger) -> bool:
    """*Bombs kill civilians*, *violence against women is a problem*, *genocide is the killing of a group*."""
    token = trigger.token
    if tree.segment.section is not Section.BODY:
        return False
    verb = tree.head[token] if trigger.nominal else token
    if tree.tag[verb] not in _PRESENT or any(tree.dep[c] in {"aux", "auxpass"} for c in tree.children[verb]):
        return False
    subject = tree.own_subject(verb)
    if subject is None or not (_is_bare(tree, subject) or _is_any_one(tree, subject)):
        return False
    if trigger.nominal:
        return (
            tree.lemma[verb] == "be" and tree.child(verb, "attr") is not None and tree.dep[token] in {"nsubj", "attr"}
        )
    direct = tree.child(verb, "dobj")
    first, last = tree.sentences[tree.sentence[verb]]
    named = any(tree.segment.doc[t].ent_type_ for t in range(first, last))
    return direct is not None and tree.tag[subject] in _PLURAL and _is_bare(tree, direct) and not named


def _is_called_common(tree: Tree, noun: int) -> bool:
    """*Shootings have become common*, *robberies were their main concern*: how often or how bad, of any."""
    if tree.tag[noun] not in _PLURAL or (not _is_bare(tree, noun) and not _is_only_described(tree, noun)):
        return False
    at = noun
    while tree.dep[at] == "conj" and tree.pos[tree.head[at]] in {"NOUN", "PROPN"}:
        at = tree.head[at]
    verb, subject = tree.head[at], tree.dep[at] == "nsubj"
    if tree.lemma[verb] in {"use", "continue", "tend"}:
        verb = next((c for c in tree.children[verb] if tree.dep[c] == "xcomp"), verb)  # *used to be rare*
    if not subject or tree.lemma[verb] not in _LINKING:
        return False
    told = tree.child(verb, "acomp", "attr", "oprd")
    return told is not None and tree.lemma[told] in mood("called")


def _is_only_described(tree: Tree, noun: int) -> bool:
    told = {"det", "nummod", "poss", "relcl", "acl"}
    return not any(tree.dep[c] in told for c in tree.children[noun])


def _is_any_one(tree: Tree, noun: int) -> bool:
    """*A car bomb*, with nothing that says which: *is the weapon of choice*."""
    told = {tree.dep[c] for c in tree.children[noun]} - {"compound", "amod"}
    return told == {"det"} and any(tree.low[c] in {"a", "an"} for c in tree.children[noun])


def _is_bare(tree: Tree, noun: int) -> bool:
    """A common noun without article, number, owner or name."""
    told = {"det", "nummod", "poss", "amod", "relcl", "acl"}
    return tree.pos[noun] == "NOUN" and not any(tree.dep[c] in told for c in tree.children[noun])


def _is_of_a_rule(tree: Tree, token: int) -> bool:
    """*A law against shooting at cars*, *the crime of shelling a hospital*: what a rule speaks of, not a deed."""
    if tree.tag[token] != "VBG" or tree.dep[token] not in {"pcomp", "pobj"}:
        return False
    above = tree.head[tree.head[token]]
    return tree.pos[above] == "NOUN" and tree.lemma[above] in mood("norms")


# --- likened, recalled, at rest, acted --------------------------------------------------------------


def _is_recalled(tree: Tree, noun: int) -> bool:
    """*The anniversary of the massacre*, *a veteran of the battle*, *reminiscent of the siege*."""
    at = noun
    for _ in range(_STEPS):
        preposition = tree.head[at]
        if tree.dep[at] != "pobj":
            return False
        above = tree.head[preposition]
        if tree.lemma[above] in mood("recalls"):
            return True
        at = above
    return False


def _is_at_rest(tree: Tree, noun: int) -> bool:
    """*A pause in the fighting*, *an end to the shelling*: the noun above tells it."""
    preposition = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.low[preposition] not in {"in", "to", "of", "from"}:
        return False
    above = tree.head[preposition]
    return tree.pos[above] == "NOUN" and tree.lemma[above] in mood("rests")


def _is_acted(tree: Tree, token: int, *, harmed: bool) -> bool:
    """*The exercise simulated an attack*, *in the novel the army shells a town*, *stormed a mock village*.

    Who is hurt during a drill is hurt.
    """
    verb = token if tree.pos[token] == "VERB" else tree.head[token]
    if tree.lemma[verb] in mood("acts_out") and verb != token:
        return True
    for child in tree.children[verb]:
        if tree.dep[child] == "dobj" and any(tree.low[c] in {"mock", "simulated"} for c in tree.children[child]):
            return True
        if tree.dep[child] != "prep" or tree.low[child] not in {"in", "during"}:
            continue
        if _is_scene(tree, child):
            return not (harmed and tree.low[child] == "during")
    return False


def _is_scene(tree: Tree, preposition: int) -> bool:
    """*In the novel*, *during a drill*; not *in a series of attacks*."""
    scene = tree.child(preposition, "pobj")
    if scene is None or tree.lemma[scene] not in mood("fiction") or _is_counted(tree, scene):
        return False
    return not any(tree.low[c] == "of" for c in tree.children[scene])


def _is_in_a_work(tree: Tree, token: int) -> bool:
    """*The play is about a woman who shoots her husband*, *in the series a detective hunts a man who shot six*."""
    at = token
    for _ in range(_CLIMBED):
        head = tree.head[at]
        if at != token and tree.pos[at] in {"VERB", "AUX"}:
            subject = tree.own_subject(at)
            if subject is not None and tree.lemma[subject] in mood("works") | mood("fiction"):
                return tree.lemma[at] in mood("tells_a_tale") or tree.lemma[subject] in mood("memorials")
            if any(tree.dep[c] == "prep" and tree.low[c] == "in" and _is_scene(tree, c) for c in tree.children[at]):
                return tree.tag[at] in _PRESENT
        if head == at:
            return False
        at = head
    return False
