"""`count MEASURE`: how many, and who says so. A range with its origins and claims, never one bare number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.ask.filters import Filters, Match, names_agree
from onrecord.ask.known import at, day_notes
from onrecord.ask.lines import claim_line
from onrecord.ask.listing import Tested, View, figure_words, tested
from onrecord.errors import OptionInvalid
from onrecord.knowledge import Knowledge
from onrecord.knowledge.ontology import ontology
from onrecord.model import Assertion, Claim, Incident, Kind, Range, Ratings, Report
from onrecord.record import Record
from onrecord.values import Measure, Scope, Unit, When
from onrecord.weigh import Total, silences, total, weigh

STOCKS = frozenset({Measure.TRAPPED, Measure.IN_NEED, Measure.PRESENT, Measure.MISSING, Measure.DETAINED})
"""Measures of how many there are at one time; those of two times or areas are never added."""


STRETCHES = 5  # without reports that a note names

_MOVED = (Measure.DISPLACED, Measure.EVACUATED, Measure.LEFT, Measure.SURRENDERED)
_STAY = (Measure.TRAPPED, Measure.IN_NEED, Measure.PRESENT)
KINDS = (
    dict.fromkeys(Measure, Kind.VIOLENCE)
    | dict.fromkeys(_MOVED, Kind.MOVEMENT)
    | dict.fromkeys(_STAY, Kind.POPULATION)
    | {Measure.VIOLATIONS: Kind.TRUCE}
)
"""The kind of incident that a measure counts at: one of that kind without a figure is a gap in the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One incident's range for the measure, weighed from the matching claims alone; `claims` are those it used."""

    incident: Incident
    range: Range
    claims: tuple[Tested, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"incident": self.incident.id, "title": self.incident.title, **self.range.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a count.

    `figures` are single happenings, `total` their total where none overlaps another; `aggregates` are what an
    origin states for a whole time or since a day. `low` and `high` run over the total and the aggregates
    (`open`: an upper end is open); where no time was asked for, aggregates stand `beside` the total and not in
    the range. `may_match` are claims of no known time, or of one that reaches beyond the asked one;
    `left_out` says which claims were not used, and why; `day_notes` what an answer as of a day leaves out.
    """

    measure: Measure
    filters: Filters
    low: int | None
    high: int | None
    open: bool
    figures: tuple[Figure, ...]
    aggregates: tuple[Figure, ...]
    beside: tuple[Figure, ...]
    total: Total
    without_figure: tuple[Incident, ...]
    may_match: tuple[Tested, ...]
    left_out: tuple[tuple[str, str], ...]
    day_notes: tuple[str, ...] = ()

    def label(self) -> str:
        """Return the answer's range in words."""
        ends = [n for n in (self.low, self.high) if n is not None]
        if not ends:
            return "no figure"
        words = f"{ends[0]:,}" if len(set(ends)) == 1 else f"{ends[0]:,} to {ends[-1]:,}"
        return words + (" or more" if self.open else "")

    def origins(self) -> tuple[str, ...]:
        return tuple(sorted({o for f in (*self.figures, *self.aggregates) for o in f.range.origins}))

    def distinct(self) -> int:
        """Number of distinct origins: publishers that name nobody are together one."""
        ranges = [f.range for f in (*self.figures, *self.aggregates)]
        named = {o for r in ranges for o in r.origins if o not in r.unattributed}
        return len(named) + any(r.unattributed for r in ranges)

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure.value,
            "question": self.filters.words(),
            "low": self.low,
            "high": self.high,
            "open": self.open,
            "label": self.label(),
            "origins": list(self.origins()),
            "distinct_origins": self.distinct(),
            "aggregates": [f.to_json() for f in self.aggregates],
            "beside": [f.to_json() for f in self.beside],
            "figures": [f.to_json() for f in self.figures],
            "total": self.total.to_json(),
            "without_figure": [i.id for i in self.without_figure],
            "may_match": [claim_line(t.claim, t.context.view, t.context.report) for t in self.may_match],
            "left_out": [{"claim": claim, "why": why} for claim, why in self.left_out],
            "note": "documented, not an estimate",
        }

    def view(self) -> View:
        """Return the answer as a view: a row an account, and under it one for each claim that it rests on."""
        rows = [row for f in self.aggregates for row in _rows("stated", f)]
        rows += [row for f in self.beside for row in _rows("beside", f)]
        rows += [row for f in self.figures for row in _rows("single", f)]
        rows += [("may match", *_claim_cells(t, self.measure)) for t in self.may_match]
        return View(
            columns=("account", "figure", "origins", "when", "id", "says"),
            rows=tuple(rows),
            objects=(self.to_json(),),
            notes=tuple(self._notes()),
        )

    def _notes(self) -> Iterable[str]:
        asked = self.filters.words()
        yield from self.day_notes
        yield f"{self.measure.value}{f' ({asked})' if asked else ''}: {self.label()}"
        origins = ", ".join(self.origins()) or "none"
        yield f"distinct origins: {self.distinct()} ({origins}); documented, not an estimate"
        if (self.aggregates or self.beside) and self.figures:
            yield "a figure stated for a whole time stands beside the single happenings: nothing overlapping is added"
        if self.measure in STOCKS and len(self.figures) > 1:
            yield "how many there are at a time is never added up: each figure stands for its own time and area"
        if self.total.sets:
            doubt = sum(map(len, self.total.sets))
            few = len(self.total.sets)
            yield f"{doubt} incidents may be {few}: counted as {few} in the low end, each by itself in the high"
        if self.total.open_ends:
            yield f"the upper end is open in {len(self.total.open_ends)} of {len(self.total.incidents)} incidents"
        if self.total.silent:
            days = sum(when.days or 0 for when in self.total.silent)
            stretches = ", ".join(when.label() for when in self.total.silent[:STRETCHES])
            more = f" and {len(self.total.silent) - STRETCHES} more" if len(self.total.silent) > STRETCHES else ""
            yield f"no report was published on {days} days ({stretches}{more}): nothing is known of them, not nought"
        if self.without_figure:
            yield f"{len(self.without_figure)} matching incidents have no figure: " + "; ".join(
                i.title for i in self.without_figure[:5]
            )
        if self.may_match:
            what = "1 claim" if len(self.may_match) == 1 else f"{len(self.may_match)} claims"
            yield f"{what} may match: the time is not known, or reaches beyond the asked one"
        for claim, why in self.left_out[:10]:
            yield f"left out: {claim}: {why}"


def _rows(account: str, figure: Figure) -> Iterator[tuple[str, ...]]:
    shown = figure.range
    when = shown.window or figure.incident.when
    yield (
        account,
        " ".join(filter(None, (shown.label(), shown.group))),
        ", ".join(shown.origins) or "unattributed",
        when.edtf if when else "unknown",
        figure.incident.id,
        figure.incident.title,
    )
    for test in figure.claims:
        yield ("claim", *_claim_cells(test, Measure(shown.measure)))


def _claim_cells(test: Tested, measure: Measure) -> tuple[str, ...]:
    """Return one claim's figure, the way it came to us, its time, its id and its words."""
    claim, report = test.claim, test.context.report
    own = replace(claim, counts=tuple(c for c in claim.counts if c.measure is measure))
    way = " via ".join(s.name for s in reversed(claim.speakers))
    publisher = report.publisher or f"the report {report.id}"
    return (
        figure_words(own).removeprefix(f"{measure.value} "),
        f"{way}, in {publisher}" if way else publisher,
        claim.when.when.edtf if claim.when else "unknown",
        claim.id,
        f"“{' '.join(claim.text.split())}”",
    )


def count(record: Record, measure: str, filters: Filters, knowledge: Knowledge) -> Answer:
    """Answer *how many* for a measure: weigh each incident anew from the claims that the filters let through.

    Raises `OptionInvalid` for a measure that is none.
    """
    if measure not in set(Measure):
        raise OptionInvalid(f"{measure!r} is no measure; choose one of {', '.join(Measure)}")
    asked = Measure(measure)
    record = at(record, filters.as_of, knowledge)
    found = list(tested(record, filters))
    sure = [t for t in found if t.match is Match.YES and t.claim.happened]
    maybe = [t for t in found if t.match is Match.MAYBE and _may_count(t.claim, asked)]
    ranges, without, left_out = _weighed(record, sure, asked, filters, knowledge)
    inside, reaching = _within(ranges, filters.period)
    maybe += [t for f in reaching for t in f.claims]
    aggregates = [f for f in inside if asked not in STOCKS and total([_in_all(f)], asked.value).beside]
    single = [f for f in inside if f not in aggregates]
    beside = aggregates if single and filters.period is None else []
    aggregates = [f for f in aggregates if f not in beside]
    added = [] if asked in STOCKS else single
    silent = _silent(record, filters, single)
    summed = total([_in_all(f) for f in added], asked.value, silent=silent)
    apart = [(f.range.low, f.range.high, f.range.open) for f in (*aggregates, *single) if f not in added]
    low, high, is_open = _span(apart, summed, bool(added))
    return Answer(
        measure=asked,
        filters=filters,
        low=low,
        high=high,
        open=is_open,
        figures=tuple(single),
        aggregates=tuple(aggregates),
        beside=tuple(beside),
        total=summed,
        without_figure=tuple(without),
        may_match=tuple(maybe),
        left_out=tuple(dict.fromkeys(left_out)),
        day_notes=day_notes(record),
    )


def _silent(record: Record, filters: Filters, told: list[Figure]) -> tuple[When, ...]:
    """The days without a report: of the asked time, else from the first to the last day that a figure is of."""
    whens = [f.incident.when for f in told if f.incident.when and f.incident.when.year_known]
    days = [d for when in whens for d in (when.first_day, when.last_day) if d]
    first, last = filters.first or min(days, default=None), filters.last or max(days, default=None)
    if first is None or last is None or first > last:
        return ()
    reports = [r for r in record.reports() if not filters.publisher or names_agree(filters.publisher, r.publisher)]
    return silences(reports, first, last)


def _may_count(claim: Claim, measure: Measure) -> bool:
    return claim.happened and not claim.rejected and _counts(claim, measure)


def _counts(claim: Claim, measure: Measure) -> bool:
    return any(c.measure is measure for c in claim.counts)


def _weighed(
    record: Record, found: list[Tested], measure: Measure, filters: Filters, knowledge: Knowledge
) -> tuple[list[Figure], list[Incident], list[tuple[str, str]]]:
    """Weigh each incident from its matching claims; return figures, incidents without one, what was left out."""
    by_incident: dict[str, tuple[Incident, list[Tested]]] = {}
    left_out = []
    for test in found:
        incident = test.context.incident
        if incident:
            by_incident.setdefault(incident.id, (incident, []))[1].append(test)
        elif _counts(test.claim, measure):
            left_out.append((test.claim.id, "it speaks of no incident"))
    figures, without = [], []
    ratings = record.ratings()
    for incident_id in sorted(by_incident):
        incident, tests = by_incident[incident_id]
        weighed = _weigh(record, incident, tests, knowledge, ratings)
        ranges = [r for r in weighed.ranges if r.measure == measure.value and _is_asked(r, filters)]
        with_figure = [r for r in ranges if r.low is not None or r.high is not None]
        if not with_figure and measure is Measure.ATTACKS and filters.group is None and _is_attack(weighed):
            with_figure = [_one_attack(tests)]
        figures += [Figure(incident=weighed, range=r, claims=_used(r, tests)) for r in with_figure]
        if not with_figure and weighed.stands and incident.kind is KINDS[measure]:
            without.append(weighed)
        left_out += [(x.claim, x.why) for r in ranges for x in r.left_out]
    return figures, without, left_out


def _used(found: Range, tests: list[Tested]) -> tuple[Tested, ...]:
    return tuple(t for t in tests if t.claim.id in found.used)


def _is_attack(incident: Incident) -> bool:
    event = ontology().events.get(incident.event)
    return incident.stands and incident.kind is Kind.VIOLENCE and event is not None and event.family == "attack"


def _one_attack(tests: list[Tested]) -> Range:
    """Return the figure of an attack that states no number: it is one, on the word of all who tell of it."""
    kept = [t for t in tests if not t.claim.rejected]
    used = sorted((t.claim.id, t.context.view.origin if t.context.view else t.claim.origin) for t in kept)
    return Range(
        measure=Measure.ATTACKS.value,
        group=None,
        scope=Scope.INCIDENT.value,
        unit=Unit.EVENTS.value,
        low=1,
        high=1,
        open=False,
        origins=tuple(sorted({origin for _, origin in used if origin})),
        used=tuple(claim for claim, _ in used),
    )


def _is_asked(found: Range, filters: Filters) -> bool:
    """Tell whether a range is of the asked group; without one, it is the total over all groups; a part is neither."""
    if found.scope == Scope.PART:
        return False
    if filters.group is None:
        return found.group is None
    return names_agree(filters.group, found.group, found.victim_status)


def _weigh(record: Record, incident: Incident, tests: list[Tested], knowledge: Knowledge, ratings: Ratings) -> Incident:
    claims: Mapping[str, Claim] = {t.claim.id: t.claim for t in tests}
    reports: Mapping[str, Report] = {t.context.report.id: t.context.report for t in tests}
    assertions: dict[str, Assertion] = {}
    for claim_id in claims:
        assertion = record.assertion_of(claim_id)
        if assertion:
            kept = tuple(c for c in assertion.claims if c in claims)
            assertions[claim_id] = replace(assertion, claims=kept)
    narrowed = replace(incident, claims=tuple(c for c in incident.claims if c in claims))
    whole = narrowed.claims == incident.claims  # what people decided of an incident is of all its accounts
    held = ratings if whole else Ratings()
    return weigh(narrowed, claims, reports, knowledge, assertions=assertions, ratings=held)


def _within(figures: list[Figure], period: When | None) -> tuple[list[Figure], list[Figure]]:
    """Part the figures whose time lies in the asked one from those that reach beyond it."""
    if period is None:
        return figures, []
    inside = [f for f in figures if any(_lies_in(when, period) for when in _times(f))]
    return inside, [f for f in figures if f not in inside]


def _times(found: Figure) -> list[When]:
    """Return what time a figure is of: its window, else its happening's and those that its claims give."""
    if found.range.window:
        return [found.range.window]
    times = [found.incident.when, *(t.claim.when.when for t in found.claims if t.claim.when)]
    return [when for when in times if when]


def _lies_in(when: When, period: When) -> bool:
    first, last = period.first_day, period.last_day
    begins, ends = when.first_day, when.last_day
    return (first is None or (begins is not None and begins >= first)) and (
        last is None or (ends is not None and ends <= last)
    )


def _in_all(found: Figure) -> Incident:
    """Return the incident with the one figure, as what a total adds up, whatever group was asked for."""
    return replace(found.incident, ranges=(replace(found.range, group=None),))


def _span(
    aggregates: list[tuple[int | None, int | None, bool]], summed: Total, has_single: bool
) -> tuple[int | None, int | None, bool]:
    """Return the least low and the greatest high over the accounts: each aggregate, and the total of the rest."""
    accounts = aggregates + ([(summed.low, summed.high, summed.open)] if has_single else [])
    lows = [low for low, _, _ in accounts if low is not None]
    highs = [n for low, high, _ in accounts for n in (high if high is not None else low,) if n is not None]
    return (min(lows) if lows else None, max(highs) if highs else None, any(is_open for *_, is_open in accounts))
