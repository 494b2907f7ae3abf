"""Which violence is said to break which truce: linked by the words that say so, within the report that says it.

An accusation whose truce its own report does not name (*blamed the rebels for the breach*) makes a thread of its own;
it is linked to the one truce of its place that was alive on its day, where there is exactly one. Nothing is merged.

What a report's words mean depends on that report and on what its claims were joined to; which truce an accusation
means, on the courses of all truces. Both are kept with a record, so that no truce need be linked anew to ask it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.link.facts import Facts
from onrecord.link.sorts import Sort
from onrecord.model import Broken, Claim, Incident, Kind, Status, Step, TermKind
from onrecord.values import Span, When

ALIVE = 31  # days after the last news of a truce, not told as over, in which it can still be said to be broken
_BROKEN = frozenset({Status.VIOLATED.value, Status.COLLAPSED.value})
_OVER = frozenset({Status.COLLAPSED.value, Status.ENDED.value, Status.CANCELLED.value, Status.NOT_OCCURRED.value})
_MADE = frozenset({Status.ANNOUNCED.value, Status.IN_FORCE.value})

_Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Course:
    """What a thread of a truce is, to accusations. `place` is its own, then what contains it, empty where none is told.

    `accused` are its days where it holds accusations alone, `lived` the first and last on which it can be said to be
    broken, where it was made.
    """

    place: tuple[str, ...]
    accused: _Days | None
    lived: _Days | None

    def kept(self) -> str:
        """Return the course as one line of text, from which `course_from` makes it again."""
        return json.dumps([self.place, self.accused, self.lived], ensure_ascii=False, separators=(",", ":"))


def course_from(kept: str) -> Course:
    """Return what `Course.kept` wrote."""
    place, accused, lived = json.loads(kept)
    return Course(tuple(place), tuple(accused) if accused else None, tuple(lived) if lived else None)


def course_of(thread: Incident) -> Course:
    """Return the course of a thread of a truce."""
    alone = bool(thread.timeline) and all(s.status in _BROKEN for s in thread.timeline)
    where = thread.where
    return Course(
        place=(where.place_id, *where.within) if where else (),
        accused=_days(thread.when) if alone else None,
        lived=_lived(thread.timeline),
    )


def told_broken(facts: Iterable[Facts], kind_of: Mapping[str, Kind]) -> dict[str, str]:
    """Return for each claim of violence with words of a breach the claim of the truce that they mean, "" where none.

    `facts` are all claims of some reports, `kind_of` says of what kind the incidents are that they are in.
    """
    breaking = [f.claim for f in facts if breaks(f.claim) and kind_of.get(f.id) is Kind.VIOLENCE]
    reports = {claim.report for claim in breaking}
    truces: dict[str, list[Claim]] = defaultdict(list)
    for f in facts:
        if f.claim.report in reports and names_truce(f) and kind_of.get(f.id) is Kind.TRUCE:
            truces[f.claim.report].append(f.claim)
    return {claim.id: _meant(claim, truces.get(claim.report, ())) for claim in breaking}


def breaks(claim: Claim) -> bool:
    """Tell whether a claim has words by which what it tells breaks a truce."""
    return not claim.rejected and any(t.kind is TermKind.BREACH for t in claim.terms)


def names_truce(facts: Facts) -> bool:
    """Tell whether a claim, if it is of a truce, can be what such words mean."""
    return facts.sort is Sort.FOLLOWED and not facts.claim.rejected


def _meant(claim: Claim, truces: Iterable[Claim]) -> str:
    """The truce claim that is meant by the words by which violence breaks one: theirs, else the nearest."""
    words = next(t.span for t in claim.terms if t.kind is TermKind.BREACH)
    order = ((_apart(words, t.span), t.status.value not in _BROKEN, t.span, t.id) for t in truces)
    return min(order, default=(0, False, words, ""))[3]


def _apart(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def broken_among(courses: Mapping[str, Course], told: Iterable[Broken]) -> frozenset[Broken]:
    """Return what breaks which truce, by the courses of all truces and what reports tell (`told_broken`).

    Violence that breaks a thread of accusations breaks the truce that these mean.
    """
    meant = _of_accusations(courses)
    found = {Broken(thread, truce) for thread, truce in meant.items()}
    for one in told:
        found.add(one)
        if one.truce in meant:
            found.add(Broken(one.breaking, meant[one.truce]))
    return frozenset(found)


def with_breaches(incident: Incident, broken: Iterable[Broken]) -> Incident:
    """Return an incident with `breaks`, `broken_by` and what its steps were broken `through`, by all that has it."""
    own = [b for b in broken if incident.id in (b.breaking, b.truce)]
    through = {(b.named, b.breaking) for b in own if b.named and b.truce == incident.id}
    return replace(
        incident,
        breaks=tuple(sorted({b.truce for b in own if b.breaking == incident.id})),
        broken_by=tuple(sorted({b.breaking for b in own if b.truce == incident.id})),
        timeline=tuple(_through(s, through) for s in incident.timeline),
    )


def by_incident(broken: Iterable[Broken]) -> dict[str, list[Broken]]:
    """Return for each incident what has it."""
    found: dict[str, list[Broken]] = defaultdict(list)
    for one in broken:
        found[one.breaking].append(one)
        found[one.truce].append(one)
    return found


def _through(step: Step, told: Iterable[tuple[str, str]]) -> Step:
    """A step of being broken, with the incidents that the claims of it, or words at their place, break it by."""
    found = {incident for claim, incident in told if claim in step.claims} if step.status in _BROKEN else set()
    through = tuple(sorted(found))
    return step if step.through == through else replace(step, through=through)


# --- accusations whose truce is told elsewhere ----------------------------------------------------


def _of_accusations(courses: Mapping[str, Course]) -> dict[str, str]:
    """For each thread that holds accusations alone, the one truce of its place that was alive on its day."""
    truces: dict[str, list[str]] = defaultdict(list)
    for name, course in courses.items():
        if course.lived and course.place:
            for place in {course.place[0], *course.place[1:-1]}:
                truces[place].append(name)
    found: dict[str, str] = {}
    for name, course in courses.items():
        if course.accused and course.place:
            near = {i for place in course.place for i in truces.get(place, ())}
            fitting = [i for i in near if _may_mean(course, courses[i])]
            if len(fitting) == 1:
                found[name] = fitting[0]
    return found


def _may_mean(thread: Course, truce: Course) -> bool:
    if truce.place[0] not in thread.place and thread.place[0] not in truce.place:
        return False
    if thread.accused is None or truce.lived is None:
        return False
    return truce.lived[0] <= thread.accused[1] and thread.accused[0] <= truce.lived[1]


def _lived(timeline: Iterable[Step]) -> _Days | None:
    """The first day on which a truce was made, and the last on which it was not over, by its dated steps."""
    dated = [(told, s.status) for s in timeline if (told := _days(s.when)) is not None]
    made = [told[0] for told, status in dated if status in _MADE]
    if not made:
        return None
    begun = min(made)
    over = max((told[1] for told, status in dated if status in _OVER and told[1] >= begun), default=None)
    if over is not None and max(made) <= over:
        return begun, over + 1
    return begun, max(told[1] for told, _ in dated) + ALIVE


def _days(when: When | None) -> _Days | None:
    first, last = (when.first_day, when.last_day) if when and when.year_known else (None, None)
    return (first.toordinal(), last.toordinal()) if first and last else None
