"""The days after: when somebody was charged, tried or buried, a body examined. None of them is the day of the deed."""

from onrecord.extract.clauses import Tree
from onrecord.extract.dates.mentions import DateMention
from onrecord.knowledge.ontology import Ontology

_STEPS = 8  # words climbed from a date to the verb that it hangs on
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_REASONS = frozenset({"for", "over"})
_STAYS = frozenset({"remain", "stay"})
_IS = frozenset({"be", "list"})
_CARE = frozenset({"condition", "hospital", "care", "surgery", "coma"})
_HELD = frozenset({"hospitalized", "hospitalised"})
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
    return is_of_care(tree, reach[0]) or any(tree.lemma[t] in words.rites for t in _arguments(tree, verb))


def is_of_care(tree: Tree, token: int) -> bool:
    """*Remained hospitalized on Friday*, *was listed in stable condition Friday*, *underwent surgery*: hurt before."""
    verb = verb_of(tree, token)
    if tree.low[verb] in _HELD and tree.low[verb - 1] in {"remains", "remained", "stays", "stayed", "remain", "stay"}:
        return True
    if tree.lemma[verb] not in _STAYS | _IS | {"undergo"}:
        return False
    held = {tree.lemma[t] for t in _arguments(tree, verb) if t > verb}
    state = {tree.low[c] for c in tree.children[verb] if tree.dep[c] in {"acomp", "xcomp", "oprd"}}
    return bool(held & _CARE) or (tree.lemma[verb] in _STAYS and bool(state & _HELD))


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
