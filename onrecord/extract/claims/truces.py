"""What is said of a truce, an agreement, a corridor: announced, in force, broken, over."""

from onrecord.extract.claims.governing import governor
from onrecord.extract.claims.negation import is_negated
from onrecord.extract.clauses import Tree
from onrecord.knowledge.ontology import Ontology
from onrecord.model import Status

_APART = frozenset({"despite", "under", "since", "before", "until", "ahead", "on"})


_STATES = frozenset({"over", "dead", "null", "void"})  # *declared the truce over*, wherever *over* hangs
_MEASURES_UP = frozenset({"enough", "sufficient", "insufficient"})


def truce_status(tree: Tree, token: int, words: Ontology) -> tuple[Status | None, int | None]:
    """Return what is said of a truce, agreement or corridor, by the verb or noun that it stands with, and that word."""
    for participle in (c for c in tree.children[token] if tree.dep[c] in {"acl", "relcl", "amod"}):
        status = _status_word(tree, participle, words)
        if status and tree.pos[participle] == "VERB" and tree.dep[participle] != "amod":
            found = status, participle
            above = _status_above(tree, token, words)
            return above if above[0] is not None else found
    return _status_above(tree, token, words)


def _status_above(tree: Tree, token: int, words: Ontology) -> tuple[Status | None, int | None]:
    at = token
    for _ in range(4):
        above, relation = governor(tree, at)
        if above == at:
            return None, None
        if relation in _APART and tree.pos[above] == "VERB" and (relation, tree.lemma[above]) != ("on", "agree"):
            return None, None
        if relation == "under":  # *violations of rights under the agreement*
            return None, None
        told = _raised(tree, above)
        if told is not None and _status_word(tree, told, words):
            return _status_word(tree, told, words), told
        status = _status_word(tree, above, words)
        if status is Status.ANNOUNCED and _is_being_made(tree, above, words):
            return Status.PLANNED, above
        if status:
            return status, above
        if tree.pos[above] in {"NOUN", "PROPN"} or tree.dep[above] in {"xcomp"}:
            at = above
            continue
        return None, None
    return None, None


def _raised(tree: Tree, verb: int) -> int | None:
    """*Is to begin*, *is due to end*, *is expected to hold*, *has yet to start*: the verb that says it of the truce."""
    for at in (verb, tree.child(verb, "acomp", "oprd")):
        if at is not None and tree.lemma[at] in _MEASURES_UP:
            continue  # *is not enough to reach the hungry*
        told = tree.child(at, "xcomp") if at is not None else None
        if told is not None and tree.child(verb, "dobj") is None and tree.own_subject(told) is None:
            return told
    return None


def _is_being_made(tree: Tree, verb: int, words: Ontology) -> bool:
    """*Is being negotiated*, *are trying to broker*: what is not done yet has brought no truce about."""
    if tree.lemma[verb] not in words.makes or is_negated(tree, verb):
        return False
    auxiliaries = {tree.low[c] for c in tree.children[verb] if tree.dep[c] in {"aux", "auxpass"}}
    return (tree.tag[verb] in {"VB", "VBG"} and not auxiliaries & {"did", "having"}) or "being" in auxiliaries


def _status_word(tree: Tree, token: int, words: Ontology) -> Status | None:
    near = {tree.lemma[c] for c in tree.children[token]}
    for noun in (c for c in tree.children[token] if tree.dep[c] in {"dobj", "ccomp", "oprd"}):
        near |= {tree.low[c] for c in tree.children[noun] if c > noun and tree.low[c] in _STATES}
    near |= {tree.lemma[g] for c in tree.children[token] if tree.dep[c] == "prep" for g in tree.children[c]}
    for rest, status in words.truce.get(tree.lemma[token], ()):
        if all(w in near for w in rest):
            return status
    return None
