"""Weeks, months and years beside another time: *last week*, *two days later*, *the past 24 hours*."""

import datetime as dt
import re
from dataclasses import replace

from onrecord.extract.dates.amounts import SIZES, count_of, unit_size
from onrecord.extract.dates.calendar import SEASON_CODE, Moment, Size, add_months, of_date, shifted, the_unit
from onrecord.extract.dates.days import a_day, day_on, weekend, yearless
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.story import (
    BACK,
    ON,
    STORY,
    Resolved,
    Story,
    last_word,
)
from onrecord.extract.dates.stretches import some, window
from onrecord.extract.dates.years import season_beside
from onrecord.extract.grounds import because

_OVER = re.compile(r"\b(?:over|during|in|within|for|throughout)\s+$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|before|in)\b")
_HALF = re.compile(r"\s+and\s+a\s+half$", re.IGNORECASE)


def relative(found: Expression, story: Story, back: int = 1) -> Resolved:
    """*This week*, *last month*, *the following day*, *that night*."""
    rel, unit = last_word(found.parts["rel"]), found.parts["unit"].lower()
    the = found.parts["rel"].lower().startswith("the")
    if the and (rel == "past" or (rel == "last" and _spans_to_now(story))):
        return window(replace(found, parts={"rel": "past", "unit": unit}), story)
    if rel in ("that", "same") and not the and story.tense() > 0 and not story.history:
        return Resolved("date", relative=True)
    steps = -back if rel in BACK else 1 if rel in ON else 0
    if unit in SEASON_CODE:
        return season_beside(SEASON_CODE[unit], steps, story)
    size = SIZES[unit]
    if size is Size.WEEKEND and rel == "this" and not story.history:
        return weekend(found, story)
    timex = "time" if unit in ("night", "morning", "afternoon", "evening") else "date"
    leaning = rel in STORY or (rel == "next" and the)
    if size is Size.DAY:
        return replace(a_day(steps, story, leaning=leaning, this=rel.startswith("this")), timex=timex)
    glance = steps < 0 or (steps > 0 and not leaning)
    if story.history and story.anchor and story.anchor.size > size:
        return Resolved(timex, relative=True)
    if story.history and size >= Size.YEAR:
        return Resolved(timex, _years_on(story, size, steps), relative=True, glance=glance)
    base = story.told if story.history else (story.base_in_sentence(size) if leaning else None) or story.published
    resolved = Resolved(timex, shifted(size, base, steps) if base else None, relative=True, glance=glance)
    return because(resolved, "date.unit_beside", day=base)


def _spans_to_now(story: Story) -> bool:
    """*Over the last week* is the past seven days, where *last week* is a week of the calendar."""
    return not story.history and bool(_OVER.search(story.left)) and not _OF.match(story.right)


def _years_on(story: Story, size: Size, steps: int) -> Moment | None:
    """Return the year, decade or century so many after the one that the story is at; also before our era."""
    if story.anchor is None or story.anchor.year is None:
        return None
    length = {Size.YEAR: 1, Size.DECADE: 10, Size.CENTURY: 100}[size]
    year = story.anchor.year + steps * length
    if length > 1:
        year = year - year % length if year > 0 else 1 - ((1 - year) - (1 - year) % length + length - 1)
    return Moment(size, year)


def unit_of(found: Expression, story: Story) -> Resolved:
    """*The end of the year*, *during the day*: the unit in which the report or the story stands."""
    size = SIZES.get(found.parts.get("whole") or found.parts["unit"])
    if size is None:
        return Resolved("date")
    if size is Size.YEAR and story.said_year and story.said_year[1] == story.sentence:
        return because(Resolved("date", Moment(Size.YEAR, story.said_year[0]), relative=True), "date.year_told")
    if size is Size.DAY:
        return a_day(0, story, leaning=True)
    base = story.told if story.history else story.published
    return because(Resolved("date", the_unit(size, base) if base else None, relative=True), "date.unit_of", day=base)


def beside(found: Expression, story: Story) -> Resolved:
    """*The day before*, *the week after*, where nothing follows that they are before or after."""
    if found.parts["side"].endswith("last"):
        return relative(replace(found, parts={**found.parts, "rel": "last"}), story, back=2)
    steps = -1 if found.parts["side"] in ("before", "previous", "prior", "earlier") else 1
    if found.parts["side"] in ("before", "after", "of") and not _stands_alone(story):
        return Resolved("date", leans=True)
    size = SIZES[found.parts["unit"]]
    if size is Size.DAY:
        return a_day(steps, story, leaning=True)
    if story.history and size >= Size.YEAR:
        return Resolved("date", _years_on(story, size, steps), relative=True, glance=steps < 0)
    base = story.told if story.history else story.base_in_sentence(size) or story.published
    return Resolved("date", shifted(size, base, steps) if base else None, relative=True, glance=steps < 0)


def hours(found: Expression, story: Story) -> Resolved:
    """*Hours later*, *shortly after the strike*: about, or on, the day told just before, else the happening's."""
    side = found.parts["side"]
    if side in ("after", "before") and not _stands_alone(story):
        return Resolved("duration", leans=True)
    return _about_hours(story.day_near(1), about=found.parts["unit"].lower() == "hours")


def _about_hours(day: Moment | None, *, about: bool) -> Resolved:
    if day is None:
        return Resolved("date", relative=True)
    edtf = day.edtf() + ("~" if about else "")
    return because(
        Resolved("date", replace(day, size=Size.HOUR), edtf=edtf, relative=True), "date.hours_from", day=day.edtf()
    )


def steps_of(found: Expression) -> tuple[int, Size] | None:
    """Return how many units before (negative) or after a happening words put a time; None for *several days after*."""
    side, unit = found.parts["side"], found.parts["unit"].lower()
    if found.kind in ("beside", "day_of"):
        return -1 if side == "before" or unit == "eve" else side == "after", SIZES.get(unit, Size.DAY)
    if found.kind == "hours":
        return unit == "hours", Size.HOUR
    size = unit_size(unit)
    count = 0 if unit.startswith(("minute", "second")) else count_of(found.parts["count"])
    return None if count is None else (-count if side == "before" else count, size)


def _stands_alone(story: Story) -> bool:
    """Whether *before* or *after* ends its phrase: *two days before.* and not *two days before the vote*."""
    return bool(re.match(r"\s*(?:[.,;:)\]!?\"”’]|$|and\b|when\b|but\b|in\b|at\b)", story.right))


def shift(found: Expression, story: Story) -> Resolved:
    """*Three days ago*, *a day earlier*, *two months later*."""
    side = " ".join(found.parts["side"].split())
    if side in ("before", "after", "on") and not _stands_alone(story):
        return Resolved("duration", leans=side != "on")
    words, size = _HALF.sub("", found.parts["count"]), unit_size(found.parts["unit"])
    count, half = count_of(words), words != found.parts["count"] or "half" in found.parts
    forward = side in ("later", "after", "afterward", "afterwards", "from now", "hence", "on")
    if story.history and size >= Size.YEAR and count is not None:
        years = count * {Size.YEAR: 1, Size.DECADE: 10, Size.CENTURY: 100}[size]
        return Resolved("date", _years_on(story, Size.YEAR, years if forward else -years), relative=True, glance=True)
    if story.history:
        base = story.told if story.anchor and story.anchor.size <= size else None
    elif side in ("ago", "from now", "hence"):
        base = story.published
    else:
        long = story.base_in_sentence(size) if size >= Size.MONTH else None
        base = long or story.day_said(2) or (None if forward else story.published)
    steps = (count or 0) if forward else -(count or 0)
    if size is Size.HOUR and side in ("earlier", "later", "before", "after"):
        return _about_hours(story.day_near(1), about=not found.parts["unit"].startswith(("minute", "second")))
    if base is None and count is not None and size is Size.DAY and side in ("earlier", "later", "before", "after"):
        return yearless(story, steps)
    if size is Size.HOUR and side == "ago" and base is not None:
        return _about_hours(of_date(base), about=True)
    if base is None or size is Size.HOUR:
        return Resolved("date", relative=True)
    if count is None:
        by = story.published if base <= (story.published or base) else None
        stretch = Resolved(
            "date", edtf=some(words, size, base, forward=forward, by=by), relative=True, glance=not forward
        )
        return because(stretch, "date.some_time", day=base)
    if half:
        return _and_a_half(count if forward else -count, size, base)
    if "exact" in found.parts:
        return _to_the_day(steps, size, base, found.parts["exact"])
    if size in (Size.WEEK, Size.WEEKEND):
        return because(replace(day_on(base, 7 * steps), glance=not forward), "date.so_long_before", day=base)
    if size >= Size.DECADE:
        steps, size = steps * (10 if size is Size.DECADE else 100), Size.YEAR
    resolved = Resolved("date", shifted(size, base, steps), relative=True, glance=not forward)
    return because(resolved, "date.so_long_before", day=base)


def _and_a_half(steps: int, size: Size, base: dt.date) -> Resolved:
    """*A year and a half ago*: about so many months before; of a month so many days."""
    unit, length = {Size.YEAR: (Size.MONTH, 12), Size.MONTH: (Size.DAY, 30), Size.WEEK: (Size.DAY, 7)}.get(
        size, (size, 0)
    )
    moment = shifted(unit, base, steps * length + (length // 2 if steps > 0 else -(length // 2))) if length else None
    about = Resolved("date", moment, edtf=moment.edtf() + "~" if moment else None, relative=True, glance=steps < 0)
    return because(about, "date.so_long_before", day=base)


def _to_the_day(steps: int, size: Size, base: dt.date, exact: str) -> Resolved:
    """*Ten years ago today*, *a year ago this month*: that day, week or month."""
    months = {Size.MONTH: 1, Size.YEAR: 12, Size.DECADE: 120, Size.CENTURY: 1200}.get(size)
    try:
        day = (
            add_months(base, steps * months) if months else base + dt.timedelta(steps * (7 if size is Size.WEEK else 1))
        )
    except (ValueError, OverflowError):
        return Resolved("date", relative=True)
    unit = Size.DAY if exact == "today" else SIZES[exact.split()[-1]]
    return because(
        Resolved("date", the_unit(unit, day), relative=True, glance=steps < 0), "date.so_long_before", day=base
    )


def year_back(found: Expression, story: Story) -> Resolved:
    """*The same month last year*: the unit of that size a year before the report's, or the story's, own."""
    base = story.told if story.history else story.published
    if base is None:
        return because(Resolved("date", relative=True), "date.no_day_to_count_from")
    unit = the_unit(SIZES[found.parts["unit"]], add_months(base, -12))
    return because(Resolved("date", unit, relative=True, glance=True), "date.so_long_before", day=base)
