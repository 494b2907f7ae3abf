"""Days told by the week, by speech, or by the day beside them: *Friday*, *yesterday*, *the previous day*."""

import datetime as dt
import re
from dataclasses import replace

from onrecord.extract.dates.calendar import Moment, Size, add_months, of_date, shifted
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.story import (
    BACK,
    Resolved,
    Story,
    last_word,
)
from onrecord.extract.dates.written import calendar_day, day_number, weekday_number
from onrecord.extract.grounds import because

SATURDAY = 5
_UNTIL = re.compile(r"\b(?:to|until|till|through|into)\s+$", re.IGNORECASE)
_LENGTH_TO = re.compile(
    r"\b(?:hours|days?|weeks?|months?|quarter|year)\s+(?:up\s+)?(?:to|until|through)\s+$", re.IGNORECASE
)
# What became of somebody stands right before its day: *died on Saturday*, *was in critical condition on Tuesday*.
_FATE = re.compile(r"\b(?:died|pronounced dead|condition|succumbed)\b[^.]{0,40}$", re.IGNORECASE)
FATE_DAYS = 2  # days after the blow for which a page that was changed may tell what became of somebody
FATE_REACH = 4  # sentences from the day of the blow to that
MONTH_REACH = 3  # sentences over which a month that was told holds for a bare *the 15th*


def weekday(found: Expression, story: Story) -> Resolved:
    """*Friday*, *last Friday*: counted from publication; in a history from the last day told."""
    if found.parts.get("plural"):
        return Resolved("set")  # *on two Fridays* is on no Friday in particular
    wanted = weekday_number(found.parts["weekday"])
    rel = last_word(found.parts.get("rel", ""))
    base = story.told if story.history else story.published
    if base is None or (story.history and story.anchor is not None and story.anchor.size > Size.DAY):
        return because(Resolved("date", relative=True), "date.no_day_to_count_from")
    back = (base.weekday() - wanted) % 7
    on = (wanted - base.weekday()) % 7
    if "week" in found.parts and not story.history:
        weeks = {"last": -7, "this": 0, "next": 7}[found.parts["week"]]
        return because(day_on(base, wanted - base.weekday() + weeks), "date.weekday_of_week", day=base)
    if found.parts.get("into") in ("into", "to"):
        back, on = back + 1, on - 1  # a night is named by the evening on which it began
    if story.history or rel in ("following", "next", "coming", "this coming"):
        steps = on or 7 * (rel != "" or not story.history)
        return because(day_on(base, steps), "date.weekday_on", day=base)
    if rel in BACK:
        return because(day_on(base, -(back or 7)), "date.weekday_last", day=base)
    first = story.base_in_sentence(Size.DAY)
    if first is not None and _UNTIL.search(story.left) and not _LENGTH_TO.search(story.left):
        return because(day_on(first, (wanted - first.weekday() - 1) % 7 + 1), "date.weekday_on", day=first)
    if story.tense() > 0:
        return because(day_on(base, on), "date.weekday_ahead", day=base)
    blow = story.day_said(FATE_REACH)
    if blow is not None and _is_of_a_later_fate(blow, base, on, story):
        return because(replace(day_on(base, on), fate=True), "date.weekday_of_fate", day=blow)
    return because(day_on(base, -back), "date.weekday_back" if back else "date.weekday_same", day=base)


def _is_of_a_later_fate(blow: dt.date, base: dt.date, on: int, story: Story) -> bool:
    """*Was shot on Friday and died on Saturday*, on a page of Friday: it was changed since, and nobody died before.

    So only of what becomes of somebody (he died, was in a condition), a day or two after a day told about publication.
    """
    fate = base + dt.timedelta(on)
    near = abs((blow - base).days) <= FATE_DAYS and 0 < on <= FATE_DAYS
    return near and 0 <= (fate - blow).days <= FATE_DAYS and _FATE.search(story.before) is not None


def day_on(base: dt.date | None, steps: int) -> Resolved:
    """The day so many steps after another (before it, if negative)."""
    return Resolved("date", shifted(Size.DAY, base, steps) if base else None, relative=True)


# A night is named by the evening on which it began: *overnight* is *last night*.
_DEICTIC = {
    "the day before yesterday": -2,
    "the night before last": -2,
    "the day after tomorrow": 2,
    "today": 0,
    "tonight": 0,
    "overnight": -1,
    "yesterday": -1,
    "tomorrow": 1,
}


def deictic(found: Expression, story: Story) -> Resolved:
    """*Today*, *yesterday*, *overnight*: from publication alone, as nobody knows the speaker's day in a history."""
    word = " ".join(found.parts["word"].lower().split())
    timex = "time" if word in ("tonight", "overnight", "the night before last") else "date"
    base = None if story.history else story.published
    ahead = word == "overnight" and story.tense() > 0
    rule = "date.day_of_speech" if base else "date.no_day_to_count_from"
    return because(replace(day_on(base, 0 if ahead else _DEICTIC[word]), timex=timex), rule, day=base)


def weekend(found: Expression, story: Story) -> Resolved:
    """*Over the weekend*: the one that it is, else the last one; the next in a future tense, or as *this weekend*."""
    base = story.counts_from
    if base is None:
        return because(Resolved("date", relative=True), "date.no_day_to_count_from")
    tense = story.tense()
    ahead = base.weekday() >= SATURDAY or tense > 0 or (tense == 0 and found.kind == "relative")
    return because(
        Resolved("date", shifted(Size.WEEKEND, base, 0 if ahead else -1), relative=True), "date.weekend", day=base
    )


def bare(found: Expression, story: Story) -> Resolved:
    """*The 15th*: of the month told just before, else the last one before publication, in a future tense the next."""
    day = day_number(found.parts["day"])
    told = story.month_near(MONTH_REACH)
    if told is not None and told.part is not None:
        month, year = told.part, told.year
        fits = calendar_day(year or 2004, month, day) is not None
        resolved = Resolved("date", Moment(Size.DAY, year, month, day) if fits else None, relative=True)
        return because(resolved, "date.day_of_month_told", day=told.edtf())
    base = None if story.history else story.published
    if base is None:
        return Resolved("date", relative=True)
    ahead = story.tense() > 0
    months = (base.day > day) if ahead else -(base.day < day)
    near = add_months(base.replace(day=1), months)
    fitting = calendar_day(near.year, near.month, day)
    return because(Resolved("date", of_date(fitting) if fitting else None, relative=True), "date.bare_day", day=base)


def a_day(steps: int, story: Story, *, leaning: bool, this: bool = False) -> Resolved:
    """*The previous day*: from the day told in this sentence or just before, else from publication."""
    base = story.published
    if story.history:
        whole = story.anchor is not None and story.anchor.size is Size.DAY
        base = story.told if whole else None
    elif leaning and not this:
        said = story.day_said(2)
        if said is None and story.published is None:
            return yearless(story, steps)
        base = said or (story.published if steps <= 0 else None)
    return because(day_on(base, steps), "date.day_beside" if base else "date.no_day_to_count_from", day=base)


def yearless(story: Story, steps: int) -> Resolved:
    """Count from a day whose year nobody gives, where one was told a sentence or two before."""
    if story.yearless is None or story.sentence - story.yearless[1] > 2:
        return Resolved("date", relative=True)
    return without_year(story.yearless[0], Size.DAY, steps) or Resolved("date", relative=True)


def without_year(told: Moment, size: Size, steps: int) -> Resolved | None:
    """Count units from a day told; from one without a year only days and weeks, and not over the end of February."""
    steps, size = (7 * steps, Size.DAY) if size is Size.WEEK else (steps, size)
    if told.date is not None:
        moment = shifted(size, told.date, steps)
        return Resolved("date", moment, relative=True) if moment else None
    if size is not Size.DAY:
        return None
    days = [
        shifted(Size.DAY, day, steps)
        for day in (calendar_day(year, told.part or 0, told.day or 0) for year in (2003, 2004))
        if day
    ]
    same = len({(d.part, d.day) for d in days if d}) == 1
    return Resolved("date", replace(days[0], year=None), relative=True) if same and days[0] else None
