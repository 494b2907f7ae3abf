"""From words to calendar times: what each kind of expression means, counted from the day of the report or of the story.

News counts from the day of publication; a history takes the year of a bare month from the sentences before it. An
expression that leans on a day or a year that is not known stays unresolved.
"""

import datetime as dt
import re
from calendar import isleap
from collections.abc import Callable
from dataclasses import replace

from onrecord.extract.dates.calendar import SEASON_CODE, Moment, Size, before, of_date, shifted, the_unit
from onrecord.extract.dates.grammar import DECADE_WORDS, NUMBER_WORDS, ORDINALS, Expression
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
    year_told,
)
from onrecord.extract.dates.written import FULL, calendar_day, day_number, month_number, read_full, weekday_number
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


def resolve(found: Expression, story: Story) -> Resolved:
    """Return what an expression means at this point of a story."""
    return _HANDLERS[found.kind](found, story)


# --- dates that name their month --------------------------------------------------------------


def _full(found: Expression, story: Story) -> Resolved:
    match = FULL.match(found.parts["full"])
    day = read_full(match, story.published) if match else None
    return because(Resolved("date", of_date(day) if day else None, explicit=True), "date.whole")


def _month_day(found: Expression, story: Story) -> Resolved:
    month = month_number(found.parts["month"])
    day = day_number(found.parts["day"])
    year = explicit_year(found, story)
    explicit = year is not None
    if year is None:
        year = year_for(month, day, story, story.tense())
        if (month, day) == (2, 29) and year is not None:
            year = _leap_year(year)
    if day > 31 or (year is not None and year > 0 and calendar_day(year, month, day) is None):
        return Resolved("date")
    resolved = Resolved("date", Moment(Size.DAY, year, month, day), explicit=explicit, relative=not explicit)
    return because(resolved, "date.day_and_year" if explicit else "date.no_year", day=_anchor(story))


def _anchor(story: Story) -> dt.date | None:
    """The day that a weekday or a month without a year counts from."""
    return story.told if story.history else story.published


def _leap_year(year: int) -> int:
    """Return the nearest year that has a 29 February."""
    return next(y for step in range(9) for y in (year - step, year + step) if isleap(y))


def _month(found: Expression, story: Story) -> Resolved:
    month = month_number(found.parts["month"])
    year = explicit_year(found, story)
    if year is not None:
        return because(Resolved("date", Moment(Size.MONTH, year, month), explicit=True), "date.month_and_year")
    rel = last_word(found.parts.get("rel", ""))
    if rel and (story.now or story.told):
        year = _related_year(month, rel, story)
    else:
        year = year_for(month, None, story, story.tense())
    return because(Resolved("date", Moment(Size.MONTH, year, month), relative=True), "date.no_year", day=_anchor(story))


def _related_year(month: int, rel: str, story: Story) -> int | None:
    day = story.told if story.history or (rel in STORY and story.said_year) else story.published
    if day is None:
        return None
    if rel in BACK:
        return day.year - (month >= day.month)
    if rel in ON:
        return day.year + (month <= day.month)
    return day.year


def _holiday(found: Expression, story: Story) -> Resolved:
    month, day = story.holidays[found.parts["holiday"]]
    year = int(found.parts["year"]) if "year" in found.parts else year_for(month, day, story, story.tense())
    fixed = Resolved("date", Moment(Size.DAY, year, month, day), explicit="year" in found.parts, relative=True)
    return because(fixed, "date.holiday")


# --- days of the week and of speech -----------------------------------------------------------


def _weekday(found: Expression, story: Story) -> Resolved:
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
        return because(_day(base, on or 7 * (rel != "" or not story.history)), "date.weekday_on", day=_anchor(story))
    if rel in BACK:
        return because(_day(base, -(back or 7)), "date.weekday_last", day=_anchor(story))
    if story.tense() > 0:
        return because(_day(base, on), "date.weekday_ahead", day=_anchor(story))
    return because(_day(base, -back), "date.weekday_back" if back else "date.weekday_same", day=_anchor(story))


def _day(base: dt.date | None, steps: int) -> Resolved:
    return Resolved("date", shifted(Size.DAY, base, steps) if base else None, relative=True)


# A night is named by the evening on which it began: *overnight* is *last night*.
_DEICTIC = {"today": 0, "tonight": 0, "overnight": -1, "yesterday": -1, "tomorrow": 1}


def _deictic(found: Expression, story: Story) -> Resolved:
    word = found.parts["word"].lower()
    timex = "time" if word in ("tonight", "overnight") else "date"
    base = None if story.history else story.published
    ahead = word == "overnight" and story.tense() > 0
    rule = "date.day_of_speech" if base else "date.no_day_to_count_from"
    return because(replace(_day(base, 0 if ahead else _DEICTIC[word]), timex=timex), rule, day=_anchor(story))


def _relative(found: Expression, story: Story) -> Resolved:
    rel, unit = last_word(found.parts["rel"]), found.parts["unit"].lower()
    the = found.parts["rel"].lower().startswith("the")
    if rel == "past" and the:
        return _window(replace(found, parts={"rel": "past", "unit": unit}), story)
    if rel in ("that", "same") and not the and story.tense() > 0 and not story.history:
        return Resolved("date", relative=True)
    steps = -1 if rel in BACK else 1 if rel in ON else 0
    if unit in SEASON_CODE:
        return _season_beside(SEASON_CODE[unit], steps, story)
    size = SIZES[unit]
    timex = "time" if unit in ("night", "morning", "afternoon", "evening") else "date"
    leaning = rel in STORY or (rel == "next" and the)
    if size is Size.DAY:
        return replace(_a_day(steps, story, leaning=leaning, this=rel.startswith("this")), timex=timex)
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


def _a_day(steps: int, story: Story, *, leaning: bool, this: bool = False) -> Resolved:
    """*The previous day*: from the day told in this sentence or just before, else from publication."""
    base = story.published
    if story.history:
        whole = story.anchor is not None and story.anchor.size is Size.DAY
        base = story.told if whole else None
    elif leaning and not this:
        said = story.day_said(2)
        if said is None and story.published is None:
            return _yearless(story, steps)
        base = said or (story.published if steps <= 0 else None)
    return because(_day(base, steps), "date.day_beside" if base else "date.no_day_to_count_from", day=base)


def _yearless(story: Story, steps: int) -> Resolved:
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


def _season_beside(code: int, steps: int, story: Story) -> Resolved:
    base = story.now
    if base is None:
        return Resolved("date", relative=True)
    year = base.year
    here = the_unit(Size.SEASON, base)
    if steps < 0 and here.part is not None and (code >= here.part or code == 24):
        year -= 1
    if steps > 0 and here.part is not None and code <= here.part:
        year += 1
    return Resolved("date", Moment(Size.SEASON, year, code), relative=True)


def _the_unit(found: Expression, story: Story) -> Resolved:
    size = SIZES.get(found.parts["unit"])
    if size is None:
        return Resolved("date")
    if size is Size.DAY:
        return _a_day(0, story, leaning=True)
    base = story.told if story.history else story.published
    return because(Resolved("date", the_unit(size, base) if base else None, relative=True), "date.unit_of", day=base)


def _beside(found: Expression, story: Story) -> Resolved:
    steps = -1 if found.parts["side"] in ("before", "previous", "prior", "earlier") else 1
    if found.parts["side"] in ("before", "after") and not _stands_alone(story):
        return Resolved("date")
    size = SIZES[found.parts["unit"]]
    if size is Size.DAY:
        return _a_day(steps, story, leaning=True)
    if story.history and size >= Size.YEAR:
        return Resolved("date", _years_on(story, size, steps), relative=True, glance=steps < 0)
    base = story.told if story.history else story.base_in_sentence(size) or story.published
    return Resolved("date", shifted(size, base, steps) if base else None, relative=True, glance=steps < 0)


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


def _shift(found: Expression, story: Story) -> Resolved:
    side = " ".join(found.parts["side"].split())
    if side in ("before", "after", "on") and not _stands_alone(story):
        return Resolved("duration")
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
    if base is None and count is not None and size is Size.DAY and side in ("earlier", "later", "before", "after"):
        return _yearless(story, steps)
    if base is None or count is None or size is Size.HOUR:
        return Resolved("date", relative=True)
    if size in (Size.WEEK, Size.WEEKEND):
        return because(replace(_day(base, 7 * steps), glance=not forward), "date.so_long_before", day=base)
    if size >= Size.DECADE:
        steps, size = steps * (10 if size is Size.DECADE else 100), Size.YEAR
    resolved = Resolved("date", shifted(size, base, steps), relative=True, glance=not forward)
    return because(resolved, "date.so_long_before", day=base)


# --- stretches --------------------------------------------------------------------------------


def _window(found: Expression, story: Story) -> Resolved:
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


def _timeless(timex: str) -> Callable[[Expression, Story], Resolved]:
    def handler(found: Expression, story: Story) -> Resolved:
        del found, story
        return Resolved(timex)

    return handler


# --- years and larger -------------------------------------------------------------------------


def _year(found: Expression, story: Story) -> Resolved:
    del story
    return Resolved("date", Moment(Size.YEAR, int(found.parts["year"])), explicit=True)


def _short(found: Expression, story: Story) -> Resolved:
    return Resolved("date", Moment(Size.YEAR, short_year(int(found.parts["short"]), story)), explicit=True)


def _decade(found: Expression, story: Story) -> Resolved:
    parts = found.parts
    if "year" in parts:
        year = int(parts["year"])
    elif "short" in parts:
        year = short_year(int(parts["short"]), story)
    else:
        latest = story.now.year if story.now else 1999
        year = latest - latest % 100 + DECADE_WORDS[parts["word"]]
        year -= 100 * (year > latest)
    return Resolved("date", Moment(Size.DECADE, year))


def _century(found: Expression, story: Story) -> Resolved:
    del story
    text = found.parts["ordinal"].lower()
    number = int(re.sub(r"\D", "", text)) if text[0].isdigit() else ORDINALS[text]
    if not 1 <= number <= 40:
        return Resolved("date")
    return Resolved("date", Moment(Size.CENTURY, 1 - 100 * number if "bc" in found.parts else 100 * (number - 1)))


def _bc(found: Expression, story: Story) -> Resolved:
    del story
    year = int(found.parts["year"])
    if "many" in found.parts:
        return Resolved("date", Moment(Size.DECADE, -(year + 8)))
    return Resolved("date", Moment(Size.YEAR, 1 - year), explicit=True)


def _ad(found: Expression, story: Story) -> Resolved:
    del story
    return Resolved("date", Moment(Size.YEAR, int(found.parts.get("year") or found.parts["year2"])), explicit=True)


def _season(found: Expression, story: Story) -> Resolved:
    code = SEASON_CODE[found.parts["season"].lower()]
    year = explicit_year(found, story)
    if year is not None:
        return Resolved("date", Moment(Size.SEASON, year, code), explicit=True)
    rel = last_word(found.parts.get("rel", ""))
    if rel:
        return _season_beside(code, -1 if rel in BACK else 1 if rel in ON else 0, story)
    month = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    year = year_told(story) if story.history else year_for(month, None, story, story.tense())
    return Resolved("date", Moment(Size.SEASON, year, code) if year is not None else None, relative=True)


def _quarter(found: Expression, story: Story) -> Resolved:
    year = explicit_year(found, story)
    ordinal = found.parts["ordinal"]
    if found.parts["unit"] == "half":
        if year is None:
            return Resolved("date")
        months = "01/{0}-06" if ordinal == "first" else "07/{0}-12"
        return Resolved("date", edtf=f"{year}-{months.format(year)}")
    number = {"first": 1, "second": 2, "third": 3}.get(ordinal, 4)
    base = story.now
    if year is None and base is not None:
        ahead = 3 * number - 2 > base.month
        year = base.year - (ahead and (story.tense() < 0 or 3 * number - 2 - base.month > 6))
    return Resolved("date", Moment(Size.QUARTER, year, number) if year else None, relative="year" not in found.parts)


_HANDLERS: dict[str, Callable[[Expression, Story], Resolved]] = {
    "full": _full,
    "month_day": _month_day,
    "month": _month,
    "holiday": _holiday,
    "weekday": _weekday,
    "deictic": _deictic,
    "relative": _relative,
    "the_unit": _the_unit,
    "the_day": _the_unit,
    "beside": _beside,
    "shift": _shift,
    "window": _window,
    "duration": _timeless("duration"),
    "many": _timeless("duration"),
    "set": _timeless("set"),
    "vague": _timeless("date"),
    "clock": _timeless("time"),
    "part": _timeless("time"),
    "one_year": _year,
    "short_year": _short,
    "decade": _decade,
    "century": _century,
    "bc": _bc,
    "ad": _ad,
    "season": _season,
    "quarter": _quarter,
}
