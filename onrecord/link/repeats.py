"""Finds reports that carry the same text, whole or in part, exactly or nearly: who repeats what of whom.

Two ways lead to a pair: a passage (a sentence of eight words and more) that both have word for word, and MinHash
signatures of five-word shingles (Broder, 1997) that agree in a band (locality-sensitive hashing). What is then said
of a pair is counted on the shingles themselves, so that neither chance nor the number of reports has a part in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.knowledge.rarity import WORD
from onrecord.link.sets import DisjointSets
from onrecord.model import Repeat, Report
from onrecord.values import Span

SHINGLE = 5  # words: five in a row in two texts are seldom chance
PASSAGE = 8  # words from which a sentence that two reports have word for word is one text
FEW = 30  # reports that share a passage beyond which it is no longer looked at
NOTICE = 6  # reports that share a passage beyond which it may be a notice of a page: alone it makes no repeat
BANDS, ROWS = 24, 2  # texts of which 0.6 of the shingles are one meet in a band all but surely (0.99998), 0.1 with 0.2
WHOLE = 0.6  # share of all shingles of two texts that both have, from which one repeats the other
SKETCH = 1 << 11  # bits: a report of 200 words sets a tenth of them
LEAST_PART = 0.15  # share of a report's shingles that another has, from which it repeats a part of it

_SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?](?=[^\s\"”’)])[^\n.!?]*)*[.!?\n]?[\"”’)]*")
_SEED = np.random.Generator(np.random.PCG64(1)).integers(1, 2**63, (2, BANDS * ROWS), np.uint64) | np.uint64(1)
_POWERS = np.array([1_000_003**n % 2**64 for n in range(SHINGLE)], np.uint64)

Shingles = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class _Worded:
    report: Report
    shingles: Shingles
    passages: dict[tuple[str, ...], Span]


def shingles_of(text: str) -> Shingles:
    """Return the numbers of a text's five-word shingles, each once, in order; of a shorter text none."""
    return shingles_in([crc32(word.encode()) for word in WORD.findall(text.casefold())])


def shingles_in(checksums: Sequence[int]) -> Shingles:
    """Return the same by the checksums of a text's words."""
    if len(checksums) < SHINGLE:
        return np.array([], np.uint64)
    words = np.array(checksums, np.uint64)
    last = len(words) - SHINGLE + 1
    numbers: Shingles = words[:last] * _POWERS[0]
    for at in range(1, SHINGLE):
        numbers += words[at : last + at] * _POWERS[at]
    numbers.sort()
    new = np.append(True, numbers[1:] != numbers[:-1])
    found: Shingles = numbers[new]
    return found


def in_common(left: Shingles, right: Shingles) -> float:
    """Return the share of shingles that both have among those that either has; 0 where there are none."""
    return _share(_both(left, right), len(left), len(right))


def shingles_shared(text: str, other: str) -> float:
    """Return the share of a text's shingles that another text has too; 0 where it has none."""
    own = shingles_of(text)
    return _both(own, shingles_of(other)) / len(own) if own.size else 0.0


def _share(both: int, left: int, right: int) -> float:
    return both / (left + right - both) if both else 0.0


def _both(left: Shingles, right: Shingles) -> int:
    """How many shingles are in both: of two sorted rows put behind each other, those that then stand side by side."""
    row = np.concatenate((left, right))
    row.sort(kind="stable")  # merges the two
    return int(np.count_nonzero(row[1:] == row[:-1]))


class Sketched(NamedTuple):
    """A text's shingles; a row of bits, one set for each, maybe the same for several; and how many are set."""

    shingles: Shingles
    sketch: int
    bits: int


def sketched(shingles: Shingles) -> Sketched:
    """Return shingles with their sketch."""
    bits = np.zeros(SKETCH, np.bool_)
    bits[shingles & np.uint64(SKETCH - 1)] = True
    sketch = int.from_bytes(np.packbits(bits).tobytes(), "big")
    return Sketched(shingles, sketch, sketch.bit_count())


def is_one_text(left: Sketched, right: Sketched) -> bool:
    """Tell whether one of two texts repeats the other.

    A bit that only one sketch has stands for a shingle at least that only one text has: most texts that are not one
    are known by that, without a look at their shingles.
    """
    mine, theirs = len(left.shingles), len(right.shingles)
    shared = (left.sketch & right.sketch).bit_count()
    most = min(mine - (left.bits - shared), theirs - (right.bits - shared))
    return _share(most, mine, theirs) >= WHOLE and in_common(left.shingles, right.shingles) >= WHOLE


def repeats_of(reports: Mapping[str, Report]) -> tuple[Repeat, ...]:
    """Return which reports repeat others, by their ids; the earlier published is the one repeated, then the lesser id.

    A report that repeats a whole text names the first that has it (`whole`); parts are told for each pair.
    """
    worded = {i: _worded(reports[i]) for i in sorted(reports)}
    pairs, notices = _pairs(worded)
    found = {(a, b): _compared(worded[a], worded[b], notices) for a, b in sorted(pairs)}
    sets = DisjointSets(worded)
    for (left, right), repeat in found.items():
        if repeat and repeat.whole:
            sets.join(left, right)
    first_with: dict[str, str] = {}
    for i in worded:
        sets.join(i, first_with.setdefault(reports[i].text, i))  # a text too short for shingles too
    told: list[Repeat] = []
    for ids in sets.groups().values():
        first, *others = sorted(ids, key=lambda i: age(reports[i]))
        told += [_repeat(worded[i], worded[first], whole=True) for i in others]
    told += [r for r in found.values() if r and not r.whole and sets.root(r.report) != sets.root(r.of)]
    return tuple(sorted(told, key=lambda r: (r.report, r.of)))


def age(report: Report) -> tuple[int, str]:
    """Return what puts reports in the order of publication, those of an unknown day last, then of their ids."""
    day = report.published.first_day if report.published and report.published.year_known else None
    return (day.toordinal() if day else 10**7, report.id)


def _worded(report: Report) -> _Worded:
    passages: dict[tuple[str, ...], Span] = {}
    for match in _SENTENCE.finditer(report.text):
        words = tuple(WORD.findall(match.group().casefold()))
        if len(words) >= PASSAGE:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            passages.setdefault(words, Span(start, match.start() + len(match.group().rstrip())))
    return _Worded(report, shingles_of(report.text), passages)


def _pairs(worded: Mapping[str, _Worded]) -> tuple[set[tuple[str, str]], set[tuple[str, ...]]]:
    """The pairs that share a passage or a band, and the passages that are notices of pages."""
    passages: dict[tuple[str, ...], list[str]] = defaultdict(list)
    bands: dict[bytes, list[str]] = defaultdict(list)
    for i, text in worded.items():
        for passage in text.passages:
            passages[passage].append(i)
        for band in _bands(text.shingles):
            bands[band].append(i)
    few = [ids for ids in passages.values() if len(ids) <= FEW]
    pairs = {pair for ids in (*few, *bands.values()) for pair in combinations(ids, 2)}
    return pairs, {passage for passage, ids in passages.items() if len(ids) > NOTICE}


def _bands(shingles: Shingles) -> Iterator[bytes]:
    if not shingles.size:
        return
    least = ((shingles[:, None] * _SEED[0] + _SEED[1]) >> np.uint64(32)).min(axis=0).reshape(BANDS, ROWS)
    for number, row in enumerate(least):
        yield bytes([number]) + row.tobytes()


def _compared(left: _Worded, right: _Worded, notices: set[tuple[str, ...]]) -> Repeat | None:
    later, earlier = sorted((left, right), key=lambda w: age(w.report), reverse=True)
    if in_common(left.shingles, right.shingles) >= WHOLE:
        return _repeat(later, earlier, whole=True)
    repeat = _repeat(later, earlier, whole=False)
    own = (left.passages.keys() & right.passages.keys()) - notices
    return repeat if repeat.share >= LEAST_PART or own else None


def _repeat(later: _Worded, earlier: _Worded, *, whole: bool) -> Repeat:
    shared = _both(later.shingles, earlier.shingles)
    passages = [(span, earlier.passages[words]) for words, span in later.passages.items() if words in earlier.passages]
    return Repeat(
        report=later.report.id,
        of=earlier.report.id,
        whole=whole,
        share=round(shared / len(later.shingles), 4) if later.shingles.size else 0.0,
        passages=tuple(sorted(passages)),
    )


def same_text(repeats: Sequence[Repeat]) -> dict[str, str]:
    """Return for each report that repeats a whole text the report that has it first."""
    return {r.report: r.of for r in repeats if r.whole}
