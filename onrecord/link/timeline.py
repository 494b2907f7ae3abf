"""The life of a truce, siege or evacuation: each step with who says so, against whom, and who denies it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.knowledge import Knowledge
from onrecord.knowledge.sides import same_body
from onrecord.link.facts import Days, Facts
from onrecord.model import Assertion, Kind, Status, Step
from onrecord.values import When

# An accusation is a step of its own for each accuser: two accusers are two voices, even on one day.
ACCUSING = frozenset({Status.VIOLATED, Status.COLLAPSED})

# On one day, what comes first in the life of a truce or evacuation.
ORDER = [
    Status.PLANNED,
    Status.ANNOUNCED,
    Status.IN_FORCE,
    Status.ONGOING,
    Status.OCCURRED,
    Status.VIOLATED,
    Status.CANCELLED,
    Status.NOT_OCCURRED,
    Status.COLLAPSED,
    Status.ENDED,
    Status.UNKNOWN,
]


def _status(facts: Facts) -> Status:
    """The step's status: blame that is laid in words about what is followed is an accusation of breaking it."""
    if facts.claim.kind is Kind.RESPONSIBILITY and facts.claim.actors:
        return Status.VIOLATED
    return facts.claim.status


def _days(facts: Facts) -> Days | None:
    """The step's days: its own, else the day on which it was said, else published."""
    said = facts.claim.stated_at
    if facts.days is None and said and said.first_day and said.last_day:
        return Days(said.first_day.toordinal(), said.last_day.toordinal(), assumed=True)
    if facts.days is None and facts.day is not None:
        return Days(facts.day, facts.day, assumed=True)
    return facts.days


def _without_year(facts: Facts) -> str | None:
    """A day told without its year, in its own words: two such days are two steps, and no other's day is theirs."""
    return facts.claim.when.when.edtf if facts.year_unknown and facts.claim.when else None


def _against(facts: Facts) -> tuple[str, ...]:
    if _status(facts) not in ACCUSING:
        return ()
    return tuple(sorted({a.name for a in facts.claim.actors}))


def timeline_of(
    facts: Sequence[Facts], assertion_of: Mapping[str, Assertion], knowledge: Knowledge
) -> tuple[Step, ...]:
    """Return the steps in order of their day (the day of saying where none is told), undated last."""
    truce = any(f.claim.kind is Kind.TRUCE for f in facts)
    affirmed = [f for f in facts if not f.claim.denied and _status(f) is not Status.UNKNOWN]
    affirmed = [f for f in affirmed if truce or f.claim.kind is not Kind.RESPONSIBILITY]
    denials = [f for f in facts if f.claim.denied]
    steps: dict[tuple[object, ...], list[Facts]] = defaultdict(list)
    for f in affirmed:
        against = _against(f)
        accuser = assertion_of[f.id].origin if against else None
        steps[(_days(f), _without_year(f), _status(f), against, accuser)].append(f)
    ordered = sorted(steps.values(), key=_step_order)
    return tuple(_step(members, denials, assertion_of, knowledge) for members in ordered)


def _step_order(members: Sequence[Facts]) -> tuple[object, ...]:
    first = members[0]
    days = _days(first)
    day = (days.first, days.last) if days else (10**7, 10**7)
    return (*day, ORDER.index(_status(first)), _against(first), min(f.id for f in members))


def _when(members: Sequence[Facts]) -> When | None:
    said = sorted({f.claim.when.when.edtf for f in members if f.claim.when})
    if said:
        return When(said[0])
    days = _days(members[0])
    return _as_when(days.first, days.last) if days else None


def _as_when(first: int, last: int) -> When:
    return When.of_days(dt.date.fromordinal(first), dt.date.fromordinal(last))


def _step(
    members: Sequence[Facts], denials: Sequence[Facts], assertion_of: Mapping[str, Assertion], knowledge: Knowledge
) -> Step:
    against_ids = {a.id for f in members for a in f.claim.actors if a.id} if _against(members[0]) else set()
    deniers = {
        assertion_of[d.id].origin
        for d in denials
        if not against_ids
        or (d.claim.origin_id and any(same_body(knowledge, d.claim.origin_id, a) for a in against_ids))
        or any(a.id in against_ids for a in d.claim.actors)
    }
    if _status(members[0]) not in (*ACCUSING, Status.IN_FORCE, Status.ANNOUNCED, Status.OCCURRED, Status.ONGOING):
        deniers = set()
    return Step(
        status=_status(members[0]).value,
        when=_when(members),
        said_by=tuple(sorted({assertion_of[f.id].origin or "unknown" for f in members})),
        denied_by=tuple(sorted(d or "unknown" for d in deniers)),
        claims=tuple(sorted(f.id for f in members)),
        against=_against(members[0]),
    )
