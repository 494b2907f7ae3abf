"""A number told before, taken up by *the*: *Troops met four gunmen. The gunmen were killed* tells of four.

What is said of *the gunmen*, without a number and without words that pick some of them, is said of all those told last;
where no number of just such persons was told shortly before, nothing is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.tally import SINGLED, Tally
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.values import Count, Measure, Span

REACH = 6  # sentences over which a number is taken up
_DEFINITE = frozenset({"the", "these", "those", "both", "all"})
_PICKS = frozenset({"relcl", "acl", "nummod", "poss"})  # words that may tell some of them from the others
_SOME = frozenset({"other", "remaining", "rest", "first", "second", "last", "more", "latter", "former", "surviving"})


@dataclass(frozen=True, slots=True)
class Told:
    """A number of persons as a text told it: their noun, its words, and its sentence counted through the report."""

    lemma: str
    number: Number
    span: Span
    sentence: int


def told_in(tree: Tree, numbers: list[Number], first: int) -> list[Told]:
    """Return the numbers of a segment that count somebody by a noun; `first` is the number of its first sentence."""
    return [
        Told(tree.lemma[n.noun], n, tree.span(n.first, max(n.noun, n.last)), first + tree.sentence[n.first])
        for n in numbers
        if n.noun is not None and not n.more and ((n.low or 0) > 1 or (n.high or 0) > 1)
    ]


def taken_up(tally: Tally, heads: list[int], measure: Measure) -> Iterator[Count]:
    """Yield the count of those whom a noun with *the* takes up, with the ends that their number was told with."""
    tree, words = tally.tree, tally.words
    for head in heads if measure in SINGLED else ():
        lemma = tree.lemma[head]
        named = tree.tag[head] == "NNS" and words.is_people(lemma) and lemma not in words.anybody
        if not named or head in tally.by_token or not _is_all_of_them(tree, head):
            continue
        before = _last_told(tally, head)
        if before is None:
            continue
        group, status = group_of(tree, words, head)
        count = Count(
            measure=measure,
            low=before.number.low,
            high=before.number.high,
            modifier=before.number.modifier,
            span=tree.span(tree.edges[head][0], head),
            group=group,
            victim_status=status,
        )
        yield because(count, "count.taken_up", told=before.span)


def _is_all_of_them(tree: Tree, head: int) -> bool:
    beside = tree.children[head]
    definite = any(tree.low[c] in _DEFINITE and tree.dep[c] in {"det", "predet"} for c in beside)
    some = any(tree.dep[c] in _PICKS or tree.low[c] in _SOME or tree.dep[c] == "prep" for c in beside)
    return definite and not some


def _last_told(tally: Tally, head: int) -> Told | None:
    """The last number of such persons before a noun, if it was told shortly before."""
    tree = tally.tree
    here = tally.first_sentence + tree.sentence[head]
    own = [t for t in told_in(tree, tally.numbers, tally.first_sentence) if t.number.first < head]
    near = [t for t in (*tally.before, *own) if t.lemma == tree.lemma[head] and here - t.sentence <= REACH]
    return near[-1] if near else None
