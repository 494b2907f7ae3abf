"""Where the telling of a report has got to, and which year a month or day that is told without one falls in."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.extract.dates.calendar import Moment, Size, of_date
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.named import NamedDays
from onrecord.extract.dates.written import calendar_day
from onrecord.extract.parsed import Segment
from onrecord.values import Span

JUMP = 30  # years: a month told with its year further on than this from mid-sentence is an aside
AHEAD = 120  # days: a date of this year that lies further ahead, in no future tense, is last year's

_SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)  # *since 2011* gives no other time its year

BACK = ("last", "past", "previous", "preceding", "recent", "this past")
ON = ("next", "following", "coming", "succeeding", "ensuing", "this coming")
STORY = ("previous", "preceding", "following", "succeeding", "ensuing", "same", "that", "those")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means: a calendar time or none; `edtf` where it is an interval that no one unit is."""

    timex: str
    moment: Moment | None = None
    edtf: str | None = None
    relative: bool = False
    explicit: bool = False  # its year stands in its own words
    glance: bool = False  # it looks back or ahead from where the telling is: *two years earlier*, *next summer*
    fate: bool = False  # it is of what became of somebody after a day told, and lies ahead only of the page's first day
    leans: bool = False  # it waits for the day of a happening: *a day after the blast*

    @property
    def value(self) -> str | None:
        return self.edtf or (self.moment.edtf() if self.moment else None)


@dataclass(slots=True)
class Atom:
    """One expression in its place: offsets in the report, its sentence, and what it means."""

    start: int
    end: int
    segment: Segment
    sentence: int
    expression: Expression
    resolved: Resolved
    part_of: Span | None = None


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
    yearless: tuple[Moment, int] | None = None  # the last day told where no year is known, and its sentence
    month: tuple[Moment, int] | None = None  # the last day or month told, and its sentence
    sentence: int = 0
    tense: Callable[[], int] = field(default=lambda: 0)
    posted: bool = False  # the expression is the hour before a post of a live page
    opening: bool = False  # the expression stands at the head of its sentence
    left: str = ""  # the words round the expression
    right: str = ""
    before: str = ""  # more of the words before it
    years: dict[tuple[int, int], int] = field(default_factory=dict)  # by month and day, the year told with them
    named: NamedDays = field(default_factory=lambda: NamedDays({}, {}, {}))

    @property
    def now(self) -> dt.date | None:
        """The day that *last year* and *three days ago* count from."""
        return self.told if self.history else self.published

    @property
    def counts_from(self) -> dt.date | None:
        """The day that a weekday or a month without a year counts from."""
        return self.told if self.history else self.published

    @property
    def told(self) -> dt.date | None:
        """The day that *the following day* counts from, in a history; its month or year where no day was told."""
        return self.anchor.date if self.anchor else None

    def base_in_sentence(self, size: Size) -> dt.date | None:
        """The last time that this sentence told, if no larger than `size`: what *the previous year* counts from."""
        if self.last is None or self.last_sentence != self.sentence or self.last.size > size:
            return None
        return self.last.date

    def day_said(self, reach: int) -> dt.date | None:
        """The last day told, where that was no more than `reach` sentences ago."""
        return self.said if self.said and self.sentence - self.said_sentence <= reach else None

    def day_near(self, reach: int) -> Moment | None:
        """The last day told, its year perhaps unknown, where that was no more than `reach` sentences ago."""
        if self.yearless and self.sentence - self.yearless[1] <= reach:
            return self.yearless[0]
        said = self.day_said(reach)
        return of_date(said) if said else None

    def month_near(self, reach: int) -> Moment | None:
        """The last day or month told, its year perhaps unknown, where that was no more than `reach` sentences ago."""
        return self.month[0] if self.month and self.sentence - self.month[1] <= reach else None

    def tell(self, resolved: Resolved) -> None:
        """Remember a time that the text gave, for those that lean on it."""
        moment = resolved.moment
        if moment is not None and moment.size in (Size.DAY, Size.MONTH):
            self.month = moment, self.sentence
        if moment is not None and moment.size is Size.DAY:
            self.yearless = (moment, self.sentence) if moment.year is None else None
        if moment is None or moment.year is None:
            return
        self.last, self.last_sentence = moment, self.sentence
        if moment.size is Size.DAY:
            self.said, self.said_sentence = moment.date, self.sentence
        if self.history and moment.size <= Size.YEAR and self._moves(resolved, moment):
            self.anchor = moment
        if resolved.explicit and moment.size is Size.DAY and moment.part and moment.day:
            self.years[moment.part, moment.day] = moment.year
        if resolved.explicit and moment.size <= Size.YEAR and not _SINCE.search(self.left):
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


def last_word(rel: str) -> str:
    words = [w for w in rel.lower().split() if w not in ("the", "very")]
    if words[:1] == ["this"] and len(words) > 1:
        return " ".join(words) if words[1] in ("past", "coming") else words[0]
    return words[-1] if words else ""


def explicit_year(found: Expression, story: Story) -> int | None:
    """Return the year that stands with a month: *2016*, *'16*, *of that year*, *last year*."""
    parts = found.parts
    if "bc_year" in parts:
        return 1 - int(parts["bc_year"])
    if "year" in parts:
        return int(parts["year"])
    if "short" in parts:
        return short_year(int(parts["short"]), story)
    if "year_rel" not in parts:
        return None
    rel = parts["year_rel"].split()[-1]
    if rel in ("last", "next", "this") and "the" not in parts["year_rel"].split():
        now = story.now
        return now.year + {"last": -1, "next": 1, "this": 0}[rel] if now else None
    year = year_told(story)
    return None if year is None else year + (rel in ON) - (rel in BACK)


def year_told(story: Story) -> int | None:
    if story.history:
        return story.anchor.year if story.anchor else None
    if story.said_year and story.sentence - story.said_year[1] <= 2:
        return story.said_year[0]
    return story.published.year if story.published else None


def short_year(two: int, story: Story) -> int:
    latest = story.published.year if story.published else 2030
    year = latest - latest % 100 + two
    return year if year <= latest + 1 else year - 100


def year_for(month: int, day: int | None, story: Story, tense: int) -> int | None:
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
