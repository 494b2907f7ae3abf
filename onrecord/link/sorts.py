"""How a claim may be linked: as a happening, a sum, a step of what is followed, a denial, or not at all."""

from enum import StrEnum

from onrecord.knowledge.happenings import Happening, tells_a_habit
from onrecord.knowledge.surroundings import tells_of_ruins, tells_who_lives_there
from onrecord.link.sentences import named_beside
from onrecord.model import Claim, Kind, Modality, Report, Status, TurnKind
from onrecord.values import Count, Measure, Place, Precision, Scope, Unit, When, is_beyond_one_happening

SHORT_WINDOW = 7  # days: "in recent days" is one happening's time; a longer window sums up several
# Days: a truce told only by its season or year is not a step that others follow, violence over so long no happening.
LONG_STEP = 62
LONG_SUM = 367  # days from which on a sum is of a war, and not of what its report tells: more than any one year
LONG_WHEN = 14  # days: a claim with figures over more than two weeks sums up several happenings

# That people are somewhere, or that there is a war (*the conflict began in 2011*), sets a scene if no number is told.
SCENE = frozenset({"presence", "conflict"})
_OF_DEEDS = frozenset({Measure.ATTACKS, Measure.VIOLATIONS})
_DONE = frozenset({Kind.VIOLENCE, Kind.MOVEMENT})
_CAUGHT = frozenset({"trapped", "release"})


class Sort(StrEnum):
    """How a claim may be linked; claims of two sorts are never merged on likeness."""

    __hash__ = str.__hash__  # that of an Enum is Python, and each key of what is looked up has a sort

    HAPPENING = "happening"
    AGGREGATE = "aggregate"
    FOLLOWED = "followed"
    STOCK = "stock"
    DENIAL = "denial"
    REVISION = "revision"
    BLAME = "blame"
    UNREAL = "unreal"
    APPEAL = "appeal"


# What speaks against something told: it is looked for by its particulars.
AGAINST = frozenset({Sort.DENIAL, Sort.REVISION})


def _sums_up(count: Count, when: When | None) -> bool:
    """Whether a figure covers more than one happening: over a window, since a day, or of several attacks."""
    if count.unit is Unit.PEOPLE and count.low == 1 and count.high == 1:
        return False  # a man who was killed in May was killed once
    if count.scope is Scope.CUMULATIVE:
        return True
    if count.scope is Scope.WINDOW:
        window = count.window or when
        return window is None or window.least_days is None or window.least_days > SHORT_WINDOW
    if is_beyond_one_happening(count.measure, count.low or count.high):
        return True
    several = (count.low or 0) > 1 or (count.high or 0) > 1
    if count.measure in _OF_DEEDS and several:
        return True
    return bool(when and (when.least_days or 0) > LONG_WHEN)


def _is_habit(claim: Claim) -> bool:
    """Whether a claim without a day or number of its own tells what goes on or was done time and again."""
    dated = claim.when is not None and claim.when.span.overlaps(claim.span)
    return not dated and not claim.counts and not claim.people and tells_a_habit(claim.text)


def _is_of_its_surroundings(claim: Claim) -> bool:
    """Whether a claim tells of people how things are with them anyway, or under what was bombed."""
    if claim.event == "presence":
        alone = claim.counts and all(c.high == 1 for c in claim.counts)
        return bool(alone) or tells_who_lives_there(claim.text)  # *one man living in the town said*: who he is
    return claim.event in _CAUGHT and tells_of_ruins(claim.text)


def sort_of(claim: Claim, known: Happening) -> Sort:
    """Say how a claim may be linked, by its kind, polarity, mood and figures."""
    if claim.revises is not None:
        return Sort.REVISION
    if claim.denied and claim.event != "appeal":
        return Sort.DENIAL
    if claim.kind is Kind.APPEAL or claim.event == "statement":
        return Sort.APPEAL
    if claim.kind is Kind.RESPONSIBILITY:
        return Sort.BLAME
    if claim.kind is Kind.VIOLENCE and claim.status is Status.UNKNOWN:
        return Sort.UNREAL  # a siege that is tried is none yet
    if claim.kind is Kind.TRUCE or known.followed:
        asked = claim.modality is Modality.DEMANDED and claim.turn is not TurnKind.REQUESTED
        return Sort.APPEAL if asked else Sort.FOLLOWED  # *asked for a convoy to be let in* is a step of the convoy
    if not claim.happened or (claim.status is Status.UNKNOWN and claim.kind in _DONE):
        return Sort.UNREAL  # a habit, an attempt, the past of a man: no happening of the report's days
    if claim.event in SCENE and not claim.counts:
        return Sort.UNREAL
    if claim.kind is Kind.VIOLENCE and _is_habit(claim):
        return Sort.UNREAL
    if _is_of_its_surroundings(claim):
        return Sort.UNREAL
    if claim.kind is Kind.POPULATION or known.figure_of:
        return Sort.STOCK
    when = claim.when.when if claim.when else None
    long = when is not None and (when.least_days or 0) > LONG_STEP
    return Sort.AGGREGATE if long or any(_sums_up(c, when) for c in claim.counts) else Sort.HAPPENING


def is_toll(claim: Claim) -> bool:
    """Tell whether a claim counts what many happenings came to; *two car bombings* are two, and no toll."""
    when = claim.when.when if claim.when else None
    spans = (Scope.CUMULATIVE, Scope.WINDOW)
    return any(
        is_beyond_one_happening(c.measure, c.low or c.high) or (c.scope in spans and _sums_up(c, when))
        for c in claim.counts
    )


def is_of_a_war(claim: Claim) -> bool:
    """Whether what a claim tells is of a whole war: beyond any happening, over a year, or since a day or year."""
    if claim.when is not None and (claim.when.when.least_days or 0) >= LONG_SUM:
        return True
    return any(c.scope is Scope.CUMULATIVE or is_beyond_one_happening(c.measure, c.low or c.high) for c in claim.counts)


def is_place_of_sum(claim: Claim, place: Place, report: Report | None) -> bool:
    """Tell whether a sum of a war is of a place: one of its sentence, or the country; not one of the story round it."""
    own = claim.span.contains(place.span) or place.precision is Precision.COUNTRY
    return own or bool(report and report.text and named_beside(claim, (place,), report))
