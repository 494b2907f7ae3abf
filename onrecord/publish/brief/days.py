"""The period day by day: which incidents are told of each day, and the days of which there are no reports.

A day without reports is said to be one, in words and in the drawing; it is never drawn as nought.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import Incident
from onrecord.publish.brief import words
from onrecord.publish.brief.desk import Desk
from onrecord.publish.brief.figures import Figure
from onrecord.publish.brief.incidents import IncidentView
from onrecord.values import When

LONGEST = 7  # days: what is told over a longer time stands on no day
BEFORE = 31  # days before the first publication that the period reaches back to
BY_DAY = 200  # days up to which the drawing has a column for each; beyond it one for each month
OPEN_MONTHS = 3  # months up to which the list of days lies open
FIGURES_SHOWN = 2
WIDTH, HEIGHT, BASE, TOP = 880.0, 132.0, 104.0, 10.0
_HARM = frozenset({"killed", "injured", "casualties", "missing"})
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayLine:
    """One incident of a day: its number, title, address, its first figures, and when it is over more than the day."""

    number: int
    href: str
    title: str
    when: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """A day with incidents, or a stretch of days without reports (`gap` counts them); `others` are told in short."""

    label: str
    lines: tuple[DayLine, ...] = ()
    others: int = 0
    others_href: str = ""
    gap: int = 0
    published: int = 0


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month of the period."""

    label: str
    summary: str
    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A day or month of the drawing: left edge, width, top of the bar, top of its dark part."""

    x: float
    width: float
    top: float
    harmed_top: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Columns, the most that one holds, the stretches without reports (left edge, width), and dates (place, words)."""

    columns: tuple[Column, ...]
    most: int
    empty: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysView:
    """The period: its drawing, with a column for each `step`, and its list."""

    said: str
    step: str
    drawing: Drawing
    months: tuple[MonthView, ...]
    open: bool
    elsewhere: tuple[str, ...]


def days(desk: Desk, views: Sequence[IncidentView]) -> DaysView | None:
    """Return the period day by day, or None where no incident has a day; `views` are the incidents told in full."""
    placed, elsewhere = _placed(desk)
    period = _period(desk, placed)
    if period is None:
        return None
    first, last = period
    within = {day: found for day, found in placed.items() if first <= day <= last}
    outside = sum(len(found) for day, found in placed.items() if day not in within)
    if outside:
        elsewhere.append(f"{words.number(outside, 'incident')} before or after these days")
    stretches = _drawn(first, last)
    return DaysView(
        said=_said(first, last, within),
        step="day" if len(stretches) == (last - first).days + 1 else "month",
        drawing=_drawing(stretches, within),
        months=tuple(_months(desk, first, last, within, {view.id: view for view in views})),
        open=_month_count(first, last) <= OPEN_MONTHS,
        elsewhere=tuple(elsewhere),
    )


def _placed(desk: Desk) -> tuple[dict[dt.date, list[Incident]], list[str]]:
    """The incidents by their first day, and in words how many stand on no day."""
    found: dict[dt.date, list[Incident]] = defaultdict(list)
    undated = long = 0
    for incident in desk.situation.incidents:
        day = day_of(incident.when)
        if day is not None:
            found[day].append(incident)
        elif incident.when is not None and incident.when.year_known:
            long += 1
        else:
            undated += 1
    said = [f"{words.number(undated, 'incident')} of no known day"] if undated else []
    return dict(found), said + ([f"{words.number(long, 'incident')} told over more than a week"] if long else [])


def day_of(when: When | None) -> dt.date | None:
    """Return the day on which something is shown: its first, where it lasts a week at most."""
    if when is None or not when.year_known or when.first_day is None or when.last_day is None:
        return None
    return when.first_day if (when.last_day - when.first_day).days < LONGEST else None


def _period(desk: Desk, placed: Mapping[dt.date, object]) -> tuple[dt.date, dt.date] | None:
    """The days that the reports tell of: from the month before the first publication to the last one."""
    published = [r.published for r in desk.situation.reports if r.published and r.published.year_known]
    starts = [p.first_day for p in published if p.first_day]
    ends = [p.last_day for p in published if p.last_day]
    if not placed:
        return None
    if not starts or not ends:
        return min(placed), max(placed)
    first = max(min(placed), min(starts) - BEFORE * _ONE_DAY)
    return min(first, *starts), max(ends)


def _every(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for n in range((last - first).days + 1):
        yield first + n * _ONE_DAY


def _said(first: dt.date, last: dt.date, within: Mapping[dt.date, Sequence[Incident]]) -> str:
    total = (last - first).days + 1
    told = sum(len(found) for found in within.values())
    return (
        f"{words.number(total, 'day')}, {When.of_days(first, last).label()}: {words.number(told, 'incident')} on "
        f"{words.number(len(within), 'day')}, and no reports of the other {total - len(within):,}."
    )


# --- the drawing ----------------------------------------------------------------------------------


def _drawn(first: dt.date, last: dt.date) -> list[tuple[dt.date, dt.date]]:
    """The stretches that have a column each: days, or months where the period is long."""
    if (last - first).days < BY_DAY:
        return [(day, day) for day in _every(first, last)]
    months = [list(found) for _, found in groupby(_every(first, last), key=lambda d: (d.year, d.month))]
    return [(month[0], month[-1]) for month in months]


def _drawing(stretches: Sequence[tuple[dt.date, dt.date]], within: Mapping[dt.date, Sequence[Incident]]) -> Drawing:
    counted = []
    for first, last in stretches:
        told = [i for day in _every(first, last) for i in within.get(day, ())]
        counted.append((len(told), sum(_harmed(i) for i in told)))
    most = max(n for n, _ in counted)
    step = WIDTH / len(stretches)
    scale = (BASE - TOP) / most
    columns = [
        Column(n * step, step, BASE - told * scale, BASE - harmed * scale)
        for n, (told, harmed) in enumerate(counted)
        if told
    ]
    empty, at = [], 0
    for is_told, found in groupby(counted, key=lambda c: bool(c[0])):
        length = len(list(found))
        if not is_told:
            empty.append((at * step, length * step))
        at += length
    return Drawing(tuple(columns), most, tuple(empty), tuple(_ticks(stretches, step)))


def _harmed(incident: Incident) -> bool:
    """Whether people are said to have been killed, injured or gone missing in it."""
    return any(r.measure in _HARM and (r.low or r.high) for r in incident.ranges)


def _ticks(stretches: Sequence[tuple[dt.date, dt.date]], step: float) -> Iterator[tuple[float, str]]:
    """Where a month begins, or where the drawing is by months, a year; not so near that the words would touch."""
    by_month = any(first != last for first, last in stretches)
    after = -100.0
    for n, (first, _) in enumerate(stretches):
        begins = first.month == 1 if by_month else first.day == 1
        x = n * step
        if (begins or n == 0) and x - after >= 84 and x <= WIDTH - 60:
            yield (
                x,
                f"{first:%Y}"
                if by_month and begins
                else f"{first.day} {first:%b %Y}"
                if not by_month
                else f"{first:%b %Y}",
            )
            after = x


# --- the list -------------------------------------------------------------------------------------


def _month_count(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _months(
    desk: Desk,
    first: dt.date,
    last: dt.date,
    within: Mapping[dt.date, Sequence[Incident]],
    views: Mapping[str, IncidentView],
) -> Iterator[MonthView]:
    """Months with something told; those without stand as one stretch in the month before."""
    published = _published(desk)
    for (year, month), found in groupby(_every(first, last), key=lambda d: (d.year, d.month)):
        own = list(found)
        told = sum(len(within.get(day, ())) for day in own)
        empty = sum(day not in within for day in own)
        summary = (
            f"{words.number(told, 'incident')}; no reports of {words.number(empty, 'day')}" if told else "no reports"
        )
        yield MonthView(
            f"{dt.date(year, month, 1):%B %Y}",
            summary,
            tuple(_days(desk, own, within, views, published)) if told else (),
        )


def _published(desk: Desk) -> Mapping[dt.date, int]:
    found: dict[dt.date, int] = defaultdict(int)
    for report in desk.situation.reports:
        day = day_of(report.published)
        if day is not None:
            found[day] += 1
    return found


def _days(
    desk: Desk,
    own: Sequence[dt.date],
    within: Mapping[dt.date, Sequence[Incident]],
    views: Mapping[str, IncidentView],
    published: Mapping[dt.date, int],
) -> Iterator[DayView]:
    for is_told, found in groupby(own, key=lambda day: day in within):
        stretch = list(found)
        if is_told:
            for day in stretch:
                yield _day(desk, day, within[day], views)
        else:
            label = f"{stretch[0].day}–{stretch[-1].day} {stretch[0]:%B}" if len(stretch) > 1 else _label(stretch[0])
            yield DayView(label, gap=len(stretch), published=sum(published.get(day, 0) for day in stretch))


def _day(desk: Desk, day: dt.date, told: Iterable[Incident], views: Mapping[str, IncidentView]) -> DayView:
    ordered = sorted(told, key=lambda i: desk.incident_numbers[i.id])
    full = [i for i in ordered if i.id in views]
    rest = [i for i in ordered if i.id not in views]
    return DayView(
        label=_label(day),
        lines=tuple(_line(i, views[i.id], day) for i in full),
        others=len(rest),
        others_href=f"#{rest[0].id}" if rest else "",
    )


def _order(figure: Figure) -> int:
    """The killed before the injured, and people before things."""
    measures = list(words.MEASURES.values())
    return min((n for n, measure in enumerate(measures) if figure.heading.startswith(measure)), default=len(measures))


def _label(day: dt.date) -> str:
    return f"{day.day} {day:%B}"


def _line(incident: Incident, view: IncidentView, day: dt.date) -> DayLine:
    last = incident.when.last_day if incident.when else None
    shown = sorted((f for f in view.figures if f.used and not f.part), key=_order)[:FIGURES_SHOWN]
    return DayLine(
        number=view.number,
        href=f"#{view.id}",
        title=view.title,
        when=f"to {When.of_days(last, last).label()}" if last and last != day else "",
        figures=tuple(shown),
    )
