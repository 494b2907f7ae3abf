"""In which past a clause is told: the plain past of a story, or the perfect of news and of sums."""

from onrecord.extract.clauses import Tree

_LEANS = frozenset({"advcl", "xcomp", "conj", "acl", "prep", "pcomp", "pobj", "dep", "dobj", "nsubj", "nsubjpass"})
_PAST_BE = frozenset({"was", "were", "got"})
_APART = frozenset(
    {
        *("have", "has", "had", "'ve", "'d", "having"),
        *("previously", "earlier", "formerly", "once", "often", "frequently", "repeatedly", "regularly", "usually"),
        *("historically", "ever", "always", "sometimes", "initially", "since", "so", "ago"),
    }
)
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "where", "when"})
HAVE = frozenset({"has", "have", "'ve"})


def in_the_perfect(tree: Tree, predicate: int) -> bool:
    """Tell whether a verb is in the perfect, and nothing beside it sets it apart: *have been killed*; not *often*."""
    beside = {tree.low[c] for c in tree.children[predicate] if tree.dep[c] in {"aux", "auxpass", "advmod"}}
    return bool(beside & HAVE) and not (beside & _APART) - HAVE


def in_plain_past(tree: Tree, predicate: int) -> bool:
    """Tell whether the clause of a claim is told in the simple past: *was killed*, *fired*, *..., killing four*."""
    at = predicate
    for _ in range(8):
        if tree.pos[at] in {"VERB", "AUX"}:
            words = {
                tree.low[c] for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass", "advmod", "neg", "mark"}
            }
            if words & _APART:
                return False
            if tree.dep[at] == "relcl" and not _is_main(tree, at):
                return False
            if tree.tag[at] == "VBD" or words & _PAST_BE:
                return True
            if tree.tag[at] not in {"VBG", "VBN"}:
                return False
        if tree.dep[at] not in _LEANS or tree.head[at] == at:
            return False
        at = tree.head[at]
    return False


def _is_main(tree: Tree, verb: int) -> bool:
    """*As troops searched the area they came under fire*: the main clause, hung on the noun before it by the parse."""
    root = next(t for t in range(*tree.sentences[tree.sentence[verb]]) if tree.head[t] == t)
    led = any(tree.dep[c] == "mark" for c in tree.children[root])
    first, last = tree.edges[verb]
    return led and not any(tree.low[t] in _RELATIVE for t in range(first, last + 1) if tree.clause[t] == verb)
