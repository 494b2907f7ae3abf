"""A total over incidents: what is possibly one happening counts once in the low end; nothing overlapping is added."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Incident, Kind, Range, Report
from onrecord.values import Measure, Scope, When, is_beyond_one_happening

LONG_WHEN = 14  # days: what is told of more than two weeks sums up several happenings
NOTE = "documented, not an estimate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total of one measure. `low` counts each set of possibly-same incidents once, `high` each incident.

    `incidents` are those added, `sets` those among them that are possibly one, `without_figure` those that
    have none, `open_ends` those whose upper end is open, `beside` the aggregates that are in no sum,
    `silent` the stretches of days of which the record has no report: nothing is known of them, which is not nought.
    """

    measure: str
    group: str | None
    low: int
    high: int
    open: bool
    incidents: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]
    without_figure: tuple[str, ...]
    open_ends: tuple[str, ...]
    beside: tuple[str, ...]
    silent: tuple[When, ...] = ()
    note: str = NOTE

    def label(self) -> str:
        """Return the total as it is shown: *82 to 90 or more*."""
        if not self.incidents:
            return "no figure"
        words = f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"
        return words + (" or more" if self.open else "")

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "group": self.group,
            "low": self.low,
            "high": self.high,
            "open": self.open,
            "label": self.label(),
            "incidents": list(self.incidents),
            "possibly_same": [list(s) for s in self.sets],
            "without_figure": list(self.without_figure),
            "open_ends": list(self.open_ends),
            "beside": list(self.beside),
            "silent": [when.edtf for when in self.silent],
            "note": self.note,
        }


def total(
    incidents: Sequence[Incident], measure: str, group: str | None = None, *, silent: Sequence[When] = ()
) -> Total:
    """Add up a measure over weighed incidents; give each incident once.

    In the low end each set of possibly-same incidents counts once, with its least low; in the high end
    each counts by itself. Aggregates, and figures over a window or since a day, stand beside. For
    `attacks` a happening that states no number is one. An incident all of whose claims a person rejected is
    in none. `silent` are the periods without reports, see `silences`.
    """
    chosen = {i.id: i for i in sorted(incidents, key=lambda i: i.id) if i.stands}
    found = {i.id: _range(i, measure, group) for i in chosen.values()}
    beside = [i for i, one in chosen.items() if is_aggregate(one, found[i])]
    added = {i: r for i, r in found.items() if r is not None and i not in beside}
    sets = _sets(chosen, added)
    highs = [r.high if r.high is not None else r.low or 0 for r in added.values()]
    # An end that is told only as "up to" leaves the least unknown: it adds nothing to the low end.
    lows = [min(added[i].low or 0 for i in ids) for ids in sets]
    open_ends = tuple(i for i, r in added.items() if r.open)
    return Total(
        measure=measure,
        group=group,
        low=sum(lows),
        high=sum(highs),
        open=bool(open_ends),
        incidents=tuple(added),
        sets=tuple(ids for ids in sets if len(ids) > 1),
        without_figure=tuple(i for i, r in found.items() if r is None and i not in beside),
        open_ends=open_ends,
        beside=tuple(beside),
        silent=tuple(silent),
    )


def silences(reports: Iterable[Report], first: dt.date, last: dt.date) -> tuple[When, ...]:
    """Return the stretches of days, both ends counted, on which no report was published, in order.

    A report of which only the month or year is known may be of any of its days: none of them is called silent.
    """
    days = set(range(first.toordinal(), last.toordinal() + 1))
    for report in reports:
        told = report.published
        if told and told.year_known and told.first_day and told.last_day:
            days.difference_update(range(told.first_day.toordinal(), told.last_day.toordinal() + 1))
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(When.of_days(dt.date.fromordinal(run[0]), dt.date.fromordinal(run[-1])) for run in runs)


def is_aggregate(incident: Incident, figure: Range | None) -> bool:
    """Tell whether an incident sums up others: it contains some, or its figure is over a window, since a day, a war."""
    long = incident.when is not None and incident.when.days is not None and incident.when.days > LONG_WHEN
    if incident.contains or (long and incident.kind is Kind.VIOLENCE and not incident.when_disagrees):
        return True
    if figure is None:
        return False
    return figure.scope in (Scope.WINDOW, Scope.CUMULATIVE) or is_beyond_one_happening(figure.measure, figure.low)


def _range(incident: Incident, measure: str, group: str | None) -> Range | None:
    """The incident's range of the measure and group: that of the happening, else of a window or since a day."""
    order = [Scope.INCIDENT, Scope.WINDOW, Scope.CUMULATIVE]
    told = [
        r
        for r in incident.ranges
        if (r.measure, r.group) == (measure, group) and r.scope in order and (r.low is not None or r.high is not None)
    ]
    if told:
        return min(told, key=lambda r: (order.index(Scope(r.scope)), r.window.edtf if r.window else ""))
    if measure == Measure.ATTACKS and group is None and incident.kind is Kind.VIOLENCE and incident.claims:
        return Range(measure=measure, group=None, scope=Scope.INCIDENT, unit="events", low=1, high=1, open=False)
    return None


def _sets(chosen: Mapping[str, Incident], added: Mapping[str, Range]) -> list[tuple[str, ...]]:
    """Sets of added incidents that are possibly one happening, also by way of a third; alone counts as a set."""
    near: dict[str, set[str]] = {i: set() for i in chosen}
    for one in chosen.values():
        for other in one.possibly_same:
            near[one.id].add(other)
            near.setdefault(other, set()).add(one.id)
    left, found = set(added), []
    for start in added:
        together, waiting = set(), [start]
        while waiting:
            at = waiting.pop()
            if at in left:
                left.discard(at)
                together.add(at)
                waiting += sorted(near[at])
        if together:
            found.append(tuple(sorted(together)))
    return found
