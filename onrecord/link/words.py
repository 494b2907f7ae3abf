"""How alike two accounts are worded: the rare words around their claims, weighed by how few reports have them."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.link.facts import Facts
from onrecord.model import Report
from onrecord.values import Span

AROUND = 300  # code points on each side of a claim: the paragraph that tells of it, not the whole report
KEPT = 60  # words an account keeps, the rarest first: more cost time and changed no incident on test reports

FEW = 20  # as if so many more reports had been seen: among three reports no word is common yet

_TOKEN = re.compile(r"[^\W_]{3,}")
Weights = dict[str, float]


def tokens(text: str) -> list[str]:
    """Return the words of a text with three letters or more, or digits, without case."""
    return [m.group().casefold() for m in _TOKEN.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Positions:
    starts: list[int]
    words: list[str]

    def around(self, spans: Iterable[Span]) -> set[str]:
        found: set[str] = set()
        for span in spans:
            first = bisect_left(self.starts, span.start - AROUND)
            last = bisect_right(self.starts, span.end + AROUND)
            found.update(self.words[first:last])
        return found


class Wording:
    """The words of all reports that have claims, with their rarity; a pure function of those reports."""

    def __init__(self, facts: Mapping[str, Facts], reports: Mapping[str, Report]) -> None:
        self._positions: dict[str, _Positions] = {}
        frequency: Counter[str] = Counter()
        for report_id in sorted({f.claim.report for f in facts.values()}):
            report = reports.get(report_id)
            found = list(_TOKEN.finditer(report.text)) if report else []
            words = [m.group().casefold() for m in found]
            self._positions[report_id] = _Positions([m.start() for m in found], words)
            frequency.update(set(words))
        total = len(self._positions)
        self._rarity = {word: math.log((total + FEW) / (count + 0.5)) for word, count in frequency.items()}
        self._shared = {word for word, count in frequency.items() if count > 1}

    def around(self, report_id: str, spans: Iterable[Span]) -> Weights:
        """Return the rarest words around the spans of one report, as parts of a vector of length 1.

        Words that no other report has count in the length, and are not kept: nothing can share them.
        """
        words = self._positions[report_id].around(spans)
        length = math.sqrt(sum(self._rarity[w] ** 2 for w in words))
        kept = sorted((-self._rarity[w], w) for w in words if w in self._shared)[:KEPT]
        return {w: -r / length for r, w in kept} if length else {}


def cosine(left: Weights, right: Weights) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[word] for word, weight in left.items() if word in right)


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of words that both have among those that either has; 0 where there are none."""
    return len(left & right) / len(left | right) if left or right else 0.0
