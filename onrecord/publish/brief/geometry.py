"""Turns degrees into points of a drawing: one projection, clipping to a box, and paths of few points."""

import gzip
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6371.0088 km


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: degrees (west, south, east, north) or points of the drawing (left, top, right, bottom)."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: "Box") -> bool:
        return self.x0 <= other.x1 and other.x0 <= self.x1 and self.y0 <= other.y1 and other.y0 <= self.y1

    def holds(self, point: Point) -> bool:
        return self.x0 <= point[0] <= self.x1 and self.y0 <= point[1] <= self.y1

    def grown(self, by: float) -> "Box":
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing of `width` by `height` points that shows `view` (degrees).

    Equirectangular, true to scale along the middle parallel: exact enough for a region, and it keeps
    north up and distances readable off one scale bar.
    """

    view: Box
    width: float
    height: float

    def point(self, lon: float, lat: float) -> Point:
        x = (lon - self.view.x0) / (self.view.x1 - self.view.x0) * self.width
        y = (self.view.y1 - lat) / (self.view.y1 - self.view.y0) * self.height
        return x, y

    @property
    def points_per_km(self) -> float:
        return self.height / ((self.view.y1 - self.view.y0) * KM_PER_DEGREE)


def frame_around(box: Box, width: float, height: float, *, least_km: float, padding: float) -> Frame:
    """Return the frame of that size whose view holds a box of degrees, no narrower than `least_km`."""
    middle_lon, middle_lat = (box.x0 + box.x1) / 2, max(-75.0, min(75.0, (box.y0 + box.y1) / 2))
    narrow = math.cos(math.radians(middle_lat))
    across = max((box.x1 - box.x0) * narrow * (1 + 2 * padding), least_km / KM_PER_DEGREE)
    up = max((box.y1 - box.y0) * (1 + 2 * padding), across * height / width)
    across = up * width / height
    if across / narrow > 360:
        across, up = 360 * narrow, 360 * narrow * height / width
    half = across / narrow / 2
    return Frame(Box(middle_lon - half, middle_lat - up / 2, middle_lon + half, middle_lat + up / 2), width, height)


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing of the basemap: its lines in degrees, each with its box; a country has a name."""

    name: str
    lines: tuple[tuple[Box, tuple[Point, ...]], ...]


@lru_cache(maxsize=1)
def basemap() -> dict[str, tuple[Shape, ...]]:
    """Load the basemap that ships: `countries`, `lakes` (closed rings), `rivers`, `provinces` (lines)."""
    packed = files("onrecord").joinpath("vendor", "basemap", "basemap.json.gz").read_bytes()
    layers: dict[str, Any] = json.loads(gzip.decompress(packed))
    units = layers.pop("units")
    return {name: tuple(_shape(item, units) for item in items) for name, items in layers.items()}


def _shape(item: dict[str, Any], units: int) -> Shape:
    lines = [tuple(_unpacked(flat, units)) for flat in item["lines"]]
    return Shape(item.get("name", ""), tuple((_box(line), line) for line in lines if line))


def _unpacked(flat: Sequence[int], units: int) -> Iterator[Point]:
    x = y = 0
    for n in range(0, len(flat), 2):
        x, y = x + flat[n], y + flat[n + 1]
        yield x / units, y / units


def _box(line: Iterable[Point]) -> Box:
    xs, ys = zip(*line, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def rings(frame: Frame, shapes: Iterable[Shape], *, least: float) -> tuple[str, Point | None]:
    """Return one path of all rings that meet the frame, and the middle of the largest part that shows.

    `least` is the distance in points below which a further point is dropped.
    """
    paths, largest, middle = [], 0.0, None
    edge = Box(0, 0, frame.width, frame.height).grown(4)
    for shape in shapes:
        for box, line in shape.lines:
            if not box.meets(frame.view.grown(0.1)):
                continue
            ring = _clip_ring([frame.point(*p) for p in line], edge)
            area, centre = _area(ring)
            if area > largest:
                largest, middle = area, centre
            paths.append(_path(ring, least, closed=True))
    return "".join(paths), middle if largest > frame.width * frame.height * 0.015 else None


def lines(frame: Frame, shapes: Iterable[Shape], *, least: float) -> str:
    """Return one path of all open lines that meet the frame."""
    edge = Box(0, 0, frame.width, frame.height).grown(4)
    paths = []
    for shape in shapes:
        for box, line in shape.lines:
            if box.meets(frame.view):
                points = [frame.point(*p) for p in line]
                paths += [_path(run, least, closed=False) for run in _clip_line(points, edge)]
    return "".join(paths)


def _clip_line(points: Sequence[Point], edge: Box) -> Iterator[list[Point]]:
    """Cut a line into the runs whose segments come near the box (a drawing clips what is left over)."""
    run: list[Point] = []
    for a, b in pairwise(points):
        near = edge.meets(Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
        if near:
            run = run or [a]
            run.append(b)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _clip_ring(ring: list[Point], edge: Box) -> list[Point]:
    """Clip a ring to a box, one side after the other (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in ((0, edge.x0, 1), (0, edge.x1, -1), (1, edge.y0, 1), (1, edge.y1, -1)):
        kept: list[Point] = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            a_in, b_in = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if a_in:
                kept.append(a)
            if a_in != b_in:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        ring = kept
    return ring


def _area(ring: Sequence[Point]) -> tuple[float, Point]:
    """Return the area and the middle (centroid) of a ring."""
    twice = x = y = 0.0
    for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        twice, x, y = twice + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    if abs(twice) < 1e-9:
        return 0.0, (0.0, 0.0)
    return abs(twice) / 2, (x / (3 * twice), y / (3 * twice))


def _path(points: Sequence[Point], least: float, *, closed: bool) -> str:
    """Write points as path commands, leaving out those nearer than `least` to the one before."""
    kept: list[Point] = []
    for n, point in enumerate(points):
        last = n == len(points) - 1
        if not kept or math.dist(point, kept[-1]) >= least or (last and not closed):
            kept.append(point)
    if len(kept) < (3 if closed else 2):
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + ("Z" if closed else "")
