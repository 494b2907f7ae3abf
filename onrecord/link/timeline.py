"""The life of a truce, siege or evacuation: each step with who says so, against whom, and who denies it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.knowledge import Knowledge
from onrecord.knowledge.sides import same_body
from onrecord.link.facts import Facts
from onrecord.model import Assertion, Status, Step
from onrecord.values import When

# An accusation is a step of its own for each accuser: two accusers are two voices, even on one day.
ACCUSING = frozenset({Status.VIOLATED, Status.COLLAPSED})

# On one day, what comes first in the life of a truce or evacuation.
_ORDER = [
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


def _against(facts: Facts) -> tuple[str, ...]:
    if facts.claim.status not in ACCUSING:
        return ()
    return tuple(sorted({a.name for a in facts.claim.actors}))


def timeline_of(
    facts: Sequence[Facts], assertion_of: Mapping[str, Assertion], knowledge: Knowledge
) -> tuple[Step, ...]:
    """Return the steps in order of their day (the day of saying where none is told), undated last."""
    affirmed = [f for f in facts if not f.claim.denied]
    denials = [f for f in facts if f.claim.denied]
    steps: dict[tuple[object, ...], list[Facts]] = defaultdict(list)
    for f in affirmed:
        against = _against(f)
        accuser = assertion_of[f.id].origin if against else None
        steps[(f.days, f.claim.status, against, accuser)].append(f)
    ordered = sorted(steps.values(), key=_step_order)
    return tuple(_step(members, denials, assertion_of, knowledge) for members in ordered)


def _step_order(members: Sequence[Facts]) -> tuple[object, ...]:
    first = members[0]
    day = (first.days.first, first.days.last) if first.days else (10**7, 10**7)
    return (*day, _ORDER.index(first.claim.status), _against(first), min(f.id for f in members))


def _when(members: Sequence[Facts]) -> When | None:
    said = sorted({f.claim.when.when.edtf for f in members if f.claim.when})
    if said:
        return When(said[0])
    days = members[0].days
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
    if members[0].claim.status not in (*ACCUSING, Status.IN_FORCE, Status.ANNOUNCED, Status.OCCURRED, Status.ONGOING):
        deniers = set()
    return Step(
        status=members[0].claim.status.value,
        when=_when(members),
        said_by=tuple(sorted({assertion_of[f.id].origin or "unknown" for f in members})),
        denied_by=tuple(sorted(d or "unknown" for d in deniers)),
        claims=tuple(sorted(f.id for f in members)),
        against=_against(members[0]),
    )
