"""When: a time as an EDTF value, which knows its days, and says of another whether they share one, or may."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Self

from onrecord.values import edtf


@dataclass(frozen=True, slots=True)
class When:
    """A time as an EDTF value: a day, month, season, year, interval, each maybe approximate.

    A value whose year is unknown (`XXXX-12-13`) has no bounds and enters no comparison as true:
    `overlaps` answers None, *may be*, or False where no year at all would make it true.
    """

    edtf: str

    def __post_init__(self) -> None:
        edtf.check(self.edtf)

    @property
    def first_day(self) -> dt.date | None:
        return edtf.bounds(self.edtf)[0]

    @property
    def last_day(self) -> dt.date | None:
        return edtf.bounds(self.edtf)[1]

    @property
    def year_known(self) -> bool:
        """Whether each of its ends says of which year it is: not `XXXX-12-13`, not `201X-05`."""
        return not any(edtf.lacks_year(point) for point in edtf.points(self.edtf))

    @property
    def approximate(self) -> bool:
        return any(mark in self.edtf for mark in "~%")

    @property
    def days(self) -> int | None:
        """Number of days from first to last, both counted; None where an end is not known."""
        first, last = self.first_day, self.last_day
        return (last - first).days + 1 if first and last else None

    @property
    def least_days(self) -> int | None:
        """Number of days that it has at least; of two ends that lack only their year, those within a year."""
        begins, ends = edtf.points(self.edtf)[0], edtf.points(self.edtf)[-1]
        if self.days is not None or not (edtf.lacks_year(begins) and edtf.lacks_year(ends)):
            return self.days
        first, last = edtf.in_year(begins, _COMMON_YEAR), edtf.in_year(ends, _COMMON_YEAR)
        if first and last and last[1] < first[0]:
            last = edtf.in_year(ends, _COMMON_YEAR + 1)
        return (last[1] - first[0]).days + 1 if first and last else None

    @property
    def order(self) -> tuple[dt.date, dt.date, str]:
        """Sort key: by first and last day; what begins on no known day comes last."""
        return self.first_day or dt.date.max, self.last_day or dt.date.max, self.edtf

    def overlaps(self, other: "When") -> bool | None:
        """Tell whether the two share a day: True, False, or None where they may.

        They may where the year of either is not known and some year would bring them together, or where what they
        share lies beyond an end that is not known (`2016-05-03/`).
        """
        if not (self.year_known and other.year_known):
            return None if self.may_meet(other) else False
        if not _has_day(self) or not _has_day(other):
            return None
        if not _meet(_ends(self), _ends(other), 0):
            return False
        return True if _meet(_ends(self, sure=True), _ends(other, sure=True), 0) else None

    def may_meet(self, other: "When", slack: int = 0) -> bool:
        """Tell whether some choice of the years that are not known puts the two no more than `slack` days apart."""
        if self.year_known and other.year_known:
            return not _has_day(self) or not _has_day(other) or _meet(_ends(self), _ends(other), slack)
        if "/" in self.edtf + other.edtf and not (self.year_known or other.year_known):
            return True
        loose, firm = sorted((self, other), key=lambda when: (when.year_known, bool(edtf.years_of(when.edtf))))
        if "/" in loose.edtf:
            return True
        return any(
            _meet(mine, theirs, slack)
            for theirs in _choices(firm)
            for year in edtf.years_of(loose.edtf) or _years(theirs)
            for mine in _in(loose, year)
        )

    def contains(self, other: "When") -> bool:
        """Tell whether every day of `other` lies in self; False where a bound is not known."""
        a, b, c, d = self.first_day, self.last_day, other.first_day, other.last_day
        return bool(a and b and c and d and a <= c and d <= b)

    def gap_days(self, other: "When") -> int | None:
        """Days between the two (0 where they meet); None where a bound is not known."""
        a, b, c, d = self.first_day, self.last_day, other.first_day, other.last_day
        if not (a and b and c and d):
            return None
        return max(0, (c - b).days, (a - d).days)

    def label(self) -> str:
        """Return the date as a reader would write it: *13 December 2016*, *about May 2016*."""
        if "/" in self.edtf:
            first, last = edtf.points(self.edtf)
            start = _label_point(first) if first not in ("", edtf.OPEN) else "unknown start"
            end = _label_point(last) if last not in ("", edtf.OPEN) else "open"
            return f"{start} to {end}"
        return _label_point(self.edtf)

    @classmethod
    def of_days(cls, first: dt.date, last: dt.date | None = None, mark: str = "") -> Self:
        """Make the value for a day, or for the interval between two days, both counted."""
        if last is None or last == first:
            return cls(first.isoformat() + mark)
        return cls(f"{first.isoformat()}{mark}/{last.isoformat()}{mark}")


# --- how two times meet -------------------------------------------------------------------------------

_COMMON_YEAR = 2001  # no leap year, nor is the one after it
_A_LEAP_CYCLE = range(2000, 2008)  # years among which both a leap year and common years stand, one beside another


def _has_day(when: When) -> bool:
    return when.first_day is not None or when.last_day is not None


def _ends(when: When, *, sure: bool = False) -> edtf.Bounds:
    """First and last day, None for an end without limit; `sure` takes an end that is not known as near as it can be."""
    first, last = when.first_day, when.last_day
    if sure and "/" in when.edtf:
        begins, ends = edtf.points(when.edtf)
        first = edtf.bounds(ends)[0] if begins == "" else first
        last = edtf.bounds(begins)[1] if ends == "" else last
    return first, last


def _meet(left: edtf.Bounds, right: edtf.Bounds, slack: int) -> bool:
    lows = [day for day in (left[0], right[0]) if day]
    highs = [day for day in (left[1], right[1]) if day]
    return not lows or not highs or (max(lows) - min(highs)).days <= slack


def _choices(firm: When) -> list[edtf.Bounds]:
    """The days of a time whose year is known; of one without, those of some years."""
    if firm.year_known:
        return [_ends(firm)]
    return [days for year in edtf.years_of(firm.edtf) or _A_LEAP_CYCLE for days in _in(firm, year)]


def _in(loose: When, year: int) -> list[edtf.Bounds]:
    days = edtf.in_year(loose.edtf, year)
    return [days] if days else []


def _years(days: edtf.Bounds) -> range:
    """The years of which one must do if any does: those of the days and one to either side; of a long time nine."""
    low, high = days[0] or days[1], days[1] or days[0]
    if low is None or high is None:
        return _A_LEAP_CYCLE
    first = low.year - 1 if days[0] else low.year - 9
    last = high.year + 1 if days[1] else high.year + 9
    return range(first, last + 1)


# --- as a reader would write it -----------------------------------------------------------------------

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def _label_point(point: str) -> str:
    about = "about " if point[-1] in "~%" else ""
    doubt = " (uncertain)" if point[-1] in "?%" else ""
    parts = edtf.plain(point).split("T")[0].split("-")
    if point.startswith("-") or not all(parts):
        return about + point + doubt
    year = "year unknown" if parts[0] == "XXXX" else parts[0]
    if len(parts) == 1 or parts[1] == "XX":
        return about + year + doubt
    month = _SEASONS.get(parts[1]) or (
        calendar.month_name[int(parts[1])] if parts[1].isdigit() and 1 <= int(parts[1]) <= 12 else parts[1]
    )
    joined = f"{month} {year}" if parts[0] != "XXXX" else f"{month}, {year}"
    if len(parts) == 3 and parts[2].isdigit():
        joined = f"{int(parts[2])} {joined}"
    return about + joined + doubt
