"""One and none: *a man*, a named victim, *its director* is one; *nobody*, *no civilians* is nought."""

from collections.abc import Iterator

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.tally import PEOPLE_MEASURES, SINGLED, Tally
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.values import Count, Measure

_NOBODY = frozenset({"no", "nobody", "none", "zero"})


def zero(tally: Tally, head: int, measure: Measure) -> Count | None:
    tree = tally.tree
    first = next((c for c in tree.children[head] if tree.low[c] in _NOBODY), None)
    if tree.low[head] in {"nobody", "none"}:
        first = head
    if first is None and head and tree.low[head - 1] == "no":
        first = head - 1
    if first is None and head and tree.low[head - 1] == "without":
        first = head
    if first is None or measure not in PEOPLE_MEASURES:
        return None
    return Count(measure=measure, low=0, high=0, span=tree.span(min(first, head), max(first, head)))


def single(tally: Tally, heads: list[int], measure: Measure) -> Iterator[Count]:
    """*A man*, a named victim, *its director* is one."""
    tree = tally.tree
    if measure not in SINGLED:
        return
    for head in heads:
        if tree.tag[head] not in {"NN", "NNP"} or head in tally.by_token:
            continue
        named = tree.segment.doc[head].ent_type_ == "PERSON" and tree.tag[head] == "NNP"
        aged = tree.low[head] == "old" and head > 1 and tree.low[head - 2] in {"year", "month"}
        known = tree.lemma[head] in tally.words.groups or tree.lemma[head] in {"person", "civilian", "victim"} or aged
        if not named and not (known and _determined(tree, head)):
            continue
        span = tree.span(_phrase_start(tree, head), head)
        group, status = group_of(tally.tree, tally.words, head)
        one = Count(measure=measure, low=1, high=1, span=span, group=None if named else group, victim_status=status)
        yield because(one, "count.named_one" if named else "count.one", tree, head)


def is_one(tree: Tree, head: int) -> bool:
    """*A woman* among others that a number tells."""
    return any(tree.low[c] in {"a", "an", "one", "another"} for c in tree.children[head])


def _determined(tree: Tree, head: int) -> bool:
    for child in tree.children[head]:
        if tree.low[child] in {"a", "an", "one", "another"} or tree.dep[child] == "poss":
            return True
        if tree.low[child] == "the" and tree.dep[head] in {"nsubjpass", "dobj"}:
            return True  # *the gunman was killed*
    return False


def _phrase_start(tree: Tree, head: int) -> int:
    lefts = [c for c in tree.children[head] if c < head and tree.dep[c] in {"det", "amod", "compound", "poss", "nmod"}]
    return min([head, *lefts])
