"""Cuts a segment into words and finds which of them may be a place's name: the longest known name at each place."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.parsed import Parsed, Segment
from onrecord.extract.places.atlas import Atlas, place_words, same_name
from onrecord.extract.places.gazetteer import Feature, Kind
from onrecord.knowledge import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_LONGEST = 6  # words of a name
_OWNED = frozenset({"neighbourhood", "exact", "area", "district"})  # what a town has: *the X quarter of Y*
_WORD = re.compile(r"[^\W_](?:(?:[\w'’ʿʾ‘`]|\.(?=\w(?:\W|$)))*[^\W_])?")  # a dot only within letters: U.S


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a segment: its text without a possessive s, where it stands, and the gap to the word before."""

    text: str
    start: int
    end: int
    gap: str
    possessive: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A candidate: words `first` to `last` (not included) of a page, and the places of that name.

    `generic` is the generic word that goes with it (*the town of X*, *X province*) in lower case, `generic_at` where
    that stands. `score` is its points so far; `part` whether it is part of a body's name, which then acts there
    (*the X Department of Health*). Offsets count in the segment.
    """

    first: int
    last: int
    name: str
    start: int
    end: int
    features: tuple[Feature, ...]
    generic: str = ""
    generic_at: tuple[int, int] | None = None
    score: float = 0.0
    part: bool = False


def words_of(text: str) -> list[Word]:
    """Cut a text into words as names are compared: hyphens part them, a possessive s is left out."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        word = match.group()
        bare = re.sub(r"['’]s$", "", word)
        found.append(Word(bare, match.start(), match.start() + len(bare), text[last : match.start()], bare != word))
        last = match.end()
    return found


def strength(features: Sequence[Feature]) -> float:
    """Tell how much a name is a place's of itself, 0 to 3: a country's is always, a hamlet's hardly."""
    return max((_strength(f) for f in features), default=0.0)


def _strength(feature: Feature) -> float:
    if feature.kind in (Kind.COUNTRY, Kind.REGION, Kind.PACK, Kind.CAPITAL):
        return 3.0
    if feature.kind is Kind.ADMIN1:
        return 3.0 if feature.population >= 2_000_000 else 2.0
    steps = ((1_000_000, 3.0), (100_000, 2.0), (15_000, 1.5), (1_000, 1.0))
    points = next((p for least, p in steps if feature.population >= least), 0.5)
    return min(points, 1.5) if feature.kind is Kind.ADMIN2 else points


@dataclass
class Page:
    """One segment with its words, ready to be searched for places."""

    segment: Segment
    text: str
    atlas: Atlas
    known: list[tuple[int, int, str]]  # start, end in the segment; state, person or body
    persons: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    words: list[Word] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = words_of(self.text)
        self._starts: list[int] = self.segment.doc.to_array("IDX").tolist()
        self._lost: set[int] = set()  # where owners begin that have lost their apostrophe: *Kenyas Kisumu*
        for at, (word, after) in enumerate(pairwise(self.words)):
            if after.capital and after.gap == " " and not word.possessive and self._owner(at):
                self.words[at] = replace(word, text=word.text[:-1], end=word.end - 1, possessive=True)
                self._lost.add(word.start)

    def token(self, word: Word) -> "Token":
        """Return the token in which a word begins."""
        return self.segment.doc[max(0, bisect_right(self._starts, word.start) - 1)]

    @cached_property
    def _entities(self) -> dict[int, "Tokens"]:
        kept = (ent for ent in self.segment.doc.ents if ent.start_char not in self._lost)  # others are no person's name
        return {token.i: ent for ent in kept for token in ent}

    def entity(self, seen: Seen) -> "Tokens | None":
        """Return the model's named entity that the last word of a candidate stands in."""
        return self._entities.get(self.token(self.words[seen.last - 1]).i)

    @cached_property
    def headline(self) -> bool:
        """Whether nearly every longer word begins with a capital, so that a capital tells nothing."""
        longer = [w for w in self.words if len(w.text) > 3]
        return len(longer) > 3 and sum(w.capital for w in longer) > 0.75 * len(longer)

    # --- candidates -------------------------------------------------------------------------

    def candidates(self) -> list[Seen]:
        """Return the longest known name at each place, left to right, with the generic word beside it."""
        named = {span.start: span.end for span, _ in self.atlas.names.find(self.text)}
        found: list[Seen] = []
        at = 0
        while at < len(self.words):
            seen = self._longest_at(at, named)
            if seen is not None and self._cut_short(seen):
                at = seen.last
            elif seen is not None:
                found.append(self.with_generic(seen))
                at = seen.last
            else:
                at += 1
        return found

    def _longest_at(self, at: int, named: dict[int, int]) -> Seen | None:
        first = self.words[at]
        if self.text[first.end : first.end + 1] in ("$", "£", "€"):
            return None
        words = place_words()
        if short := self._short(at):
            return short
        if owned := self._owned_county(at):
            return owned
        named_end = named.get(first.start, 0)
        if not (first.capital or first.text in words.article or named_end):
            return None
        for last in range(self.run_end(at), at, -1):
            name = self.between(at, last)
            opens = first.capital or (first.text in words.article and last > at + 1)
            if self.words[last - 1].end == named_end or (opens and self._looks_like_name(at, last)):
                features = self.atlas.lookup(name)
                if name.isupper() and len(name) < 6:
                    features = tuple(f for f in features if f.kind is Kind.COUNTRY or same_name(f, name))
                if self.words[last - 1].end != named_end:
                    features = tuple(f for f in features if f.kind not in (Kind.PACK, Kind.REGION))
                if features and not self._adjective(last):
                    return Seen(first=at, last=last, name=name, start=first.start, end=self.words[last - 1].end,
                                features=features)  # fmt: skip
        return self._plural(at)

    def _cut_short(self, seen: Seen) -> bool:
        """Tell whether a name is the first or last word of a longer one that nobody lists.

        So it is in *the village of X Y*, and after a word that makes a name of what follows (*Mount X*).
        """
        words = place_words()
        before = self.words[seen.first - 1] if seen.first else None
        led = before is not None and before.capital and self.words[seen.first].gap == " " and not before.possessive
        if led and before is not None and before.text.casefold() in words.naming:
            return True
        if not self.headline and self._called_after(seen):
            return True
        after = self.words[seen.last] if seen.last < len(self.words) else None
        if after is None or after.gap not in (" ", "-") or not after.capital or self.words[seen.last - 1].possessive:
            return False
        whole = self.with_generic(seen)
        called = whole.generic_at is not None and whole.generic_at[0] < seen.start
        twice = after.text == self.words[seen.last - 1].text  # a name that says a word twice
        if self.headline or not (called or twice):
            return False
        free = words.calendar | words.generic.keys() | words.titles
        other = after.text.casefold() in free or (strength(self.atlas.lookup(after.text)) >= 1.5 and not twice)
        return not other and self.token(after).pos_ == "PROPN"

    def _called_after(self, seen: Seen) -> bool:
        """Tell whether a lesser name and capitalised words after it are together called a village: *X Y village*."""
        at = seen.last
        while at < len(self.words) and self.words[at].capital and self.words[at].gap == " ":
            at += 1
        before = self.words[seen.first - 1] if seen.first else None
        led = (
            before is not None
            and before.capital
            and self.words[seen.first].gap == " "
            and self._named_before(seen.first)
        )
        if at == len(self.words) or not (led or at > seen.last) or strength(seen.features) >= 2.0:
            return False
        if at > seen.last and strength(self.atlas.lookup(self.words[seen.last].text)) >= 1.5:
            return False
        if (
            led
            and before is not None
            and (before.text.casefold() in place_words().directions or self.preposition(seen))
        ):
            return False
        return self.words[at].gap == " " and place_words().generic.get(self.words[at].text) in ("city", "neighbourhood")

    def run_end(self, at: int) -> int:
        """Return the end of the run of words that one name could cover."""
        words = place_words()
        end = at + 1
        last_capital = end
        while end < len(self.words) and end - at < _LONGEST:
            word = self.words[end]
            joined = word.gap in (" ", "-", "–", ". ", " -", ".") and not self.words[end - 1].possessive
            if not joined or (word.gap in (". ", ".") and len(self.words[end - 1].text) > 2):
                break
            if word.capital:
                last_capital = end + 1
            elif word.text not in words.inner and not (word.gap == "-" and end == last_capital):
                break
            end += 1
        return last_capital

    def between(self, first: int, last: int) -> str:
        """Return the text of some words."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def _looks_like_name(self, first: int, last: int) -> bool:
        words = place_words()
        if last - first > 1:
            return self.words[last - 1].capital
        word = self.words[first].text
        if word.isupper() and len(word) < 6:  # an abbreviation, unless a dateline opens with it
            opens = first == 0 and self.text[self.words[0].end :].lstrip()[:1] in ("(", ",", "-", "–", "—", ":")
            return len(word) > 3 and opens
        low = word.casefold()
        return (
            len(word) > 2
            and not self.atlas.is_no_place(low)
            and low not in words.directions
            and low not in self.atlas.demonyms
        )

    def _adjective(self, last: int) -> bool:
        """Tell whether the word before `last` is the head of a compound such as *Cairo-led*."""
        if last >= len(self.words) or self.words[last].gap not in ("-", "–"):
            return False
        text = self.words[last].text
        if text in ("based", "wide", "born") or text in place_words().article:
            return False
        return not self.words[last].capital or text.casefold() in self.atlas.demonyms

    def _short(self, at: int) -> Seen | None:
        word = self.words[at]
        after = self.text[word.end : word.end + 1]
        words = place_words()
        comma = at > 0 and word.gap.startswith(",") and self.words[at - 1].capital
        full = words.states.get(word.text) if comma else None
        full = full or words.short.get(word.text) or words.short.get(word.text + after)
        features = tuple(f for f in self.atlas.lookup(full) if f.kind is not Kind.ADMIN2) if full else ()
        if comma:
            features = tuple(f for f in features if f.kind is Kind.ADMIN1) or features
        if not features:
            return None
        return Seen(first=at, last=at + 1, name=word.text, start=word.start, end=word.end, features=features, score=2.0)

    def _owned_county(self, at: int) -> Seen | None:
        """Read a division that has a possessive in its name: *Saint Mary's County*."""
        last = self.run_end(at)
        if last >= len(self.words) or not (self.words[at].capital and self.words[last - 1].possessive):
            return None
        after = self.words[last]
        if after.gap != " " or not after.capital or place_words().generic.get(after.text.casefold()) != "district":
            return None
        name = self.between(at, last + 1)
        features = tuple(f for f in self.atlas.lookup(name) if f.kind is Kind.ADMIN2)
        if not features:
            return None
        return Seen(first=at, last=last + 1, name=name, start=self.words[at].start, end=after.end, features=features)

    def _plural(self, at: int) -> Seen | None:
        """Read *Kenyas* as *Kenya's* where the text has lost its apostrophes."""
        word = self.words[at]
        if not word.text.endswith("s") or len(word.text) < 5 or word.possessive:
            return None
        features = self.atlas.lookup(word.text[:-1])
        if strength(features) < 3.0 or self.token(word).dep_ not in ("poss", "compound", "nmod", "amod"):
            return None
        name = word.text[:-1]
        return Seen(first=at, last=at + 1, name=name, start=word.start, end=word.end - 1, features=features)

    def with_generic(self, seen: Seen) -> Seen:
        """Attach the generic word that stands beside a name: *the town of X*, *X province*."""
        generic = place_words().generic
        if seen.last < len(self.words):
            after = self.words[seen.last]
            beyond = self.words[seen.last + 1] if seen.last + 1 < len(self.words) else None
            title = after.capital and beyond is not None and beyond.gap == " " and beyond.capital
            title = title or self._of_the_next(after, beyond, seen.last + 2)
            owned = self.words[seen.last - 1].possessive or after.possessive
            if after.gap == " " and after.text.casefold() in generic and not owned and not title:
                return replace(seen, generic=after.text.casefold(), generic_at=(after.start, after.end))
        at = seen.first - 1
        if at > 0 and self.words[seen.first].gap == " " and generic.get(self.words[at].text) == "city":
            return replace(seen, generic=self.words[at].text)  # *the port city X*
        if at >= 0 and self.words[at].text == "the":
            at -= 1
        if at > 0 and self.words[at].text == "of" and self.words[at].gap == " ":
            before = self.words[at - 1]
            named = before.capital and at > 1 and self.words[at - 2].capital and before.gap == " "  # a State of X
            sort = generic.get(before.text.casefold(), "")
            if sort and not named and not (sort in _OWNED and self._named_before(at - 1)):
                return replace(seen, generic=before.text.casefold(), generic_at=(before.start, before.end))
        return seen

    def _named_before(self, at: int) -> bool:
        """Tell whether a generic word has its name before it: *the X neighbourhood of Y*."""
        before = self.words[at - 1] if at else None
        if before is None or not before.capital or self.words[at].gap != " " or before.possessive:
            return False
        token = self.token(before)
        return token.pos_ == "PROPN" and token.ent_type_ != "NORP" and before.text.casefold() not in self.atlas.demonyms

    def _of_the_next(self, generic: Word, beyond: Word | None, after: int) -> bool:
        """Tell whether the generic word goes with the name that follows: *the X town of Y*."""
        if beyond is None or beyond.text != "of" or place_words().generic.get(generic.text) != "city":
            return False
        return generic.text != "city" and after < len(self.words) and self.words[after].capital

    def preposition(self, seen: Seen) -> str:
        """Return the preposition before a candidate, past an article, a direction and the like, in lower case."""
        words = place_words()
        at = seen.first - 1
        for _ in range(4):
            if at < 0 or self.words[at + 1].gap.strip(" -–\"“”'‘’"):
                return ""
            text = self.words[at].text.casefold()
            if text == "of" and at > 0 and self.words[at - 1].text.casefold() in {*words.directions, *words.edges}:
                return "near"
            if text == "of" and at > 0 and self.words[at - 1].text.casefold() in words.generic.keys() | words.sites:
                return "in"
            if text in words.locative:
                return text
            passed = (
                text in ("the", "all", "capital", "his", "her", "their", "a", "an")
                or text in words.directions
                or text in self.atlas.demonyms
            )
            held = text.endswith(("held", "controlled", "besieged")) or self._owner(at)
            if not passed and not held and text not in words.generic:
                return ""
            at -= 1
        return ""

    def _owner(self, at: int) -> bool:
        """Tell whether a word is a country that owns what follows: *Kenya's*, or *Kenyas* without the apostrophe."""
        word = self.words[at]
        if word.possessive:
            return word.capital and any(f.kind is Kind.COUNTRY for f in self.atlas.names.get(word.text))
        return self.atlas.owns(word.text)


def _sort(kinds: set[EntityKind]) -> str:
    if kinds == {EntityKind.STATE}:
        return "state"
    return "person" if EntityKind.PERSON in kinds else "body"


def page_of(parsed: Parsed, number: int, atlas: Atlas, persons: frozenset[str], plain: frozenset[str]) -> Page:
    """Make the page of a segment: its words, and the names in it that the knowledge has."""
    segment = parsed.segments[number]
    text = segment.span.of(parsed.report.text)
    known = [
        (span.start, span.end, _sort({e.kind for e in entities})) for span, entities in parsed.scope.names.find(text)
    ]
    return Page(segment, text, atlas, known, persons, plain)
