"""Days told by the week, by speech, or by the day beside them: *Friday*, *yesterday*, *the previous day*."""

import datetime as dt
from dataclasses import replace

from onrecord.extract.dates.calendar import Size, shifted
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.story import (
    BACK,
    Resolved,
    Story,
    last_word,
)
from onrecord.extract.dates.written import calendar_day, weekday_number
from onrecord.extract.grounds import because


def weekday(found: Expression, story: Story) -> Resolved:
    """*Friday*, *last Friday*: counted from publication; in a history from the last day told."""
    wanted = weekday_number(found.parts["weekday"])
    rel = last_word(found.parts.get("rel", ""))
    base = story.told if story.history else story.published
    if base is None or (story.history and story.anchor is not None and story.anchor.size > Size.DAY):
        return because(Resolved("date", relative=True), "date.no_day_to_count_from")
    back = (base.weekday() - wanted) % 7
    on = (wanted - base.weekday()) % 7
    if found.parts.get("into") in ("into", "to"):
        back, on = back + 1, on - 1  # a night is named by the evening on which it began
    if story.history or rel in ("following", "next", "coming", "this coming"):
        steps = on or 7 * (rel != "" or not story.history)
        return because(day_on(base, steps), "date.weekday_on", day=base)
    if rel in BACK:
        return because(day_on(base, -(back or 7)), "date.weekday_last", day=base)
    if story.tense() > 0:
        return because(day_on(base, on), "date.weekday_ahead", day=base)
    return because(day_on(base, -back), "date.weekday_back" if back else "date.weekday_same", day=base)


def day_on(base: dt.date | None, steps: int) -> Resolved:
    """The day so many steps after another (before it, if negative)."""
    return Resolved("date", shifted(Size.DAY, base, steps) if base else None, relative=True)


# A night is named by the evening on which it began: *overnight* is *last night*.
_DEICTIC = {"today": 0, "tonight": 0, "overnight": -1, "yesterday": -1, "tomorrow": 1}


def deictic(found: Expression, story: Story) -> Resolved:
    """*Today*, *yesterday*, *overnight*: from publication alone, as nobody knows the speaker's day in a history."""
    word = found.parts["word"].lower()
    timex = "time" if word in ("tonight", "overnight") else "date"
    base = None if story.history else story.published
    ahead = word == "overnight" and story.tense() > 0
    rule = "date.day_of_speech" if base else "date.no_day_to_count_from"
    return because(replace(day_on(base, 0 if ahead else _DEICTIC[word]), timex=timex), rule, day=base)


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
    """Count from a day whose year nobody gives; the end of February is left alone, as the year decides it."""
    if story.yearless is None or story.sentence - story.yearless[1] > 2:
        return Resolved("date", relative=True)
    told = story.yearless[0]
    days = [
        shifted(Size.DAY, day, steps)
        for day in (calendar_day(year, told.part or 0, told.day or 0) for year in (2003, 2004))
        if day
    ]
    same = len({(d.part, d.day) for d in days if d}) == 1
    return Resolved("date", replace(days[0], year=None) if same and days[0] else None, relative=True)
