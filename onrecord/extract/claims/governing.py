"""What a noun of event leans on: the verb that lends itself to it, the word that governs it, what it only describes."""

from onrecord.extract.clauses import Tree
from onrecord.knowledge.moods import mood

_AMOUNTS = frozenset({"series", "serie", "wave", "number", "string", "spate", "barrage", "round", "dozen", "score"})


def light_verb(tree: Tree, token: int, does: frozenset[str], undergoes: frozenset[str]) -> int | None:
    """Return the verb that lends itself to a noun of event: *carried out strikes*, *came under fire*."""
    head = tree.head[token]
    if tree.dep[token] == "pobj" and tree.low[head] == "of" and tree.lemma[tree.head[head]] in _AMOUNTS:
        return light_verb(tree, tree.head[head], does, undergoes)
    if tree.dep[token] == "conj":
        head = tree.head[head] if tree.pos[head] not in {"VERB", "AUX"} else head
    if tree.dep[token] in {"dobj", "nsubjpass", "conj", "oprd"} and tree.lemma[head] in does:
        return head
    if tree.dep[token] in {"pobj", "pcomp"} and tree.dep[head] == "prep":
        verb = tree.head[head]
        if tree.low[head] in {"out", "under"} and tree.lemma[verb] in does | undergoes | {"be", "live", "remain"}:
            return verb
    if tree.dep[token] in {"dobj"} and tree.lemma[head] in undergoes:
        return head
    if tree.dep[token] == "attr" and any(
        tree.tag[c] == "VBG" and tree.lemma[c] in does for c in tree.children[token] if c < token
    ):
        return head  # *is escalating attacks*, parsed as attacks that escalate
    if tree.dep[token] == "pobj" and tree.low[head] == "with" and tree.lemma[tree.head[head]] in does:
        return tree.head[head]
    return None


def governor(tree: Tree, token: int) -> tuple[int, str]:
    """Return the verb or noun that a noun leans on, through prepositions and joined nouns, and by what relation."""
    at, relation = token, ""
    for _ in range(12):
        dep, head = tree.dep[at], tree.head[at]
        if head == at:
            return at, relation or "ROOT"
        if tree.is_lost_subject(at):
            return head, "nsubj"
        if dep == "conj":
            at = head
            if tree.pos[at] in {"VERB", "AUX"}:
                return at, relation or "conj"
            continue
        if dep in {"pobj", "pcomp"}:
            relation = tree.low[head]
            at = head
            continue
        if dep in {"prep", "agent"}:
            return head, relation or tree.low[at]
        return head, relation or dep.replace("csubj", "nsubj")
    return at, relation


def only_describes(tree: Tree, noun: int, describing: frozenset[str]) -> bool:
    """*Responsible for roadside bombings*, *plans attacks*: an undated bare plural tells what someone is."""
    if tree.tag[noun] != "NNS" or any(tree.dep[c] in {"nummod", "det", "poss"} for c in tree.children[noun]):
        return False
    first, last = tree.edges[tree.clause[noun]]
    if any(t.ent_type_ in {"DATE", "TIME"} for t in tree.segment.doc[first : last + 1]):
        return False
    at = noun
    for _ in range(6):
        above = tree.head[at]
        if above == at or tree.dep[at] not in {"dobj", "pobj", "pcomp", "prep", "conj", "compound"}:
            return False
        told = tree.child(above, "acomp") if tree.dep[at] == "conj" and tree.pos[above] == "AUX" else None
        if told is not None and tree.lemma[told] in describing:
            return True  # *is responsible for fire and attacks*, where the parse joins *attacks* to *is*
        if tree.lemma[above] in describing and tree.dep[at] != "compound":
            return True
        at = above
    return False


def is_what_for(tree: Tree, infinitive: int, verb: int) -> bool:
    """*Began an offensive to retake the town*: what it was begun for, as against *began to retake the town*."""
    thing = tree.child(verb, "dobj")
    return thing is not None and thing < infinitive and tree.lemma[thing] in mood("undertakings")
