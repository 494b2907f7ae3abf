"""The life of a truce, siege or evacuation: each step with who says so, against whom, and who denies it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.knowledge import Knowledge
from onrecord.knowledge.sides import one_name, same_body, same_side
from onrecord.link.facts import Days, Facts
from onrecord.model import Assertion, Kind, Status, Step, TurnKind
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
    affirmed = [f for f in facts if not f.claim.denied and (f.claim.turn or _status(f) is not Status.UNKNOWN)]
    affirmed = [f for f in affirmed if truce or f.claim.kind is not Kind.RESPONSIBILITY]
    denials = [f for f in facts if f.claim.denied]
    steps: dict[tuple[object, ...], list[Facts]] = defaultdict(list)
    for f in affirmed:
        against = _against(f)
        accuser = assertion_of[f.id].origin if against else None
        days = _days(f)
        when = (days.first, days.last) if days else None
        steps[(when, _without_year(f), _status(f), against, accuser, f.claim.turn)].append(f)
    ordered = sorted(steps.values(), key=_step_order)
    answered = answers_of(ordered, knowledge)
    return tuple(_step(members, denials, assertion_of, knowledge, answered[n]) for n, members in enumerate(ordered))


def _denies(denial: Facts, step: Sequence[Facts], knowledge: Knowledge) -> bool:
    """Whether a denial is of what a step tells: of a breach only where the step accuses, and accuses who denies it."""
    claim, against = denial.claim, _against(step[0])
    if claim.event == "violation" and _status(step[0]) not in ACCUSING:
        return False
    ids = {a.id for f in step for a in f.claim.actors if a.id} if against else set()
    if ids:
        own = claim.origin_id
        named = any(a.id in ids for a in claim.actors)
        return named or bool(own and any(same_body(knowledge, own, i) for i in ids))
    names = [*(a.name for a in claim.actors), *([claim.origin] if claim.origin else [])]
    return not against or any(one_name(name, accused) for name in names for accused in against)


def _step_order(members: Sequence[Facts]) -> tuple[object, ...]:
    first = members[0]
    days = _days(first)
    day = (days.first, days.last) if days else (10**7, 10**7)
    told = min((f.day or 10**7, f.claim.report, f.claim.span, f.id) for f in members)
    return (*day, ORDER.index(_status(first)), *told)


def _when(members: Sequence[Facts]) -> When | None:
    said = sorted({f.claim.when.when.edtf for f in members if f.claim.when})
    if said:
        return When(said[0])
    days = _days(members[0])
    return _as_when(days.first, days.last) if days else None


def _as_when(first: int, last: int) -> When:
    return When.of_days(dt.date.fromordinal(first), dt.date.fromordinal(last))


# --- who accuses whom in return -------------------------------------------------------------------


def answers_of(steps: Sequence[Sequence[Facts]], knowledge: Knowledge) -> list[tuple[str, ...]]:
    """Return for each step the claims of the accusations that it answers, empty for all but counter-accusations.

    One accusation answers another where the accuser, or an ally of it, is the accused of the other, and lays the break
    on somebody of another side. It must not be the earlier: of another day, or told before the other in one report.
    """
    accusing = [n for n, members in enumerate(steps) if _against(members[0])]
    found: list[tuple[str, ...]] = [()] * len(steps)
    for n in accusing:
        answered = [m for m in accusing if m != n and _answers(steps[n], steps[m], knowledge)]
        found[n] = tuple(sorted(f.id for m in answered for f in steps[m]))
    return found


def _answers(later: Sequence[Facts], earlier: Sequence[Facts], knowledge: Knowledge) -> bool:
    if not _may_follow(later, earlier):
        return False
    speaker, accused = _accusers(later), _accused(later)
    blamed = _accused(earlier)
    return _one_side(speaker, blamed, knowledge) and not _one_side(accused, blamed, knowledge)


def _accusers(members: Sequence[Facts]) -> frozenset[tuple[str | None, str]]:
    return frozenset((f.claim.origin_id, f.claim.origin or "") for f in members)


def _accused(members: Sequence[Facts]) -> frozenset[tuple[str | None, str]]:
    return frozenset((a.id, a.name) for f in members for a in f.claim.actors)


def _one_side(
    left: frozenset[tuple[str | None, str]], right: frozenset[tuple[str | None, str]], knowledge: Knowledge
) -> bool:
    """Whether one of each is of one side: by what packs list, or where none does by the words of their names."""
    for mine, name in left:
        for theirs, other in right:
            if mine and theirs:
                if same_side(knowledge, mine, theirs):
                    return True
            elif one_name(name, other):
                return True
    return False


def _may_follow(later: Sequence[Facts], earlier: Sequence[Facts]) -> bool:
    """Whether the order of days, else of one report's words, lets one be said after the other."""
    day, other = _days(later[0]), _days(earlier[0])
    if day is not None and other is not None and day.first != other.first:
        return day.first > other.first
    reports = {f.claim.report for f in (*later, *earlier)}
    if len(reports) > 1:
        return True
    return min(f.claim.span for f in later) > min(f.claim.span for f in earlier)


def _step(
    members: Sequence[Facts],
    denials: Sequence[Facts],
    assertion_of: Mapping[str, Assertion],
    knowledge: Knowledge,
    answers: tuple[str, ...],
) -> Step:
    deniers = {assertion_of[d.id].origin for d in denials if _denies(d, members, knowledge)}
    if _status(members[0]) not in (*ACCUSING, Status.IN_FORCE, Status.ANNOUNCED, Status.OCCURRED, Status.ONGOING):
        deniers = set()
    return Step(
        status=_status(members[0]).value,
        when=_when(members),
        said_by=tuple(sorted({assertion_of[f.id].origin or "unknown" for f in members})),
        denied_by=tuple(sorted(d or "unknown" for d in deniers)),
        claims=tuple(sorted(f.id for f in members)),
        against=_against(members[0]),
        turn=TurnKind.COUNTER_ACCUSATION if answers else members[0].claim.turn,
        answers=answers,
    )
