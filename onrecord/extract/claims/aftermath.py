"""The days after: when somebody was charged, tried or buried, a body examined. None of them is the day of the deed."""

from onrecord.extract.clauses import Tree
from onrecord.extract.dates.mentions import DateMention
from onrecord.knowledge.ontology import Ontology

_STEPS = 8  # words climbed from a date to the verb that it hangs on
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_REASONS = frozenset({"for", "over"})
_ASKED = frozenset({"questioning", "interrogation", "question"})  # *held for questioning*: of the raid's own day


def verb_of(tree: Tree, token: int) -> int:
    """Return the verb that a date hangs on; the last word climbed to where there is none."""
    at = token
    for _ in range(_STEPS):
        if tree.pos[at] in {"VERB", "AUX"} or tree.head[at] == at:
            return at
        at = tree.head[at]
    return at


def is_after(tree: Tree, mention: DateMention, words: Ontology, own: frozenset[int] = frozenset()) -> bool:
    """*Was indicted on Tuesday*, *an autopsy was performed Wednesday*; not where the verb is one of a claim's `own`."""
    reach = tree.at(mention.span)
    if reach is None:
        return False
    verb = verb_of(tree, reach[0])
    if tree.pos[verb] not in {"VERB", "AUX"} or verb in own:
        return False
    if tree.lemma[verb] in words.courts:
        return tree.lemma[verb] != "identify" or any(tree.low[c] == "as" for c in tree.children[verb])
    if tree.lemma[verb] in words.arrests:
        return _for_a_deed(tree, verb)
    return any(tree.lemma[t] in words.rites for t in _arguments(tree, verb))


def _arguments(tree: Tree, verb: int) -> list[int]:
    """The heads of a verb's subject, objects and of what its prepositions hold."""
    near = [verb, *(c for c in tree.children[verb] if tree.dep[c] in {"prep", "agent"})]
    return [c for at in near for c in tree.children[at] if tree.dep[c] in _ARGUMENTS]


def _for_a_deed(tree: Tree, verb: int) -> bool:
    """*Arrested over the killing*, *in connection with it*, *on charges of it*: the words say for which deed."""
    for child in tree.children[verb]:
        if tree.dep[child] != "prep":
            continue
        held = tree.child(child, "pobj", "pcomp")
        if tree.low[child] in _REASONS and held is not None and tree.lemma[held] not in _ASKED:
            return True
        if held is not None and tree.lemma[held] in {"connection", "relation", "suspicion", "charge"}:
            return True
    return False
