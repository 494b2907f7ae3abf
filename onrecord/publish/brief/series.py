"""The trapped and in need over time: figures of one area and one definition as points with their ranges and origins.

Nothing is added up, and a line joins points only where area and definition are the same; between them nothing is known.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from string import ascii_uppercase

from onrecord.model import Point, Series
from onrecord.publish.brief import words
from onrecord.publish.brief.days import day_of
from onrecord.publish.brief.desk import Desk, mark_id

CHARTS_SHOWN = 12
ONCE_SHOWN = 40
BOTTOM, TOP = 150, 14  # pixels between which figures stand, nought at the bottom
FROM, TO = 16.0, 95.0  # percent of the drawing between which its days lie
TICKS = 4  # lines of the scale above nought
LONG = 300  # days from which dates are told by month and year
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """One figure: its letter in the drawing, where it stands (percent; pixels of its ends), the way to its words."""

    letter: str
    when: str
    said: bool
    label: str
    href: str
    origin: str
    incident: tuple[str, int, str] | None
    more: int
    x: float | None
    low: int | None
    high: int | None
    open: bool
    open_below: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """Figures of one area and definition. `lines` are (percent, pixels) from and to; `scale` heights with numbers."""

    anchor: str
    title: str
    joined: bool
    points: tuple[PointView, ...]
    lines: tuple[tuple[float, int, float, int], ...]
    scale: tuple[tuple[int, str], ...]
    ticks: tuple[tuple[float, str], ...]
    said: str


@dataclass(frozen=True, slots=True)
class InNeedView:
    """All series: those with points on several days drawn, the others as lines of a table."""

    charts: tuple[SeriesView, ...]
    once: tuple[tuple[str, PointView], ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Frame:
    first: dt.date
    last: dt.date
    most: int

    def x(self, day: dt.date) -> float:
        days = (self.last - self.first).days
        return FROM + (TO - FROM) * (day - self.first).days / days if days else (FROM + TO) / 2

    def y(self, number: int) -> int:
        return round(BOTTOM - (BOTTOM - TOP) * number / self.most)


def in_need(desk: Desk, reach: Collection[str]) -> InNeedView | None:
    """Return the figures of people trapped or in need, or None where none is told; `reach` are claims with a mark."""
    found = [s for s in desk.situation.series if s.points]
    if not found:
        return None
    drawn = [s for s in found if len({day_of(p.when) for p in s.points} - {None}) > 1]
    drawn.sort(key=lambda s: -len(s.points))
    charts = tuple(_series(desk, s, n, reach) for n, s in enumerate(drawn[:CHARTS_SHOWN]))
    others = [(s, p) for s in (*(s for s in found if s not in drawn), *drawn[CHARTS_SHOWN:]) for p in s.points]
    others.sort(key=lambda told: (day_of(told[1].when) or dt.date.max, told[0].area or "~", told[1].claims))
    once = tuple((_title(desk, s), _point(desk, p, "", None, reach)) for s, p in others[:ONCE_SHOWN])
    return InNeedView(charts, once, max(0, len(others) - ONCE_SHOWN))


def _title(desk: Desk, series: Series) -> str:
    """Area and what is counted: *the eastern quarters: people trapped*."""
    area = desk.line(series.area) if series.area else "Area not told"
    group = words.plain(series.group or series.unit)
    definition = desk.line(words.plain(series.definition))
    return f"{area[:1].upper()}{area[1:]}: {group} {definition}"


def _series(desk: Desk, series: Series, number: int, reach: Collection[str]) -> SeriesView:
    days = [day for p in series.points if (day := day_of(p.when))]
    ends = [n for p in series.points for n in (p.low, p.high) if n is not None]
    scale = list(_scale(max(ends, default=1)))
    frame = _Frame(min(days), max(days), max(1, scale[-1]))
    points = tuple(_point(desk, p, _letter(n), frame, reach) for n, p in enumerate(series.points))
    return SeriesView(
        anchor=f"series-{number}",
        title=_title(desk, series),
        joined=series.joined,
        points=points,
        lines=tuple(_lines(series, frame)) if series.joined else (),
        scale=tuple((frame.y(n), f"{n:,}") for n in scale),
        ticks=tuple(_ticks(frame)),
        said="; ".join(f"{p.when}: {p.label}, {p.origin}" for p in points),
    )


def _letter(n: int) -> str:
    return ascii_uppercase[n] if n < len(ascii_uppercase) else str(n + 1)


def _point(desk: Desk, point: Point, letter: str, frame: _Frame | None, reach: Collection[str]) -> PointView:
    claims = desk.claims(point.claims)
    reports = tuple(dict.fromkeys(c.report for c in claims))
    day = day_of(point.when)
    known = {i.id: i for i in desk.situation.incidents}
    incident = known.get(point.incident or "")
    marked = [c for c in claims if c.id in reach]
    ends = [n for n in (point.low, point.high) if n is not None]
    low, high = min(ends, default=0), max(ends, default=0)  # *up to 300* has no lower end, and nought is none
    return PointView(
        letter=letter,
        when=point.when.label() if point.when else "day unknown",
        said=point.as_of_saying,
        label=desk.line(point.label),
        href=f"#{mark_id(marked[0].id)}" if marked else "",
        origin=desk.redactor.origin(point.origin, *reports),
        incident=(f"#{incident.id}", desk.incident_numbers[incident.id], desk.heading(incident)) if incident else None,
        more=len(reports) - 1,
        x=frame.x(day) if frame and day else None,
        low=frame.y(low) if frame else None,
        high=frame.y(high) if frame else None,
        open=point.high is None,
        open_below=point.low is None,
    )


def _lines(series: Series, frame: _Frame) -> Iterator[tuple[float, int, float, int]]:
    """From each day to the next, between the middles of what is told of them."""
    dated = sorted(((day, p) for p in series.points if (day := day_of(p.when))), key=lambda d: d[0])
    middles = []
    for day, told in groupby(dated, key=lambda d: d[0]):
        ends = [n for _, p in told for n in (p.low, p.high) if n is not None]
        if ends:
            middles.append((frame.x(day), frame.y((min(ends) + max(ends)) // 2)))
    for (x1, y1), (x2, y2) in pairwise(middles):
        yield x1, y1, x2, y2


def _scale(most: int) -> Iterator[int]:
    """Nought and three or four round numbers up to the least that is not below the greatest figure."""
    power = 10 ** (len(str(max(1, most // TICKS))) - 1)
    step = next(int(s * power) for s in _STEPS if s * power * TICKS >= most and s * power >= 1 and s * power % 1 == 0)
    number = 0
    yield number
    while number < most:
        number += step
        yield number


def _ticks(frame: _Frame) -> Iterator[tuple[float, str]]:
    """The first day, the last and one between; by month where the days are of more than a year."""
    days = (frame.last - frame.first).days
    for number in sorted({0, days // 2, days}):
        day = frame.first + dt.timedelta(days=number)
        yield frame.x(day), f"{day:%b %Y}" if days > LONG else f"{day.day} {day:%b}"
