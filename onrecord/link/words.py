"""How alike two accounts are worded: the rare words around their claims, weighed by how few reports have such."""

import math
import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Self, TypeVar

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rarity import WORD, rarity
from onrecord.model import Report
from onrecord.values import Span

K = TypeVar("K")
T = TypeVar("T")
AROUND = 300  # code points on each side of a claim: the paragraph that tells of it, not the whole report
KEPT = 120  # words an account keeps, the rarest first: more cost time and changed no incident on test reports

_WORDS_AND_BETWEEN = re.compile(f"({WORD.pattern})")


def tokens(text: str) -> list[str]:
    """Return the words of a text with three letters or more, or digits, without case."""
    return [word.casefold() for word in WORD.findall(text)]


def lowered(text: str) -> str:
    """Return a text without case, letter by letter, so that every place in it stays where it was."""
    folded = text.casefold()
    return folded if len(folded) == len(text) else "".join(c if len(c.casefold()) > 1 else c.casefold() for c in text)


class Weights:
    """The rare words around an account as a vector of length 1, looked for when they are first asked for."""

    def __init__(self, wording: "Wording | None" = None, report_id: str = "", spans: tuple[Span, ...] = ()) -> None:
        self._wording = wording
        self._report = report_id
        self._spans = spans

    @cached_property
    def _found(self) -> tuple[tuple[str, ...], float]:
        return self._wording.rarest(self._report, self._spans) if self._wording else ((), 0.0)

    @property
    def kept(self) -> tuple[str, ...]:
        """The rarest, the rarest first."""
        return self._found[0]

    @property
    def length(self) -> float:
        """The length of all words around before it is made 1."""
        return self._found[1]

    @property
    def squares(self) -> Mapping[str, float]:
        """Each word's rarity, squared."""
        return self._wording.squares if self._wording else {}


NO_WORDS = Weights()


@dataclass(frozen=True, slots=True)
class Positions:
    """The words of one report's text without case, and where they start.

    `folded` says that no letter became two where case was left out: the words are then those of `text.casefold()`.
    """

    starts: "array[int]"
    words: list[str]
    folded: bool

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the words of a text. It is cut at all words at once, since to go from match to match takes longer."""
        without_case = lowered(text)
        parts = _WORDS_AND_BETWEEN.split(without_case)
        ends = array("I", accumulate(map(len, parts)))  # what stands before a word ends where the word starts
        return cls(ends[:-1:2], list(map(sys.intern, parts[1::2])), len(text.casefold()) == len(text))

    def between(self, start: int, end: int) -> list[str]:
        """Return the words that start in a stretch of text."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def around(self, spans: Iterable[Span]) -> set[str]:
        """Return the words that start in or near the spans."""
        found: set[str] = set()
        done = 0
        for span in sorted(spans, key=lambda s: s.start):
            first = bisect_left(self.starts, span.start - AROUND)
            last = bisect_right(self.starts, span.end + AROUND)
            found.update(self.words[max(first, done) : last])
            done = max(done, last)
        return found


class Learned(dict[K, T]):
    """What is known of words, worked out when it is first asked for; the rest is then looked up at once."""

    def __init__(self, learn: Callable[[K], T]) -> None:
        self._learn = learn

    def __missing__(self, key: K) -> T:
        self[key] = found = self._learn(key)
        return found


class Wording:
    """The words of the reports asked for; what is returned of one depends on it alone."""

    def __init__(self, reports: Mapping[str, Report | None], knowledge: Knowledge) -> None:
        self._reports = reports
        listed = knowledge.name_words
        self.squares: Learned[str, float] = Learned(lambda word: rarity(word, listed) ** 2)
        self._order: Learned[str, tuple[float, str]] = Learned(lambda word: (-self.squares[word], word))
        self._positions: dict[str, Positions] = {}

    def positions(self, report_id: str) -> Positions:
        """Return the words of a report's text, found once."""
        if report_id not in self._positions:
            report = self._reports.get(report_id)
            self._positions[report_id] = Positions.of(report.text if report else "")
        return self._positions[report_id]

    def around(self, report_id: str, spans: Iterable[Span]) -> Weights:
        """Return the rarest words around the spans of one report."""
        return Weights(self, report_id, tuple(spans))

    def rarest(self, report_id: str, spans: Iterable[Span]) -> tuple[tuple[str, ...], float]:
        """Return the same as words, the rarest first, and the length of the vector of all words around."""
        words_around = self.positions(report_id).around(spans)
        length = math.sqrt(math.fsum(map(self.squares.__getitem__, words_around)))
        return (tuple(sorted(words_around, key=self._order.__getitem__)[:KEPT]), length) if length else ((), 0.0)


def cosine(left: Weights, right: Weights) -> float:
    """Return the cosine of two vectors."""
    shared = set(left.kept).intersection(right.kept)
    return math.fsum(left.squares[w] for w in shared) / (left.length * right.length) if shared else 0.0


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of words that both have among those that either has; 0 where there are none."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0
