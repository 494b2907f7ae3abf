"""From words to calendar times: what each kind of expression means, counted from the day of the report or of the story.

News counts from the day of publication; a history takes the year of a bare month from the sentences before it. An
expression that leans on a day or a year that is not known stays unresolved.
"""

import datetime as dt
import re
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from onrecord.extract.dates_calendar import SEASON_CODE, Moment, Size, before, of_date, shifted, the_unit
from onrecord.extract.dates_grammar import DECADE_WORDS, NUMBER_WORDS, ORDINALS, Expression
from onrecord.extract.dates_written import FULL, calendar_day, day_number, month_number, read_full, weekday_number

SIZES = {
    "hour": Size.HOUR, "minute": Size.HOUR, "second": Size.HOUR, "day": Size.DAY, "night": Size.DAY, "morning": Size.DAY,
    "afternoon": Size.DAY, "evening": Size.DAY, "week": Size.WEEK, "weekend": Size.WEEKEND, "fortnight": Size.WEEK,
    "month": Size.MONTH, "quarter": Size.QUARTER, "year": Size.YEAR, "decade": Size.DECADE, "century": Size.CENTURY,
}  # fmt: skip
# How far back *recent days* and *the last few weeks* reach, in days: about, and marked so.
RECENT_DAYS = {Size.HOUR: 1, Size.DAY: 7, Size.WEEK: 42, Size.MONTH: 183, Size.YEAR: 1826, Size.DECADE: 9131}
JUMP = 30  # years: a month told with its year further on than this from mid-sentence is an aside
AHEAD = 120  # days: a date of this year that lies further ahead, in no future tense, is last year's

_BACK = ("last", "past", "previous", "preceding", "recent", "this past")
_ON = ("next", "following", "coming", "succeeding", "ensuing", "this coming")
_STORY = ("previous", "preceding", "following", "succeeding", "ensuing", "same", "that", "those")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means: a calendar time or none; `edtf` where it is an interval that no one unit is."""

    timex: str
    moment: Moment | None = None
    edtf: str | None = None
    relative: bool = False
    explicit: bool = False  # its year stands in its own words
    glance: bool = False  # it looks back or ahead from where the telling is: *two years earlier*, *next summer*

    @property
    def value(self) -> str | None:
        return self.edtf or (self.moment.edtf() if self.moment else None)


@dataclass
class Story:
    """Where the telling has got to: the report's day, and the last times that the text itself gave."""

    published: dt.date | None
    history: bool
    anchor: Moment | None = None  # the last time told with a year, in a history
    said: dt.date | None = None  # the last day told, for *the previous day*
    said_sentence: int = -9
    last: Moment | None = None  # the last time of any kind, and its sentence
    last_sentence: int = -9
    said_year: tuple[int, int] | None = None  # the last year told of itself, and its sentence
    sentence: int = 0
    tense: Callable[[], int] = field(default=lambda: 0)
    opening: bool = False  # the expression stands at the head of its sentence
    right: str = ""
    holidays: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def now(self) -> dt.date | None:
        """The day that *last year* and *three days ago* count from."""
        return self.told if self.history else self.published

    @property
    def told(self) -> dt.date | None:
        """The day that *the following day* counts from, in a history; its month or year where no day was told."""
        return self.anchor.date if self.anchor else None

    def base_in_sentence(self, size: Size) -> dt.date | None:
        """The last time that this sentence told, where it is no larger than `size`: what *the previous year* is before."""
        if self.last is None or self.last_sentence != self.sentence or self.last.size > size:
            return None
        return self.last.date

    def day_said(self, reach: int) -> dt.date | None:
        """The last day told, where that was no more than `reach` sentences ago."""
        return self.said if self.said and self.sentence - self.said_sentence <= reach else None

    def tell(self, resolved: Resolved) -> None:
        """Remember a time that the text gave, for those that lean on it."""
        moment = resolved.moment
        if moment is None or moment.year is None:
            return
        self.last, self.last_sentence = moment, self.sentence
        if moment.size is Size.DAY:
            self.said, self.said_sentence = moment.date, self.sentence
        if self.history and moment.size <= Size.YEAR and self._moves(resolved, moment):
            self.anchor = moment
        if resolved.explicit and moment.size <= Size.YEAR:
            self.said_year = moment.year, self.sentence

    def _moves(self, resolved: Resolved, moment: Moment) -> bool:
        """Whether the telling moves on to this time: not by a glance back or ahead from the middle of a sentence."""
        anchor = self.anchor
        if anchor is None or anchor.year is None or moment.year is None:
            return True
        if resolved.glance:
            return False
        if self.opening or not resolved.explicit:
            return True
        years = moment.year - anchor.year
        return 0 <= years <= (1 if moment.size is Size.YEAR else JUMP)


def resolve(found: Expression, story: Story) -> Resolved:
    """Return what an expression means at this point of a story."""
    return _HANDLERS[found.kind](found, story)


# --- dates that name their month --------------------------------------------------------------


def _full(found: Expression, story: Story) -> Resolved:
    match = FULL.match(found.parts["full"])
    day = read_full(match, story.published) if match else None
    return Resolved("date", of_date(day) if day else None, explicit=True)


def _explicit_year(found: Expression, story: Story) -> int | None:
    """Return the year that stands with a month: *2016*, *'16*, *of that year*, *last year*."""
    parts = found.parts
    if "bc_year" in parts:
        return 1 - int(parts["bc_year"])
    if "year" in parts:
        return int(parts["year"])
    if "short" in parts:
        return _short_year(int(parts["short"]), story)
    if "year_rel" not in parts:
        return None
    rel = parts["year_rel"].split()[-1]
    if rel in ("last", "next", "this") and "the" not in parts["year_rel"].split():
        now = story.now
        return now.year + {"last": -1, "next": 1, "this": 0}[rel] if now else None
    year = _year_told(story)
    return None if year is None else year + (rel in _ON) - (rel in _BACK)


def _year_told(story: Story) -> int | None:
    if story.history:
        return story.anchor.year if story.anchor else None
    if story.said_year and story.sentence - story.said_year[1] <= 2:
        return story.said_year[0]
    return story.published.year if story.published else None


def _short_year(two: int, story: Story) -> int:
    latest = story.published.year if story.published else 2030
    year = latest - latest % 100 + two
    return year if year <= latest + 1 else year - 100


def _year_for(month: int, day: int | None, story: Story, tense: int) -> int | None:
    """Return the year of a month or day that is told without one; None where neither report nor story gives it."""
    if story.history:
        return _story_year(month, story)
    if story.said_year and story.said_year[1] == story.sentence:
        return story.said_year[0]
    today = story.published
    if today is None:
        return None
    this = calendar_day(today.year, month, day or 1) or dt.date(today.year, month, 1)
    reached = this <= today
    if reached:
        far = (today - this).days > AHEAD
        return today.year + 1 if tense > 0 and far and (day is not None or month != today.month) else today.year
    if tense < 0 or (tense == 0 and (this - today).days > AHEAD):
        return today.year - 1
    return today.year


def _story_year(month: int, story: Story) -> int | None:
    anchor = story.anchor
    if anchor is None or anchor.year is None:
        return None
    if anchor.size <= Size.MONTH and anchor.part and anchor.part - month >= 9:
        return anchor.year + 1
    return anchor.year


def _month_day(found: Expression, story: Story) -> Resolved:
    month = month_number(found.parts["month"])
    day = day_number(found.parts["day"])
    year = _explicit_year(found, story)
    explicit = year is not None
    if year is None:
        year = _year_for(month, day, story, story.tense())
        if (month, day) == (2, 29) and year is not None:
            year = _leap_year(year)
    if day > 31 or (year is not None and year > 0 and calendar_day(year, month, day) is None):
        return Resolved("date")
    return Resolved("date", Moment(Size.DAY, year, month, day), explicit=explicit, relative=not explicit)


def _leap_year(year: int) -> int:
    """Return the nearest year that has a 29 February."""
    return next(y for step in range(9) for y in (year - step, year + step) if isleap(y))


def _month(found: Expression, story: Story) -> Resolved:
    month = month_number(found.parts["month"])
    year = _explicit_year(found, story)
    if year is not None:
        return Resolved("date", Moment(Size.MONTH, year, month), explicit=True)
    rel = _last_word(found.parts.get("rel", ""))
    if rel and (story.now or story.told):
        year = _related_year(month, rel, story)
    else:
        year = _year_for(month, None, story, story.tense())
    return Resolved("date", Moment(Size.MONTH, year, month), relative=True)


def _related_year(month: int, rel: str, story: Story) -> int | None:
    day = story.told if story.history or (rel in _STORY and story.said_year) else story.published
    if day is None:
        return None
    if rel in _BACK:
        return day.year - (month >= day.month)
    if rel in _ON:
        return day.year + (month <= day.month)
    return day.year


def _last_word(rel: str) -> str:
    words = [w for w in rel.lower().split() if w not in ("the", "very")]
    if words[:1] == ["this"] and len(words) > 1:
        return " ".join(words) if words[1] in ("past", "coming") else words[0]
    return words[-1] if words else ""


def _holiday(found: Expression, story: Story) -> Resolved:
    month, day = story.holidays[found.parts["holiday"]]
    year = int(found.parts["year"]) if "year" in found.parts else _year_for(month, day, story, story.tense())
    return Resolved("date", Moment(Size.DAY, year, month, day), explicit="year" in found.parts, relative=True)


# --- days of the week and of speech -----------------------------------------------------------


def _weekday(found: Expression, story: Story) -> Resolved:
    wanted = weekday_number(found.parts["weekday"])
    rel = _last_word(found.parts.get("rel", ""))
    base = story.told if story.history else story.published
    if base is None or (story.history and story.anchor is not None and story.anchor.size > Size.DAY):
        return Resolved("date", relative=True)
    back = (base.weekday() - wanted) % 7
    on = (wanted - base.weekday()) % 7
    if story.history or rel in ("following", "next", "coming", "this coming"):
        return _day(base, on or 7 * (rel != "" or not story.history))
    if rel in _BACK:
        return _day(base, -(back or 7))
    return _day(base, on if story.tense() > 0 else -back)


def _day(base: dt.date | None, steps: int) -> Resolved:
    return Resolved("date", shifted(Size.DAY, base, steps) if base else None, relative=True)


_DEICTIC = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


def _deictic(found: Expression, story: Story) -> Resolved:
    word = found.parts["word"].lower()
    timex = "time" if word in ("tonight", "overnight") else "date"
    base = None if story.history else story.published
    return replace(_day(base, _DEICTIC[word]), timex=timex)


def _relative(found: Expression, story: Story) -> Resolved:
    rel, unit = _last_word(found.parts["rel"]), found.parts["unit"].lower()
    the = found.parts["rel"].lower().startswith("the")
    if rel == "past" and the:
        return _window(replace(found, parts={"rel": "past", "unit": unit}), story)
    if rel in ("that", "same") and not the and story.tense() > 0 and not story.history:
        return Resolved("date", relative=True)
    steps = -1 if rel in _BACK else 1 if rel in _ON else 0
    if unit in SEASON_CODE:
        return _season_beside(SEASON_CODE[unit], steps, story)
    size = SIZES[unit]
    timex = "time" if unit in ("night", "morning", "afternoon", "evening") else "date"
    leaning = rel in _STORY or (rel == "next" and the)
    if size is Size.DAY:
        return replace(_a_day(steps, story, leaning=leaning, this=rel.startswith("this")), timex=timex)
    glance = steps < 0 or (steps > 0 and not leaning)
    if story.history and story.anchor and story.anchor.size > size:
        return Resolved(timex, relative=True)
    if story.history and size >= Size.YEAR:
        return Resolved(timex, _years_on(story, size, steps), relative=True, glance=glance)
    base = story.told if story.history else (story.base_in_sentence(size) if leaning else None) or story.published
    return Resolved(timex, shifted(size, base, steps) if base else None, relative=True, glance=glance)


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
    if story.history:
        whole = story.anchor is not None and story.anchor.size is Size.DAY
        return _day(story.told if whole else None, steps)
    if leaning and not this:
        said = story.day_said(2)
        return _day(said or (story.published if steps <= 0 else None), steps)
    return _day(story.published, steps)


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
    return Resolved("date", the_unit(size, base) if base else None, relative=True)


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
    if base is None or count is None or size is Size.HOUR:
        return Resolved("date", relative=True)
    steps = count if forward else -count
    if size in (Size.WEEK, Size.WEEKEND):
        return replace(_day(base, 7 * steps), glance=not forward)
    if size >= Size.DECADE:
        steps, size = steps * (10 if size is Size.DECADE else 100), Size.YEAR
    return Resolved("date", shifted(size, base, steps), relative=True, glance=not forward)


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
        return Resolved("duration", relative=True)
    words = "one" if single else found.parts.get("count", "few")
    count = count_of(re.split(r"\s+(?:to|or)\s+|\s*[-–]\s*(?=\d)", words)[-1])
    return Resolved("duration", edtf=_stretch(base, size, count, forward=rel in _ON), relative=True)


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
    return Resolved("date", Moment(Size.YEAR, _short_year(int(found.parts["short"]), story)), explicit=True)


def _decade(found: Expression, story: Story) -> Resolved:
    parts = found.parts
    if "year" in parts:
        year = int(parts["year"])
    elif "short" in parts:
        year = _short_year(int(parts["short"]), story)
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
    year = _explicit_year(found, story)
    if year is not None:
        return Resolved("date", Moment(Size.SEASON, year, code), explicit=True)
    rel = _last_word(found.parts.get("rel", ""))
    if rel:
        return _season_beside(code, -1 if rel in _BACK else 1 if rel in _ON else 0, story)
    month = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    year = _year_told(story) if story.history else _year_for(month, None, story, story.tense())
    return Resolved("date", Moment(Size.SEASON, year, code) if year is not None else None, relative=True)


def _quarter(found: Expression, story: Story) -> Resolved:
    year = _explicit_year(found, story)
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
