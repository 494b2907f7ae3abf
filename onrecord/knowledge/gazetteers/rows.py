"""What a gazetteer's file holds: places, further names of places, and the rows that cannot be used."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import ValueInvalid


class Level(StrEnum):
    """What a place of a local gazetteer is, the widest first."""

    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    ADMIN3 = "admin3"
    AREA = "area"
    CAPITAL = "capital"
    TOWN = "town"
    QUARTER = "quarter"
    SITE = "site"

    @property
    def is_division(self) -> bool:
        return self in (Level.ADMIN1, Level.ADMIN2, Level.ADMIN3)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPlace:
    """One place: `id` in its gazetteer (a P-code, a GeoNames id), WGS 84 degrees or None, `within` place ids
    (`gazetteer:id`) nearest first, `population` 0 where not known, `country_code` ISO 3166-1 alpha-2."""

    gazetteer: str
    id: str
    name: str
    level: Level
    country_code: str
    lat: float | None = None
    lon: float | None = None
    names: tuple[str, ...] = ()
    population: int = 0
    within: tuple[str, ...] = ()

    @property
    def place_id(self) -> str:
        return f"{self.gazetteer}:{self.id}"


@dataclass(frozen=True, slots=True)
class FurtherName:
    """Another name of a place, which another file holds."""

    place_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be used: its line (or row of a sheet), counted from 1, and why."""

    line: int
    reason: str


def coordinates(lat: str, lon: str) -> tuple[float, float] | None:
    """Return a point, or None where both cells are empty; raise `ValueInvalid` for what is no point on the earth."""
    if not lat.strip() and not lon.strip():
        return None
    try:
        point = float(lat.strip().replace(",", ".")), float(lon.strip().replace(",", "."))
    except ValueError as error:
        raise ValueInvalid("a coordinate is no number") from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):  # not a number compares false
        raise ValueInvalid("a coordinate lies outside of the earth; degrees are wanted (WGS 84)")
    return point


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, the only ones that reports in English have."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 or len(name) > 60:
        return False
    return all(c < "\u0250" or "LATIN" in (n := unicodedata.name(c, "")) or "MODIFIER" in n for c in letters)
