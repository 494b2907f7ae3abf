"""Days that have a name: feasts on one day of every year, feasts that move with Easter, days called by what befell."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import KnowledgeError
from onrecord.knowledge.tables import Row, general

LATER = 30  # days: *the attack on 7 October* so soon after such a day is of this year, unless the day is its name


_BEHIND_A_DAY = re.compile(r"^['’]?s?[\s–-]+")


@dataclass(frozen=True, slots=True)
class NamedDays:
    """`fixed` gives month and day of a feast; `moving` its days from Easter, and whether Easter is the eastern one.

    `happenings` gives, by month and day, the day that what befell on it is called by, and the words for it.
    """

    fixed: dict[str, tuple[int, int]]
    moving: dict[str, tuple[int, bool]]
    happenings: dict[tuple[int, int], tuple[dt.date, re.Pattern[str]]]

    @property
    def names(self) -> list[str]:
        return [*self.fixed, *self.moving]

    def feast(self, name: str, year: int) -> dt.date | None:
        """Return the day of a feast that moves in a year; None where no such feast is known."""
        if name not in self.moving or not 1583 <= year < dt.MAXYEAR:
            return None
        days, eastern = self.moving[name]
        return (easter_of_the_east(year) if eastern else easter(year)) + dt.timedelta(days)

    def year_of(self, month: int, day: int, left: str, right: str, today: dt.date | None) -> int | None:
        """Return the year of a day that names what befell: *the October 7 attack*, *the attacks on October 7*."""
        if (month, day) not in self.happenings:
            return None
        befell, words = self.happenings[month, day]
        if today is not None and today < befell:
            return None
        if words.match(_BEHIND_A_DAY.sub("", right)):
            return befell.year
        told = words.search(left) and re.search(r"\b(?:of|on)\s+$", left)
        recent = today is not None and (today - befell.replace(year=today.year)).days in range(LATER)
        return befell.year if told and not recent else None


@lru_cache(maxsize=1)
def named_days() -> NamedDays:
    """Return the days that have a name; raise `KnowledgeError` where a row of the table lacks what it needs."""
    table = general("dates")
    table.only("holiday", "happening")
    fixed: dict[str, tuple[int, int]] = {}
    moving: dict[str, tuple[int, bool]] = {}
    for row in table.rows("holiday"):
        row.only("words", "month", "day", "easter", "eastern_easter")
        western, eastern = row.number_or_none("easter"), row.number_or_none("eastern_easter")
        offset = western if western is not None else eastern
        if offset is not None:
            moving.update(dict.fromkeys(row.texts("words"), (int(offset), western is None)))
        else:
            fixed.update(dict.fromkeys(row.texts("words"), (_number(row, "month"), _number(row, "day"))))
    return NamedDays(fixed, moving, dict(_happening(row) for row in table.rows("happening")))


def _happening(row: Row) -> tuple[tuple[int, int], tuple[dt.date, re.Pattern[str]]]:
    row.only("words", "year", "month", "day")
    befell = dt.date(*(_number(row, key) for key in ("year", "month", "day")))
    words = re.compile(
        rf"(?:(?:terror|terrorist)\s+)?(?:{'|'.join(map(re.escape, row.texts('words')))})\b", re.IGNORECASE
    )
    return (befell.month, befell.day), (befell, words)


def _number(row: Row, key: str) -> int:
    number = row.number_or_none(key)
    if number is None:
        raise KnowledgeError(f"{row.place}: a named day needs its {key}")
    return int(number)


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, *Astronomical Algorithms*, 1991, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


def easter_of_the_east(year: int) -> dt.date:
    """Return Easter Sunday of the Julian calendar, as a Gregorian day (Meeus)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    century = year // 100
    return dt.date(year, month, day + 1) + dt.timedelta(century - century // 4 - 2)
