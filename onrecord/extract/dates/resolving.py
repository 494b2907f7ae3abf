"""From words to calendar times: what each kind of expression means, counted from the day of the report or of the story.

News counts from the day of publication; a history takes the year of a bare month from the sentences before it. An
expression that leans on a day or a year that is not known stays unresolved.
"""

from collections.abc import Callable

from onrecord.extract.dates import clocks, days, months, stretches, units, years
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.story import Resolved, Story


def resolve(found: Expression, story: Story) -> Resolved:
    """Return what an expression means at this point of a story."""
    return _HANDLERS[found.kind](found, story)


def _timeless(timex: str) -> Callable[[Expression, Story], Resolved]:
    def handler(found: Expression, story: Story) -> Resolved:
        del found, story
        return Resolved(timex)

    return handler


_HANDLERS: dict[str, Callable[[Expression, Story], Resolved]] = {
    "full": months.full,
    "figures": months.figures,
    "month_day": months.month_day,
    "month": months.month,
    "holiday": months.holiday,
    "weekday": days.weekday,
    "deictic": days.deictic,
    "relative": units.relative,
    "the_unit": units.unit_of,
    "the_day": units.unit_of,
    "beside": units.beside,
    "day_of": units.beside,
    "hours": units.hours,
    "weekend": days.weekend,
    "bare_day": days.bare,
    "opening": stretches.opening,
    "week_of_month": stretches.week_of_month,
    "year_back": units.year_back,
    "shift": units.shift,
    "window": stretches.window,
    "duration": _timeless("duration"),
    "many": _timeless("duration"),
    "set": _timeless("set"),
    "vague": _timeless("date"),
    "clock": clocks.clock,
    "part": _timeless("time"),
    "one_year": years.year,
    "short_year": years.short,
    "decade": years.decade,
    "century": years.century,
    "bc": years.bc,
    "ad": years.ad,
    "season": years.season,
    "quarter": years.quarter,
    "short_quarter": years.short_quarter,
}
