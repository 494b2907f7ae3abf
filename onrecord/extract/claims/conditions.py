"""What stands under a condition (*if the army enters, thousands will die*), and what is a threat all the same."""

from onrecord.extract.clauses import Tree
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge.moods import mood
from onrecord.knowledge.speech import Act

FORETELLS = frozenset({Act.WARN, Act.THREATEN})
_STEPS = 6  # words climbed from a verb to the one that a condition stands over


def supposed(tree: Tree, at: int) -> bool:
    """*If the army were to enter*: a condition over the verb that a planned thing hangs on, or under it."""
    step = at
    if any(tree.dep[c] == "advcl" and _is_condition(tree, c) for c in tree.children[at]):
        return True
    for _ in range(_STEPS):
        if any(tree.low[c] in mood("conditions") for c in tree.children[step] if tree.dep[c] == "mark"):
            return True
        if tree.dep[step] not in {"xcomp", "acomp", "oprd"} or tree.head[step] == step:
            return False
        step = tree.head[step]
    return False


def on_condition(tree: Tree, at: int) -> bool:
    """*If deliberate, it is a war crime*: what holds in the present only if something else does."""
    verb = at if tree.pos[at] in {"VERB", "AUX"} else tree.head[at]
    if tree.tag[verb] not in {"VBZ", "VBP"}:
        return False
    return any(tree.dep[c] == "advcl" and c < verb and _is_condition(tree, c) for c in tree.children[verb])


def is_condition_itself(tree: Tree, at: int) -> bool:
    """*If the army enters*: whether the verb is that of the condition."""
    return any(tree.dep[c] == "mark" and tree.low[c] in mood("conditions") for c in tree.children[at])


def is_threatened(tree: Tree, at: int, attribution: Attribution | None) -> bool:
    """*Threatened to shell the town if they stayed*: a threat, whatever its condition."""
    said = attribution is not None and attribution.act in FORETELLS
    return (said or tree.lemma[tree.head[at]] in mood("fears")) and not is_condition_itself(tree, at)


def _is_condition(tree: Tree, clause: int) -> bool:
    """*If the army enters, thousands will die*; not *even if*, nor *asked if*."""
    marks = [c for c in tree.children[clause] if tree.dep[c] == "mark" and tree.low[c] in {"if", "unless", "provided"}]
    return bool(marks) and tree.low[marks[0] - 1] != "even"


def supposing(tree: Tree, at: int) -> bool:
    """Whether a word of the sentence supposes: *if*, *without*, *otherwise*."""
    first, last = tree.sentences[tree.sentence[at]]
    return not mood("supposed").isdisjoint(tree.low[first:last])
