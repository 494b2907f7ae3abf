"""What entities, places and stances say of each other by id: every reference must lead somewhere, and to one thing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.errors import KnowledgeError
from onrecord.knowledge.entities import Entity, Pack, PackPlace
from onrecord.knowledge.tables import meant

GAZETTEER = "geonames:"  # what an id of the general gazetteer begins with


@dataclass(frozen=True, slots=True)
class BadReference:
    """A reference that leads nowhere, or an id that two have: the pack (None: the general part), the id, the key."""

    pack: str | None
    entry: str
    key: str
    said: str


def checked(general: Iterable[Entity], packs: Iterable[Pack]) -> dict[str, Entity]:
    """Return all entities by id, with their stances; raise `KnowledgeError` for the first bad reference."""
    listed = tuple(packs)
    everyone = (*general, *(entity for pack in listed for entity in pack.entities))
    for bad in bad_references(everyone, listed):
        where = f"pack {bad.pack!r}" if bad.pack else "the general part"
        raise KnowledgeError(f"{where}, {bad.entry!r}: {bad.said}")
    return with_stances({entity.id: entity for entity in everyone}, listed)


def bad_references(entities: Iterable[Entity], packs: Iterable[Pack]) -> Iterator[BadReference]:
    """Yield every id that two have and every reference that leads nowhere."""
    by_id: dict[str, Entity] = {}
    listed = tuple(entities)
    for entity in listed:
        if entity.id in by_id:
            other = by_id[entity.id].pack
            where = "the general part" if other is None else f"pack {other!r}"
            yield BadReference(entity.pack, entity.id, "id", f"{where} has an entity of this id too; rename one")
        by_id.setdefault(entity.id, entity)
    for entity in listed:
        for key, other in _named_by(entity):
            if other not in by_id:
                yield BadReference(entity.pack, entity.id, key, _nowhere(key, other, by_id))
    for pack in packs:
        for stance in pack.stances:
            named = [("of", stance.of), *(("allied_with", i) for i in stance.allied_with)]
            for key, other in (*named, *(("against", i) for i in stance.against)):
                if other not in by_id:
                    yield BadReference(pack.id, stance.of, key, _nowhere(key, other, by_id))
        yield from _places(pack)


def _named_by(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield the ids that an entity names, each with the key that holds it."""
    for key in ("part_of", "allied_with", "speaks_for", "against"):
        for other in getattr(entity, key):
            yield key, other
    for office in entity.offices:
        yield "office", office.of


def _nowhere(key: str, other: str, known: Mapping[str, object]) -> str:
    return f"{key!r} names {other!r}, and nothing has that id{meant(other, list(known))}"


def _places(pack: Pack) -> Iterator[BadReference]:
    by_id: dict[str, PackPlace] = {}
    for place in pack.places:
        if place.id in by_id:
            yield BadReference(pack.id, place.id, "id", "another place of this pack has this id; rename one")
        by_id.setdefault(place.id, place)
    for place in pack.places:
        for above in place.within:
            if above.startswith(GAZETTEER):
                if not above.removeprefix(GAZETTEER).isdigit():
                    yield BadReference(pack.id, place.id, "within", f"{above!r} is no id; write {GAZETTEER}170063")
            elif above not in by_id:
                yield BadReference(pack.id, place.id, "within", _nowhere("within", above, by_id))
        if place.id in _above(place, by_id):
            yield BadReference(pack.id, place.id, "within", "it lies, by way of others, within itself")


def _above(place: PackPlace, by_id: Mapping[str, PackPlace]) -> set[str]:
    """Return the ids of the pack's places that hold a place."""
    seen: set[str] = set()
    waiting = list(place.within)
    while waiting:
        above = waiting.pop()
        if above in by_id and above not in seen:
            seen.add(above)
            waiting += by_id[above].within
    return seen


def with_stances(entities: Mapping[str, Entity], packs: Iterable[Pack]) -> dict[str, Entity]:
    """Return the entities with what the packs say of their part in a conflict."""
    merged = dict(entities)
    for pack in packs:
        for stance in pack.stances:
            entity = merged[stance.of]
            merged[stance.of] = replace(
                entity,
                allied_with=(*entity.allied_with, *stance.allied_with),
                against=(*entity.against, *stance.against),
                stands_in=(*entity.stands_in, pack.id),
            )
    return merged
