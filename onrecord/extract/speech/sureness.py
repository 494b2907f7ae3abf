"""How sure the words round a clause are: what is believed, what evidence suggests, what only reports say."""

from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.knowledge.speech import speech
from onrecord.model import Certainty

_STEPS = 5  # words climbed from an event's word to the verb whose subject tells of it
_BESIDE = frozenset({"acl", "relcl", "pobj", "prep", "dobj", "ccomp", "pcomp", "nsubj"})
_VERBAL = frozenset({"VERB", "AUX"})


def of_frame(tree: Tree, token: int) -> tuple[Certainty, ...]:
    """Return what the noun over a clause, the verb over it and that verb's subject leave of certainty."""
    return by_noun(tree, token), _by_verb(tree, token), _by_subject(tree, token)


def by_noun(tree: Tree, token: int) -> Certainty:
    """Return how sure the noun above a clause or a noun is: *a possibility that*, *no doubt that*, *reports of*."""
    head, dep = tree.head[token], tree.dep[token]
    if dep in {"pobj", "pcomp"} and tree.low[head] == "of":
        dep, head = "acl", tree.head[head]
    if dep not in {"acl", "ccomp", "relcl"} or tree.pos[head] != "NOUN":
        return Certainty.CERTAIN
    if tree.lemma[head] in speech().words("speakers.doubts"):
        return because(Certainty.POSSIBLE, "certainty.noun", tree, head)
    if tree.lemma[head] == "doubt" and any(tree.low[c] in {"no", "little"} for c in tree.children[head]):
        return because(Certainty.ALMOST_CERTAIN, "certainty.noun", tree, head)
    told = tree.dep[head] in {"attr", "dobj", "pobj", "ROOT"}
    hearsay = told and _is_unowned_report(tree, head)
    return because(Certainty.REPORTED, "certainty.noun", tree, head) if hearsay else Certainty.CERTAIN


def _is_unowned_report(tree: Tree, noun: int) -> bool:
    """*Reports*, *unconfirmed accounts*; not *the UN's reports*, *accounts by residents*."""
    if tree.low[noun] not in speech().words("speakers.rumours"):
        return False
    return not any(tree.dep[c] in {"poss", "nmod", "compound"} or tree.low[c] == "by" for c in tree.children[noun])


def _by_verb(tree: Tree, token: int) -> Certainty:
    """*Officials believe that*, *evidence suggests that*, *it is said that*: the verb over a clause."""
    clause = tree.clause[token]
    head = tree.head[clause]
    if tree.dep[clause] != "ccomp" or tree.pos[head] not in _VERBAL or clause < head or tree.dep[head] == "acl":
        return Certainty.CERTAIN
    lemma = tree.lemma[head]
    passive = any(tree.dep[c] == "auxpass" for c in tree.children[head])
    if passive and lemma in speech().words("speakers.rumoured"):
        subject = tree.own_subject(head)
        nobody = subject is not None and tree.low[subject] == "it" and tree.child(head, "agent") is None
        return because(Certainty.REPORTED, "certainty.verb", tree, head) if nobody else Certainty.CERTAIN
    if any(tree.dep[c] == "neg" for c in tree.children[head]):
        return Certainty.CERTAIN
    if lemma in speech().words("speakers.believes"):
        return because(Certainty.LIKELY, "certainty.verb", tree, head)
    return (
        because(Certainty.POSSIBLE, "certainty.verb", tree, head) if lemma in {"suspect", "fear"} else Certainty.CERTAIN
    )


def _by_subject(tree: Tree, token: int) -> Certainty:
    """*Unconfirmed reports spoke of 12 killed*, *reports that could not be verified put the dead at 12*."""
    at = token
    for _ in range(_STEPS):
        if tree.pos[at] in _VERBAL and at != token:
            subject = tree.own_subject(at)
            if subject is not None:
                hearsay = _is_unowned_report(tree, subject) and not tree.under(token, subject)
                return because(Certainty.REPORTED, "certainty.noun", tree, subject) if hearsay else Certainty.CERTAIN
        if tree.head[at] == at or tree.dep[at] not in _BESIDE:
            return Certainty.CERTAIN
        at = tree.head[at]
    return Certainty.CERTAIN
