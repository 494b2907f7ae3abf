"""Which of many are worth comparing: those that share a key of their own, near in time where the key has one.

Whether two meet depends on these two alone, never on how many others share the key: one more report adds pairs of its
own and takes none away, so that linking a report's neighbourhood anew gives the same as linking all anew.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MARKS = 1 << 22  # days from the year 1 on, or numbers of weeks: a mark is less


class Key(NamedTuple):
    """What something is looked up by: two meet where the heads are one and the marks lie within `window`.

    `mark` is a day (0 where time has no part in it). One of the two must seek: a province is found by what is told of
    the province, and what is told of its towns does not seek each other by it.
    """

    head: int
    mark: int = 0
    window: int = 0
    seeks: bool = True


@lru_cache(maxsize=1 << 18)
def head(*parts: object) -> int:
    """Return the number of what is shared, the same on every machine, of 63 bits."""
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), "big") >> 1


def meeting(keys: Iterable[Iterable[Key]]) -> Iterator[tuple[int, int]]:
    """Yield each pair of those who meet once, by their numbers in the order given, the lesser first."""
    heads, marks, windows, seeks, of = _columns(keys)
    if not heads.size:
        return
    _, rank = np.unique(heads, return_inverse=True)
    code = rank.astype(np.int64) * MARKS + marks
    order = np.lexsort((of, code))
    code, windows, seeks, of = code[order], windows[order], seeks[order], of[order]
    low = np.searchsorted(code, code - windows)
    high = np.searchsorted(code, code + windows, side="right")
    shared = np.flatnonzero(high - low > 1)
    shared = shared[np.argsort(of[shared], kind="stable")]
    start = 0
    for end in (np.flatnonzero(np.diff(of[shared], append=-1)) + 1).tolist():
        number = int(of[shared[start]])
        found = [_met(of, seeks, at, (int(low[at]), int(high[at]))) for at in shared[start:end]]
        start = end
        for other in np.unique(np.concatenate(found)):
            if other > number:
                yield number, int(other)


def _met(of: NDArray[np.int32], seeks: NDArray[np.bool_], at: int, ends: tuple[int, int]) -> NDArray[np.int32]:
    around = slice(*ends)
    return of[around] if seeks[at] else of[around][seeks[around]]


def _columns(
    keys: Iterable[Iterable[Key]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_], NDArray[np.int32]]:
    heads, marks, windows, seeks, of = array("q"), array("q"), array("h"), array("b"), array("i")
    for number, own in enumerate(keys):
        for key in own:
            heads.append(key.head)
            marks.append(key.mark)
            windows.append(key.window)
            seeks.append(key.seeks)
            of.append(number)
    return (
        np.array(heads, np.int64),
        np.array(marks, np.int64),
        np.array(windows, np.int64),
        np.array(seeks, np.bool_),
        np.array(of, np.int32),
    )
