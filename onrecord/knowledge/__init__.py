"""What the field knows, as data that a non-programmer can edit, and the one door to it: `load`."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable

from onrecord.knowledge.bundles import bundled, unbundled
from onrecord.knowledge.checking import CheckedPack, Finding, check_pack
from onrecord.knowledge.entities import Entity, EntityKind, NameIndex, Office, Pack, PackPlace, fold, single_word
from onrecord.knowledge.gazetteers import LocalGazetteer
from onrecord.knowledge.loading import general_entities, load_pack, shipped_packs
from onrecord.knowledge.rarity import WORD
from onrecord.knowledge.references import checked
from onrecord.model import Report

__all__ = [
    "CheckedPack",
    "Entity",
    "EntityKind",
    "Finding",
    "Knowledge",
    "LocalGazetteer",
    "NameIndex",
    "Office",
    "Pack",
    "PackPlace",
    "Scope",
    "bundled",
    "check_pack",
    "fold",
    "load",
    "load_pack",
    "shipped_packs",
    "unbundled",
]


@dataclass(frozen=True, slots=True)
class Scope:
    """The knowledge that holds for one report: the general part and the packs that fit it."""

    packs: tuple[Pack, ...]
    names: NameIndex
    day: dt.date | None
    entities: dict[str, Entity]
    gazetteers: tuple[LocalGazetteer, ...] = ()
    no_persons: frozenset[str] = frozenset()
    """Folded words that stand in no person's name: parties and institutions of one word, what the packs list."""

    def places(self) -> Iterator[PackPlace]:
        for pack in self.packs:
            yield from pack.places

    def countries(self) -> frozenset[str]:
        """ISO 3166-1 alpha-2 codes of the countries that the fitting packs are about."""
        return frozenset(code for pack in self.packs for code in pack.countries)


@dataclass(frozen=True)
class Knowledge:
    """All knowledge of a run: the general part and the packs that are on."""

    general: tuple[Entity, ...]
    packs: tuple[Pack, ...]
    gazetteers: tuple[LocalGazetteer, ...] = field(default=(), compare=False)
    _indexes: dict[tuple[str, ...], NameIndex] = field(default_factory=dict, compare=False, repr=False)
    _bodies: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        return checked(self.general, self.packs)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words, without case, of all names of entities and of the packs' places."""
        entities = (*self.general, *(e for pack in self.packs for e in pack.entities))
        names = [name for entity in entities for name in (entity.name, *entity.aliases)]
        names += [name for pack in self.packs for place in pack.places for name in (place.name, *place.aliases)]
        return frozenset(m.group().casefold() for name in names for m in WORD.finditer(name))

    def scope(self, report: Report) -> Scope:
        """Return what holds for a report, by its text and its day (as given, where none was resolved yet)."""
        published = report.published or report.published_given
        day = published.first_day if published else None
        text = f"{report.title or ''}\n{report.text}"
        packs = tuple(pack for pack in self.packs if pack.fits(text, day))
        if len(packs) > 1:  # the report is about the first: its bare names mean that conflict's
            packs = tuple(sorted(packs, key=lambda pack: -pack.times_named(text)))
        return Scope(packs, self._index(packs), day, self.by_id, self.gazetteers, self._no_persons(packs))

    def _no_persons(self, packs: tuple[Pack, ...]) -> frozenset[str]:
        key = tuple(pack.id for pack in packs)
        if key not in self._bodies:
            listed = (*self.general, *(e for pack in packs for e in pack.entities))
            bodies = (e for e in listed if e.kind in {EntityKind.PARTY, EntityKind.INSTITUTION})
            words = {single_word(name) for e in bodies for name in (e.name, *e.aliases)} - {None}
            told = {word for word in words if word} | {word for pack in packs for word in pack.no_persons}
            self._bodies[key] = frozenset(told | {word + "s" for word in told})  # an apostrophe may be lost
        return self._bodies[key]

    def _index(self, packs: tuple[Pack, ...]) -> NameIndex:
        key = tuple(pack.id for pack in packs)
        if key not in self._indexes:
            index = NameIndex()
            taken: dict[str, str | None] = {}  # bare names, with the pack that has them
            for listed in (*self.general, *(e for pack in packs for e in pack.entities)):
                entity = self.by_id[listed.id]
                for name in (entity.name, *entity.aliases):
                    index.add(name, entity)
                for name in entity.weak if entity.pack else ():
                    if taken.setdefault(fold(name), entity.pack) == entity.pack:
                        index.add(name, entity)
            self._indexes[key] = index
        return self._indexes[key]

    def named(self, name: str) -> Entity | None:
        """Return the entity with this canonical name or alias, over all packs; None where there is none or two."""
        found = {e.id: e for e in self._index(self.packs).get(name)}
        return next(iter(found.values())) if len(found) == 1 else None

    def dependent(self, left: str | None, right: str | None) -> str | None:
        """Say why two origins (entity ids) are dependent by what a pack lists, or return None."""
        if left is None or right is None or left == right:
            return None
        for a, b in ((left, right), (right, left)):
            if b in self.wholes(a):
                return f"{self.by_id[a].name} is part of or speaks for {self.by_id[b].name}"
            if a in self.by_id and b in self.by_id[a].allied_with:
                return f"{self.by_id[a].name} is allied with {self.by_id[b].name}"
        return None

    def wholes(self, entity_id: str) -> tuple[str, ...]:
        """Return the ids of all that an entity is part of or speaks for, nearest first."""
        seen: list[str] = []
        waiting = [entity_id]
        while waiting:
            entity = self.by_id.get(waiting.pop(0))
            for other in (*entity.part_of, *entity.speaks_for) if entity else ():
                if other not in seen:
                    seen.append(other)
                    waiting.append(other)
        return tuple(seen)

    def party_of(self, entity_id: str | None) -> Entity | None:
        """Return the party that an entity is, is part of or speaks for; None where it is of none."""
        if entity_id is None or entity_id not in self.by_id:
            return None
        for candidate in (entity_id, *self.wholes(entity_id)):
            if candidate in self.by_id and self.by_id[candidate].is_party:
                return self.by_id[candidate]
        return None


def load(
    packs: Iterable[Traversable] = (), *, shipped: bool = True, gazetteers: tuple[LocalGazetteer, ...] = ()
) -> Knowledge:
    """Load the general part, the packs that ship (unless `shipped` is false) and those in `packs`.

    `gazetteers` are those that a user loaded; their places stand beside those that ship.

    Raises `KnowledgeError` naming file and entry where a table cannot be used.
    """
    knowledge = _load(tuple(packs), shipped)
    return replace(knowledge, gazetteers=gazetteers) if gazetteers else knowledge


@lru_cache(maxsize=4)
def _load(packs: tuple[Traversable, ...], shipped: bool) -> Knowledge:
    folders: list[Traversable] = list(shipped_packs()) if shipped else []
    folders += list(packs)
    knowledge = Knowledge(general_entities(), tuple(load_pack(folder) for folder in folders))
    _ = knowledge.by_id  # checks every reference now, not at the first use
    return knowledge
