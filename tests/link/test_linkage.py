"""Groups are joined by the mean of all pairs between them, whatever the order, and never where it is forbidden."""

import random
from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.linkage import UNSEEN, Linkage, Pair
from tests.link.test_invariants import HYPOTHESIS

NAMES = [f"n{n:02d}" for n in range(10)]
evidences = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
    st.floats(-6, 8).map(lambda x: round(x, 2)),
    max_size=30,
)
forbidden = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), max_size=4)


def groups_of(evidence: dict[Pair, float], apart: set[Pair]) -> dict[str, list[str]]:
    """Run the linkage on chief accounts and return the groups by their least id."""
    held = {name: [name] for name in NAMES}

    def forbids(a: str, b: str) -> bool:
        return any((min(x, y), max(x, y)) in apart for x in held[a] for y in held[b])

    def joined(a: str, b: str) -> None:
        held[a] = sorted((*held[a], *held.pop(b)))

    Linkage({name: [name] for name in NAMES}, evidence, frozenset(NAMES), forbids).run(joined)
    return held


def by_hand(evidence: dict[Pair, float], apart: set[Pair]) -> dict[str, list[str]]:
    """The same as a definition: look at all pairs of groups each time, and join the best that may be."""
    held = {name: [name] for name in NAMES}
    parted: set[frozenset[str]] = set()
    while True:
        best = None
        for a, b in combinations(sorted(held), 2):
            pairs = [(min(x, y), max(x, y)) for x in held[a] for y in held[b]]
            if not any(p in evidence for p in pairs) or any(frozenset(p) in parted for p in pairs):
                continue
            mean = round(sum(evidence.get(p, UNSEEN) for p in pairs) / len(pairs), 9)
            if mean > 0 and (best is None or (-mean, a, b) < best[:3]):
                best = (-mean, a, b, pairs)
        if best is None:
            return held
        _, a, b, pairs = best
        if any(p in apart for p in pairs):
            parted |= {frozenset(p) for p in pairs}
        else:
            held[a] = sorted((*held[a], *held.pop(b)))


def named(pairs: set[tuple[int, int]]) -> set[Pair]:
    return {(NAMES[a], NAMES[b]) for a, b in pairs}


@HYPOTHESIS
@given(evidences, forbidden)
def test_the_groups_are_those_of_the_definition(
    drawn: dict[tuple[int, int], float], kept: set[tuple[int, int]]
) -> None:
    """The heap finds what looking at all pairs of groups finds."""
    evidence = {(NAMES[a], NAMES[b]): value for (a, b), value in drawn.items()}
    assert groups_of(evidence, named(kept)) == by_hand(evidence, named(kept))


@HYPOTHESIS
@given(evidences, forbidden, st.integers(0, 99))
def test_the_order_of_evidence_does_not_matter(
    drawn: dict[tuple[int, int], float], kept: set[tuple[int, int]], seed: int
) -> None:
    """Groups are a function of what is known of the pairs, in whatever order it came."""
    evidence = {(NAMES[a], NAMES[b]): value for (a, b), value in drawn.items()}
    shuffled = list(evidence.items())
    random.Random(seed).shuffle(shuffled)
    assert groups_of(dict(shuffled), named(kept)) == groups_of(evidence, named(kept))


@HYPOTHESIS
@given(evidences, forbidden)
def test_groups_lie_within_the_components_of_what_speaks_for_a_join(
    drawn: dict[tuple[int, int], float], kept: set[tuple[int, int]]
) -> None:
    """No group reaches over a gap in the graph of likenesses above nought, and none holds a pair that is forbidden."""
    evidence = {(NAMES[a], NAMES[b]): value for (a, b), value in drawn.items()}
    graph = nx.Graph([pair for pair, value in evidence.items() if value > 0])
    graph.add_nodes_from(NAMES)
    components = [set(c) for c in nx.connected_components(graph)]
    for members in groups_of(evidence, named(kept)).values():
        assert any(set(members) <= component for component in components)
        assert not any(pair in named(kept) for pair in combinations(members, 2))


def test_one_likeness_does_not_bring_two_groups_together() -> None:
    """Two pairs of reports much alike, with one weak bridge between them, stay two."""
    evidence = {("n00", "n01"): 6.0, ("n02", "n03"): 6.0, ("n01", "n02"): 2.0}
    groups = groups_of(evidence, set())
    assert groups["n00"] == ["n00", "n01"]
    assert groups["n02"] == ["n02", "n03"]
