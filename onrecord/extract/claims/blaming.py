"""Whom the words lay a deed to: *is accused of*, *blamed for*, *at the hands of*, *claimed by*, *mines laid by*."""

from onrecord.extract.claims.negation import is_negated
from onrecord.extract.clauses import Tree, antecedent
from onrecord.knowledge.speech import Act, speech

_CHARGES = frozenset({"of", "for", "with", "in"})
_ANSWERS = frozenset({"responsible", "guilty"})
_VEHICLES = frozenset(
    {"bus", "convoy", "ambulance", "truck", "lorry", "ship", "boat", "vehicle", "car", "train", "van"}
)
_STEPS = 6  # words climbed from a deed to the verb that charges somebody with it
_UP = frozenset({"pcomp", "pobj", "prep", "conj", "dobj", "xcomp", "relcl", "compound"})
_SENT = frozenset({"send", "order", "deploy", "dispatch", "command", "instruct", "pay", "hire", "direct"})


def charged(tree: Tree, token: int) -> list[int]:
    """Return whom the words above a deed charge with it, without saying who does: *X was accused of killing them*.

    Nobody where they are cleared of it, or where the words say who blames them: the accusation is then read with
    its speaker.
    """
    at = token
    for _ in range(_STEPS):
        above = tree.head[at]
        if above == at or tree.dep[at] not in _UP:
            return []
        if tree.dep[at] == "prep":
            accused = _charged_by(tree, above, tree.low[at])
            if accused is not None:
                return [] if is_negated(tree, above) else tree.conjuncts(antecedent(tree, accused))
        elif (
            tree.dep[at] not in {"pobj", "pcomp"}
            and tree.pos[above] == "VERB"
            and tree.own_subject(above)
            not in {
                None,
                at,
            }
        ):
            return []
        at = above
    return []


def _charged_by(tree: Tree, word: int, prep: str) -> int | None:
    """The one whom a passive verb of blame, *responsible for* or *behind* makes answer for what follows."""
    if prep in _CHARGES and lays(tree, word):
        subject = tree.child(word, "nsubjpass")
        if subject is not None:
            return subject
        bare = tree.tag[word] == "VBN" and tree.dep[word] == "acl" and tree.child(word, "dobj") is None
        return tree.head[word] if bare else None
    if prep == "for" and tree.low[word] in _ANSWERS and tree.dep[word] in {"acomp", "oprd"}:
        return tree.subject(tree.head[word])
    if prep == "behind" and tree.lemma[word] == "be":
        return tree.subject(word)
    return None


def lays(tree: Tree, verb: int) -> bool:
    """Tell whether a verb accuses or blames."""
    return any(v.act in {Act.ACCUSE, Act.BLAME} for v in speech().verbs.get(tree.lemma[verb], ()))


def at_hands(tree: Tree, word: int) -> list[int]:
    """*Died at the hands of the police*: those in whose hands it came about."""
    for child in tree.children[word]:
        hands = tree.child(child, "pobj") if tree.low[child] == "at" else None
        if hands is not None and tree.low[hands] == "hands":
            return [n for c in tree.children[hands] if tree.low[c] == "of" for n in _joined(tree, c)]
    return []


def is_driven(tree: Tree, head: int) -> bool:
    """Whether a noun is a vehicle, of which the words may say whose it is: *buses of the aid agency*."""
    return tree.lemma[head] in _VEHICLES


def wielders(tree: Tree, head: int) -> list[int]:
    """*A mine laid by rebels*, *drones of the front*: whose a weapon is, or who is said to have used it."""
    for child in tree.children[head]:
        if tree.dep[child] in {"acl", "relcl"} and tree.tag[child] == "VBN":
            by = [n for c in tree.children[child] if tree.low[c] == "by" for n in _joined(tree, c)]
            if by:
                return by
    for child in tree.children[head]:
        if tree.dep[child] == "prep" and tree.low[child] in {"of", "from"} and (whose := _joined(tree, child)):
            return whose
    return [c for c in tree.children[head] if tree.dep[c] == "poss" and tree.pos[c] != "PRON"]


def _joined(tree: Tree, prep: int) -> list[int]:
    return [n for c in tree.children[prep] if tree.dep[c] == "pobj" for n in tree.conjuncts(c)]


def sent(tree: Tree, verb: int) -> list[int]:
    """*Sent troops to storm the prison*: those sent storm it, not who sends them."""
    above = tree.head[verb]
    if tree.dep[verb] not in {"advcl", "xcomp", "acl"} or tree.tag[verb] != "VB" or tree.own_subject(verb) is not None:
        return []
    if tree.dep[verb] == "acl":
        told = tree.dep[above] in {"dobj", "nsubjpass"} and tree.lemma[tree.head[above]] in _SENT
        return tree.conjuncts(above) if told else []
    if tree.lemma[above] not in _SENT:
        return []
    dispatched = tree.child(above, "dobj", "nsubjpass")
    return tree.conjuncts(dispatched) if dispatched is not None and dispatched < verb else []
