"""What is asked, supposed by its order of words, said of whoever, or ordered: the form of a clause by itself."""

from onrecord.extract.clauses import Tree
from onrecord.knowledge.moods import mood
from onrecord.model import Section

_PRESENT = frozenset({"VBZ", "VBP"})
_ORDERED = frozenset({"ROOT", "ccomp", "advcl"})
_DID = frozenset({"did", "was", "were", "has", "have", "had"})
_TAKES_FOR_GRANTED = frozenset({"why", "who", "how", "where", "when", "whom", "whose"})


def is_asked(tree: Tree, at: int) -> bool:
    """Tell whether a question leaves open that it took place: *was it bombed?*; not *why was it bombed?*."""
    first, last = tree.sentences[tree.sentence[at]]
    if tree.low[last - 1] != "?" and not (last - 2 > first and tree.low[last - 2] == "?"):
        return False
    return not _is_presupposed(tree, at)


def asks_whether(tree: Tree, at: int) -> bool:
    """*Is the army planning to storm the camp?*: a question that its verb opens, whatever hangs on that."""
    first, last = tree.sentences[tree.sentence[at]]
    return tree.pos[first] == "AUX" and "?" in tree.low[max(first, last - 2) : last]


def _is_presupposed(tree: Tree, at: int) -> bool:
    """*Why did the army shell the market?*, *who killed the monks?*: asked of the past, it is taken for granted."""
    words = {tree.low[c] for c in tree.children[at]}
    asking = words | {tree.low[g] for c in tree.children[at] for g in tree.children[c]}
    past = tree.tag[at] == "VBD" or (tree.tag[at] in {"VB", "VBN"} and bool(words & _DID))
    return past and tree.dep[at] == "ROOT" and bool(asking & _TAKES_FOR_GRANTED)


def asks_how(tree: Tree, at: int) -> bool:
    """*Did not say why it was bombed* takes for granted that it was."""
    first = tree.edges[tree.clause[at]][0]
    return tree.low[first] in mood("asks_how")


def plea_before(tree: Tree, at: int) -> int | None:
    """*Rejected a plea to halt flights*: the noun of asking right before an infinitive, wherever the parse hangs it."""
    to = min((c for c in tree.children[at] if tree.low[c] == "to"), default=0)
    asked = to > 0 and tree.pos[to - 1] == "NOUN" and tree.lemma[to - 1] in mood("asked")
    return to - 1 if asked else None


def is_inverted(tree: Tree, at: int) -> bool:
    """*Should the rebels attack*, *had they stayed*, *were the army to enter*: before its subject, no question."""
    for step in (at, tree.head[at]):
        subject = tree.own_subject(step)
        opening = [c for c in (*tree.children[step], step) if tree.low[c] in {"should", "had", "were"}]
        if subject is None or not opening or opening[0] > subject or tree.low[subject] == "there":
            continue
        first, last = tree.sentences[tree.sentence[at]]
        before = tree.low[opening[0] - 1] if opening[0] > first else ","
        return tree.low[last - 1] != "?" and before in {",", "and", "but", "\n", '"', "“"}
    return False


def is_of_whoever(tree: Tree, at: int) -> bool:
    """*Whenever shelling starts*, *anyone who is shot*: in the present, it supposes."""
    auxes = {tree.low[c] for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass"}}
    present = tree.tag[at] in _PRESENT or (tree.tag[at] == "VBN" and bool(auxes & {"is", "are"}))
    if not present:
        return False
    subject = tree.own_subject(at)
    around = [*tree.children[at], *(tree.children[subject] if subject is not None else [])]
    if any(tree.low[c] == "whenever" for c in around):
        return True
    return tree.dep[at] == "relcl" and tree.low[tree.head[at]] in mood("anybody")


def is_told_to(tree: Tree, at: int) -> bool:
    """*Kill them all, the officer said*: an order in its own words, with an object and nobody who does it."""
    if tree.tag[at] != "VB" or tree.segment.section is not Section.BODY or tree.dep[at] not in _ORDERED:
        return False
    if any(tree.dep[c] in {"aux", "nsubj", "nsubjpass", "mark"} for c in tree.children[at]):
        return False
    first = tree.sentences[tree.sentence[at]][0]
    opens = at == first or tree.low[at - 1] in {'"', "“", "'", "‘", ",", ":", "not", "n't", "and"}
    return opens and tree.child(at, "dobj") is not None
