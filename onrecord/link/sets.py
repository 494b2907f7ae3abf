"""Disjoint sets of ids whose name is their least member, so that the result does not depend on the order of joins."""

from collections.abc import Iterable


class DisjointSets:
    """Union-find over ids; the representative of a set is its least id."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {i: i for i in ids}
        self._members = {i: [i] for i in self._parent}

    def root(self, item: str) -> str:
        """Return the least id of the set that holds `item`."""
        at = item
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def members(self, item: str) -> list[str]:
        """Return all ids of the set that holds `item`; the very list for two items of one set."""
        return self._members[self.root(item)]

    def join(self, left: str, right: str) -> None:
        """Make one set of two."""
        a, b = sorted((self.root(left), self.root(right)))
        if a != b:
            self._parent[b] = a
            self._members[a] += self._members.pop(b)

    def groups(self) -> dict[str, list[str]]:
        """Return all sets by their least id, members sorted."""
        return {root: sorted(ids) for root, ids in self._members.items()}
