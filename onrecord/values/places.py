"""Place: where the words say, how exactly, and how far from another."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from onrecord.errors import ValueInvalid
from onrecord.values.spans import Span


class Precision(StrEnum):
    """How exactly a place is known, finest first, as the exchange contract names it."""

    EXACT = "exact"
    NEIGHBOURHOOD = "neighbourhood"
    CITY = "city"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    AREA = "area"
    COUNTRY = "country"
    SEA_AIR = "sea_air"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the words name; coordinates are WGS 84 degrees, None where no gazetteer has it.

    `within` are the ids of what contains it, nearest first (quarter's city, district, province, country),
    in the same namespace as `place_id`, so that containment is a membership test.
    """

    name: str
    span: Span
    precision: Precision
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    country_code: str | None = None
    gazetteer: str | None = None
    gazetteer_id: str | None = None
    within: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueInvalid(f"{self.name}: a place has both coordinates or neither")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueInvalid(f"{self.name}: no such coordinates: {self.lat}, {self.lon}")

    @property
    def place_id(self) -> str:
        """`gazetteer:id`, or `name:` and the folded name where no gazetteer has it."""
        if self.gazetteer and self.gazetteer_id:
            return f"{self.gazetteer}:{self.gazetteer_id}"
        return f"name:{self.name.casefold()}"

    def inside(self, place_id: str) -> bool:
        """Tell whether this place is the one with that id or is known to lie in it."""
        return place_id == self.place_id or place_id in self.within

    def km_to(self, other: "Place") -> float | None:
        """Great-circle distance in kilometres; None where either has no coordinates."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return None
        a, b = math.radians(self.lat), math.radians(other.lat)
        h = (
            math.sin((b - a) / 2) ** 2
            + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - self.lon) / 2) ** 2
        )
        return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "lat": self.lat,
            "lon": self.lon,
            "country": self.country,
            "country_code": self.country_code,
            "precision": self.precision.value,
            "gazetteer": self.gazetteer,
            "gazetteer_id": self.gazetteer_id,
            "within": list(self.within),
            "quote": self.span.to_json(),
        }


def finest(where: Iterable[Place]) -> list[Place]:
    """Return the places that hold no other of them, in their order."""
    places = tuple(where)
    outer = {i for p in places for i in p.within}
    return [p for p in places if p.place_id not in outer]
