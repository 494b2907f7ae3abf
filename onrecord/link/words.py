"""How alike two accounts are worded: the rare words around their claims, weighed by how few reports have them."""

import math
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.facts import Facts
from onrecord.model import Report
from onrecord.values import Span

AROUND = 300  # code points on each side of a claim: the paragraph that tells of it, not the whole report
KEPT = 60  # words an account keeps, the rarest first: more cost time and changed no incident on test reports

FEW = 20  # as if so many more reports had been seen: among three reports no word is common yet

_TOKEN = re.compile(r"[^\W_]{3,}")


def tokens(text: str) -> list[str]:
    """Return the words of a text with three letters or more, or digits, without case."""
    return [m.group().casefold() for m in _TOKEN.finditer(text)]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The rare words around an account as a vector of length 1: numbers of words, the rarest word having the least.

    `kept` are the rarest that another report has too, `length` is that of all words around before it is
    made 1, `squares` holds each word's weight in it, squared.
    """

    kept: tuple[int, ...]
    length: float
    squares: Sequence[float]


NO_WORDS = Weights((), 0.0, ())


@dataclass(frozen=True, slots=True)
class _Positions:
    """Where the words of one report start, and their numbers."""

    starts: "array[int]"
    words: "array[int]"

    def around(self, spans: Iterable[Span]) -> set[int]:
        found: set[int] = set()
        for span in spans:
            first = bisect_left(self.starts, span.start - AROUND)
            last = bisect_right(self.starts, span.end + AROUND)
            found.update(self.words[first:last])
        return found


class Wording:
    """The words of all reports that have claims, with their rarity; a pure function of those reports."""

    def __init__(self, facts: Mapping[str, Facts], reports: Mapping[str, Report]) -> None:
        ids = sorted({f.claim.report for f in facts.values()})
        frequency: Counter[str] = Counter()
        for report_id in ids:
            frequency.update(set(tokens(reports[report_id].text)) if report_id in reports else ())
        rarest = sorted(frequency, key=lambda word: (frequency[word], word))
        number = {word: n for n, word in enumerate(rarest)}
        self._squares = [math.log((len(ids) + FEW) / (frequency[word] + 0.5)) ** 2 for word in rarest]
        self._first_shared = sum(1 for word in rarest if frequency[word] == 1)
        self._positions: dict[str, _Positions] = {}
        for report_id in ids:
            found = list(_TOKEN.finditer(reports[report_id].text)) if report_id in reports else []
            words = array("I", (number[m.group().casefold()] for m in found))
            self._positions[report_id] = _Positions(array("I", (m.start() for m in found)), words)

    def around(self, report_id: str, spans: Iterable[Span]) -> Weights:
        """Return the rarest words around the spans of one report.

        Words that no other report has count in the length, and are not kept: nothing can share them.
        """
        words = self._positions[report_id].around(spans)
        length = math.sqrt(math.fsum(self._squares[w] for w in words))
        kept = sorted(w for w in words if w >= self._first_shared)[:KEPT]
        return Weights(tuple(kept), length, self._squares) if length else NO_WORDS


def cosine(left: Weights, right: Weights) -> float:
    """Return the cosine of two vectors."""
    shared = set(left.kept).intersection(right.kept)
    return math.fsum(left.squares[w] for w in shared) / (left.length * right.length) if shared else 0.0


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of words that both have among those that either has; 0 where there are none."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0
