"""Dates that name their month: whole dates, days and months that lack a year, feasts that fall on one day."""

import datetime as dt
from calendar import isleap

from onrecord.extract.dates.calendar import Moment, Size, of_date
from onrecord.extract.dates.context import names_a_happening
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.story import (
    BACK,
    ON,
    STORY,
    Resolved,
    Story,
    explicit_year,
    last_word,
    short_year,
    year_for,
)
from onrecord.extract.dates.written import FULL, by_figures, calendar_day, day_number, month_number, read_full
from onrecord.extract.grounds import because

SOON = 7  # days before a feast in which it is told by its name (*a Halloween party*)


def full(found: Expression, story: Story) -> Resolved:
    """A whole date, in any written order; None where its figures are ambiguous."""
    match = FULL.match(found.parts["full"])
    day = read_full(match, story.published) if match else None
    return because(Resolved("date", of_date(day) if day else None, explicit=True), "date.whole")


def figures(found: Expression, story: Story) -> Resolved:
    """*14/10/16*: the year by its last two figures; which of two small numbers is the month the report's day says."""
    parts = found.parts
    if "two" in parts:
        year = short_year(int(parts["two"]), story)
        day = by_figures(int(parts["first"]), "/", int(parts["second"]), year, story.published)
    else:
        day = calendar_day(short_year(int(parts["year"]), story), int(parts["month"]), int(parts["day"]))
    return because(Resolved("date", of_date(day) if day else None, explicit=True), "date.whole")


def month_day(found: Expression, story: Story) -> Resolved:
    """A day of a month: its year from its own words, else the one that report or story gives."""
    month = month_number(found.parts["month"])
    day = day_number(found.parts["day"])
    year = explicit_year(found, story)
    explicit = year is not None
    if year is None and names_a_happening(story.right):
        year = story.years.get((month, day))
    if year is None:
        year = story.named.year_of(month, day, story.left, story.right, story.published)
    if year is None:
        year = year_for(month, day, story, story.tense())
        if (month, day) == (2, 29) and year is not None:
            year = _leap_year(year)
    if day > 31 or (year is not None and year > 0 and calendar_day(year, month, day) is None):
        return Resolved("date")
    resolved = Resolved("date", Moment(Size.DAY, year, month, day), explicit=explicit, relative=not explicit)
    return because(resolved, "date.day_and_year" if explicit else "date.no_year", day=story.counts_from)


def _leap_year(year: int) -> int:
    """Return the nearest year that has a 29 February."""
    return next(y for step in range(9) for y in (year - step, year + step) if isleap(y))


def month(found: Expression, story: Story) -> Resolved:
    """A bare month: *September*, *last October*, *August of that year*."""
    month = month_number(found.parts["month"])
    year = explicit_year(found, story)
    if year is not None:
        return because(Resolved("date", Moment(Size.MONTH, year, month), explicit=True), "date.month_and_year")
    rel = last_word(found.parts.get("rel", ""))
    if rel and (story.now or story.told):
        year = _related_year(month, rel, story)
    else:
        year = year_for(month, None, story, story.tense())
    return because(
        Resolved("date", Moment(Size.MONTH, year, month), relative=True), "date.no_year", day=story.counts_from
    )


def _related_year(month: int, rel: str, story: Story) -> int | None:
    day = story.told if story.history or (rel in STORY and story.said_year) else story.published
    if day is None:
        return None
    if rel in BACK:
        return day.year - (month >= day.month)
    if rel in ON:
        return day.year + (month <= day.month)
    return day.year


def holiday(found: Expression, story: Story) -> Resolved:
    """A feast: on one day of every year, or so many days from Easter."""
    name = found.parts["holiday"]
    if name in story.named.moving:
        return because(_moving(name, found, story), "date.holiday")
    month, day = story.named.fixed[name]
    year = int(found.parts["year"]) if "year" in found.parts else _year_of_feast(month, day, story)
    fixed = Resolved("date", Moment(Size.DAY, year, month, day), explicit="year" in found.parts, relative=True)
    return because(fixed, "date.holiday")


def _year_of_feast(month: int, day: int, story: Story) -> int | None:
    """The year by the tense; but a feast of the next days is not last year's (*a Halloween party*, on the 30th)."""
    year, today = year_for(month, day, story, story.tense()), story.counts_from
    if year is None or today is None or (month, day) == (2, 29) or not 1 <= year < dt.MAXYEAR:
        return year
    coming = (dt.date(year + 1, month, day) - today).days
    return year + 1 if 0 <= coming <= SOON else year


def _moving(name: str, found: Expression, story: Story) -> Resolved:
    """The feast of the year that stands with it, else the last one, in a future tense the next."""
    if "year" in found.parts:
        told = story.named.feast(name, int(found.parts["year"]))
        return Resolved("date", of_date(told) if told else None, explicit=True)
    today = story.counts_from
    if today is None:
        return Resolved("date", relative=True)
    feasts = [f for f in (story.named.feast(name, today.year + step) for step in (-1, 0, 1)) if f]
    ahead, back = [f for f in feasts if f >= today], [f for f in feasts if f <= today]
    near = (ahead[:1] if story.tense() > 0 else back[-1:]) or ahead[:1]
    return Resolved("date", of_date(near[0]) if near else None, relative=True)
