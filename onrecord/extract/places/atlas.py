"""Every place that a report may name: the gazetteer, countries and regions, and the places of the packs that fit."""

import re
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.extract.places.gazetteer import Feature, Gazetteer, Kind, gazetteer
from onrecord.extract.places.local import LocalPlaces, joined
from onrecord.knowledge import EntityKind, NameIndex, Pack, PackPlace, Scope, fold
from onrecord.knowledge.spelling import skeleton, sound, variants
from onrecord.knowledge.tables import Row, general
from onrecord.values import Precision

REGIONS = "onrecord"  # the gazetteer of regions that GeoNames' towns and divisions lack
_SAINT = re.compile(r"S[Tt](?:\. ?| )")  # *St. X*, in a dateline *ST.X*
_PRECISION = {
    Kind.COUNTRY: Precision.COUNTRY,
    Kind.ADMIN1: Precision.PROVINCE,
    Kind.ADMIN2: Precision.DISTRICT,
    Kind.CAPITAL: Precision.CITY,
    Kind.TOWN: Precision.CITY,
}


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words around places; see `general/place_words.toml`."""

    locative: frozenset[str]
    certain: frozenset[str]
    near: tuple[str, ...]
    directions: dict[str, str]
    generic: dict[str, str]
    short: dict[str, str]
    states: dict[str, str]
    bearings: dict[str, float]
    numbers: dict[str, float]
    inner: frozenset[str]
    article: frozenset[str]
    calendar: frozenset[str]
    never: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    reaching: frozenset[str]
    acting: frozenset[str]
    press: frozenset[str]
    colleges: frozenset[str]
    faiths: frozenset[str]
    facilities: frozenset[str]
    treaties: frozenset[str]
    treaty_words: frozenset[str]
    bodies: frozenset[str]
    roads: frozenset[str]
    dealings: frozenset[str]
    undergoing: frozenset[str]
    edges: frozenset[str]
    moving: frozenset[str]
    leaving: frozenset[str]
    sites: frozenset[str]
    naming: frozenset[str]
    ways: frozenset[str]
    streets: frozenset[str]
    posts: frozenset[str]
    public: frozenset[str]
    borders: frozenset[str]
    besieging: frozenset[str]
    sieges: frozenset[str]
    takings: frozenset[str]
    raining: frozenset[str]
    personal: frozenset[str]
    wards: frozenset[str]
    caring: frozenset[str]
    cared: frozenset[str]
    forces: frozenset[str]
    landscape: frozenset[str]
    towned: frozenset[str]
    settled: frozenset[str]
    healing: frozenset[str]
    flown: frozenset[str]
    kin: frozenset[str]


def _pairs(table: Row, key: str) -> dict[str, str]:
    value = table.values.get(key)
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise KnowledgeError(f"{table.place}: {key!r} must be a table of texts")
    return dict(value)


def _numbers(table: Row, key: str) -> dict[str, float]:
    value = table.values.get(key)
    if not isinstance(value, dict) or not all(isinstance(v, int | float) for v in value.values()):
        raise KnowledgeError(f"{table.place}: {key!r} must be a table of numbers")
    return {word: float(number) for word, number in value.items()}


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """Read the words around places; raise `KnowledgeError` on a table that cannot be used."""
    table = general("place_words")
    table.only(
        "locative", "certain", "near", "directions", "generic", "words", "short", "states", "bearings", "numbers"
    )
    words = Row(f"{table.place}, words", table.values.get("words", {}))
    lists = (
        "inner",
        "article",
        "calendar",
        "never",
        "titles",
        "offices",
        "reaching",
        "acting",
        "press",
        "colleges",
        "faiths",
        "facilities",
        "kin",
        "treaties",
        "treaty_words",
        "bodies",
        "roads",
        "dealings",
        "undergoing",
        "edges",
        "moving",
        "leaving",
        "sites",
        "naming",
        "ways",
        "streets",
        "posts",
        "public",
        "borders",
        "besieging",
        "sieges",
        "takings",
        "raining",
        "personal",
        "wards",
        "caring",
        "cared",
        "forces",
        "landscape",
        "towned",
        "settled",
        "healing",
        "flown",
    )
    words.only(*lists)
    kept = {name: frozenset(words.texts(name)) for name in lists}
    return PlaceWords(
        locative=frozenset(table.texts("locative")),
        certain=frozenset(table.texts("certain")),
        near=table.texts("near"),
        directions=_pairs(table, "directions"),
        generic=_pairs(table, "generic"),
        short=_pairs(table, "short"),
        states=_pairs(table, "states"),
        bearings=_numbers(table, "bearings"),
        numbers=_numbers(table, "numbers"),
        **kept,
    )


def sort_of(generic: str) -> str:
    """Return what a generic word makes of a place, a precision; of a building or the like *exact*; else empty."""
    words = place_words()
    last = generic.rpartition(" ")[2]
    exact = last.casefold() in words.sites or (last[:1].isupper() and last.casefold() in words.streets)
    return words.generic.get(generic) or ("exact" if exact else "")


def _region(row: Row, atlas: Gazetteer) -> Feature:
    row.only("id", "name", "names", "lat", "lon", "country", "precision")
    prefix, _, number = row.text("id").rpartition(":")
    country = atlas.country(row.text_or_none("country"))
    return Feature(
        gazetteer=prefix or REGIONS,
        id=number,
        name=row.text("name"),
        kind=Kind.REGION,
        lat=row.number_or_none("lat"),
        lon=row.number_or_none("lon"),
        country_code=row.text_or_none("country"),
        within=(country.place_id,) if country else (),
        precision=row.text_or_none("precision") or Precision.AREA.value,
    )


@dataclass(frozen=True)
class World:
    """What holds in every report: countries with their points and names, and regions."""

    gazetteer: Gazetteer
    countries: dict[str, Feature]
    names: tuple[tuple[str, Feature], ...]


@lru_cache(maxsize=1)
def world() -> World:
    """Read countries and regions; raise `KnowledgeError` on an entry that cannot be used."""
    atlas = gazetteer()
    table = general("regions")
    table.only("region", "country")
    names: list[tuple[str, Feature]] = []
    countries: dict[str, Feature] = {}
    for row in table.rows("country"):
        row.only("code", "name", "names", "lat", "lon")
        feature = atlas.country(row.text("code"))
        if feature is None:
            raise KnowledgeError(f"{row.place}: no country has the code {row.text('code')!r}")
        lat, lon = row.number_or_none("lat"), row.number_or_none("lon")
        feature = replace(feature, name=row.text("name"), lat=lat, lon=lon) if lat is not None else feature
        countries[row.text("code")] = feature
        names += [(name, feature) for name in (feature.name, *row.texts("names"))]
    for row in table.rows("region"):
        region = _region(row, atlas)
        names += [(name, region) for name in (region.name, *row.texts("names"))]
    return World(atlas, countries, tuple(names))


@dataclass
class Atlas:
    """The places that hold for the reports that a set of packs fits."""

    world: World
    packs: tuple[Pack, ...]
    demonyms: dict[str, str]  # in lower case, with the ISO code of the country
    local: LocalPlaces = field(default_factory=lambda: LocalPlaces(()))
    names: NameIndex = field(default_factory=NameIndex)
    _packed: dict[str, PackPlace] = field(default_factory=dict)
    _no_places: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name, feature in self.world.names:
            self.names.add(re.sub(r"['’]s\b", "", name), feature)  # the index leaves out a possessive s in a text
        places = [place for pack in self.packs for place in pack.places]
        self._packed = {place.id: place for place in places}
        self._no_places = frozenset(word for pack in self.packs for word in pack.no_places)
        for place in places:
            feature = self._of_pack(place)
            for name in (place.name, *place.aliases):
                self.names.add(name, feature)

    def is_no_place(self, low: str) -> bool:
        """Tell whether a word in lower case means no place by itself, though a gazetteer may have one."""
        return low in place_words().never or low in self._no_places

    def _of_pack(self, place: PackPlace) -> Feature:
        return Feature(
            gazetteer=place.pack,
            id=place.id,
            name=place.name,
            kind=Kind.PACK,
            lat=place.lat,
            lon=place.lon,
            country_code=place.country_code,
            within=self._upward(place),
            precision=place.precision,
        )

    def _upward(self, place: PackPlace) -> tuple[str, ...]:
        """Return the ids of all that holds a pack's place, nearest first, the country last."""
        found: list[str] = []
        for above in place.within:
            packed = self._packed.get(above)
            if packed is not None and packed is not place:
                found += [f"{packed.pack}:{packed.id}", *self._upward(packed)]
                continue
            feature = self.by_place_id(above)
            found += [above, *(feature.within if feature else ())]
        country = self.country(place.country_code)
        ids = [i for i in dict.fromkeys(found) if country is None or i != country.place_id]
        return (*ids, country.place_id) if country else tuple(ids)

    def country(self, code: str | None) -> Feature | None:
        """Return the country of an ISO 3166-1 alpha-2 code with its English name and its point."""
        return self.world.countries.get(code or "") or self.world.gazetteer.country(code)

    def lookup(self, name: str) -> tuple[Feature, ...]:
        """Return all places of a name: of the packs, countries and regions first, then by population."""
        own = [f for f in self.names.get(name) if isinstance(f, Feature)]
        found = [self.country(f.country_code) or f if f.kind is Kind.COUNTRY else f for f in self._gazetteer(name)]
        if self.local.gazetteers and (ids := self.local.ids(name)):
            found = joined((f for i in ids if (f := self.by_place_id(i))), found)
            found.sort(key=lambda f: -f.population)
        return tuple(dict.fromkeys((*own, *found)))

    def owns(self, word: str) -> bool:
        """Tell whether a word is a country that owns what follows where apostrophes were lost: *Kenyas*."""
        owning = word.endswith("s") and word[0].isupper()
        return owning and any(f.kind is Kind.COUNTRY for f in self.names.get(word[:-1]))

    def every(self, name: str) -> tuple[Feature, ...]:
        """Return the places of a name as each gazetteer has them: one that is in two stands there twice."""
        return tuple(dict.fromkeys((*self.lookup(name), *self._gazetteer(name))))

    def by_place_id(self, place_id: str) -> Feature | None:
        """Return the place of an id like `ocha:SY0204`, of a loaded gazetteer before the one that ships; or None."""
        return self._local(place_id) or self.world.gazetteer.by_place_id(place_id)

    def _local(self, place_id: str) -> Feature | None:
        place = self.local.get(place_id)
        return self.local.feature(place, self.country(place.country_code)) if place else None

    def _gazetteer(self, name: str) -> tuple[Feature, ...]:
        found = self.world.gazetteer.lookup(name)
        saint = _SAINT.match(name)
        if not found and saint is not None:
            return self.world.gazetteer.lookup(f"Saint {name[saint.end() :]}")
        return found or next((f for v in variants(name) if (f := self.world.gazetteer.lookup(v))), ())

    def like(self, name: str, codes: frozenset[str]) -> tuple[Feature, ...]:
        """Return the places of some countries whose name sounds like this one, else has its consonants."""
        found: tuple[Feature, ...] = ()
        for key in (sound(name), skeleton(name)):
            if key and not found:
                found = tuple(f for f in self._keyed(key) if f.country_code in codes and f.kind is not Kind.ADMIN2)
        return found

    def _keyed(self, key: str) -> tuple[Feature, ...]:
        found = self.world.gazetteer.lookup(key)
        if self.local.gazetteers and (ids := self.local.ids(key)):
            found = tuple(joined((f for i in ids if (f := self.by_place_id(i))), found))
        return found


_ATLASES: dict[tuple[str, ...], Atlas] = {}


def atlas_of(scope: Scope) -> Atlas:
    """Return the atlas of a report's knowledge; one is made for each set of packs, and kept."""
    key = tuple(pack.id for pack in scope.packs)
    known = _ATLASES.get(key)
    same = known is not None and known.local.gazetteers == scope.gazetteers
    if known is None or not same or any(a is not b for a, b in zip(known.packs, scope.packs, strict=True)):
        known = _ATLASES[key] = Atlas(world(), scope.packs, _demonyms(scope), LocalPlaces(scope.gazetteers))
    return known


def _demonyms(scope: Scope) -> dict[str, str]:
    states = (e for e in scope.entities.values() if e.kind is EntityKind.STATE)
    return {d.casefold(): e.country_code for e in states for d in e.demonyms if e.country_code}


def precision_of(feature: Feature) -> Precision:
    """Return how exactly a feature is known by its kind."""
    return Precision(feature.precision) if feature.precision else _PRECISION[feature.kind]


def same_name(feature: Feature, words: str) -> bool:
    """Tell whether the words are the feature's own name, not a further name of it."""
    return fold(feature.name) == fold(words)


@lru_cache(maxsize=4096)
def _ratio(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def alike(feature: Feature, words: str) -> float:
    """Return how much the words are spelt like a feature's name, 0 to 1: a transliteration is, a former name not."""
    return max(0.0, _ratio(fold(feature.name), fold(words)) - 0.5) * 2
