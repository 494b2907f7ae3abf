"""A time that a report tells, where it stands and what it is worth: what the reading of dates hands on."""

from dataclasses import dataclass

from onrecord.extract.dates.calendar import Size
from onrecord.values import Span, When


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that tell a time. `when` is None where they cannot be resolved (*now*, a duration, an unknown day).

    `timex` is `date`, `time`, `duration` or `set`; an interval told by its ends (*from 10 September to
    10 October*, *since May*) or by its length (*the past 24 hours*) is a `duration` with a `when`. The ends of
    such an interval are mentions of their own with `part_of` its span: whoever dates an event uses the interval.
    `leans` is by how many days the words put what they stand with after a happening (*four days after*); 0 where they
    do not say how many, None of all other words.
    `size` is the unit that the words name. `relative` says that the value was counted from another day,
    `direction` where it lies from the report's day: -1 before, 0 on it or not known, 1 after.
    """

    span: Span
    text: str
    when: When | None
    timex: str
    size: Size | None = None
    relative: bool = False
    direction: int = 0
    part_of: Span | None = None
    leans: int | None = None

    @property
    def dates(self) -> bool:
        """Whether it can date an event: it has a value and is no mere end of an interval."""
        return self.when is not None and self.part_of is None
