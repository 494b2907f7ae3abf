"""Where the places of the world lie: looks names and ids up in the packed gazetteer that ships.

The file `vendor/gazetteer/places.bin` is: a magic line; the length of the index (4 bytes, little endian);
the index (zlib, JSON); blocks of places, then blocks of names (raw deflate, lines of tab-separated UTF-8).
A place is id, name, kind, lat, lon, country code, first and second level division, population, in the order
of ids; a name is the folded name and the numbers of its places in hexadecimal, the most populous first.
Only the index is kept in memory, with the blocks that were used last.
"""

import json
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import as_file, files
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path

from onrecord.errors import KnowledgeError
from onrecord.knowledge import fold

MAGIC = b"onrecord gazetteer 1\n"
GAZETTEER = "geonames"


class Kind(StrEnum):
    """What a place is; the letters are those of the packed file."""

    COUNTRY = "C"
    ADMIN1 = "1"
    ADMIN2 = "2"
    CAPITAL = "K"
    TOWN = "P"
    REGION = "R"  # of the general regions, not in the file
    PACK = "X"  # of a pack, not in the file

    @property
    def is_town(self) -> bool:
        return self in (Kind.CAPITAL, Kind.TOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One place of the world: WGS 84 degrees, `population` 0 where not known, `within` place ids nearest first."""

    gazetteer: str
    id: str
    name: str
    kind: Kind
    lat: float | None
    lon: float | None
    country_code: str | None
    population: int = 0
    within: tuple[str, ...] = ()
    precision: str = ""

    @property
    def place_id(self) -> str:
        return f"{self.gazetteer}:{self.id}"


class Gazetteer:
    """Looks places up by name and by GeoNames id in a packed file."""

    def __init__(self, path: Path) -> None:
        """Open the file; raise `KnowledgeError` where it is none of ours."""
        try:
            with path.open("rb") as file:
                self._data = mmap(file.fileno(), 0, access=ACCESS_READ)
        except (OSError, ValueError) as error:
            raise KnowledgeError(f"{path}: cannot be read: {error}") from error
        if self._data[: len(MAGIC)] != MAGIC:
            raise KnowledgeError(f"{path}: no packed gazetteer of this version; install onrecord anew")
        (length,) = struct.unpack_from("<I", self._data, len(MAGIC))
        start = len(MAGIC) + 4
        index = json.loads(zlib.decompress(self._data[start : start + length]))
        self._rows: int = index["rows"]
        self._countries: dict[str, int] = index["countries"]
        self._place_first: list[int] = index["place_first"]
        self._name_first: list[str] = index["name_first"]
        sizes: list[int] = [*index["place_size"], *index["name_size"]]
        self._offsets = list(accumulate(sizes, initial=start + length))
        self.content: str = index["content"]
        self._block = lru_cache(maxsize=512)(self._read_block)
        self.lookup = lru_cache(maxsize=8192)(self._lookup)
        self.get = lru_cache(maxsize=8192)(self._get)

    def _read_block(self, number: int) -> list[str]:
        packed = self._data[self._offsets[number] : self._offsets[number + 1]]
        return zlib.decompress(packed, wbits=-15).decode().split("\n")

    def _lookup(self, name: str) -> tuple[Feature, ...]:
        """Return the places of a name (folded here), the most populous first; empty where there is none.

        A name that begins with ~ is a `skeleton`, kept of the towns of countries where Arabic is spoken; one that
        begins with = is a `sound`, kept where another script than the Latin is written.
        """
        folded = name if name[:1] in ("~", "=") else fold(name)
        at = bisect_right(self._name_first, folded) - 1
        if not folded or at < 0:
            return ()
        lines, key = self._block(len(self._place_first) + at), f"{folded}\t"
        found = bisect_left(lines, key)  # sorted by name; a tab comes before all that names are made of
        if found == len(lines) or not lines[found].startswith(key):
            return ()
        return tuple(self._feature(self._line(int(n, 16))) for n in lines[found].removeprefix(key).split())

    def _line(self, number: int) -> str:
        return self._block(number // self._rows)[number % self._rows]

    def _get(self, geonames_id: int) -> Feature | None:
        """Return the place with this GeoNames id, or None."""
        at = bisect_right(self._place_first, geonames_id) - 1
        prefix = f"{geonames_id}\t"
        lines: Sequence[str] = self._block(at) if at >= 0 else ()
        return next((self._feature(line) for line in lines if line.startswith(prefix)), None)

    def _feature(self, line: str) -> Feature:
        number, name, kind, lat, lon, country, admin1, admin2, population = line.split("\t")
        above = [admin2, admin1, str(self._countries.get(country, 0))]
        return Feature(
            gazetteer=GAZETTEER,
            id=number,
            name=name,
            kind=Kind(kind),
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            country_code=country,
            population=int(population),
            within=tuple(f"{GAZETTEER}:{a}" for a in above if a not in ("0", number)),
        )

    def country(self, code: str | None) -> Feature | None:
        """Return the country of an ISO 3166-1 alpha-2 code, or None."""
        number = self._countries.get(code or "")
        return self.get(number) if number else None

    def by_place_id(self, place_id: str) -> Feature | None:
        """Return the place of an id like `geonames:163843`, or None."""
        gazetteer, _, number = place_id.partition(":")
        return self.get(int(number)) if gazetteer == GAZETTEER and number.isdigit() else None


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Open the gazetteer that ships, the first time that it is asked for."""
    with as_file(files("onrecord").joinpath("vendor", "gazetteer", "places.bin")) as path:
        return Gazetteer(path)
