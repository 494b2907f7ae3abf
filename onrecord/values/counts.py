"""Count: a number of something as one statement has it, and the bounds that several statements give it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.errors import ValueInvalid
from onrecord.values.spans import Span
from onrecord.values.times import When


class Measure(StrEnum):
    """What is counted, as the exchange contract names it."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    FREED = "freed"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    LEFT = "left"
    SURRENDERED = "surrendered"
    TRAPPED = "trapped"
    IN_NEED = "in_need"
    ATTACKS = "attacks"
    VIOLATIONS = "violations"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    MUNITIONS = "munitions"
    PRESENT = "present"


class Modifier(StrEnum):
    """How the words bound a number."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    MORE_THAN = "more_than"
    BETWEEN = "between"
    ORDER = "order"


class Unit(StrEnum):
    """What one of the counted is."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    EVENTS = "events"
    OBJECTS = "objects"


class Scope(StrEnum):
    """What a figure covers: one happening, a time, everything since, or a part of another figure."""

    INCIDENT = "incident"
    WINDOW = "window"
    CUMULATIVE = "cumulative"
    PART = "part"


class VictimStatus(StrEnum):
    """What the words say the victims were; no status in the words is `unknown`, never civilian."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    ALLEGED_COMBATANT = "alleged_combatant"
    HORS_DE_COMBAT = "hors_de_combat"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a count that the same clause gives: *including 11 women*."""

    group: str
    low: int | None
    high: int | None

    def to_json(self) -> dict[str, Any]:
        return {"group": self.group, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of something as one statement has it; an open end is None."""

    measure: Measure
    low: int | None
    high: int | None
    span: Span
    modifier: Modifier = Modifier.EXACT
    unit: Unit = Unit.PEOPLE
    group: str | None = None
    victim_status: VictimStatus = VictimStatus.UNKNOWN
    scope: Scope = Scope.INCIDENT
    window: When | None = None
    breakdown: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueInvalid("a count needs a lower or an upper end")
        if min(n for n in (self.low, self.high, 0) if n is not None) < 0:
            raise ValueInvalid(f"a count cannot be negative: {self.low}..{self.high}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueInvalid(f"a count's low is above its high: {self.low}..{self.high}")

    @property
    def open_above(self) -> bool:
        return self.high is None

    def union(self, other: "Count") -> "Bounds":
        """Join two wordings of one origin's figure: never narrower than what each side allows."""
        return Bounds(self.low, self.high).union(Bounds(other.low, other.high))

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure.value,
            "low": self.low,
            "high": self.high,
            "modifier": self.modifier.value,
            "unit": self.unit.value,
            "group": self.group,
            "victim_status": self.victim_status.value,
            "scope": self.scope.value,
            "window": self.window.edtf if self.window else None,
            "breakdown": [part.to_json() for part in self.breakdown],
            "quote": self.span.to_json(),
        }


# From how many on no single happening comes to so many: of the dead and hurt none of the wars of this century; of those
# driven out, what was reached in weeks sums up many.
_BEYOND_ONE = {
    Measure.KILLED: 10_000,
    Measure.INJURED: 10_000,
    Measure.CASUALTIES: 10_000,
    Measure.MISSING: 10_000,
    Measure.DISPLACED: 1_000_000,
}


def is_beyond_one_happening(measure: str, number: int | None) -> bool:
    """Tell whether a number is more than a single happening comes to: it is of a war."""
    least = _BEYOND_ONE.get(Measure(measure))
    return least is not None and number is not None and number >= least


def is_rounded(number: int, rounded: int) -> bool:
    """Tell whether `rounded` is `number` to its first one or two digits, and off by a tenth at most.

    Below twenty people count and do not round: *11* and *10* differ.

    >>> is_rounded(82, 80), is_rounded(137, 100), is_rounded(11, 10)
    (True, False, False)
    """
    if number == rounded or rounded < 20 or abs(number - rounded) * 10 > number:
        return False
    units = (10 ** (len(str(number)) - digits) for digits in (1, 2) if digits < len(str(number)))
    return any((number + unit // 2) // unit * unit == rounded for unit in units)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lower and upper end that statements give a number; None is an open end.

    `union` is commutative, associative and idempotent, and never narrows: an end that either side
    leaves open stays open.
    """

    low: int | None
    high: int | None

    def union(self, other: "Bounds") -> "Bounds":
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Bounds(low, high)

    def meets(self, other: "Bounds") -> bool:
        """Tell whether some number lies within both."""
        low = max(self.low or 0, other.low or 0)
        highs = [h for h in (self.high, other.high) if h is not None]
        return not highs or low <= min(highs)

    def agrees(self, other: "Bounds") -> bool:
        """Tell whether two figures do not disagree: their ends meet, or one rounds to the other."""
        return self.meets(other) or self.rounds(other)

    def rounds(self, other: "Bounds") -> bool:
        """Tell whether a stated end of one is a rounded end of the other (*82* and *80*)."""
        mine = {n for n in (self.low, self.high) if n is not None}
        theirs = {n for n in (other.low, other.high) if n is not None}
        return any(is_rounded(a, b) or is_rounded(b, a) for a in mine for b in theirs)

    def label(self) -> str:
        if self.low is None:
            return f"up to {self.high:,}" if self.high is not None else "unknown"
        if self.high is None:
            return f"{self.low:,} or more"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"
