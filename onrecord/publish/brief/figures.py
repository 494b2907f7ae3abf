"""Figures as a page shows them: each a range with its origins and the sentences it rests on, never a bare number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Incident, PartyFigure, Range
from onrecord.publish.brief import words
from onrecord.publish.brief.desk import Desk, Quote

_STATUS_GROUPS = frozenset({"civilians", "fighters", "people", "residents"})  # groups that tell no part from the whole
ROWS_SHOWN = 30  # figures of one group in the opening table; the others stand with their incidents


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure that stands beside a range and in no range: conceded, or claimed of the enemy."""

    text: str
    label: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A claim that a range did not use, and why."""

    why: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One range: what it counts, its label, whose it is, its sentences, what was left out."""

    anchor: str
    heading: str
    label: str
    scope: str
    best: str | None
    origins: tuple[str, ...]
    flags: tuple[str, ...]
    used: tuple[Quote, ...]
    left_out: tuple[LeftOutView, ...]
    beside: tuple[Beside, ...]
    part: bool

    @property
    def href(self) -> str:
        """The sentence where the figure rests on one alone, else the place that lists its sentences."""
        marks = {quote.href for quote in self.used}
        return marks.pop() if len(marks) == 1 else f"#{self.anchor}"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One measure of one incident in the opening table: the total, and parts that are never added up."""

    total: Figure
    parts: tuple[Figure, ...]
    incident: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """One block of the opening table; `more` counts the rows that stand with their incidents only."""

    title: str
    rows: tuple[FigureRow, ...]
    more: int


def figures(desk: Desk, incident: Incident) -> tuple[Figure, ...]:
    """Return an incident's figures in their order: each total before its parts."""
    ordered = sorted(
        enumerate(incident.ranges), key=lambda item: (_series(incident, item[1]), item[1].group is not None)
    )
    return tuple(
        _figure(desk, incident, n, one) for n, one in ordered if _has_figure(one) and not _repeats(incident, one)
    )


def _series(incident: Incident, one: Range) -> int:
    """Position of the first range that counts the same in the same scope."""
    return next(n for n, other in enumerate(incident.ranges) if _key(other) == _key(one))


def _repeats(incident: Incident, one: Range) -> bool:
    return one.group is not None and any(
        other.group is None and _key(other) == _key(one) and _says_the_same(one, other) for other in incident.ranges
    )


def _key(one: Range) -> tuple[str, str, str | None]:
    return one.measure, one.scope, one.window.edtf if one.window else None


def _has_figure(one: Range) -> bool:
    return bool(one.low is not None or one.high is not None or one.conceded or one.claimed_by_adversary)


def _figure(desk: Desk, incident: Incident, number: int, one: Range) -> Figure:
    scope = words.SCOPES.get(one.scope, words.plain(one.scope))
    if one.window:
        scope += f", {one.window.label()}"
    by_id = {claim.id: claim for claim in desk.claims(x.claim for x in one.left_out)}
    return Figure(
        anchor=f"{incident.id}-f{number}",
        heading=words.heading(one),
        label=one.label(),
        scope=scope,
        best=f"{one.best:,}: {desk.line(one.best_by.reason, *incident.reports)}" if one.best_by else None,
        origins=tuple(desk.origin_name(name, incident) for name in one.origins),
        flags=_flags(desk, incident, one),
        used=_quotes(desk, one, one.used),
        left_out=tuple(
            LeftOutView(desk.line(x.why, *incident.reports), desk.quote(by_id[x.claim]))
            for x in one.left_out
            if x.claim in by_id
        ),
        beside=(
            *(_beside(desk, one, x, "Conceded by", incident) for x in one.conceded),
            *(_beside(desk, one, x, "Claimed of its enemy by", incident) for x in one.claimed_by_adversary),
        ),
        part=one.group is not None,
    )


def _flags(desk: Desk, incident: Incident, one: Range) -> tuple[str, ...]:
    flags = []
    if one.interested_only:
        flags.append("rests on an interested party alone")
    elif one.interested:
        names = words.listed([desk.origin_name(n, incident) for n in one.interested])
        flags.append(f"{names}: interested in this figure; without it {one.label_without()}")
    flags += [f"{desk.origin_name(own.origin, incident)} disagrees with itself" for own in one.self_disagreements]
    return tuple(flags)


def _quotes(desk: Desk, one: Range, ids: Iterable[str]) -> tuple[Quote, ...]:
    """Quote the claims, with the very count that is meant where they count this measure."""
    found = []
    for claim in desk.claims(ids):
        fitting = [c for c in claim.counts if c.measure.value == one.measure]
        exact = [c for c in fitting if c.group == one.group] or fitting
        found.append(desk.quote(claim, exact[0].span if exact else None))
    return tuple(found)


def _beside(desk: Desk, one: Range, other: PartyFigure, text: str, incident: Incident) -> Beside:
    ends = Range(
        measure=one.measure,
        group=None,
        scope=one.scope,
        unit=one.unit,
        low=other.low,
        high=other.high,
        open=other.high is None,
    )
    party = desk.origin_name(other.party, incident)
    return Beside(f"{text} {party}, in no range", ends.label(), _quotes(desk, one, other.claims))


def overview(desk: Desk, incidents: Sequence[Incident]) -> tuple[FigureGroup, ...]:
    """Return the opening table: for each group of measures the figures of the incidents, in the page's order."""
    groups = []
    for title, measures in words.FIGURE_GROUPS:
        rows = [row for incident in incidents for row in _rows(desk, incident, measures)]
        if rows:
            groups.append(FigureGroup(title, tuple(rows[:ROWS_SHOWN]), max(0, len(rows) - ROWS_SHOWN)))
    return tuple(groups)


def _says_the_same(part: Range, total: Range) -> bool:
    """Whether a part only repeats the total under its group's name (*82 civilians* of *82 killed, civilian*)."""
    same = part.label() == total.label() and set(part.used) <= set(total.used)
    return same and part.group in _STATUS_GROUPS


def _rows(desk: Desk, incident: Incident, measures: Sequence[str]) -> list[FigureRow]:
    totals = [(n, r) for n, r in enumerate(incident.ranges) if r.measure in measures and _has_figure(r)]
    title = desk.heading(incident)
    when = incident.when.label() if incident.when else "day unknown"
    rows = []
    for number, one in totals:
        if one.group is not None and any(r.group is None and _key(r) == _key(one) for _, r in totals):
            continue
        parts = tuple(
            _figure(desk, incident, n, r)
            for n, r in totals
            if r.group is not None and r is not one and _key(r) == _key(one) and not _says_the_same(r, one)
        )
        rows.append(FigureRow(_figure(desk, incident, number, one), parts, incident.id, title, when))
    return rows
