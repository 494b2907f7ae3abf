"""Who and what the field knows by name: parties, institutions, offices, persons, publishers, places of packs.

General entities hold everywhere; an entity of a pack holds only in reports that the pack fits (its
countries and dates). Bare names such as *the regime* are `weak`: they stand for an entity only there.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from onrecord.values import Span


class EntityKind(StrEnum):
    """What an entity is."""

    STATE = "state"
    PARTY = "party"
    INSTITUTION = "institution"
    PUBLISHER = "publisher"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """That a person held an office of an entity: `of` is the entity's id; a missing date is an open end."""

    of: str
    title: str
    first_day: dt.date | None = None
    last_day: dt.date | None = None

    def held_on(self, day: dt.date | None) -> bool:
        """Tell whether it was held that day; on no known day every office counts as held."""
        if day is None:
            return True
        return (self.first_day is None or self.first_day <= day) and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody whom reports name. `id` is unique over all loaded files, `name` the canonical name.

    `weak` names stand for it only where its pack fits the report. `seats` are places that stand for it where
    they speak (*Moscow said*), and for themselves elsewhere: in no name index. `part_of`, `allied_with`, `speaks_for`
    and `against` hold entity ids: the first three make two origins dependent, the last makes a party an
    adversary. A person is public, and answers through the offices held on the day.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    allied_with: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    demonyms: tuple[str, ...] = ()
    country_code: str | None = None
    agency: bool = False
    armed: bool = False
    stands_in: tuple[str, ...] = ()
    pack: str | None = None

    @property
    def is_party(self) -> bool:
        """Whether it is listed as a party to a conflict: a figure or denial of its own is interested.

        A state is one where a pack lists a stance of it; `stands_in` names those packs.
        """
        return self.kind is EntityKind.PARTY or bool(self.stands_in)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """That somebody known everywhere (a state, an alliance) is a party to the conflict of a pack."""

    of: str
    allied_with: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPlace:
    """A place that the general gazetteer lacks, with its names and what holds it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    precision: str
    lat: float | None
    lon: float | None
    country_code: str
    within: tuple[str, ...]
    pack: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The knowledge of one conflict: where and when it holds, its entities and places.

    `no_persons` are words of its names that stand in no person's, `no_places` such as a gazetteer has somewhere.
    """

    id: str
    title: str
    countries: tuple[str, ...]
    country_words: tuple[str, ...]
    first_day: dt.date | None
    last_day: dt.date | None
    entities: tuple[Entity, ...]
    places: tuple[PackPlace, ...]
    stances: tuple[Stance, ...] = ()
    no_persons: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()

    def fits(self, text: str, day: dt.date | None) -> bool:
        """Tell whether the pack holds for a report: its day lies in the pack's dates (with a year's grace
        after them), and its text names one of the pack's country words."""
        if day and self.first_day and day < self.first_day:
            return False
        if day and self.last_day and day > self.last_day + dt.timedelta(days=366):
            return False
        return next(self._named(text), None) is not None

    def _named(self, text: str) -> Iterator[re.Match[str]]:
        words = "|".join(re.escape(w) for w in self.country_words)
        return re.finditer(rf"\b(?:{words})", text) if words else iter(())

    def times_named(self, text: str) -> int:
        """Return how often a text names one of the pack's country words."""
        return sum(1 for _ in self._named(text))


@lru_cache(maxsize=16384)  # the same words are folded again and again: four fifths of the time of a look-up
def fold(name: str) -> str:
    """Return a name in the form that lookups compare: no case, accents, apostrophes, dots; hyphens as spaces.

    >>> fold("Ra’ad al-Hussein"), fold("U.N.")
    ('raad al hussein', 'un')
    """
    decomposed = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in ".'’‘`ʿʾ")
    return " ".join(re.findall(r"\w+", kept.casefold().replace("_", " ")))


_LEADING = frozenset({"al", "el", "the"})  # they make no second word of a name: *al-Qaeda*


def single_word(name: str) -> str | None:
    """Return the one word, folded, that a name is but for an article; None where it is more, or too short to tell."""
    words = [w for w in fold(name).split() if w not in _LEADING]
    return words[0] if len(words) == 1 and len(words[0]) > 2 else None


_WORD = re.compile(r"[^\W_](?:[\w.'’‘`ʿʾ]*[^\W_])?")


@dataclass(slots=True)
class NameIndex:
    """Finds known names in running text, the longest first, at word borders; every span is exact.

    A name is compared folded (see `fold`), but a name that is written with a capital matches only
    words that begin with one, so that *Aid* is not found in *aid*, and a name all in capitals only
    words all in capitals, so that *WHO* is not found in *Who*.
    """

    _by_start: dict[str, dict[str, list[tuple[tuple[str, ...], str, Any]]]] = field(default_factory=dict)
    """By first word, then by second ("" for a name of one): most words of a text begin no name."""

    def add(self, name: str, value: object) -> None:
        """Let `find` give `value` for this name; several values for one name are all given."""
        words = tuple(fold(name).split())
        if words:
            entry = (words, name, value)
            known = self._by_start.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", [])
            if entry not in known:
                known.append(entry)
                known.sort(key=lambda e: -len(e[0]))

    def find(self, text: str) -> Iterator[tuple[Span, list[Any]]]:
        """Yield (span, values) of the longest known name at each place, left to right, never overlapping."""
        tokens, folded, firsts = _worded(text)
        at = 0
        while at < len(tokens):
            found = self._longest_at(tokens, folded, at) if firsts[at] in self._by_start else None
            if found is None:
                at += 1
                continue
            length, values = found
            last = tokens[at + length - 1]
            end = last[1] - (2 if last[2].endswith(("'s", "’s")) else 0)
            yield Span(tokens[at][0], end), values
            at += length

    def _longest_at(
        self, tokens: list[tuple[int, int, str]], folded: list[str], at: int
    ) -> tuple[int, list[Any]] | None:
        # A hyphenated token folds to several words; names are compared word by word over tokens.
        first, _, second = folded[at].partition(" ")
        if not second and at + 1 < len(folded):
            second = folded[at + 1]
        second = second.partition(" ")[0]
        started = self._by_start[first]
        best: tuple[int, list[Any]] | None = None
        for words, name, value in (*(started.get(second, ()) if second else ()), *started.get("", ())):
            length = _match_length(words, folded, at)
            if not length or not _same_capitals(name, tokens[at][2]):
                continue
            if best is None or length > best[0]:
                best = (length, [value])
            elif length == best[0] and value not in best[1]:
                best[1].append(value)
        return best

    def get(self, name: str) -> list[Any]:
        """Return the values of a name that is given whole."""
        words = tuple(fold(name).split())
        if not words:
            return []
        known = self._by_start.get(words[0], {}).get(words[1] if len(words) > 1 else "", ())
        return [v for w, _, v in known if w == words]


@lru_cache(maxsize=64)  # several indexes look for names in one paragraph after another
def _worded(text: str) -> tuple[list[tuple[int, int, str]], list[str], list[str]]:
    """Return the tokens of a text (start, end, word), each folded, and the first word of each when folded."""
    tokens = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    folded = [fold(word.removesuffix("'s").removesuffix("’s")) for _, _, word in tokens]
    return tokens, folded, [word.partition(" ")[0] for word in folded]


def _same_capitals(name: str, token: str) -> bool:
    """Tell whether a token is written as large as the name that it might begin asks for."""
    if name.isupper():
        return token.removesuffix("'s").removesuffix("’s").isupper()
    return token[0].isupper() or not name[0].isupper()


def _match_length(words: tuple[str, ...], folded: list[str], at: int) -> int:
    """Number of tokens from `at` whose folded words are exactly `words`; 0 where they are not."""
    position, used = 0, at
    while position < len(words):
        if used >= len(folded) or not folded[used]:
            return 0
        for word in folded[used].split():
            if position >= len(words) or words[position] != word:
                return 0
            position += 1
        used += 1
    return used - at
