"""Which of many are worth comparing: those that share a key of their own, near in time where the key has one.

Whether two meet depends on these two alone, never on how many others share the key: one more report adds pairs of its
own and takes none away, so that linking a report's neighbourhood anew gives the same as linking all anew.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.model.traces import KeyColumns, KeyRow, number_of

_63_BITS = (1 << 63) - 1
_MIX = 0x5851F42D4C957F2D  # the multiplier of Knuth's MMIX: spreads one bit over all
AT_ONCE = 1 << 20  # finds of keys that are looked through at once
MARKS = 1 << 22  # days from the year 1 on, or numbers of weeks: a mark is less


class Key(NamedTuple):
    """What something is looked up by: two meet where the heads are one and the marks lie within `window`.

    `mark` is a day (0 where time has no part in it). All keys of one head have one window. One of the two must seek: a
    province is found by what is told of the province, and what is told of its towns does not seek each other by it.
    """

    head: int
    mark: int = 0
    window: int = 0
    seeks: bool = True


@lru_cache(maxsize=1 << 18)
def head(*parts: object) -> int:
    """Return the number of what is shared, the same on every machine, of 63 bits."""
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), "big") >> 1


def with_numbers(first: int, *numbers: int) -> int:
    """Return the number of a head and of numbers shared as well: `head` of words that only a few hold takes longer."""
    for number in numbers:
        first = (first * _MIX + number) & _63_BITS
    return first


class Lookup(KeyColumns):
    """The keys of many, by columns; `owners` are their ids, in the order of `keys`.

    `within` names for an owner the one in whose name its keys are kept: the piece that a claim is of.
    """

    def __init__(self, owners: Sequence[str], keys: Iterable[Iterable[Key]]) -> None:
        self.owners = owners
        self.within: Mapping[str, str] = {}
        heads, marks, windows, seeks, of = array("q"), array("q"), array("h"), array("b"), array("i")
        for number, own in enumerate(keys):
            columns = tuple(zip(*own, strict=True))  # by columns at once: there are a hundred keys of each and more
            for column, values in zip((heads, marks, windows, seeks), columns, strict=bool(columns)):
                column.extend(values)
            of.extend(repeat(number, len(heads) - len(of)))
        self._heads, self._marks = np.array(heads, np.int64), np.array(marks, np.int64)
        self._windows, self._seeks = np.array(windows, np.int64), np.array(seeks, np.bool_)
        self._of = np.array(of, np.int32)

    def rows(self) -> Iterator[KeyRow]:
        """Yield each key with the number of the owner in whose name it is kept."""
        numbers = [number_of(self.within.get(i, i)) for i in self.owners]
        for at in range(0, len(self._of), 100_000):
            part = slice(at, at + 100_000)
            columns = self._heads[part], self._marks[part], self._of[part], self._seeks[part]
            for one, mark, of, seeks in zip(*(column.tolist() for column in columns), strict=True):
                yield one, mark, numbers[of], seeks

    def keys(self) -> Iterator[Key]:
        """Yield all keys, whoever's they are."""
        columns = (self._heads, self._marks, self._windows, self._seeks)
        yield from map(Key, *(column.tolist() for column in columns))

    def by_owner(self) -> dict[str, list[Key]]:
        """Return the keys of each owner."""
        found: dict[str, list[Key]] = {i: [] for i in self.owners}
        for key, of in zip(self.keys(), self._of.tolist(), strict=True):
            found[self.owners[of]].append(key)
        return found

    def meeting(self) -> Iterator[tuple[int, int]]:
        """Yield each pair of those who meet once, by their places among the owners, the lesser first."""
        if not self._heads.size:
            return
        _, rank = np.unique(self._heads, return_inverse=True)
        code = rank.astype(np.int64) * MARKS + self._marks
        order = np.lexsort((self._of, code))
        code, windows, seeks, of = code[order], self._windows[order], self._seeks[order], self._of[order]
        low = np.searchsorted(code, code - windows)
        high = np.searchsorted(code, code + windows, side="right")
        shared = np.flatnonzero(high - low > 1)
        shared = shared[np.argsort(of[shared], kind="stable")]
        for some in _blocks(of[shared], (high - low)[shared]):
            at = shared[some]
            found = high[at] - low[at]
            by = np.repeat(at, found)  # who finds, and by its side whom: all from `low` to `high`
            met = np.arange(len(by)) - np.repeat(np.cumsum(found) - found, found) + np.repeat(low[at], found)
            meet = (seeks[by] | seeks[met]) & (of[met] > of[by])
            pairs = np.unique(of[by[meet]].astype(np.int64) * len(self.owners) + of[met[meet]])
            yield from zip(*(numbers.tolist() for numbers in np.divmod(pairs, len(self.owners))), strict=True)


def meeting(keys: Sequence[Iterable[Key]]) -> Iterator[tuple[int, int]]:
    """Yield each pair of those who meet once, by their numbers in the order given, the lesser first."""
    return Lookup([""] * len(keys), keys).meeting()


def _blocks(of: NDArray[np.int32], found: NDArray[np.int64]) -> Iterator[slice]:
    """Cut keys into blocks that find about `AT_ONCE` others, each with all keys of its owners; `of` is in order."""
    total, start = np.cumsum(found), 0
    while start < len(of):
        before = total[start - 1] if start else 0
        last = min(np.searchsorted(total, before + AT_ONCE), len(of) - 1)
        end = int(np.searchsorted(of, of[last], side="right"))
        yield slice(start, end)
        start = end
