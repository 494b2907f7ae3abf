"""Weeks, months and years beside another time: *last week*, *two days later*, *the past 24 hours*."""

import datetime as dt
import re
from dataclasses import replace

from onrecord.extract.dates.calendar import SEASON_CODE, Moment, Size, before, shifted, the_unit
from onrecord.extract.dates.days import a_day, day_on, yearless
from onrecord.extract.dates.grammar import NUMBER_WORDS, Expression
from onrecord.extract.dates.story import (
    BACK,
    ON,
    STORY,
    Resolved,
    Story,
    last_word,
    year_for,
)
from onrecord.extract.dates.written import month_number
from onrecord.extract.dates.years import season_beside
from onrecord.extract.grounds import because

SIZES = {
    **dict.fromkeys(("second", "minute", "hour"), Size.HOUR),
    **dict.fromkeys(("day", "night", "morning", "afternoon", "evening"), Size.DAY),
    **dict.fromkeys(("week", "fortnight"), Size.WEEK),
    "weekend": Size.WEEKEND,
    "month": Size.MONTH,
    "quarter": Size.QUARTER,
    "year": Size.YEAR,
    "decade": Size.DECADE,
    "century": Size.CENTURY,
}


# How far back *recent days* and *the last few weeks* reach, in days: about, and marked so.
RECENT_DAYS = {Size.HOUR: 1, Size.DAY: 7, Size.WEEK: 42, Size.MONTH: 183, Size.YEAR: 1826, Size.DECADE: 9131}


def relative(found: Expression, story: Story) -> Resolved:
    """*This week*, *last month*, *the following day*, *that night*."""
    rel, unit = last_word(found.parts["rel"]), found.parts["unit"].lower()
    the = found.parts["rel"].lower().startswith("the")
    if rel == "past" and the:
        return window(replace(found, parts={"rel": "past", "unit": unit}), story)
    if rel in ("that", "same") and not the and story.tense() > 0 and not story.history:
        return Resolved("date", relative=True)
    steps = -1 if rel in BACK else 1 if rel in ON else 0
    if unit in SEASON_CODE:
        return season_beside(SEASON_CODE[unit], steps, story)
    size = SIZES[unit]
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
    size = SIZES.get(found.parts["unit"])
    if size is None:
        return Resolved("date")
    if size is Size.DAY:
        return a_day(0, story, leaning=True)
    base = story.told if story.history else story.published
    return because(Resolved("date", the_unit(size, base) if base else None, relative=True), "date.unit_of", day=base)


def beside(found: Expression, story: Story) -> Resolved:
    """*The day before*, *the week after*, where nothing follows that they are before or after."""
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


def opening(found: Expression, story: Story) -> Resolved:
    """*The first three months of 2016*, *the first ten days of May*: from the first day or month on."""
    parts, count = found.parts, count_of(found.parts["count"])
    if count is None:
        return Resolved("duration")
    if "month" in parts:
        return _opening_of_month(parts, count, story)
    base = story.now
    year = int(parts["year"]) if "year" in parts else base.year - (parts["rel"] == "last") if base else None
    if year is None or parts["unit"] != "months" or not 1 < count <= 12:
        return Resolved("duration")
    return because(Resolved("date", edtf=f"{year:04d}-01/{year:04d}-{count:02d}"), "date.opening")


def _opening_of_month(parts: dict[str, str], count: int, story: Story) -> Resolved:
    month = month_number(parts["month"])
    year = int(parts["month_year"]) if "month_year" in parts else year_for(month, None, story, story.tense())
    last = count * {"days": 1, "weeks": 7}.get(parts["unit"], 40)
    if not 1 < last <= 28:
        return Resolved("duration")
    first = Moment(Size.DAY, year, month, 1)
    return because(Resolved("date", edtf=f"{first.edtf()}/{replace(first, day=last).edtf()}"), "date.opening")


def steps_of(found: Expression) -> tuple[int, Size] | None:
    """Return how many units before (negative) or after a happening words put a time; None for *several days after*."""
    side, unit = found.parts["side"], found.parts["unit"].lower()
    if found.kind in ("beside", "day_of"):
        return -1 if side == "before" or unit == "eve" else side == "after", SIZES.get(unit, Size.DAY)
    if found.kind == "hours":
        return unit == "hours", Size.HOUR
    size = _unit_size(unit)
    count = 0 if unit.startswith(("minute", "second")) else count_of(found.parts["count"])
    return None if count is None else (-count if side == "before" else count, size)


def _stands_alone(story: Story) -> bool:
    """Whether *before* or *after* ends its phrase: *two days before.* and not *two days before the vote*."""
    return bool(re.match(r"\s*(?:[.,;:)\]!?\"”’]|$|and\b|when\b|but\b|in\b|at\b)", story.right))


def count_of(words: str) -> int | None:
    """Return the number that words of count give; None for *several*, *a few*, *two to three*, *dozens of*."""
    text = words.lower().replace(",", "").strip()
    if text.isdigit():
        return int(text)
    if text in NUMBER_WORDS:
        return NUMBER_WORDS[text]
    tens, _, ones = text.partition("-")
    if tens in NUMBER_WORDS and ones in NUMBER_WORDS:
        return NUMBER_WORDS[tens] + NUMBER_WORDS[ones]
    return 100 if text in ("a hundred", "hundred") else 2 if text in ("a couple", "a couple of", "couple of") else None


def _unit_size(unit: str) -> Size:
    return Size.CENTURY if unit.startswith("centur") else SIZES[unit.rstrip("s")]


def shift(found: Expression, story: Story) -> Resolved:
    """*Three days ago*, *a day earlier*, *two months later*."""
    side = " ".join(found.parts["side"].split())
    if side in ("before", "after", "on") and not _stands_alone(story):
        return Resolved("duration", leans=side != "on")
    count, size = count_of(found.parts["count"]), _unit_size(found.parts["unit"])
    forward = side in ("later", "after", "afterward", "afterwards", "from now", "hence", "on")
    if story.history and size >= Size.YEAR and count is not None:
        years = count * {Size.YEAR: 1, Size.DECADE: 10, Size.CENTURY: 100}[size]
        return Resolved("date", _years_on(story, Size.YEAR, years if forward else -years), relative=True, glance=True)
    if story.history:
        base = story.told if story.anchor and story.anchor.size <= size else None
    elif side in ("ago", "from now", "hence"):
        base = story.published
    else:
        base = story.day_said(2) or (None if forward else story.published)
    steps = (count or 0) if forward else -(count or 0)
    if size is Size.HOUR and side in ("earlier", "later", "before", "after"):
        return _about_hours(story.day_near(1), about=not found.parts["unit"].startswith(("minute", "second")))
    if base is None and count is not None and size is Size.DAY and side in ("earlier", "later", "before", "after"):
        return yearless(story, steps)
    if base is None or count is None or size is Size.HOUR:
        return Resolved("date", relative=True)
    if size in (Size.WEEK, Size.WEEKEND):
        return because(replace(day_on(base, 7 * steps), glance=not forward), "date.so_long_before", day=base)
    if size >= Size.DECADE:
        steps, size = steps * (10 if size is Size.DECADE else 100), Size.YEAR
    resolved = Resolved("date", shifted(size, base, steps), relative=True, glance=not forward)
    return because(resolved, "date.so_long_before", day=base)


def window(found: Expression, story: Story) -> Resolved:
    """*The past 24 hours*, *recent days*: a stretch that ends at, or begins with, the day it counts from."""
    rel, size = found.parts["rel"].lower(), _unit_size(found.parts["unit"])
    single = "count" not in found.parts and not found.parts["unit"].endswith("s")
    if rel in ("first", "final") or (single and rel != "past"):
        return Resolved("duration" if rel != "recent" else "date")
    story_base = story.told if story.anchor and story.anchor.size is Size.DAY else None
    leaning = story.day_said(0) if rel in ("previous", "preceding", "following") else None
    base = story_base if story.history else leaning or story.published
    if base is None:
        return because(Resolved("duration", relative=True), "date.no_day_to_count_from")
    words = "one" if single else found.parts.get("count", "few")
    count = count_of(re.split(r"\s+(?:to|or)\s+|\s*[-–]\s*(?=\d)", words)[-1])
    stretch = Resolved("duration", edtf=_stretch(base, size, count, forward=rel in ON), relative=True)
    return because(stretch, "date.stretch" if count else "date.some_time", day=base)


def _stretch(base: dt.date, size: Size, count: int | None, *, forward: bool) -> str | None:
    about = count is None
    if size is Size.HOUR:
        steps = -(-(count or 24) // 24)
        other = before(base, Size.DAY, -steps if forward else steps)
    elif about:
        days = RECENT_DAYS.get(size, 7)
        other = before(base, Size.DAY, -days if forward else days)
    else:
        other = before(base, size, -(count or 1) if forward else count or 1)
    if other is None:
        return None
    mark = "~" if about else ""
    first, last = (base, other) if forward else (other, base)
    return f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"
