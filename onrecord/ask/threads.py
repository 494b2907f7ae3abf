"""Threads: truces, pauses, corridors, sieges, evacuations, aid convoys as they went on; series of people in need."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.ask.filters import Filters, Match
from onrecord.ask.known import at, day_notes
from onrecord.ask.listing import Tested, View, count_words, tested
from onrecord.knowledge import fold
from onrecord.model import (
    Incident,
    Modality,
    Point,
    Report,
    Series,
    Step,
    TermKind,
)
from onrecord.record import Record
from onrecord.values import Count, Measure, Place, Precision, Scope, Unit, When

THREAD_COLUMNS = ("thread", "title", "status", "steps", "terms", "broken by")
STEP_COLUMNS = ("thread", "title", "when", "status", "step", "said by", "against", "denied by", "claims")
SERIES_COLUMNS = ("area", "counts", "definition", "group", "when", "figure", "origin", "line", "claims", "incident")
# What is counted of people who cannot leave or who lack what they need to live.
IN_NEED = (Measure.TRAPPED, Measure.IN_NEED)


def threads(record: Record, filters: Filters) -> View:
    """List the threads that a matching claim speaks of, by their first day; objects are whole incidents."""
    record = at(record, filters.as_of)
    chosen = sorted(_threads(record, filters), key=_first_day)
    return View(
        columns=THREAD_COLUMNS,
        rows=tuple(_thread_row(t) for t in chosen),
        objects=tuple(t.to_json() for t in chosen),
        cut=False,
        notes=day_notes(record)
        + (("violated and collapsed mean that somebody says so: `onrecord steps` names who",) if chosen else ()),
    )


def steps(record: Record, filters: Filters) -> View:
    """List the steps of the same threads, one a row: when, what, said by whom, against and denied by whom."""
    record = at(record, filters.as_of)
    told = [(t, s) for t in sorted(_threads(record, filters), key=_first_day) for s in t.timeline]
    return View(
        columns=STEP_COLUMNS,
        rows=tuple(_step_row(t, s) for t, s in told),
        objects=tuple({"thread": t.id, "title": t.title, **s.to_json()} for t, s in told),
        notes=day_notes(record),
    )


def _threads(record: Record, filters: Filters) -> list[Incident]:
    if replace(filters, as_of=None) == Filters():
        return [i for i in record.incidents() if i.timeline]
    by_id = {t.context.incident.id: t.context.incident for t in tested(record, filters) if t.context.incident}
    return [i for i in by_id.values() if i.timeline]


def _first_day(thread: Incident) -> tuple[str, str]:
    first = thread.when.first_day if thread.when and thread.when.year_known else None
    return (first.isoformat() if first else "9", thread.id)


def _thread_row(thread: Incident) -> tuple[str, ...]:
    told = [" ".join(filter(None, (step_word(s), _day(s.when)))) for s in thread.timeline]
    return (
        thread.id,
        thread.title,
        thread.status.value,
        "; ".join(dict.fromkeys(told)),
        term_words(thread),
        ", ".join(thread.broken_by),
    )


_CALLED = {
    TermKind.PARTY: "consenting",
    TermKind.BROKER: "brokered by",
    TermKind.GUARANTOR: "guaranteed by",
    TermKind.ASSURANCE: "missing",
}


def term_words(thread: Incident) -> str:
    """Return the terms of a thread but its area in short: *consenting: army, rebels; brokered by: Qatar*."""
    told: dict[str, list[str]] = {}
    for term in thread.terms:
        if term.kind is not TermKind.AREA:
            told.setdefault(_CALLED.get(term.kind, term.kind.value.replace("_", " ")), []).append(term.value)
    return "; ".join(f"{name}: {', '.join(values)}" for name, values in told.items())


def step_word(step: Step) -> str:
    """Return what a step is called: its turn where it has one, else its status."""
    return (step.turn.value if step.turn else step.status).replace("_", " ")


def _step_row(thread: Incident, step: Step) -> tuple[str, ...]:
    return (
        thread.id,
        thread.title,
        _day(step.when),
        step.status.replace("_", " "),
        step.turn.value.replace("_", " ") if step.turn else "",
        ", ".join(step.said_by),
        ", ".join(step.against),
        ", ".join(step.denied_by),
        ", ".join(step.claims),
    )


def _day(when: When | None) -> str:
    return when.edtf if when else ""


# --- series of figures ------------------------------------------------------------------------------


def series(record: Record, filters: Filters) -> View:
    """List figures of people trapped or in need, one row a point; a line joins one area and one definition only."""
    record = at(record, filters.as_of)
    found = series_of(record, filters)
    return View(
        columns=SERIES_COLUMNS,
        rows=tuple(_point_row(s, p) for s in found for p in s.points),
        objects=tuple(s.to_json() for s in found),
        notes=day_notes(record)
        + (("figures are as told, none is added up; between two points nothing is known",) if found else ()),
    )


def series_of(record: Record, filters: Filters) -> tuple[Series, ...]:
    """Return all series that matching claims make, by area, measure and definition.

    A figure is of one series where area, measure, definition, group and unit are the same; one whose place is not told
    stands alone. Plans, fears, demands, denials and parts of another figure are none. Claims of one statement are one
    point. Of claims whose time is not known none is in an answer for a time, nor in a view of a day.
    """
    told: dict[tuple[object, ...], dict[tuple[object, ...], list[tuple[Tested, Count, Place | None]]]] = {}
    for test in tested(record, filters):
        if test.match is not Match.YES or not _is_told(test):
            continue
        for count in test.claim.counts:
            if count.measure in IN_NEED and count.scope is not Scope.PART:
                area = _area(test)
                alone = None if area else test.claim.id
                key = (area.place_id if area else "", count.measure.value, *_definition(test, count), alone)
                point = (_statement(test), count.low, count.high)
                told.setdefault(key, defaultdict(list))[point].append((test, count, area))
    made = [_series(points) for points in told.values()]
    return tuple(
        sorted(made, key=lambda s: (s.area is None, fold(s.area or ""), s.measure, s.definition, str(s.points)))
    )


def _is_told(test: Tested) -> bool:
    claim = test.claim
    return claim.modality is Modality.ASSERTED and claim.happened and not claim.rejected


def _area(test: Tested) -> Place | None:
    """The finest place of a claim, else that of its incident; a country is an area only where nothing finer is told."""
    places = sorted(test.claim.where, key=lambda p: (list(Precision).index(p.precision), p.place_id))
    if places:
        return places[0]
    incident = test.context.incident
    return incident.where if incident else None


def _definition(test: Tested, count: Count) -> tuple[str, str | None, str]:
    told = [t.name for t in test.claim.terms if t.kind is TermKind.NEED and t.how == count.measure.value]
    group = count.group if count.unit is Unit.PEOPLE else None
    return (told[0] or "", group, count.unit.value) if told else (count.measure.value, group, count.unit.value)


def _statement(test: Tested) -> str:
    view = test.context.view
    return view.assertion if view and view.assertion else test.claim.id


def _series(points: dict[tuple[object, ...], list[tuple[Tested, Count, Place | None]]]) -> Series:
    first, count, area = next(iter(points.values()))[0]
    definition, group, unit = _definition(first, count)
    return Series(
        area=area.name if area else None,
        area_id=area.place_id if area else None,
        measure=count.measure.value,
        definition=definition.replace("_", " "),
        group=group,
        unit=unit,
        points=tuple(sorted((_point(told) for told in points.values()), key=_point_order)),
    )


def _point(told: Iterable[tuple[Tested, Count, Place | None]]) -> Point:
    listed = sorted(told, key=lambda t: (t[0].context.report.id, t[0].claim.span))
    test, count, _ = listed[0]
    stated = next((t.claim.when.when for t, _, _ in listed if t.claim.when), None)
    said = [d for t, _, _ in listed for d in _said(t)]
    view = test.context.view
    return Point(
        when=stated or next(iter(sorted(said, key=lambda w: w.edtf)), None),
        as_of_saying=stated is None and bool(said),
        low=count.low,
        high=count.high,
        label=count_words(replace(count, group=None, breakdown=())).removeprefix(f"{count.measure.value} "),
        origin=(view.origin if view else test.claim.origin) or "unknown",
        claims=tuple(sorted({t.claim.id for t, _, _ in listed})),
        incident=test.context.incident.id if test.context.incident else None,
    )


def _said(test: Tested) -> Iterator[When]:
    """The day on which a figure without a day of its own was said, else published."""
    report: Report = test.context.report
    day = test.claim.stated_at or report.published
    if day is not None:
        yield day


def _point_order(point: Point) -> tuple[str, str, tuple[str, ...]]:
    first = point.when.first_day if point.when and point.when.year_known else None
    return (first.isoformat() if first else "9", point.origin, point.claims)


def _point_row(found: Series, point: Point) -> tuple[str, ...]:
    return (
        found.area or "not told",
        found.measure.replace("_", " "),
        found.definition,
        found.group or found.unit,
        _day(point.when) + (" (said)" if point.as_of_saying else ""),
        point.label,
        point.origin,
        "joined" if found.joined else "alone",
        ", ".join(point.claims),
        point.incident or "",
    )
