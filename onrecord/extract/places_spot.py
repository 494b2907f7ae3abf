"""Finds which words of a report may be a place's name, and weighs by their surroundings whether they are one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.extract.gazetteer import Feature, Kind
from onrecord.extract.parsed import Parsed, Segment
from onrecord.extract.places_atlas import Atlas, place_words, same_name
from onrecord.knowledge import EntityKind, fold

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

ENOUGH = 3.0  # points that make a place of a candidate; see `Page.points`
_LONGEST = 6  # words of a name
_WORD = re.compile(r"[^\W_](?:(?:[\w'’ʿʾ‘`]|\.(?=\w(?:\W|$)))*[^\W_])?")  # a dot only within letters: U.S
_PLACES = frozenset({"GPE", "LOC"})
_BODIES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "FAC"})


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

    `generic` is the generic word that goes with it (*the town of X*, *X province*), in lower case; `before`
    tells whether that stands before the name. `score` is its points so far; `part` whether it is part of the name
    of a body, which then acts there (*the X Department of Health*).
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
    atlas: Atlas
    known: list[tuple[int, int, str]]  # start, end in the segment; state, person or body
    persons: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    words: list[Word] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.segment.doc.text  # spaCy joins it anew from the tokens each time
        self.words = words_of(self.text)
        self._starts = [token.idx for token in self.segment.doc]

    def token(self, word: Word) -> "Token":
        """Return the token in which a word begins."""
        return self.segment.doc[max(0, bisect_right(self._starts, word.start) - 1)]

    @cached_property
    def _entities(self) -> dict[int, "Tokens"]:
        return {token.i: ent for ent in self.segment.doc.ents for token in ent}

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
            if seen is not None:
                found.append(self._with_generic(seen))
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
        named_end = named.get(first.start, 0)
        if not (first.capital or first.text in words.article or named_end):
            return None
        for last in range(self._run_end(at), at, -1):
            name = self._text(at, last)
            if self.words[last - 1].end == named_end or (first.capital and self._looks_like_name(at, last)):
                features = self.atlas.lookup(name)
                if name.isupper() and len(name) < 6:
                    features = tuple(f for f in features if f.kind is Kind.COUNTRY or same_name(f, name))
                if self.words[last - 1].end != named_end:
                    features = tuple(f for f in features if f.kind not in (Kind.PACK, Kind.REGION))
                if features and not self._adjective(last):
                    return Seen(first=at, last=last, name=name, start=first.start, end=self.words[last - 1].end,
                                features=features)  # fmt: skip
        return self._plural(at)

    def _run_end(self, at: int) -> int:
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

    def _text(self, first: int, last: int) -> str:
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
            len(word) > 2 and low not in words.never and low not in words.directions and low not in self.atlas.demonyms
        )

    def _adjective(self, last: int) -> bool:
        """Tell whether the word before `last` is the head of a compound such as *Aleppo-based*."""
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

    def _plural(self, at: int) -> Seen | None:
        """Read *Syrias* as *Syria's* where the text has lost its apostrophes."""
        word = self.words[at]
        if not word.text.endswith("s") or len(word.text) < 5 or word.possessive:
            return None
        features = self.atlas.lookup(word.text[:-1])
        if strength(features) < 3.0 or self.token(word).dep_ not in ("poss", "compound", "nmod", "amod"):
            return None
        name = word.text[:-1]
        return Seen(first=at, last=at + 1, name=name, start=word.start, end=word.end - 1, features=features)

    def _with_generic(self, seen: Seen) -> Seen:
        """Attach the generic word that stands beside a name: *the town of X*, *X province*."""
        generic = place_words().generic
        if seen.last < len(self.words):
            after = self.words[seen.last]
            beyond = self.words[seen.last + 1] if seen.last + 1 < len(self.words) else None
            title = after.capital and beyond is not None and beyond.gap == " " and beyond.capital
            owned = self.words[seen.last - 1].possessive or after.possessive
            if after.gap == " " and after.text.casefold() in generic and not owned and not title:
                return replace(seen, generic=after.text.casefold(), generic_at=(after.start, after.end))
        at = seen.first - 1
        if at >= 0 and self.words[at].text == "the":
            at -= 1
        if at > 0 and self.words[at].text == "of" and self.words[at].gap == " ":
            before = self.words[at - 1]
            if before.text.casefold() in generic:
                return replace(seen, generic=before.text.casefold(), generic_at=(before.start, before.end))
        return seen

    # --- evidence ---------------------------------------------------------------------------

    def weighed(self, seen: Seen, beside: float) -> Seen:
        """Return a candidate with its points for being a place; below 0 it is none, whatever else is said.

        `beside` is what the places next to it say.
        """
        of_itself = strength(seen.features)
        before = self.preposition(seen)
        words = place_words()
        placed = 1.5 if before in words.certain else 0.75 if before in words.locative else 0.0
        member = self._membership(seen, strong=of_itself >= 3.0, placed=placed > 1.0)
        if member == "other":
            return replace(seen, score=-1.0)
        total = of_itself + placed + beside + seen.score + (2.0 if seen.generic else 0.0)
        total += self._model(seen, self.entity(seen), of_itself)
        single = seen.last - seen.first == 1
        if not single:
            total += 0.5
        if self._civic(seen):
            total += 1.0
        if single and fold(seen.name) in self.persons and placed < 1.0:
            total -= 3.0
        if single and of_itself < 3.0 and seen.name.casefold() in self.plain:
            total -= 1.5
        if seen.first == 0 and self.text[seen.end : seen.end + 2].strip()[:1] in ("(", "-", "–", "—", ","):
            total += 1.0
        return replace(seen, score=max(0.0, total), part=member == "part")

    def preposition(self, seen: Seen) -> str:
        """Return the preposition before a candidate, past an article, a direction and the like, in lower case."""
        words = place_words()
        at = seen.first - 1
        for _ in range(4):
            if at < 0 or self.words[at + 1].gap.strip(" -–\"“”'‘’"):
                return ""
            text = self.words[at].text.casefold()
            if text in words.locative:
                return text
            passed = text in ("the", "all", "capital") or text in words.directions or text in self.atlas.demonyms
            held = text.endswith(("held", "controlled", "besieged")) or self._owner(at)
            if not passed and not held and text not in words.generic:
                return ""
            at -= 1
        return ""

    def _owner(self, at: int) -> bool:
        """Tell whether a word is a country that owns what follows: *Syria's*, or *Syrias* without the apostrophe."""
        text = self.words[at].text
        bare = text if self.words[at].possessive else text.removesuffix("s")
        owns = self.words[at].possessive or text.endswith("s")
        return owns and text[0].isupper() and any(f.kind is Kind.COUNTRY for f in self.atlas.names.get(bare))

    def _model(self, seen: Seen, label: "Tokens | None", of_itself: float) -> float:
        """Points of the model's view: its label, and the part of speech."""
        noun = self.token(self.words[seen.first]).pos_
        points = 0.5 if noun == "PROPN" else (0.0 if of_itself >= 3.0 else -1.5)
        if label is None:
            return points
        if label.label_ in _PLACES:
            return points + 2.0
        if label.label_ in ("NORP", "LANGUAGE", "FAC"):
            return points + 0.5
        return points - (0.5 if of_itself >= 3.0 else 1.0)

    def _membership(self, seen: Seen, *, strong: bool, placed: bool) -> str:
        """Tell whether a candidate is `part` of a body's name that begins or ends with a place, or of an `other` name.

        The name of a person, a newspaper or a university is no place; *the X Department of Health* is at X.
        """
        if self._titled(seen) or self._of_body(seen) or (not strong and self._fragment(seen)):
            return "other"
        part = ""
        for start, end, sort in self.known:
            if start < seen.end and seen.start < end and sort != "state":
                if sort == "person" or not strong or not self._ends_body(seen, start, end):
                    return "other"
                part = "part"
        if self.headline:
            return part
        label = self.entity(seen)
        if label is not None and label.label_ in _BODIES and self._rest(seen, label):
            if label.label_ == "PERSON" and not (strong and placed):
                return "other"
            known = strong or (label.label_ != "PERSON" and self._civic(seen))
            part = "part" if known else part if placed and label.label_ == "PERSON" else "other"
        if part != "other" and not placed and self._compounded(seen):
            part = "part" if strong or self._civic(seen) else "other"
        return part

    def _civic(self, seen: Seen) -> bool:
        """Tell whether an office or a building follows that a town has: *X Police Department*, *X Hospital*."""
        words = place_words()
        after = self.words[seen.last] if seen.last < len(self.words) else None
        return after is not None and after.gap == " " and after.text.casefold() in words.offices | words.facilities

    def _ends_body(self, seen: Seen, start: int, end: int) -> bool:
        """Tell whether a body's name begins with a place, or ends with *of* it."""
        if (start, end) == (seen.start, seen.end):
            return False
        return seen.start == start or (seen.end == end and self.preposition(seen) == "of")

    def _of_body(self, seen: Seen) -> bool:
        """Tell whether a name is that of a newspaper, a university or the like by the words around it."""
        words = place_words()
        at = seen.last
        while at < len(self.words) and at < seen.last + 3 and self.words[at].capital and self.words[at].gap == " ":
            if self.words[at - 1].possessive:
                break
            if self.words[at].text.casefold() in words.press:
                return True
            at += 1
        at = seen.first - 1
        if at >= 0 and self.words[seen.first].gap == " " and self.words[at].text.casefold() in words.press:
            return self.words[at].capital
        if at >= 0 and self.words[at].text == "the":
            at -= 1
        return at > 0 and self.words[at].text == "of" and self.words[at - 1].text.casefold() in words.colleges

    def _fragment(self, seen: Seen) -> bool:
        """Tell whether an article joins a name to the words beside it: *Ain* in *Ras al-Ain*."""
        articles = place_words().article
        joined = seen.first > 0 and self.words[seen.first].gap in ("-", " ", "- ")
        if joined and self.words[seen.first - 1].text.casefold() in articles:
            return True
        beside = self.words[seen.last : seen.last + 2]
        return len(beside) == 2 and beside[0].text in articles and beside[0].gap in (" ", "-") and beside[1].capital

    def _titled(self, seen: Seen) -> bool:
        if seen.first == 0:
            return False
        before = self.words[seen.first - 1]
        gap = self.words[seen.first].gap
        return before.capital and gap in (" ", ". ") and before.text.casefold() in place_words().titles

    def _rest(self, seen: Seen, label: "Tokens") -> bool:
        """Tell whether a named entity has capitalised words beside the candidate that make another name of it."""
        words = place_words()
        for number, word in enumerate(self.words):
            inside = label.start_char <= word.start and word.end <= label.end_char
            if not inside or seen.first <= number < seen.last or not word.capital:
                continue
            text = word.text.casefold()
            if text in words.calendar or text in words.directions or text in words.generic:
                continue
            if not self.atlas.lookup(word.text) or label.label_ == "PERSON":
                return True
        return False

    def _compounded(self, seen: Seen) -> bool:
        """Tell whether capitalised words directly beside a candidate make it part of a longer name."""
        words = place_words()
        if seen.last < len(self.words):
            after = self.words[seen.last]
            text = after.text.casefold()
            free = text in words.calendar or text in words.generic or text in words.offices
            possessive = self.words[seen.last - 1].possessive
            if after.capital and after.gap == " " and not free and not possessive:
                token = self.token(self.words[seen.last - 1])
                joined = token.dep_ in ("compound", "nmod") and self.token(after).pos_ == "PROPN"
                if joined and not (strength(self.atlas.lookup(after.text)) >= 2.0):
                    return True
        if seen.first > 0:
            before = self.words[seen.first - 1]
            text = before.text.casefold()
            token = self.token(before)
            free = text in words.calendar or text in words.directions or text in words.generic or text in words.inner
            if before.capital and self.words[seen.first].gap == " " and not free and not before.possessive:
                head = self.token(self.words[seen.last - 1])
                return token.pos_ == "PROPN" and token.dep_ in ("compound", "nmod") and token.head.i >= head.i
        return False

    # --- names that no gazetteer has --------------------------------------------------------

    def unknown(self, taken: Sequence[Seen]) -> Iterator[Seen]:
        """Yield names that stand as places do and that no gazetteer has, outside of what is taken, with points."""
        covered = {n for seen in taken for n in range(seen.first, seen.last)}
        at = 0
        while at < len(self.words):
            end = self._unknown_end(at, covered)
            if end > at:
                seen = self._unknown_at(at, end, taken)
                if seen is not None:
                    yield seen
                at = end
            else:
                at += 1

    def _unknown_end(self, at: int, covered: set[int]) -> int:
        first = self.words[at]
        words = place_words()
        opens = first.capital or (
            first.text in words.article and at + 1 < len(self.words) and self.words[at + 1].capital
        )
        if not opens or at in covered or first.text.casefold() in words.generic:
            return at
        stop = self._run_end(at)
        end = at
        while end < stop and end not in covered:
            word = self.words[end]
            if not word.capital and word.text not in words.article:
                break
            end += 1
        while end > at and (not self.words[end - 1].capital or self.words[end - 1].text.casefold() in words.generic):
            end -= 1
        return end

    def _unknown_at(self, first: int, last: int, taken: Sequence[Seen]) -> Seen | None:
        if last - first > 4 or (self.headline and self.words[first].capital):
            return None
        name = self._text(first, last)
        words = place_words()
        low = {w.text.casefold() for w in self.words[first:last]}
        if name.isupper() or low & (words.titles | words.calendar | words.press) or low & set(self.atlas.demonyms):
            return None
        if (last - first == 1 and low & (words.never | self.plain)) or low <= set(words.directions) | words.article:
            return None
        if any(start < self.words[last - 1].end and self.words[first].start < end for start, end, _ in self.known):
            return None
        seen = self._with_generic(
            Seen(
                first=first,
                last=last,
                name=name,
                start=self.words[first].start,
                end=self.words[last - 1].end,
                features=(),
            )
        )
        if (
            self._titled(seen)
            or self._of_body(seen)
            or self.token(self.words[first]).pos_ not in ("PROPN", "NOUN", "ADJ")
        ):
            return None
        return replace(seen, score=self.unknown_points(seen, taken))

    def unknown_points(self, seen: Seen, taken: Sequence[Seen]) -> float:
        """Return how much speaks for a place by the words around a name alone."""
        label = self.entity(seen)
        score = 2.5 if seen.generic else 0.0
        score += 1.5 if self.preposition(seen) in place_words().certain else 0.0
        if label is not None and label.label_ in _PLACES and not self._longer(seen, label):
            score += 2.0
        elif label is not None and label.label_ in ("PERSON", "ORG", "NORP", "DATE", "EVENT", "PRODUCT"):
            score -= 2.0
        if any(fold(w.text) in self.persons for w in self.words[seen.first : seen.last]):
            score -= 2.5
        for other in taken:
            left, right = (seen, other) if seen.start < other.start else (other, seen)
            between = self.text[left.end : right.start]
            if right is other and between in (", ", " in ", ", in ", " ("):
                score += 1.0
            elif between in (", ", " and ", ", and "):
                score += 0.5
        return score

    def _longer(self, seen: Seen, label: "Tokens") -> bool:
        return label.start_char < seen.start - 4 or label.end_char > seen.end + 2


def lifted(pages: Sequence[tuple[Page, Sequence[Seen]]]) -> list[tuple[Page, list[Seen]]]:
    """Return the candidates of each page that are places; a name that is one for certain lifts its other mentions."""
    scored = [[page.weighed(s, _beside(page, seen, n)) for n, s in enumerate(seen)] for page, seen in pages]
    certain = {fold(s.name) for seen in scored for s in seen if s.score >= ENOUGH + 0.5}
    kept: list[tuple[Page, list[Seen]]] = []
    for (page, _), seen in zip(pages, scored, strict=True):
        more = (s.score + (1.5 if fold(s.name) in certain else 0.0) for s in seen)
        kept.append((page, [s for s, m in zip(seen, more, strict=True) if s.score > -1.0 and m >= ENOUGH]))
    return kept


def _beside(page: Page, seen: Sequence[Seen], number: int) -> float:
    """Points that a candidate gets of those next to it: *X, Y* where Y holds an X, and lists."""
    points = 0.0
    for left, right in pairwise(seen[max(0, number - 1) : number + 2]):
        between = page.text[left.end : right.start]
        other = right if left is seen[number] else left
        if re.fullmatch(r",? (?:and|or) |, ", between) and strength(other.features) >= 2.0:
            points += 0.75
        if between in (", ", " (", ", in ", " in ") and holds(right.features, left.features):
            points += 2.0
    return points


def holds(outer: Sequence[Feature], inner: Sequence[Feature]) -> bool:
    """Tell whether one of the outer places holds one of the inner."""
    ids = {f.place_id for f in outer}
    return any(ids & set(f.within) for f in inner)


def _sort(kinds: set[EntityKind]) -> str:
    if kinds == {EntityKind.STATE}:
        return "state"
    return "person" if EntityKind.PERSON in kinds else "body"


def page_of(parsed: Parsed, number: int, atlas: Atlas, persons: frozenset[str], plain: frozenset[str]) -> Page:
    """Make the page of a segment: its words, and the names in it that the knowledge has."""
    segment = parsed.segments[number]
    known = [
        (span.start, span.end, _sort({e.kind for e in entities}))
        for span, entities in parsed.scope.names.find(segment.doc.text)
    ]
    return Page(segment, atlas, known, persons, plain)


def titled(title: str, atlas: Atlas) -> list[Seen]:
    """Return the well-known places that a title names; a title is not parsed, and tells only of the context."""
    words = words_of(title)
    found: list[Seen] = []
    for at, word in enumerate(words):
        for last in range(min(len(words), at + 3), at, -1):
            name = title[word.start : words[last - 1].end]
            features = atlas.lookup(name) if word.capital and name.casefold() not in place_words().never else ()
            if strength(features) >= 2.0:
                found.append(Seen(first=at, last=last, name=name, start=word.start, end=words[last - 1].end,
                                  features=features))  # fmt: skip
                break
    return found
