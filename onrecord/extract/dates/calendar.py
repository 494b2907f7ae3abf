"""Calendar arithmetic on times of any size: a Moment is a day, month, season, year or decade and writes its EDTF."""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import IntEnum


class Size(IntEnum):
    """How large a calendar unit is; an hour or minute is told apart from a day but resolved to its day."""

    HOUR = 0
    DAY = 1
    WEEK = 2
    WEEKEND = 3
    MONTH = 4
    QUARTER = 5
    SEASON = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9


SEASON_CODE = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar time. `year` is astronomical (0 is 1 BC); None where the words and the report do not give it.

    `part` is a month for DAY and MONTH, a season's code (21 to 24), or a quarter (1 to 4).
    """

    size: Size
    year: int | None
    part: int | None = None
    day: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The first day; None where the year is not known or is BC."""
        if self.year is None or not 1 <= self.year <= 9999:
            return None
        if self.size is Size.QUARTER:
            return dt.date(self.year, 3 * (self.part or 1) - 2, 1)
        month = self.part if self.size <= Size.MONTH and self.part else 1
        return dt.date(self.year, month, self.day or 1)

    def edtf(self) -> str:
        """Write it as EDTF: `2016-12-13`, `2016-12-12/2016-12-18`, `2016-22`, `196X`, `XXXX-12-13`."""
        if self.size is Size.DAY or (self.size in (Size.HOUR, Size.WEEK, Size.WEEKEND) and self.date is None):
            return f"{_year(self.year)}-{self.part:02d}-{self.day:02d}"
        day = self.date
        if self.size in (Size.HOUR, Size.WEEK, Size.WEEKEND) and day:
            last = day + dt.timedelta({Size.HOUR: 0, Size.WEEK: 6, Size.WEEKEND: 1}[self.size])
            return day.isoformat() if last == day else f"{day.isoformat()}/{last.isoformat()}"
        if self.size in (Size.MONTH, Size.SEASON):
            return f"{_year(self.year)}-{self.part:02d}"
        if self.size is Size.QUARTER:
            first = 3 * (self.part or 1) - 2
            return f"{_year(self.year)}-{first:02d}/{_year(self.year)}-{first + 2:02d}"
        return _span_of_years(self.year or 0, self.size)


def _year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _span_of_years(year: int, size: Size) -> str:
    """Write a year, a decade or a century, both by the year that they begin with."""
    if size is Size.YEAR:
        return _year(year)
    length = 10 if size is Size.DECADE else 100
    if year > 0:
        return f"{year:04d}"[: 3 if length == 10 else 2] + "X" * (1 if length == 10 else 2)
    return f"{_year(year)}/{_year(year + length - 1)}"


def of_date(day: dt.date) -> Moment:
    return Moment(Size.DAY, day.year, day.month, day.day)


def the_unit(size: Size, day: dt.date) -> Moment:
    """Return the unit of a size that a day lies in: its week (from Monday), month, quarter, year, decade."""
    if size in (Size.HOUR, Size.DAY):
        return of_date(day)
    if size is Size.WEEK:
        monday = day - dt.timedelta(day.weekday())
        return Moment(Size.WEEK, monday.year, monday.month, monday.day)
    if size is Size.WEEKEND:
        saturday = day - dt.timedelta(day.weekday() - 5)
        return Moment(Size.WEEKEND, saturday.year, saturday.month, saturday.day)
    if size is Size.MONTH:
        return Moment(Size.MONTH, day.year, day.month)
    if size is Size.QUARTER:
        return Moment(Size.QUARTER, day.year, (day.month + 2) // 3)
    if size is Size.SEASON:
        return Moment(Size.SEASON, day.year - (day.month < 3), 21 + (day.month - 3) % 12 // 3)
    length = {Size.YEAR: 1, Size.DECADE: 10, Size.CENTURY: 100}[size]
    return Moment(size, day.year - day.year % length)


def shifted(size: Size, day: dt.date, steps: int) -> Moment | None:
    """Return the unit that lies `steps` units after (if negative, before) the one of `day`; None past the calendar."""
    try:
        return _shifted(size, day, steps)
    except (ValueError, OverflowError):
        return None


def _shifted(size: Size, day: dt.date, steps: int) -> Moment:
    if size in (Size.HOUR, Size.DAY):
        return of_date(day + dt.timedelta(steps))
    if size in (Size.WEEK, Size.WEEKEND):
        return the_unit(size, day + dt.timedelta(7 * steps))
    months = {Size.MONTH: 1, Size.QUARTER: 3, Size.SEASON: 3, Size.YEAR: 12, Size.DECADE: 120, Size.CENTURY: 1200}[size]
    return the_unit(size, add_months(day, steps * months))


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of another month, or that month's last; raises ValueError past the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def before(day: dt.date, size: Size, count: int) -> dt.date | None:
    """Return the day that lies so many units before; None past the calendar."""
    try:
        if size <= Size.WEEKEND:
            return day - dt.timedelta(count * {Size.HOUR: 1, Size.DAY: 1}.get(size, 7))
        months = {Size.MONTH: 1, Size.QUARTER: 3, Size.SEASON: 3, Size.YEAR: 12, Size.DECADE: 120, Size.CENTURY: 1200}
        return add_months(day, -count * months[size])
    except (ValueError, OverflowError):
        return None
