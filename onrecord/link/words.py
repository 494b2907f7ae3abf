"""How alike two accounts are worded: the rare words around their claims, weighed by how few reports have such."""

import math
import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rarity import rarity
from onrecord.model import Report
from onrecord.values import Span

AROUND = 300  # code points on each side of a claim: the paragraph that tells of it, not the whole report
KEPT = 120  # words an account keeps, the rarest first: more cost time and changed no incident on test reports

_TOKEN = re.compile(r"[^\W_]{3,}")


def tokens(text: str) -> list[str]:
    """Return the words of a text with three letters or more, or digits, without case."""
    return [m.group().casefold() for m in _TOKEN.finditer(text)]


def lowered(text: str) -> str:
    """Return a text without case, letter by letter, so that every place in it stays where it was."""
    folded = text.casefold()
    return folded if len(folded) == len(text) else "".join(c if len(c.casefold()) > 1 else c.casefold() for c in text)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The rare words around an account as a vector of length 1.

    `kept` are the rarest, the rarest first; `length` is that of all words around before it is made 1, `squares`
    holds each word's rarity, squared.
    """

    kept: tuple[str, ...]
    length: float
    squares: Mapping[str, float]


NO_WORDS = Weights((), 0.0, {})


@dataclass(frozen=True, slots=True)
class _Positions:
    """Where the words of one report start, and the words."""

    starts: "array[int]"
    words: list[str]

    def around(self, spans: Iterable[Span]) -> set[str]:
        found: set[str] = set()
        for span in spans:
            first = bisect_left(self.starts, span.start - AROUND)
            last = bisect_right(self.starts, span.end + AROUND)
            found.update(self.words[first:last])
        return found


class Wording:
    """The words of the reports asked for; what is returned of one depends on it alone."""

    def __init__(self, reports: Mapping[str, Report | None], knowledge: Knowledge) -> None:
        self._reports = reports
        self._listed = knowledge.name_words
        self._squares: dict[str, float] = {}
        self._order: dict[str, tuple[float, str]] = {}
        self._positions: dict[str, _Positions] = {}

    def _learn(self, words: Iterable[str]) -> None:
        """Work out how rare words are, and what puts the rarest first."""
        for word in words:
            self._squares[word] = square = rarity(word, self._listed) ** 2
            self._order[word] = (-square, word)

    def around(self, report_id: str, spans: Iterable[Span]) -> Weights:
        """Return the rarest words around the spans of one report."""
        if report_id not in self._positions:
            report = self._reports.get(report_id)
            found = [
                (m.start(), sys.intern(m.group())) for m in _TOKEN.finditer(lowered(report.text) if report else "")
            ]
            self._positions[report_id] = _Positions(array("I", (at for at, _ in found)), [word for _, word in found])
        words_around = self._positions[report_id].around(spans)
        self._learn(words_around - self._squares.keys())
        length = math.sqrt(math.fsum(map(self._squares.__getitem__, words_around)))
        kept = sorted(words_around, key=self._order.__getitem__)[:KEPT]
        return Weights(tuple(kept), length, self._squares) if length else NO_WORDS


def cosine(left: Weights, right: Weights) -> float:
    """Return the cosine of two vectors."""
    shared = set(left.kept).intersection(right.kept)
    return math.fsum(left.squares[w] for w in shared) / (left.length * right.length) if shared else 0.0


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of words that both have among those that either has; 0 where there are none."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0
