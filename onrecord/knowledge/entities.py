"""Who and what the field knows by name: parties, institutions, offices, persons, publishers, places of packs.

General entities hold everywhere; an entity of a pack holds only in reports that the pack fits (its
countries and dates). Bare names such as *the regime* are `weak`: they stand for an entity only there.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import KnowledgeError, ValueInvalid
from onrecord.knowledge.tables import Row, load_table
from onrecord.values import Span, When


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
    """The knowledge of one conflict: where and when it holds, its entities and places."""

    id: str
    title: str
    countries: tuple[str, ...]
    country_words: tuple[str, ...]
    first_day: dt.date | None
    last_day: dt.date | None
    entities: tuple[Entity, ...]
    places: tuple[PackPlace, ...]
    stances: tuple[Stance, ...] = ()

    def fits(self, text: str, day: dt.date | None) -> bool:
        """Tell whether the pack holds for a report: its day lies in the pack's dates (with a year's grace
        after them), and its text names one of the pack's country words."""
        if day and self.first_day and day < self.first_day:
            return False
        if day and self.last_day and day > self.last_day + dt.timedelta(days=366):
            return False
        words = "|".join(re.escape(w) for w in self.country_words)
        return bool(words) and re.search(rf"\b(?:{words})", text) is not None


@lru_cache(maxsize=16384)  # the same words are folded again and again: four fifths of the time of a look-up
def fold(name: str) -> str:
    """Return a name in the form that lookups compare: no case, accents, apostrophes, dots; hyphens as spaces.

    >>> fold("Ra’ad al-Hussein"), fold("U.N.")
    ('raad al hussein', 'un')
    """
    decomposed = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in ".'’‘`ʿʾ")
    return " ".join(re.findall(r"\w+", kept.casefold().replace("_", " ")))


_WORD = re.compile(r"[^\W_](?:[\w.'’‘`ʿʾ]*[^\W_])?")


@dataclass(slots=True)
class NameIndex:
    """Finds known names in running text, the longest first, at word borders; every span is exact.

    A name is compared folded (see `fold`), but a name that is written with a capital matches only
    words that begin with one, so that *Aid* is not found in *aid*, and a name all in capitals only
    words all in capitals, so that *WHO* is not found in *Who*.
    """

    _by_first: dict[str, list[tuple[tuple[str, ...], str, Any]]] = field(default_factory=dict)

    def add(self, name: str, value: object) -> None:
        """Let `find` give `value` for this name; several values for one name are all given."""
        words = tuple(fold(name).split())
        if words:
            entry = (words, name, value)
            known = self._by_first.setdefault(words[0], [])
            if entry not in known:
                known.append(entry)
                known.sort(key=lambda e: -len(e[0]))

    def find(self, text: str) -> Iterator[tuple[Span, list[Any]]]:
        """Yield (span, values) of the longest known name at each place, left to right, never overlapping."""
        tokens = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
        folded = [fold(token[2].removesuffix("'s").removesuffix("’s")) for token in tokens]
        at = 0
        while at < len(tokens):
            found = self._longest_at(tokens, folded, at)
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
        first = folded[at]
        # A hyphenated token folds to several words; names are compared word by word over tokens.
        key = first.split(" ", 1)[0] if first else ""
        best: tuple[int, list[Any]] | None = None
        for words, name, value in self._by_first.get(key, ()):
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
        return [v for w, _, v in self._by_first.get(words[0], ()) if w == words] if words else []


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


# --- loading ------------------------------------------------------------------------------------

_ENTITY_TABLES = {
    "state": EntityKind.STATE,
    "party": EntityKind.PARTY,
    "institution": EntityKind.INSTITUTION,
    "publisher": EntityKind.PUBLISHER,
    "person": EntityKind.PERSON,
}
_ENTITY_KEYS = (
    "id", "name", "aliases", "weak", "seats", "part_of", "allied_with", "speaks_for", "against", "office", "demonyms",
    "country_code", "agency", "armed",
)  # fmt: skip


def _day(text: str | None, *, last: bool, place: str) -> dt.date | None:
    if text is None:
        return None
    try:
        when = When(text)
    except ValueInvalid as error:
        raise KnowledgeError(f"{place}: {text!r} is not a date; write 2014-09-01 or 2014") from error
    return when.last_day if last else when.first_day


def _office(row: Row) -> Office:
    row.only("of", "title", "from", "to")
    return Office(
        of=row.text("of"),
        title=row.text("title"),
        first_day=_day(row.text_or_none("from"), last=False, place=row.place),
        last_day=_day(row.text_or_none("to"), last=True, place=row.place),
    )


def _entity(row: Row, kind: EntityKind, pack: str | None) -> Entity:
    row.only(*_ENTITY_KEYS)
    return Entity(
        id=row.text("id"),
        name=row.text("name"),
        kind=kind,
        aliases=row.texts("aliases"),
        weak=row.texts("weak"),
        seats=row.texts("seats"),
        part_of=row.texts("part_of"),
        allied_with=row.texts("allied_with"),
        speaks_for=row.texts("speaks_for"),
        against=row.texts("against"),
        offices=tuple(_office(o) for o in row.rows("office")),
        demonyms=row.texts("demonyms"),
        country_code=row.text_or_none("country_code"),
        agency=row.flag("agency"),
        armed=row.flag("armed"),
        pack=pack,
    )


def _place(row: Row, pack: str) -> PackPlace:
    row.only("id", "name", "aliases", "precision", "lat", "lon", "country_code", "within")
    return PackPlace(
        id=row.text("id"),
        name=row.text("name"),
        aliases=row.texts("aliases"),
        precision=row.text("precision"),
        lat=row.number_or_none("lat"),
        lon=row.number_or_none("lon"),
        country_code=row.text("country_code"),
        within=row.texts("within"),
        pack=pack,
    )


def _stance(row: Row) -> Stance:
    row.only("of", "allied_with", "against")
    return Stance(of=row.text("of"), allied_with=row.texts("allied_with"), against=row.texts("against"))


def _entities_of(row: Row, pack: str | None) -> Iterator[Entity]:
    for table, kind in _ENTITY_TABLES.items():
        for entry in row.rows(table):
            yield _entity(entry, kind, pack)


def general_entities() -> tuple[Entity, ...]:
    """Read the entities that hold everywhere: states, world institutions, agencies."""
    folder = files("onrecord.knowledge").joinpath("general", "entities")
    rows = [load_table(f) for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".toml")]
    for row in rows:
        row.only(*_ENTITY_TABLES)
    return tuple(entity for row in rows for entity in _entities_of(row, None))


def load_pack(folder: Traversable) -> Pack:
    """Read a pack: `pack.toml` says where and when it holds, the other `.toml` files hold its tables."""
    if not folder.joinpath("pack.toml").is_file():
        raise KnowledgeError(f"{folder}: no pack.toml in it; a pack is a folder with one")
    head = load_table(folder.joinpath("pack.toml"))
    head.only("id", "title", "countries", "country_words", "from", "to")
    pack = head.text("id")
    rows = [
        load_table(f)
        for f in sorted(folder.iterdir(), key=lambda f: f.name)
        if f.name.endswith(".toml") and f.name != "pack.toml"
    ]
    for row in rows:
        row.only(*_ENTITY_TABLES, "place", "stance")
    return Pack(
        id=pack,
        title=head.text("title"),
        countries=head.texts("countries"),
        country_words=head.texts("country_words"),
        first_day=_day(head.text_or_none("from"), last=False, place=head.place),
        last_day=_day(head.text_or_none("to"), last=True, place=head.place),
        entities=tuple(entity for row in rows for entity in _entities_of(row, pack)),
        places=tuple(_place(entry, pack) for row in rows for entry in row.rows("place")),
        stances=tuple(_stance(entry) for row in rows for entry in row.rows("stance")),
    )


def with_stances(entities: dict[str, Entity], packs: Iterable[Pack]) -> dict[str, Entity]:
    """Return the entities with what the packs say of their part in a conflict; refuse an unknown id."""
    merged = dict(entities)
    for pack in packs:
        for stance in pack.stances:
            for other in (stance.of, *stance.allied_with, *stance.against):
                if other not in merged:
                    raise KnowledgeError(f"pack {pack.id!r}: a stance names {other!r}, and nothing has that id")
            entity = merged[stance.of]
            merged[stance.of] = replace(
                entity,
                allied_with=(*entity.allied_with, *stance.allied_with),
                against=(*entity.against, *stance.against),
                stands_in=(*entity.stands_in, pack.id),
            )
    return merged


def check_references(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Return the entities by id; refuse a double id and a reference to an id that nothing has."""
    by_id: dict[str, Entity] = {}
    listed = tuple(entities)
    for entity in listed:
        if entity.id in by_id:
            raise KnowledgeError(f"two entities have the id {entity.id!r}; rename one")
        by_id[entity.id] = entity
    for entity in listed:
        offices = tuple(o.of for o in entity.offices)
        for other in (*entity.part_of, *entity.allied_with, *entity.speaks_for, *entity.against, *offices):
            if other not in by_id:
                raise KnowledgeError(f"entity {entity.id!r} names {other!r}, and nothing has that id")
    return by_id
