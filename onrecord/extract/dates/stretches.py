"""Stretches of time told by their length: *the past 24 hours*, *recent days*, *the first week of May*."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR

from onrecord.extract.dates.amounts import count_of, range_of, unit_size
from onrecord.extract.dates.calendar import Moment, Size, before, of_date, shifted
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.story import ON, Resolved, Story, explicit_year, year_for
from onrecord.extract.dates.written import month_number
from onrecord.extract.grounds import because

# How far back *recent days* and *the last few weeks* reach, in days: about, and marked so.
RECENT_DAYS = {Size.HOUR: 1, Size.DAY: 7, Size.WEEK: 42, Size.MONTH: 183, Size.YEAR: 1826, Size.DECADE: 9131}
# How many *the first days of May*, *the last months of 2015* are, about.
_FIRST_FEW = {"days": 7, "weeks": 2, "months": 4}
_FROM_THE_FIRST = ("first", "opening")
_WEEKS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def opening(found: Expression, story: Story) -> Resolved:
    """*The first three months of 2016*, *the last ten days of May*: so many from its first or to its last."""
    parts = found.parts
    told = "count" in parts and parts["count"].lower() not in ("few", "a few", "several")
    count = count_of(parts["count"]) if told else _FIRST_FEW[parts["unit"]]
    if count is None:
        return Resolved("duration")
    mark = "" if told else "~"
    if "month" in parts:
        return _opening_of_month(parts, count, story, mark)
    base = story.now
    year = int(parts["year"]) if "year" in parts else base.year - (parts["rel"] == "last") if base else None
    if year is None or parts["unit"] != "months" or not 1 < count <= 12:
        return Resolved("duration")
    first, last = (1, count) if parts["which"] in _FROM_THE_FIRST else (13 - count, 12)
    return because(Resolved("date", edtf=f"{year:04d}-{first:02d}{mark}/{year:04d}-{last:02d}{mark}"), "date.opening")


def _opening_of_month(parts: dict[str, str], count: int, story: Story, mark: str) -> Resolved:
    month = month_number(parts["month"])
    year = int(parts["month_year"]) if "month_year" in parts else year_for(month, None, story, story.tense())
    length = count * {"days": 1, "weeks": 7}.get(parts["unit"], 40)
    if not 1 < length <= 28:
        return Resolved("duration")
    if parts["which"] in _FROM_THE_FIRST:
        return _days_of(year, month, 1, length, mark)
    last = _last_day(year, month)
    return _days_of(year, month, last - length + 1, last, mark) if last else Resolved("date")


def week_of_month(found: Expression, story: Story) -> Resolved:
    """*The second week of May*: its days 8 to 14, about; of the last week, the last seven days."""
    month = month_number(found.parts["month"])
    told = explicit_year(found, story)
    year = told if told is not None else year_for(month, None, story, story.tense())
    number = _WEEKS.get(found.parts["which"])
    last = 7 * number if number else _last_day(year, month)
    if last is None or (year is not None and not 1 <= year <= MAXYEAR):
        return Resolved("date", relative=True)
    return replace(_days_of(year, month, last - 6, last, mark="~"), explicit=told is not None, relative=told is None)


def _last_day(year: int | None, month: int) -> int | None:
    """Return the last day of a month; None of a February whose year is not known."""
    if year is None:
        return None if month == 2 else monthrange(2001, month)[1]
    return monthrange(year, month)[1] if 1 <= year <= MAXYEAR else None


def _days_of(year: int | None, month: int, first: int, last: int, mark: str = "") -> Resolved:
    days = (Moment(Size.DAY, year, month, day).edtf() + mark for day in (first, last))
    return because(Resolved("date", edtf="/".join(days)), "date.opening")


def window(found: Expression, story: Story) -> Resolved:
    """*The past 24 hours*, *recent days*: a stretch that ends at, or begins with, the day it counts from."""
    rel, size = found.parts["rel"].lower(), unit_size(found.parts["unit"])
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


def some(words: str, size: Size, base: dt.date, *, forward: bool, by: dt.date | None = None) -> str | None:
    """Return the stretch in which *several days ago* lies, both ends about, none after `by`; None without a range."""
    many = range_of(words)
    if many is None:
        return None
    unit, length = (Size.DAY, 7) if size in (Size.WEEK, Size.WEEKEND) else (size, 1)
    steps = sorted(length * n if forward else -length * n for n in many)
    first, last = (shifted(unit, base, step) for step in steps)
    if first is None or last is None or unit not in (Size.DAY, Size.MONTH, Size.YEAR):
        return None
    if by is not None and unit is Size.DAY and first.date and last.date and last.date > by:
        last = of_date(by)
        first = min(first, last, key=Moment.edtf)
    return first.edtf() + "~" if first == last else f"{first.edtf()}~/{last.edtf()}~"
