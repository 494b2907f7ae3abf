"""What a whole report is worded like: its rare words as a vector, the people it names, the ages that it tells.

All of it is worked out from the report, its claims and the knowledge alone, so that comparing two reports gives the
same whatever else a record holds.
"""

import math
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.knowledge import Knowledge, fold
from onrecord.knowledge.rarity import WORD, rarity
from onrecord.link.facts import Anchor, WorkedOut
from onrecord.link.leads import READ, lead_in, lead_of, of_the_town
from onrecord.link.repeats import Sketched, shingles_in, sketched
from onrecord.link.words import Learned, Wording
from onrecord.model import Claim, Report

SIZE = 1 << 18  # numbers that words are hashed to: of two reports of 200 words one or none collides
UNIT = 1 << 12  # weights are whole numbers of so many parts, so that a sum is the same on every machine
KEPT = 250  # words of a report, the weightiest first: more changed no incident on test reports, and cost time
TOP = 16  # weightiest words of a report, by which it is looked up; with 12, five of 336 pairs more were not compared
HARDLY = 0.3  # how rare, at most, a word of the report's own town is held to be in its lead; held by three in four
_HARDLY = 1000 * HARDLY
TELLING = 9.0  # sum of the rarities of a name's two words from which it tells; both held by one report in 90

# "Amal Haddad", "Juan B. Ortega": two words with a capital, an initial between them at most.
# Capitals are taken first, and what stands before and behind them looked at: so they are found at once.
_NAME = re.compile(r"([A-Z])(?<![^\W_].)(?=([\w'’-]+)(?: [A-Z]\.)? ([A-Z][\w'’-]+))")
# "Amal Haddad, 43, was": who is given an age is a person, and one whom the report is about.
_AGED = re.compile(r"(?<![^\W_])([A-Z][\w'’-]+)(?: [A-Z]\.)? ([A-Z][\w'’-]+)(?:,? (?:Jr|Sr)\.?|,? I{2,3})?, \d{1,2}\b")
_TEENS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_WRITTEN = {word: number for number, word in enumerate(_TEENS, start=1)}
# "a 7-year-old", "two year old", "Haddad, 43, was", "aged 12".
_AGE = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_TEENS)})[- ]years?[- ]olds?\b|(?<=[a-z]), (\d{{1,2}}),|\baged? (\d{{1,2}})\b"
)
# One of these stands in every text in which an age is found; each is found much faster than an age.
_AFTER_A_NAME = re.compile(r", \d")
_OF_AGES = (_AFTER_A_NAME, *map(re.compile, (r"years?[- ]old", r"aged? \d")))

# "the 1100 block of North Harding Avenue", "177th Terrace", "Mill Rd.": what a street is called, before its own word.
_STREETS = ("Street", "St[.]", "Avenue", "Ave[.]?", "Road", "Rd[.]?", "Drive", "Dr[.]", "Boulevard", "Blvd[.]?", "Lane",
            "Highway", "Circle", "Terrace", "Parkway", "Trail", "Alley", "Crescent", "Roundabout")  # fmt: skip
# *The Red Crescent* is a society: every report of a convoy names it.
_STREET = re.compile(rf"\b(?!Red Crescent)([A-Z][\w'’-]+|\d+(?:st|nd|rd|th)) (?:{'|'.join(_STREETS)})(?![^\W_])")
_OF_STREETS = [f" {street.split('[')[0]}" for street in _STREETS]  # without one of these there is no street to find
_BLOCK = re.compile(r"\b\d{2,5}(?:st|nd|rd|th)?[- ]block of (?:[NSEW]\.? |North |South |East |West )?([A-Z\d][\w'’-]+)")
_OF_BLOCKS = "block of "

Name = tuple[str, str]


class Vector(NamedTuple):
    """Words by their numbers, in order, with their weights, of length UNIT together."""

    ids: NDArray[np.int32]
    weights: NDArray[np.int64]


class Text:
    """One report's wording; what of it is never asked for is never worked out, as most reports are told apart soon.

    `told` are the report's claims, `known` is what is known of words.
    """

    def __init__(self, report_id: str, report: Report | None, told: Sequence[Claim], known: "Texts") -> None:
        self.report = report_id
        self._title, self._body = (report.title or "", report.text) if report else ("", "")
        self._told = told
        self._known = known
        self._named: dict[Anchor, bool] = {}

    @property
    def _text(self) -> str:
        return f"{self._title}\n{self._body}"

    @cached_property
    def _lead(self) -> str:
        return lead_of(self._title, self._body).casefold()

    @property
    def _words_of_body(self) -> Sequence[str]:
        found = self._known.wording.positions(self.report)
        return found.words if found.folded else WORD.findall(self._body.casefold())

    @property
    def _words(self) -> Iterator[str]:
        return chain(WORD.findall(self._title.casefold()), self._words_of_body)

    @property
    def _words_of_lead(self) -> Iterable[str]:
        found = self._known.wording.positions(self.report)
        if not found.folded or len(self._body) > READ:  # there a lead may end within a word
            return WORD.findall(self._lead)
        told = (found.between(start, end) for start, end in lead_in(self._body))
        return chain(WORD.findall(self._title.casefold()), *told)

    @cached_property
    def _vector(self) -> tuple[Vector, tuple[int, ...]]:
        return _vector(self._known.weighed(self._words))

    @property
    def whole(self) -> Vector:
        """Its weightiest words."""
        return self._vector[0]

    @property
    def top(self) -> tuple[int, ...]:
        """The numbers of the very weightiest."""
        return self._vector[1]

    @cached_property
    def lead(self) -> Vector:
        """The weightiest words of its title and first sentences."""
        common = of_the_town(self._text, self._told)
        return _vector(self._known.weighed(self._words_of_lead, common))[0]

    @cached_property
    def _held(self) -> "array[int]":
        """The numbers of all its words, in order."""
        return array("i", sorted({self._known.checksum[word] & (SIZE - 1) for word in set(self._words)}))

    def names_place_of(self, anchor: Anchor) -> bool:
        """Tell whether the report holds the name of one of some places; remembered, as many are told of there."""
        if anchor not in self._named:
            self._named[anchor] = any(self.holds(word_numbers(place.name)) for place in anchor.places)
        return self._named[anchor]

    def holds(self, words: Sequence[int]) -> bool:
        """Tell whether all words, by their numbers, stand in the report; false where none is given."""
        held = self._held
        for number in words:
            at = bisect_left(held, number)
            if at == len(held) or held[at] != number:
                return False
        return bool(words)

    @cached_property
    def people(self) -> frozenset[Name]:
        """Those whom its claims name as affected, or whom it gives an age, each by first and last word."""
        affected = {name for claim in self._told for p in claim.people if (name := _ends(p.name))}
        aged = _AGED.finditer(self._text) if _AFTER_A_NAME.search(self._text) else ()
        return frozenset(affected | {(m[1].casefold(), m[2].casefold()) for m in aged})

    @cached_property
    def names(self) -> frozenset[Name]:
        """What looks like a person's name, but for who speaks: a spokesman speaks of every happening of his town."""
        speaking = {word for claim in self._told for s in claim.speakers for word in s.name.casefold().split()}
        found = {((initial + rest).casefold(), last.casefold()) for initial, rest, last in _NAME.findall(self._text)}
        return frozenset(name for name in found if name[1] not in speaking and self._known.tells(name))

    @cached_property
    def _ages(self) -> "Counter[int]":
        return _ages(self._text.casefold())

    @property
    def ages(self) -> KeysView[int]:
        """The ages that it tells."""
        return self._ages.keys()

    @cached_property
    def age(self) -> int | None:
        """The age that it tells most."""
        return min(self._ages, key=lambda a: (-self._ages[a], a), default=None)

    @cached_property
    def first_ages(self) -> frozenset[int]:
        """The ages of its lead."""
        return frozenset(_ages(self._lead))

    @cached_property
    def streets(self) -> frozenset[str]:
        """What the streets are called that it names."""
        return _streets(self._text)

    @cached_property
    def shingles(self) -> Sketched:
        """What tells repeated text, and what tells that text cannot be."""
        return sketched(shingles_in([self._known.checksum[word] for word in self._words_of_body]))


def word_number(word: str) -> int:
    """Return the number of a word given without case, the same on every machine."""
    return crc32(word.encode()) & (SIZE - 1)


@lru_cache(maxsize=1 << 16)
def word_numbers(name: str) -> tuple[int, ...]:
    """Return the numbers of a name's words."""
    return tuple(sorted({word_number(m.group().casefold()) for m in WORD.finditer(name)}))


def alike(left: Vector, right: Vector) -> float:
    """Return the cosine of two wordings."""
    few, many = (left, right) if left.ids.size <= right.ids.size else (right, left)
    if not few.ids.size:
        return 0.0
    at = np.searchsorted(many.ids, few.ids)
    shared = many.ids.take(at, mode="clip") == few.ids  # what is beyond the last is not the last
    return float(few.weights[shared] @ many.weights[at[shared]]) / UNIT**2


class Texts:
    """The wordings of the reports that have been asked for, and what is known of their words, found by `wording`."""

    def __init__(
        self, reports: Mapping[str, Report | None], knowledge: Knowledge, wording: Wording | None = None
    ) -> None:
        self._reports = reports
        self.wording = wording or Wording(reports, knowledge)
        self._listed = knowledge.name_words
        self.checksum: Learned[str, int] = Learned(lambda word: crc32(word.encode()))
        self._rarity: Learned[str, float] = Learned(lambda word: rarity(word, self._listed))
        self._weight: Learned[tuple[str, int], int] = Learned(
            self._weigh
        )  # most reports hold the same words equally often
        self._known: dict[str, Text] = {}

    def of(self, report_id: str, told: Sequence[Claim]) -> Text:
        """Return the wording of one report, of which `told` are the claims."""
        if report_id not in self._known:
            self._known[report_id] = Text(report_id, self._reports.get(report_id), told, self)
        return self._known[report_id]

    def tells(self, name: Name) -> bool:
        """Tell whether a name, without case, is rare enough to tell, and none that the knowledge lists."""
        first, last = name
        return not {first, last} & self._listed and self._rarity[first] + self._rarity[last] > TELLING

    def weighed(self, words: Iterable[str], common: frozenset[str] = frozenset()) -> NDArray[np.int64]:
        """Return what each word of a text without case weighs, as `_packed`; `common` words are hardly rare."""
        counted = Counter(words)
        if common.isdisjoint(counted):
            return _packed(list(map(self._weight.__getitem__, counted.items())))
        return _packed([self._weigh(i, _HARDLY) if i[0] in common else self._weight[i] for i in counted.items()])

    def _weigh(self, item: tuple[str, int], most: float = math.inf) -> int:
        """What a word weighs where it stands so many times and is no rarer than `most`, packed with its number."""
        word, times = item
        rare = min(1000 * self._rarity[word], most)
        return round(rare + rare * math.log(times)) * SIZE + SIZE - 1 - word_number(word)


class Worded(NamedTuple):
    """What reports are worded like around claims of theirs, and as a whole, and what they claim; worked out once."""

    around: Wording
    whole: Texts
    facts: WorkedOut

    @classmethod
    def over(cls, reports: Mapping[str, Report | None], knowledge: Knowledge) -> Self:
        """Return the wordings of some reports; more may come into the mapping later."""
        wording = Wording(reports, knowledge)
        return cls(wording, Texts(reports, knowledge, wording), WorkedOut())


def _packed(found: Sequence[int]) -> NDArray[np.int64]:
    """Return words, the weightiest first, then by number; of words that share a number the weights are added up.

    Weight and number of a word stand in one number, so that all are put in order at once.
    """
    packed = np.sort(np.array(found, np.int64))[::-1]
    numbers = np.sort(packed % SIZE)
    if not (numbers[1:] == numbers[:-1]).any():
        return packed
    added: Counter[int] = Counter()
    for word in found:
        added[word % SIZE] += word // SIZE
    return _packed([weight * SIZE + number for number, weight in added.items()])


def _vector(packed: NDArray[np.int64]) -> tuple[Vector, tuple[int, ...]]:
    """The weightiest words as a vector, and the numbers of the very weightiest."""
    weights, numbers = np.divmod(packed[:KEPT], SIZE)
    numbers = SIZE - 1 - numbers
    length = math.sqrt(int(weights @ weights)) or 1.0
    ordered = np.argsort(numbers)
    scaled = np.rint(UNIT * weights[ordered] / length).astype(np.int64)
    return Vector(numbers[ordered].astype(np.int32), scaled), tuple(numbers[:TOP].tolist())


def _streets(text: str) -> frozenset[str]:
    found = _STREET.findall(text) if any(sign in text for sign in _OF_STREETS) else []
    found += _BLOCK.findall(text) if _OF_BLOCKS in text else []
    return frozenset(map(str.casefold, found))


def _ages(folded: str) -> "Counter[int]":
    """How often a text without case tells each age."""
    if not any(sign.search(folded) for sign in _OF_AGES):
        return Counter()
    return Counter(_age(m) for m in _AGE.finditer(folded))


def _age(match: re.Match[str]) -> int:
    said = next(group for group in match.groups() if group)
    return int(said) if said.isdigit() else _WRITTEN[said]


def _ends(name: str) -> Name | None:
    """First and last word of a person's name, None of one that is a single word."""
    words = [w for w in fold(name).split() if len(w) > 1]
    return (words[0], words[-1]) if len(words) > 1 else None
