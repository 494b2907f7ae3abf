"""Which sentences go on about the truce told before them: *it was brokered by X*, *the pause runs from six to two*."""

from onrecord.extract.claims.frames import is_passive
from onrecord.extract.clauses import Tree
from onrecord.knowledge.happenings import happening
from onrecord.knowledge.threads import thread_words

_TRUCES = ("ceasefire", "pause", "agreement", "corridor")
_FORCE = frozenset({"effect", "force", "hold"})


def taking_up(tree: Tree, sentence: int) -> int | None:
    """Return the subject of a sentence that can only be a truce told before: *it was brokered*; or None."""
    mediated = thread_words().brokers | thread_words().guarantors
    for verb in range(*tree.sentences[sentence]):
        subject = tree.own_subject(verb) if tree.dep[verb] in {"ROOT", "ccomp"} else None
        if subject is None or not (_runs(tree, verb) or (tree.lemma[verb] in mediated and is_passive(tree, verb))):
            continue
        the = any(tree.low[c] in {"the", "this"} for c in tree.children[subject])
        if tree.low[subject] == "it" or (the and any(happening(e).named_in(tree.low[subject]) for e in _TRUCES)):
            return subject
    return None


def _runs(tree: Tree, verb: int) -> bool:
    """*Runs from six*, *begins at noon*, *came into force*, *takes effect*: what a truce does, and no army."""
    if tree.lemma[verb] not in thread_words().runs:
        return False
    thing = tree.child(verb, "dobj")
    into = [tree.low[n] for c in tree.children[verb] if tree.low[c] == "into" for n in tree.children[c]]
    whole = tree.lemma[verb] in {"run", "last", "begin", "start", "expire", "end"}
    if thing is None and not into:
        return whole
    return bool({*into, tree.low[thing] if thing is not None else ""} & _FORCE)
