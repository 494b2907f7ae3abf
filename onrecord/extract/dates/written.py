"""How a whole date is written in English: the names of months and days, and whole dates in every usual order."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.dates.numerals import DAY_ORDINALS

MONTH_NUMBER = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAY_NUMBER = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

MONTH_NAMES = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
MONTH_SHORT = (
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
MONTH = rf"(?:{MONTH_NAMES}|{MONTH_SHORT})"
WEEKDAY_NAMES = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)"
)
WEEKDAY = rf"(?:{WEEKDAY_NAMES}|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d\d)"

_LEAD = rf"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
_FORMS = (
    rf"(?P<day1>{DAY})(?:\s+of)?[\s-]+(?P<month1>{MONTH}),?[\s-]+(?P<year1>{YEAR})(?!\d)",
    rf"(?P<month2>{MONTH})\s+(?:the\s+)?(?P<day2>{DAY})[.,]?\s+(?P<year2>{YEAR})(?!\d)",
    rf"(?P<month3>{MONTH})\s+(?P<day3>[0-3]\d)(?P<year3>20\d\d)(?!\d)",
    r"(?P<year4>(?:19|20)\d\d)-(?P<month4>[01]\d)-(?P<day4>[0-3]\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    r"(?P<first5>[0-3]?\d)(?P<mark5>[./-])(?P<second5>[0-3]?\d)(?P=mark5)(?P<year5>(?:19|20)\d\d)(?!\d)",
    r"(?P<year6>(?:19|20)\d\d)/(?P<month6>[01]?\d)/(?P<day6>[0-3]?\d)(?![\d/])",
)
FULL = re.compile(rf"(?<![\w./-]){_LEAD}(?:{'|'.join(_FORMS)})")
# The same as a part of larger patterns: no named groups.
FULL_PLAIN = re.sub(r"\?P<\w+>", "?:", FULL.pattern.replace("(?P=mark5)", "[./-]"))


@dataclass(frozen=True, slots=True)
class Written:
    """A whole date in a text: where it stands, its day (None where the figures are ambiguous), its weekday."""

    start: int
    end: int
    day: dt.date | None
    weekday: int | None = None


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTH_NUMBER[name.rstrip(".").lower()]


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or abbreviation."""
    return WEEKDAY_NUMBER[name.rstrip(".").lower()]


def day_number(text: str) -> int:
    return DAY_ORDINALS.get(text.lower()) or int(text.rstrip("stndrh"))


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def by_figures(first: int, mark: str, second: int, year: int, near: dt.date | None) -> dt.date | None:
    """Read 04.07.2015, 4/7/2015: full stops and hyphens put the day first, strokes may not.

    An ambiguous pair is read by the day it must lie next to, `near`; without one it stays unread.
    """
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if mark == "." or day_first is None or month_first is None or day_first == month_first:
        return day_first or (month_first if mark != "." else None)
    if near is None:
        return day_first if mark == "-" else None
    one, other = abs((day_first - near).days), abs((month_first - near).days)
    return day_first if one <= other else month_first


def read_full(match: re.Match[str], near: dt.date | None = None) -> dt.date | None:
    """Return the day that a match of `FULL` names."""
    group = match.groupdict()
    if group["first5"]:
        first, second, year = int(group["first5"]), int(group["second5"]), int(group["year5"])
        return by_figures(first, group["mark5"], second, year, near)
    for form in "123":
        if group[f"month{form}"]:
            month = month_number(group[f"month{form}"])
            return calendar_day(int(group[f"year{form}"]), month, day_number(group[f"day{form}"]))
    form = "4" if group["month4"] else "6"
    return calendar_day(int(group[f"year{form}"]), int(group[f"month{form}"]), int(group[f"day{form}"]))


def full_dates(text: str, start: int = 0, end: int | None = None, near: dt.date | None = None) -> Iterator[Written]:
    """Yield each whole date between `start` and `end`, in order; `near` settles ambiguous figures."""
    for match in FULL.finditer(text, start, len(text) if end is None else end):
        weekday = match["weekday"]
        yield Written(match.start(), match.end(), read_full(match, near), weekday_number(weekday) if weekday else None)
