"""Writes knowledge/general/countries.toml: the box of degrees in which the places of each country lie.

`python scripts/build_country_boxes.py`, after the packed gazetteer was built anew.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.extract.places.gazetteer import gazetteer

PAGE = Path(__file__).parents[1] / "onrecord" / "knowledge" / "general" / "countries.toml"
HEAD = """# The box in which the places of each country lie, by ISO 3166-1 alpha-2: south, west, north, east, in degrees
# (WGS 84). Made by scripts/build_country_boxes.py from the gazetteer that ships (GeoNames, CC BY 4.0). Only for
# checks: of a country on both sides of the 180th meridian the box goes around the world.

[box]
"""


def boxes() -> dict[str, tuple[float, float, float, float]]:
    """Return south, west, north, east of the towns and divisions of each country, in whole degrees outwards."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for code, lat, lon in _places():
        points[code].append((lat, lon))
    return {code: _box(found) for code, found in sorted(points.items())}


def _places() -> Iterator[tuple[str, float, float]]:
    opened = gazetteer()
    for block in range(len(opened._place_first)):
        for line in opened._read_block(block):
            if line:
                _, _, _, lat, lon, country, *_ = line.split("\t")
                if country and lat and lon:
                    yield country, float(lat), float(lon)


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    return round(lats[0], 1), round(lons[0], 1), round(lats[-1], 1), round(lons[-1], 1)


def main() -> None:
    rows = [f"{code} = [{', '.join(map(str, box))}]" for code, box in boxes().items()]
    PAGE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
