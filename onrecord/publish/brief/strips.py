"""The strip of days of one thread: its steps as marks, each of a shape of its own, and the lines between them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Step
from onrecord.publish.brief.days import LONGEST

PANEL = 62  # days that one axis spans at the most, so that a day stays wide enough to be seen
APART = 14  # days without a step after which another axis begins
STACKED = 3  # marks of one day that stand above each other; more are counted
ROW, FOOT = 15, 9  # pixels of a row of marks, and below the last
FROM, TO = 3.0, 97.0  # percent of a strip between which its days lie
TICKS = 5

# What a step shows as, by its turn, else by its status.
SHAPES = {
    "ring": ("planned", "announced", "proposed", "requested"),
    "disc": ("in_force", "accepted", "approved", "approved_in_part"),
    "going": ("ongoing", "begun", "resumed", "renewed", "extended", "eased"),
    "done": ("occurred", "completed", "delivered", "lifted"),
    "cross": ("violated", "counter_accusation"),
    "collapse": ("collapsed",),
    "pause": ("postponed", "suspended"),
    "off": ("cancelled", "called_off", "not_occurred", "rejected", "refused", "blocked", "turned_back"),
    "end": ("ended",),
}
MEANINGS = {
    "ring": "planned, proposed or announced",
    "disc": "in force, accepted or approved",
    "going": "going on, begun, resumed or extended",
    "done": "carried out",
    "cross": "said to be broken",
    "collapse": "said to have collapsed",
    "pause": "postponed or suspended",
    "off": "cancelled, rejected or not carried out",
    "end": "ended",
    "dot": "another step",
    "breach": "violence that is said to break it",
}
_LINE_AFTER = {"ring": "to-come", "disc": "holds", "going": "holds", "pause": "waits"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One step on a strip: percent from its left, pixels from its top, shape; `more` counts those not drawn."""

    x: float
    y: int
    shape: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that a strip shows, the first at its left."""

    first: dt.date
    last: dt.date

    def x(self, day: dt.date) -> float:
        """Return where a day stands, in percent of the strip's width."""
        days = max(1, (self.last - self.first).days)
        return FROM + (TO - FROM) * (day - self.first).days / days if self.last > self.first else (FROM + TO) / 2


def shape_of(step: Step) -> str:
    """Return the shape of a step: by what it is beyond its status, else by its status."""
    word = step.turn.value if step.turn else step.status
    return next((shape for shape, found in SHAPES.items() if word in found), "dot")


def stretch_of(step: Step) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a step, or None where it has none that a strip can show."""
    when = step.when
    if when is None or not when.year_known or when.first_day is None or when.last_day is None:
        return None
    length = (when.last_day - when.first_day).days
    told_as_days = length < LONGEST or "/" in when.edtf  # *in March* is a day of that month, and nobody knows which
    return (when.first_day, when.last_day) if length < PANEL and told_as_days else None


def day_of_step(step: Step) -> dt.date | None:
    """The day that a step is marked on: what is carried out over days on the last of them, all else on the first."""
    days = stretch_of(step)
    return None if days is None else days[1] if shape_of(step) == "done" else days[0]


def ticks(axis: Axis) -> Iterator[tuple[float, str]]:
    """A few days at even distances, the first and the last among them."""
    days = (axis.last - axis.first).days
    parts = max(1, min(TICKS - 1, days))
    numbers = sorted({round(days * n / parts) for n in range(parts + 1)})
    for number in numbers:
        day = axis.first + dt.timedelta(days=number)
        yield axis.x(day), f"{day.day} {day:%b}"


def marks(dated: Sequence[tuple[dt.date, Step]], axis: Axis) -> Iterator[Mark]:
    """The steps of each day above each other; one mark for steps of one shape, the last says how many are not drawn."""
    by_day: dict[dt.date, list[str]] = defaultdict(list)
    for day, step in dated:
        if shape_of(step) not in by_day[day]:
            by_day[day].append(shape_of(step))
    for day, shapes in sorted(by_day.items()):
        for n, shape in enumerate(shapes[:STACKED]):
            more = len(shapes) - STACKED if n == STACKED - 1 and len(shapes) > STACKED else 0
            yield Mark(axis.x(day), ROW * (n + 1), shape, more)


def lines(dated: Sequence[tuple[dt.date, Step]], axis: Axis) -> Iterator[tuple[float, float, str]]:
    """The days that a step lasts, and from one step to the next how the thread stands: an accusation ends nothing."""
    for _, step in dated:
        first, last = stretch_of(step) or (dt.date.min, dt.date.min)
        if last > first and shape_of(step) in ("done", "going", "disc"):
            yield axis.x(first), axis.x(last), "holds"
    how: str | None = None
    for (day, step), (next_day, _) in pairwise(dated):
        shape = shape_of(step)
        how = how if shape in ("cross", "dot") else _LINE_AFTER.get(shape)
        if how and next_day > day:
            yield axis.x(day), axis.x(next_day), how
