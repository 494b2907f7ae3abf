"""Truces and movements as lanes: each a strip of days with its steps as marks, and in words who accuses whom.

Every mark has a shape of its own, so that nothing hangs on colour, and every lane its steps as a list, so that nothing
hangs on the drawing.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Incident, Step, TermKind, ThreadTerm, TurnKind
from onrecord.publish.brief import words
from onrecord.publish.brief.days import day_of
from onrecord.publish.brief.desk import Desk, mark_id
from onrecord.publish.brief.disputing import claims_stake
from onrecord.publish.brief.figures import Figure, figures
from onrecord.publish.brief.strips import (
    APART,
    FOOT,
    MEANINGS,
    PANEL,
    ROW,
    Axis,
    Mark,
    day_of_step,
    lines,
    marks,
    shape_of,
    stretch_of,
    ticks,
)

LANES_SHOWN = 40
_WORDS = {
    "violated": "broken",
    "not_occurred": "not carried out",
    "occurred": "carried out",
    "ongoing": "going on",
}
_BREAKING = frozenset({"cross", "collapse"})
_TERMS = {
    TermKind.AREA: "area",
    TermKind.HOURS: "hours",
    TermKind.LENGTH: "length",
    TermKind.PARTY: "agreed to by",
    TermKind.REFUSING: "refused by",
    TermKind.BROKER: "brokered by",
    TermKind.GUARANTOR: "guaranteed by",
    TermKind.TO_MOVE: "to move",
    TermKind.MOVED: "moved",
    TermKind.CARGO: "cargo",
    TermKind.ASSURANCE: "assurance that was missing",
}
Ways = tuple[tuple[str, str], ...]
"""Addresses of sentences, each with the number of its report."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step in words."""

    when: str
    shape: str
    word: str
    said_by: str
    against: str
    denied_by: str
    ways: Ways


@dataclass(frozen=True, slots=True)
class Accusation:
    """That somebody says that another broke it; `answers`: in return for an accusation of its own side."""

    said_by: str
    party: str | None
    stake: tuple[str, ...]
    against: str
    collapse: bool
    when: str
    denied_by: str
    answers: bool
    ways: Ways


@dataclass(frozen=True, slots=True)
class Breach:
    """Violence that is said to break a truce: its place on the strip where its day is known, and its incident."""

    x: float | None
    href: str
    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One thread. `lines` are (from, to, how): between two marks it holds, is to come, or waits."""

    anchor: str
    href: str
    number: int
    title: str
    status: str
    height: int
    marks: tuple[Mark, ...]
    lines: tuple[tuple[float, float, str], ...]
    terms: tuple[tuple[str, tuple[tuple[str, Ways], ...]], ...]
    figures: tuple[Figure, ...]
    accusations: tuple[Accusation, ...]
    steps: tuple[StepLine, ...]
    undated: tuple[StepLine, ...]
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Lanes over the same days: dates on the axis (percent, words), and the lanes by their first day."""

    label: str
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class LanesView:
    """All threads: panels of those with several steps, the others by title, and what the marks mean."""

    panels: tuple[Panel, ...]
    legend: tuple[tuple[str, str], ...]
    once: tuple[tuple[str, int, str, str], ...]
    more: int


def lanes(desk: Desk, marked: Collection[str]) -> LanesView | None:
    """Return the threads of a record as lanes, or None where it has none; `marked` are the claims that links reach."""
    threads = [i for i in desk.situation.incidents if i.timeline]
    if not threads:
        return None
    several = sorted((t for t in threads if _is_told(t)), key=lambda t: (_span(t)[0], desk.incident_numbers[t.id]))
    shown = sorted(several, key=lambda t: (*(-n for n in _rank(t)), desk.incident_numbers[t.id]))[:LANES_SHOWN]
    panels = [_panel(desk, group, marked) for group in _grouped([t for t in several if t in shown])]
    once = sorted((t for t in threads if t not in shown), key=lambda t: (_span(t)[0], desk.incident_numbers[t.id]))
    used = {m.shape for p in panels for lane in p.lanes for m in lane.marks}
    used |= {s.shape for p in panels for lane in p.lanes for s in (*lane.steps, *lane.undated)}
    used |= {"breach"} if any(lane.breaches for p in panels for lane in p.lanes) else set()
    return LanesView(
        panels=tuple(panels),
        legend=tuple((shape, meaning) for shape, meaning in MEANINGS.items() if shape in used),
        once=tuple(_once(desk, t) for t in once),
        more=0,
    )


def _is_told(thread: Incident) -> bool:
    """Whether a thread has a lane: several steps, one that somebody is accused in, or terms beyond an area."""
    return any(day_of_step(step) for step in thread.timeline) and (
        len(thread.timeline) > 1 or _rank(thread) > (0, 0, 0)
    )


def _rank(thread: Incident) -> tuple[int, int, int]:
    """How much there is to follow: who is accused, how many steps, how many kinds of terms."""
    accused = {a for step in thread.timeline for a in step.against}
    terms = {t.kind for t in thread.terms} - {TermKind.AREA}
    return len(accused), len(thread.timeline) - 1, len(terms)


def _span(thread: Incident) -> tuple[dt.date, dt.date]:
    days = [day for step in thread.timeline for day in stretch_of(step) or ()]
    return (min(days), max(days)) if days else (dt.date.max, dt.date.max)


def _grouped(threads: Sequence[Incident]) -> list[list[Incident]]:
    """Put threads together whose days one axis can span without a long gap, in the order of their first days."""
    groups: list[list[Incident]] = []
    first = last = dt.date.min
    for thread in threads:
        begins, ends = _span(thread)
        if not groups or (ends - first).days >= PANEL or (begins - last).days > APART:
            groups.append([])
            first = last = begins
        groups[-1].append(thread)
        last = max(last, ends)
    return groups


def _panel(desk: Desk, threads: Sequence[Incident], marked: Collection[str]) -> Panel:
    axis = Axis(min(_span(t)[0] for t in threads), max(_span(t)[1] for t in threads))
    label = f"{_label(axis.first)} to {_label(axis.last)}" if axis.last > axis.first else _label(axis.first)
    return Panel(label, tuple(ticks(axis)), tuple(_lane(desk, t, axis, marked) for t in threads))


def _label(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _once(desk: Desk, thread: Incident) -> tuple[str, int, str, str]:
    told = ", ".join(dict.fromkeys(_word(step) for step in thread.timeline))
    return f"#{thread.id}", desk.incident_numbers[thread.id], desk.heading(thread), told


# --- one lane -------------------------------------------------------------------------------------


def _lane(desk: Desk, thread: Incident, axis: Axis, marked: Collection[str]) -> Lane:
    dated = sorted(((day, step) for step in thread.timeline if (day := day_of_step(step))), key=lambda d: d[0])
    drawn_marks = tuple(marks(dated, axis))
    rows = max((m.y for m in drawn_marks), default=ROW)
    breaches = tuple(_breaches(desk, thread, axis))
    drawn = any(b.x is not None for b in breaches)
    return Lane(
        anchor=f"{thread.id}-lane",
        href=f"#{thread.id}",
        number=desk.incident_numbers[thread.id],
        title=desk.heading(thread),
        status=words.STATUSES[thread.status],
        height=rows + FOOT + (ROW + 2 if drawn else 0),
        marks=drawn_marks,
        lines=tuple(lines(dated, axis)),
        terms=tuple(_terms(desk, thread, marked)),
        figures=tuple(f for f in figures(desk, thread) if not f.part and f.used) if _has_words(thread, marked) else (),
        accusations=tuple(_accusations(desk, thread, marked)),
        steps=tuple(_line(desk, thread, s, marked) for _, s in dated),
        undated=tuple(_line(desk, thread, s, marked) for s in thread.timeline if not day_of_step(s)),
        breaches=breaches,
    )


def _has_words(thread: Incident, marked: Collection[str]) -> bool:
    """Whether the page prints the words of all its claims, so that its figures lead to them."""
    return all(claim in marked for claim in thread.claims)


def _breaches(desk: Desk, thread: Incident, axis: Axis) -> Iterator[Breach]:
    """The violence that is said to break it, by day; off the strip where its day lies off it or is not known."""
    known = {i.id: i for i in desk.situation.incidents}
    ids = dict.fromkeys((*thread.broken_by, *(i for step in thread.timeline for i in step.through)))
    found = [known[i] for i in ids if i in known]
    for incident in sorted(found, key=lambda i: (day_of(i.when) or dt.date.max, desk.incident_numbers[i.id])):
        day = day_of(incident.when)
        x = axis.x(day) if day and axis.first <= day <= axis.last else None
        title = desk.heading(incident)
        yield Breach(x, f"#{incident.id}", desk.incident_numbers[incident.id], title)


def _word(step: Step) -> str:
    if step.turn is TurnKind.COUNTER_ACCUSATION:  # that it was broken, or that it collapsed
        return f"{_WORDS.get(step.status, words.plain(step.status))}, in return for an accusation"
    word = step.turn.value if step.turn else step.status
    return _WORDS.get(word, words.plain(word))


def _ways(desk: Desk, claims: Sequence[str], marked: Collection[str]) -> Ways:
    """The ways to the sentences of claims that the page marks, one for each report's sentence."""
    found = {f"#{mark_id(c.id)}": f"R{desk.numbers[c.report]}" for c in desk.claims(claims) if c.id in marked}
    first: dict[str, str] = {}
    for href, report in found.items():
        first.setdefault(report, href)
    return tuple((href, report) for report, href in first.items())


def _names(desk: Desk, thread: Incident, names: Sequence[str]) -> str:
    return words.listed([desk.origin_name(n, thread) for n in names])


def _line(desk: Desk, thread: Incident, step: Step, marked: Collection[str]) -> StepLine:
    return StepLine(
        when=step.when.label() if step.when else "day unknown",
        shape=shape_of(step),
        word=_word(step),
        said_by=_names(desk, thread, step.said_by),
        against=words.listed([desk.line(a, *thread.reports) for a in step.against]),
        denied_by=_names(desk, thread, step.denied_by),
        ways=_ways(desk, step.claims, marked),
    )


def _accusations(desk: Desk, thread: Incident, marked: Collection[str]) -> Iterator[Accusation]:
    """Who says that whom broke it: one line for each accuser and accused, with all its days."""
    found: dict[tuple[str, str], list[Step]] = {}
    for step in thread.timeline:
        if step.against and shape_of(step) in _BREAKING:
            line = _line(desk, thread, step, marked)
            found.setdefault((line.said_by, line.against), []).append(step)
    for (said_by, against), steps in found.items():
        days = dict.fromkeys(s.when.label() if s.when else "day unknown" for s in steps)
        party, stake = claims_stake(desk, thread, [c for s in steps for c in s.claims])
        yield Accusation(
            said_by=said_by,
            party=party,
            stake=stake,
            against=against,
            collapse=all(shape_of(s) == "collapse" for s in steps),
            when=words.listed(list(days)),
            denied_by=_names(desk, thread, list(dict.fromkeys(d for s in steps for d in s.denied_by))),
            answers=any(s.answers for s in steps),
            ways=_ways(desk, [c for s in steps for c in s.claims], marked),
        )


def _value(desk: Desk, term: ThreadTerm, thread: Incident) -> str:
    """What a term says; the name of a place that a gazetteer has is nobody's."""
    places = (p for w in term.words for p in desk.situation.claims[w.claim].where) if term.kind is TermKind.AREA else ()
    place = next((p for p in places if p.place_id == term.id), None)
    return desk.place(place, *thread.reports) if place is not None else desk.line(term.value, *thread.reports)


def _terms(desk: Desk, thread: Incident, marked: Collection[str]) -> Iterator[tuple[str, tuple[tuple[str, Ways], ...]]]:
    """What is settled of it, by kind; each with the ways to its words."""
    by_kind: dict[TermKind, list[ThreadTerm]] = defaultdict(list)
    for term in thread.terms:
        by_kind[term.kind].append(term)
    for kind, name in _TERMS.items():
        told = by_kind.get(kind, ())
        if told:
            yield (
                name,
                tuple((_value(desk, t, thread), _ways(desk, [w.claim for w in t.words], marked)) for t in told),
            )
