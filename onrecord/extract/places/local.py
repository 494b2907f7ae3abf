"""The places of the gazetteers that a user loaded, joined with those that ship: one place is never two."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.extract.places.gazetteer import Feature, Kind
from onrecord.knowledge.gazetteers import Level, LocalGazetteer, LocalPlace
from onrecord.knowledge.spelling import variants

_KINDS = {
    Level.ADMIN1: Kind.ADMIN1,
    Level.ADMIN2: Kind.ADMIN2,
    Level.ADMIN3: Kind.ADMIN2,
    Level.CAPITAL: Kind.CAPITAL,
    Level.TOWN: Kind.TOWN,
    Level.QUARTER: Kind.TOWN,
    Level.SITE: Kind.TOWN,
    Level.AREA: Kind.TOWN,
}
_PRECISION = {
    Level.ADMIN3: "district",
    Level.QUARTER: "neighbourhood",
    Level.SITE: "exact",
    Level.AREA: "area",
}
_TOWN_KM = 25.0  # two towns of one name and country that are nearer are one town in two gazetteers
_DIVISION_KM = 250.0  # the same of divisions of one level, whose points are conventions


class LocalPlaces:
    """Looks names up in all loaded gazetteers."""

    def __init__(self, gazetteers: Sequence[LocalGazetteer]) -> None:
        self.gazetteers = tuple(gazetteers)

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids of the places of a name, each once; also of a `sound` or `skeleton`."""
        found = dict.fromkeys(i for one in self.gazetteers for i in one.lookup(name))
        if not found and name[:1] not in ("~", "="):
            found = dict.fromkeys(i for other in variants(name) for one in self.gazetteers for i in one.lookup(other))
        return tuple(found)

    def get(self, place_id: str) -> LocalPlace | None:
        """Return the place with an id, of the gazetteer that was loaded last where several have it."""
        found = (one.get(place_id) for one in reversed(self.gazetteers))
        return next((place for place in found if place is not None), None)

    def feature(self, place: LocalPlace, country: Feature | None) -> Feature:
        """Return a loaded place as a feature, with all that holds it, the country last."""
        above = list(dict.fromkeys(place.within))
        if country is not None:
            above = [i for i in above if i != country.place_id] + [country.place_id]
        return Feature(
            gazetteer=place.gazetteer,
            id=place.id,
            name=place.name,
            kind=_KINDS[place.level],
            lat=place.lat,
            lon=place.lon,
            country_code=place.country_code,
            population=place.population,
            within=tuple(above),
            precision=_PRECISION.get(place.level, ""),
        )


def joined(local: Iterable[Feature], shipped: Sequence[Feature]) -> list[Feature]:
    """Return loaded places and those that ship, each place once: a loaded one stands for its twin that ships.

    It then lies in whatever holds its twin, and in the twin (a report asked for by either id is found); it takes the
    twin's population, and its point where it has none.
    """
    taken: set[str] = set()
    found: list[Feature] = []
    for feature in local:
        twins = [other for other in shipped if other.place_id not in taken and _one(feature, other)]
        twin = min(
            twins, key=lambda other: (other.place_id != feature.place_id, _km(feature, other) or 0.0), default=None
        )
        if twin is None:
            found.append(feature)
            continue
        taken.add(twin.place_id)
        own = () if twin.place_id == feature.place_id else (twin.place_id,)
        found.append(
            replace(
                feature,
                lat=twin.lat if feature.lat is None else feature.lat,
                lon=twin.lon if feature.lon is None else feature.lon,
                kind=twin.kind if twin.kind is Kind.CAPITAL else feature.kind,
                population=max(feature.population, twin.population),
                within=tuple(dict.fromkeys((*feature.within[:-1], *own, *twin.within, *feature.within[-1:]))),
            )
        )
    return [*found, *(other for other in shipped if other.place_id not in taken)]


def _one(left: Feature, right: Feature) -> bool:
    """Tell whether two places of one name are one: of one country and sort, and near each other."""
    if left.place_id == right.place_id:
        return True
    same_sort = left.kind is right.kind or (left.kind.is_town and right.kind.is_town)
    if left.country_code != right.country_code or not same_sort or left.precision in ("exact", "neighbourhood", "area"):
        return False
    apart = _km(left, right)
    return apart is None or apart < (_TOWN_KM if left.kind.is_town else _DIVISION_KM)


def _km(left: Feature, right: Feature) -> float | None:
    """Return about how far two places lie apart, None where one has no point."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    east = (left.lon - right.lon + 180) % 360 - 180
    return 111.2 * math.hypot(left.lat - right.lat, east * math.cos(math.radians(left.lat)))
