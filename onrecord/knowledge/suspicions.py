"""What is legal in a pack and yet more often a slip than meant: names that mean two, dates, coordinates, gaps."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from onrecord.knowledge.entities import Entity, EntityKind, Office, Pack, PackPlace, fold
from onrecord.knowledge.tables import general

_BEYOND = 0.5  # degrees outside the box of a country's towns that may still be in it
_SHORT = 4  # letters below which a country word is found in many reports of other countries
_MANY_AT_ONCE = (
    "spokes",
    "deputy",
    "vice",
    "member",
    "adviser",
    "advisor",
    "envoy",
    "officer",
    "director",
    "representative",
)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Something suspicious of the entry with an id (empty: the pack itself), and the key that it is about."""

    entry: str
    key: str | None
    said: str


@dataclass(frozen=True, slots=True)
class Others:
    """What a pack stands beside: the entities of the general part, and other packs."""

    general: tuple[Entity, ...]
    packs: tuple[Pack, ...]


@lru_cache(maxsize=1)
def country_boxes() -> Mapping[str, Box]:
    """Return the box of each country by ISO 3166-1 alpha-2: south, west, north, east in degrees."""
    return dict(general("countries").values["box"])


@lru_cache(maxsize=1)
def _common() -> tuple[frozenset[str], frozenset[str]]:
    table = general("common_words")
    return frozenset(table.texts("calendar")), frozenset(table.texts("words"))


def suspicions(pack: Pack, others: Others) -> Iterator[Suspicion]:
    """Yield all that is suspicious in a pack."""
    yield from _head(pack)
    for check in (_common_names, _shared_names, _known_names, _persons, _parties, _terms, _coordinates):
        yield from check(pack, others)


def _head(pack: Pack) -> Iterator[Suspicion]:
    if not pack.country_words:
        yield Suspicion("", "country_words", "it has no country words: the pack fits no report and never applies")
    if not pack.countries:
        yield Suspicion("", "countries", "it names no countries: places are not helped by it")
    if pack.first_day is None:
        yield Suspicion("", "from", "it has no first day: it holds in reports of any time before")
    if pack.first_day and pack.last_day and pack.last_day < pack.first_day:
        yield Suspicion("", "to", "it ends before it begins: the pack fits no report that has a day")
    for word in pack.country_words:
        if len(word.strip()) < _SHORT or not word[:1].isupper() or fold(word) in _common()[1]:
            yield Suspicion("", "country_words", f"{word!r} stands in reports of other countries too")
    if not (pack.entities or pack.places or pack.stances):
        yield Suspicion("", None, "there is nothing in the pack")


# --- names ---------------------------------------------------------------------------------------------


def _names(entry: Entity | PackPlace) -> Iterator[tuple[str, str]]:
    """Yield the names of an entry, each with the key that holds it."""
    yield "name", entry.name
    for name in entry.aliases:
        yield "aliases", name
    for name in entry.weak if isinstance(entry, Entity) else ():
        yield "weak", name


def _common_names(pack: Pack, _: Others) -> Iterator[Suspicion]:
    calendar, words = _common()
    entries: tuple[Entity | PackPlace, ...] = (*pack.entities, *pack.places)
    for entry in entries:
        for key, name in _names(entry):
            folded = fold(name)
            if name.isupper() and len(name) > 1:
                continue
            if folded in calendar:
                yield Suspicion(
                    entry.id, key, f"{name!r} is a word of the calendar: days and months will be taken for it"
                )
            elif folded in words and key != "weak":
                advice = (
                    "put it in weak, or write it with more words"
                    if isinstance(entry, Entity)
                    else "write it with more words"
                )
                yield Suspicion(entry.id, key, f"{name!r} is a common English word: {advice}")


def _shared_names(pack: Pack, _: Others) -> Iterator[Suspicion]:
    kinds: tuple[Sequence[Entity | PackPlace], ...] = (pack.entities, pack.places)
    for entries in kinds:
        first: dict[str, Entity | PackPlace] = {}
        for entry in entries:
            for key, name in _names(entry):
                other = first.setdefault(fold(name), entry)
                if other.id != entry.id:
                    yield Suspicion(
                        entry.id, key, f"{name!r} is a name of {other.id!r} too: nobody can tell which is meant"
                    )


def _known_names(pack: Pack, others: Others) -> Iterator[Suspicion]:
    for there, where in ((others.general, "the general part"), *((p.entities, f"pack {p.id!r}") for p in others.packs)):
        known = {fold(name): entity for entity in there for key, name in _names(entity) if key != "weak"}
        for entity in pack.entities:
            for key, name in _names(entity):
                other = known.get(fold(name))
                if other and other.id != entity.id and key != "weak":
                    yield Suspicion(
                        entity.id, key, f"{name!r} is {other.id!r} in {where} already: name that id instead"
                    )


# --- who, when ----------------------------------------------------------------------------------------------


def _persons(pack: Pack, _: Others) -> Iterator[Suspicion]:
    for person in pack.entities:
        if person.kind is not EntityKind.PERSON:
            continue
        if not person.offices:
            yield Suspicion(person.id, None, "a person without an office: public, but answering for nobody")
        for office in person.offices:
            if office.first_day and office.last_day and office.last_day < office.first_day:
                yield Suspicion(person.id, "to", f"the office {office.title!r} ends before it begins")
            elif office.first_day is None and office.last_day is None:
                yield Suspicion(person.id, "office", f"the office {office.title!r} has no dates: held at every time")


def _parties(pack: Pack, _: Others) -> Iterator[Suspicion]:
    stands = [*(e.against for e in pack.entities), *(s.against for s in pack.stances)]
    opposed = {other for against in stands for other in against}
    for party in pack.entities:
        if party.kind is EntityKind.PARTY and not (party.against or party.part_of or party.id in opposed):
            yield Suspicion(
                party.id, "against", "a party without opponents: its accusations are taken for an onlooker's"
            )


def _terms(pack: Pack, _: Others) -> Iterator[Suspicion]:
    """Yield two persons who hold one office at one time; offices that several hold at once are left out."""
    held: dict[tuple[str, str], list[tuple[Entity, Office]]] = {}
    for person in pack.entities:
        for office in person.offices:
            if not any(word in fold(office.title) for word in _MANY_AT_ONCE):
                held.setdefault((office.of, fold(office.title)), []).append((person, office))
    for terms in held.values():
        for (one, first), (other, second) in combinations(terms, 2):
            if one.id != other.id and _days_shared(first, second) > 1:
                said = f"{one.id!r} holds the office {second.title!r} of {second.of!r} at the same time"
                yield Suspicion(other.id, "office", said)


def _days_shared(left: Office, right: Office) -> int:
    start = max(o.first_day or dt.date.min for o in (left, right))
    end = min(o.last_day or dt.date.max for o in (left, right))
    return (end - start).days + 1


# --- where ---------------------------------------------------------------------------------------------------


def _coordinates(pack: Pack, _: Others) -> Iterator[Suspicion]:
    sound = all(code in country_boxes() for code in pack.countries)
    for place in pack.places:
        if (place.lat is None) != (place.lon is None):
            yield Suspicion(place.id, "lat", "lat and lon belong together: give both or neither")
        if sound and place.country_code not in pack.countries and place.country_code in country_boxes():
            yield Suspicion(place.id, "country_code", f"{place.country_code} is none of the pack's countries")
        box = country_boxes().get(place.country_code)
        if box is None or place.lat is None or place.lon is None or _within(box, place.lat, place.lon):
            continue
        point = f"{place.lat}, {place.lon} lies outside {place.country_code}"
        swapped = _within(box, place.lon, place.lat)
        yield Suspicion(place.id, "lat", f"{point}{'; lat and lon look swapped' if swapped else ''}")


def _within(box: Box, lat: float, lon: float) -> bool:
    south, west, north, east = box
    return south - _BEYOND <= lat <= north + _BEYOND and west - _BEYOND <= lon <= east + _BEYOND
