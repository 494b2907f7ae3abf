"""Which violence is said to break which truce: linked by the words that say so, within the report that says it.

An accusation whose truce its own report does not name (*blamed the rebels for the breach*) makes a thread of its own;
it is linked to the one truce of its place that was alive on its day, where there is exactly one. Nothing is merged.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.link.facts import Facts, Sort
from onrecord.model import Claim, Incident, Kind, Status, Step, TermKind
from onrecord.values import Span, When

ALIVE = 31  # days after the last news of a truce, not told as over, in which it can still be said to be broken
_BROKEN = frozenset({Status.VIOLATED.value, Status.COLLAPSED.value})
_OVER = frozenset({Status.COLLAPSED.value, Status.ENDED.value, Status.CANCELLED.value, Status.NOT_OCCURRED.value})
_MADE = frozenset({Status.ANNOUNCED.value, Status.IN_FORCE.value})


def with_breaches(made: Mapping[str, Incident], facts: Mapping[str, Facts]) -> dict[str, Incident]:
    """Return the incidents, by the same keys, with `breaks`, `broken_by` and what their steps were broken `through`."""
    breaks = _of_accusations(made.values())
    through: dict[str, set[tuple[str, str]]] = defaultdict(set)
    home = {claim: i.id for i in made.values() for claim in i.claims}
    truces = _truces_by_report(made.values(), facts)
    for incident in made.values():
        for claim in (facts[c].claim for c in incident.claims if incident.kind is Kind.VIOLENCE):
            told = _broken_in(claim, truces.get(claim.report, []))
            if told is not None and home[told.id] != incident.id:
                truce = home[told.id]
                through[truce].add((told.id, incident.id))
                breaks[incident.id] |= {truce, *breaks.get(truce, ())}
    broken_by: dict[str, set[str]] = defaultdict(set)
    for breaking, broken in breaks.items():
        for truce in broken:
            broken_by[truce].add(breaking)
    return {
        key: replace(
            i,
            breaks=tuple(sorted(breaks.get(i.id, ()))),
            broken_by=tuple(sorted(broken_by.get(i.id, ()))),
            timeline=tuple(_through(s, through[i.id]) for s in i.timeline) if i.id in through else i.timeline,
        )
        if i.id in breaks or i.id in broken_by
        else i
        for key, i in made.items()
    }


def _truces_by_report(incidents: Iterable[Incident], facts: Mapping[str, Facts]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for incident in incidents:
        if incident.kind is Kind.TRUCE:
            for claim in (facts[c].claim for c in incident.claims if facts[c].sort is Sort.FOLLOWED):
                if not claim.rejected:
                    found[claim.report].append(claim)
    return found


def _broken_in(claim: Claim, truces: Iterable[Claim]) -> Claim | None:
    """The truce claim of a report that is meant by the words by which violence breaks one: theirs, else the nearest."""
    words = next((t.span for t in claim.terms if t.kind is TermKind.BREACH), None)
    if words is None or claim.rejected:
        return None
    return min(truces, key=lambda t: (_apart(words, t.span), t.status.value not in _BROKEN, t.span, t.id), default=None)


def _apart(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _through(step: Step, told: Iterable[tuple[str, str]]) -> Step:
    """A step of being broken, with the incidents that the claims of it, or words at their place, break it by."""
    found = {incident for claim, incident in told if claim in step.claims}
    if step.status not in _BROKEN or not found:
        return step
    return replace(step, through=tuple(sorted(found)))


# --- accusations whose truce is told elsewhere ----------------------------------------------------


def _of_accusations(incidents: Iterable[Incident]) -> dict[str, set[str]]:
    """For each thread that holds accusations alone, the one truce of its place that was alive on its day."""
    threads = sorted((i for i in incidents if i.kind is Kind.TRUCE and i.timeline), key=lambda i: i.id)
    truces: dict[str, list[Incident]] = defaultdict(list)
    for thread in threads:
        if thread.where is not None and any(s.status in _MADE for s in thread.timeline):
            for place in {thread.where.place_id, *thread.where.within[:-1]}:
                truces[place].append(thread)
    found: dict[str, set[str]] = defaultdict(set)
    for thread in threads:
        alone = all(s.status in _BROKEN for s in thread.timeline)
        days = _days(thread.when)
        if not alone or thread.where is None or days is None:
            continue
        near = {t.id: t for p in (thread.where.place_id, *thread.where.within) for t in truces.get(p, ())}
        fitting = [i for i, truce in sorted(near.items()) if _meets(thread, truce) and _alive(truce, days)]
        if len(fitting) == 1:
            found[thread.id].add(fitting[0])
    return found


def _meets(thread: Incident, truce: Incident) -> bool:
    a, b = thread.where, truce.where
    return a is not None and b is not None and (a.inside(b.place_id) or b.inside(a.place_id))


def _alive(truce: Incident, days: tuple[dt.date, dt.date]) -> bool:
    """Whether a truce was made and not over on a day, by its dated steps."""
    dated = [(told, s.status) for s in truce.timeline if (told := _days(s.when)) is not None]
    begun = min((told[0] for told, status in dated if status in _MADE), default=None)
    if begun is None or begun > days[1]:
        return False
    over = [told[1] for told, status in dated if status in _OVER and told[1] >= begun]
    again = [told[0] for told, status in dated if status in _MADE]
    last = max(over, default=None)
    if last is not None and not any(day > last for day in again):
        return days[0] <= last + dt.timedelta(days=1)
    return days[0] <= max(told[1] for told, _ in dated) + dt.timedelta(days=ALIVE)


def _days(when: When | None) -> tuple[dt.date, dt.date] | None:
    first, last = (when.first_day, when.last_day) if when and when.year_known else (None, None)
    return (first, last) if first and last else None
