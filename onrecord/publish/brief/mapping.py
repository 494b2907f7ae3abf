"""The map of a page: which places, how exactly each is known, where its number stands so that none hides another."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import Incident
from onrecord.publish.brief import geometry, words
from onrecord.publish.brief.desk import Desk
from onrecord.publish.brief.geometry import Box, Frame, Point
from onrecord.values import Place, Precision

WIDTH, HEIGHT = 900.0, 560.0
INSET_WIDTH, INSET_HEIGHT = 176.0, 116.0
LEAST_KM = 130.0  # below this the basemap has nothing left to show
BADGES = 40  # numbered places; further ones are drawn without a number and stand in the table
NAMES = 16  # places whose name is written beside the number, where there is room
_WIDEST = 78.0  # points; a ring that shows no extent need not cover the map
_BADGE = 12.5  # radius in points: 25 across, above the least target size of 24
_POINTS = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY})
_RADII_KM = {Precision.NEAR: 25.0, Precision.DISTRICT: 15.0, Precision.AREA: 12.0, Precision.PROVINCE: 45.0,
             Precision.SEA_AIR: 45.0}  # fmt: skip
_SCALES_KM = (5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place of the table and, where it has coordinates that the map shows, of the map. `x`, `y`: the place;
    `bx`, `by`: its number; `radius`: of its ring, in points, None for a point; `hatched`: the ring's size says
    nothing but *somewhere here*."""

    number: int
    anchor: str
    name: str
    country: str
    precision: str
    incidents: tuple[tuple[str, str], ...]
    href: str
    x: float = 0.0
    y: float = 0.0
    bx: float = 0.0
    by: float = 0.0
    radius: float | None = None
    hatched: bool = False
    on_map: bool = False
    numbered: bool = False
    name_x: float | None = None

    @property
    def led(self) -> bool:
        """Whether the number stands away from its place, so that a line must lead to it."""
        return math.dist((self.x, self.y), (self.bx, self.by)) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """Everything that the drawing needs, as path data and places."""

    width: float
    height: float
    land: str
    provinces: str
    lakes: str
    rivers: str
    countries: tuple[tuple[str, float, float], ...]
    outlined: tuple[str, ...]
    spots: tuple[Spot, ...]
    scale_km: int
    scale_points: float
    inset_land: str
    inset_box: tuple[float, float, float, float]
    inset_left: bool
    elsewhere: int


@dataclass
class _Group:
    place: Place
    incidents: list[Incident] = field(default_factory=list)


def places(desk: Desk, incidents: Sequence[Incident]) -> tuple[list[Spot], dict[int, Place]]:
    """Return the places of the incidents, those with most incidents first, and the place of each number."""
    groups: dict[str, _Group] = {}
    for incident in incidents:
        if incident.where:
            key = f"{incident.where.place_id} {incident.where.precision}"
            groups.setdefault(key, _Group(incident.where)).incidents.append(incident)
    ordered = sorted(groups.values(), key=lambda g: (-len(g.incidents), g.place.name, g.place.place_id))
    spots = [_spot(desk, number, group) for number, group in enumerate(ordered, 1)]
    return spots, {number: group.place for number, group in enumerate(ordered, 1)}


def _spot(desk: Desk, number: int, group: _Group) -> Spot:
    place = group.place
    reports = tuple(r for i in group.incidents for r in i.reports)
    linked = tuple((f"#{i.id}", desk.heading(i)) for i in group.incidents)
    return Spot(
        number=number,
        anchor=f"place-{number}",
        name=desk.place(place, *reports),
        country=place.country or "",
        precision=words.PRECISIONS[place.precision],
        incidents=linked,
        href=linked[0][0] if len(linked) == 1 else f"#place-{number}",
    )


def draw(desk: Desk, incidents: Sequence[Incident]) -> tuple[MapView | None, tuple[Spot, ...]]:
    """Return the map (None where no place has coordinates) and all places for its table."""
    spots, of = places(desk, incidents)
    located = {n: p for n, p in of.items() if p.lat is not None and p.precision is not Precision.COUNTRY}
    weights = {spot.number: len(spot.incidents) for spot in spots}
    view = _view(located, weights)
    if view is None:
        return None, tuple(spots)
    frame = geometry.frame_around(view, WIDTH, HEIGHT, least_km=LEAST_KM, padding=0.2)
    placed = [_located(frame, spot, located[spot.number]) if spot.number in located else spot for spot in spots]
    inset_left = _inset_left(placed)
    arranged = tuple(_arranged(placed, inset_left=inset_left))
    return _map(frame, arranged, _countries_meant(of.values()), inset_left=inset_left), arranged


def _view(located: Mapping[int, Place], weights: Mapping[int, int]) -> Box | None:
    """The box of the places that most incidents lie in; a far one (a capital where somebody spoke) is left out."""
    points = [(p.lon or 0.0, p.lat or 0.0, weights[n]) for n, p in sorted(located.items())]
    if not points:
        return None
    middle = (_median([(x, w) for x, _, w in points]), _median([(y, w) for _, y, w in points]))
    narrow = math.cos(math.radians(middle[1]))
    apart = [(math.hypot((x - middle[0]) * narrow, y - middle[1]), w) for x, y, w in points]
    reach = max(150 / geometry.KM_PER_DEGREE, 2 * _median(apart, 0.9))
    near = [p for p, (distance, _) in zip(points, apart, strict=True) if distance <= reach]
    xs, ys = [p[0] for p in near], [p[1] for p in near]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _median(values: Iterable[tuple[float, int]], share: float = 0.5) -> float:
    """The value below which a share of the weight lies."""
    ordered = sorted(values)
    wanted, weight = share * sum(w for _, w in ordered), 0
    for value, more in ordered:
        weight += more
        if weight >= wanted:
            return value
    return ordered[-1][0]


def _located(frame: Frame, spot: Spot, place: Place) -> Spot:
    x, y = frame.point(place.lon or 0.0, place.lat or 0.0)
    if not Box(8, 8, WIDTH - 8, HEIGHT - 8).holds((x, y)):
        return spot
    radius = None
    if place.precision not in _POINTS:
        radius = max(18.0, _RADII_KM.get(place.precision, 40.0) * frame.points_per_km)
        if place.precision is not Precision.NEAR:
            radius = min(radius, _WIDEST)
    return replace(
        spot, x=x, y=y, bx=x, by=y, radius=radius, hatched=radius is not None and place.precision is not Precision.NEAR,
        on_map=True,
    )  # fmt: skip


def _inset_left(spots: Sequence[Spot]) -> bool:
    """Whether the lower left corner holds fewer places than the lower right."""
    low = [s for s in spots if s.on_map and s.y > HEIGHT - INSET_HEIGHT - 30]
    return sum(s.x < INSET_WIDTH + 30 for s in low) <= sum(s.x > WIDTH - INSET_WIDTH - 30 for s in low)


def _arranged(spots: Sequence[Spot], *, inset_left: bool) -> Iterator[Spot]:
    """Give each place's number a spot of its own, nearest its place, and write names where there is room."""
    corner = 0.0 if inset_left else WIDTH - INSET_WIDTH - 16
    taken = [Box(corner, HEIGHT - INSET_HEIGHT - 16, corner + INSET_WIDTH + 16, HEIGHT)]
    opposite = WIDTH - 210 if inset_left else 14.0
    taken.append(Box(opposite, HEIGHT - 46, opposite + 196, HEIGHT))  # the scale bar
    taken += [Box(s.x - 5, s.y - 5, s.x + 5, s.y + 5) for s in spots if s.on_map and s.radius is None]
    shown = named = 0
    for spot in spots:
        if not spot.on_map or shown >= BADGES:
            yield spot
            continue
        shown += 1
        at = _free(spot, taken)
        taken.append(_around(at))
        done = replace(spot, bx=at[0], by=at[1], numbered=True)
        wide = 8.2 * len(spot.name) + 8
        for left in (at[0] + _BADGE + 4, at[0] - _BADGE - wide):
            label = Box(left, at[1] - 9, left + wide, at[1] + 9)
            if named < NAMES and label.x0 > 4 and label.x1 < WIDTH - 4 and not any(label.meets(b) for b in taken):
                named += 1
                taken.append(label)
                done = replace(done, name_x=left)
                break
        yield done


def _around(at: Point) -> Box:
    return Box(at[0] - _BADGE, at[1] - _BADGE, at[0] + _BADGE, at[1] + _BADGE)


def _free(spot: Spot, taken: Sequence[Box]) -> Point:
    """Try positions on a widening spiral about the place; the first that touches nothing is taken."""
    inside = Box(_BADGE + 2, _BADGE + 2, WIDTH - _BADGE - 2, HEIGHT - _BADGE - 2)
    start = 22.0 if spot.radius is None else 0.0
    for step in range(240):
        angle = -math.pi / 4 + step * 2.399963  # the golden angle spreads the tries evenly
        away = start + 1.1 * step
        at = (spot.x + away * math.cos(angle), spot.y + away * math.sin(angle))
        if inside.holds(at) and not any(_around(at).meets(box) for box in taken):
            return at
    return spot.x, spot.y


def _countries_meant(of: Iterable[Place]) -> set[str]:
    return {p.country or p.name for p in of if p.precision is Precision.COUNTRY}


def _map(frame: Frame, spots: tuple[Spot, ...], meant: set[str], *, inset_left: bool) -> MapView:
    base = geometry.basemap()
    land, labels, outlined = [], [], []
    taken = [_around((s.bx, s.by)).grown(4) for s in spots if s.numbered]
    taken += [Box(s.name_x, s.by - 10, s.name_x + 8.2 * len(s.name), s.by + 10) for s in spots if s.name_x is not None]
    for country in base["countries"]:
        path, middle = geometry.rings(frame, [country], least=0.8)
        if path:
            land.append(path)
        if path and country.name in meant:
            outlined.append(path)
        if middle and not any(_label_box(country.name, middle).meets(box) for box in taken):
            labels.append((country.name, *middle))
    inset = geometry.frame_around(_wider(frame.view), INSET_WIDTH, INSET_HEIGHT, least_km=2500, padding=0)
    corners = (*inset.point(frame.view.x0, frame.view.y1), *inset.point(frame.view.x1, frame.view.y0))
    scale = max(km for km in _SCALES_KM if km * frame.points_per_km < 170 or km == _SCALES_KM[0])
    return MapView(
        width=WIDTH,
        height=HEIGHT,
        land="".join(land),
        provinces=geometry.lines(frame, base["provinces"], least=1.2),
        lakes=geometry.rings(frame, base["lakes"], least=0.8)[0],
        rivers=geometry.lines(frame, base["rivers"], least=1.0),
        countries=tuple(labels),
        outlined=tuple(outlined),
        spots=tuple(s for s in spots if s.on_map),
        scale_km=scale,
        scale_points=scale * frame.points_per_km,
        inset_land=geometry.rings(inset, base["countries"], least=1.5)[0],
        inset_box=(corners[0], corners[1], max(4.0, corners[2] - corners[0]), max(3.0, corners[3] - corners[1])),
        inset_left=inset_left,
        elsewhere=sum(1 for s in spots if not s.on_map),
    )


def _label_box(name: str, middle: Point) -> Box:
    half = 5.5 * len(name)
    return Box(middle[0] - half, middle[1] - 10, middle[0] + half, middle[1] + 10)


def _wider(view: Box) -> Box:
    across, up = view.x1 - view.x0, view.y1 - view.y0
    return Box(view.x0 - 2 * across, max(-85.0, view.y0 - 2 * up), view.x1 + 2 * across, min(85.0, view.y1 + 2 * up))
