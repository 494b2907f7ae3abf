"""Joins accounts by the mean evidence between all of two groups, so that one likeness alone brings no two together.

Average linkage (Sokal and Michener, 1958) on evidence: the two groups between which the mean of all pairs is greatest
are joined first, as long as it is above nought, and nothing forbids any pair of theirs. A pair that was not compared
counts as evidence against, since nothing brought it to be compared.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

UNSEEN = -4.0  # evidence of two chief accounts that share too little to be compared; most compared ones have less
UNSEEN_PART = -0.5  # of accounts of which one is a mention beside others: little speaks of it, little against

Pair = tuple[str, str]


class Linkage:
    """Groups of accounts by their least id, joined by mean evidence; the result does not depend on any order.

    `chief` are the accounts that are what their report is about. `forbids` tells whether two groups must not be
    joined; it is asked when they are about to be.
    """

    def __init__(
        self,
        groups: Mapping[str, Iterable[str]],
        evidence: Mapping[Pair, float],
        chief: frozenset[str],
        forbids: Callable[[str, str], bool],
    ) -> None:
        self._members = {least: sorted(ids) for least, ids in groups.items()}
        self._chiefs = {least: sum(i in chief for i in ids) for least, ids in self._members.items()}
        self._forbids = forbids
        self._pairs: dict[str, dict[str, list[float]]] = defaultdict(dict)
        group_of = {i: least for least, ids in self._members.items() for i in ids}
        for (left, right), value in sorted(evidence.items()):
            a, b = group_of[left], group_of[right]
            if a == b:
                continue
            both = left in chief and right in chief
            held = self._pairs[a].setdefault(b, [0.0, 0.0, 0.0])
            self._pairs[b][a] = held
            held[0] += value
            held[1 if both else 2] += 1
        self._heap = [self._entry(a, b) for a, others in self._pairs.items() for b in others if a < b]
        self._heap = [entry for entry in self._heap if entry[0] < 0]
        heapq.heapify(self._heap)

    def _mean(self, a: str, b: str) -> float:
        total, chiefs, parts = self._pairs[a][b]
        both = self._chiefs[a] * self._chiefs[b]
        all_pairs = len(self._members[a]) * len(self._members[b])
        unseen = (both - chiefs) * UNSEEN + (all_pairs - both - parts) * UNSEEN_PART
        return round((total + unseen) / all_pairs, 9)

    def _entry(self, a: str, b: str) -> tuple[float, str, str, int, int]:
        left, right = min(a, b), max(a, b)
        return (-self._mean(a, b), left, right, len(self._members[left]), len(self._members[right]))

    def run(self, joined: Callable[[str, str], None]) -> None:
        """Join until nothing more can be; `joined` is called with the least ids of each two groups, lesser first."""
        while self._heap:
            _, a, b, size_a, size_b = heapq.heappop(self._heap)
            stale = a not in self._members or b not in self._members
            if stale or (len(self._members[a]), len(self._members[b])) != (size_a, size_b):
                continue
            if self._forbids(a, b):
                self._part(a, b)
                continue
            joined(a, b)
            self._merge(a, b)

    def _part(self, a: str, b: str) -> None:
        """Let two groups never be joined, nor what either becomes part of: the pair has no mean above nought again."""
        self._pairs[a][b][0] = -1e9

    def _merge(self, a: str, b: str) -> None:
        others = self._pairs.pop(b)
        del self._pairs[a][b]
        del others[a]
        for other, held in others.items():
            del self._pairs[other][b]
            mine = self._pairs[a].setdefault(other, [0.0, 0.0, 0.0])
            self._pairs[other][a] = mine
            for n in range(3):
                mine[n] += held[n]
        self._members[a] = sorted((*self._members[a], *self._members.pop(b)))
        self._chiefs[a] += self._chiefs.pop(b)
        for other in self._pairs[a]:
            entry = self._entry(a, other)
            if entry[0] < 0:
                heapq.heappush(self._heap, entry)
