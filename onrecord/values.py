"""Span, When, Count, Place: small frozen values that check themselves and know how they compare.

Offsets are Unicode code points in a report's working text. Dates are EDTF (Library of Congress,
levels 0 to 2 as far as the exchange contract shows them), read by the `edtf` library.
"""

import calendar
import datetime as dt
import math
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self

from onrecord.errors import ValueInvalid


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text: `text[start:end]`, half open, never empty, never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueInvalid(f"a span must have 0 <= start < end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that the span covers; raise `ValueInvalid` where it runs past the text."""
        if self.end > len(text):
            raise ValueInvalid(f"span {self.start}..{self.end} runs past a text of {len(text)}")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Number of code points that both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def joined(self, other: "Span") -> "Span":
        """Return the least span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def to_json(self) -> dict[str, int]:
        return {"start": self.start, "end": self.end}


# --- When -------------------------------------------------------------------------------------

_UNKNOWN_YEAR = re.compile(r"^XXXX(-(\d\d|XX)(-(\d\d|XX))?)?$")
# Years, months, days and date-times make up nearly all values; the library takes 8 ms to read one, this 2 µs.
_COMMON = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)?)?)?)?[~?%]?"
)


def _plain(point: str) -> str:
    return point.rstrip("~?%")


def _common_bounds(point: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a plain year, month or day; None for any other value, or one that no calendar has."""
    match = _COMMON.fullmatch(point)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month or 12)[1]
    if day is not None and not 1 <= day <= last:
        return None
    return dt.date(year, month or 1, day or 1), dt.date(year, month or 12, day or last)


@lru_cache(maxsize=8192)
def _bounds(edtf_text: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of an EDTF value; None for an open, unknown or BC end."""
    if "/" in edtf_text:
        first, last = edtf_text.split("/", 1)
        lower = _bounds(first)[0] if first not in ("", "..") else None
        upper = _bounds(last)[1] if last not in ("", "..") else None
        return lower, upper
    if _UNKNOWN_YEAR.match(_plain(edtf_text)):
        return None, None
    common = _common_bounds(edtf_text)
    if common:
        return common
    from edtf import parse_edtf  # the library costs 0.1 s to import: only where a date is unusual

    parsed = parse_edtf(edtf_text)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    if low.tm_year < 1 or high.tm_year < 1:
        return None, None
    return dt.date(*low[:3]), dt.date(*high[:3])


@lru_cache(maxsize=8192)
def _check_edtf(edtf_text: str) -> None:
    for point in edtf_text.split("/"):
        if point in ("", "..") and "/" in edtf_text:
            continue
        if _UNKNOWN_YEAR.match(_plain(point)) or _common_bounds(point):
            continue
        from edtf import EDTFParseException, parse_edtf

        try:
            parse_edtf(point)
        except EDTFParseException as error:
            raise ValueInvalid(
                f"{edtf_text!r} is not an EDTF date; write 2016-12-13, 2016-12 or 2016-12-01/2016-12-31"
            ) from error
    low, high = _bounds(edtf_text)
    if low and high and low > high:
        raise ValueInvalid(f"{edtf_text!r} ends before it begins")


@dataclass(frozen=True, slots=True)
class When:
    """A time as an EDTF value: a day, month, season, year, interval, each maybe approximate.

    A value whose year is unknown (`XXXX-12-13`) has no bounds and enters no comparison as true:
    `overlaps` answers None, *may be*.
    """

    edtf: str

    def __post_init__(self) -> None:
        _check_edtf(self.edtf)

    @property
    def first_day(self) -> dt.date | None:
        return _bounds(self.edtf)[0]

    @property
    def last_day(self) -> dt.date | None:
        return _bounds(self.edtf)[1]

    @property
    def year_known(self) -> bool:
        return "XXXX" not in self.edtf

    @property
    def approximate(self) -> bool:
        return any(mark in self.edtf for mark in "~%")

    @property
    def days(self) -> int | None:
        """Number of days from first to last, both counted; None where an end is not known."""
        first, last = self.first_day, self.last_day
        return (last - first).days + 1 if first and last else None

    def overlaps(self, other: "When") -> bool | None:
        """Tell whether the two share a day: True, False, or None where a year is not known."""
        if not (self.year_known and other.year_known):
            return None
        if self.first_day is None and self.last_day is None:
            return None
        if other.first_day is None and other.last_day is None:
            return None
        lows = [d for d in (self.first_day, other.first_day) if d]
        highs = [d for d in (self.last_day, other.last_day) if d]
        return not lows or not highs or max(lows) <= min(highs)

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
            first, last = self.edtf.split("/", 1)
            start = _label_point(first) if first not in ("", "..") else "unknown start"
            end = _label_point(last) if last not in ("", "..") else "open"
            return f"{start} to {end}"
        return _label_point(self.edtf)

    @classmethod
    def of_days(cls, first: dt.date, last: dt.date | None = None, mark: str = "") -> Self:
        """Make the value for a day, or for the interval between two days, both counted."""
        if last is None or last == first:
            return cls(first.isoformat() + mark)
        return cls(f"{first.isoformat()}{mark}/{last.isoformat()}{mark}")


_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def _label_point(point: str) -> str:
    about = "about " if point[-1] in "~%" else ""
    doubt = " (uncertain)" if point[-1] in "?%" else ""
    parts = _plain(point).split("T")[0].split("-")
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


# --- Count ------------------------------------------------------------------------------------


class Measure(StrEnum):
    """What is counted, as the exchange contract names it."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    FREED = "freed"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    LEFT = "left"
    SURRENDERED = "surrendered"
    TRAPPED = "trapped"
    IN_NEED = "in_need"
    ATTACKS = "attacks"
    VIOLATIONS = "violations"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    MUNITIONS = "munitions"
    PRESENT = "present"


class Modifier(StrEnum):
    """How the words bound a number."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    MORE_THAN = "more_than"
    BETWEEN = "between"
    ORDER = "order"


class Unit(StrEnum):
    """What one of the counted is."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    EVENTS = "events"
    OBJECTS = "objects"


class Scope(StrEnum):
    """What a figure covers: one happening, a time, everything since, or a part of another figure."""

    INCIDENT = "incident"
    WINDOW = "window"
    CUMULATIVE = "cumulative"
    PART = "part"


class VictimStatus(StrEnum):
    """What the words say the victims were; no status in the words is `unknown`, never civilian."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    ALLEGED_COMBATANT = "alleged_combatant"
    HORS_DE_COMBAT = "hors_de_combat"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a count that the same clause gives: *including 11 women*."""

    group: str
    low: int | None
    high: int | None

    def to_json(self) -> dict[str, Any]:
        return {"group": self.group, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of something as one statement has it; an open end is None."""

    measure: Measure
    low: int | None
    high: int | None
    span: Span
    modifier: Modifier = Modifier.EXACT
    unit: Unit = Unit.PEOPLE
    group: str | None = None
    victim_status: VictimStatus = VictimStatus.UNKNOWN
    scope: Scope = Scope.INCIDENT
    window: When | None = None
    breakdown: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueInvalid("a count needs a lower or an upper end")
        if min(n for n in (self.low, self.high, 0) if n is not None) < 0:
            raise ValueInvalid(f"a count cannot be negative: {self.low}..{self.high}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueInvalid(f"a count's low is above its high: {self.low}..{self.high}")

    @property
    def open_above(self) -> bool:
        return self.high is None

    def union(self, other: "Count") -> "Bounds":
        """Join two wordings of one origin's figure: never narrower than what each side allows."""
        return Bounds(self.low, self.high).union(Bounds(other.low, other.high))

    def to_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure.value,
            "low": self.low,
            "high": self.high,
            "modifier": self.modifier.value,
            "unit": self.unit.value,
            "group": self.group,
            "victim_status": self.victim_status.value,
            "scope": self.scope.value,
            "window": self.window.edtf if self.window else None,
            "breakdown": [part.to_json() for part in self.breakdown],
            "quote": self.span.to_json(),
        }


def is_rounded(number: int, rounded: int) -> bool:
    """Tell whether `rounded` is `number` to its first one or two digits, and off by a tenth at most.

    Below twenty people count and do not round: *11* and *10* differ.

    >>> is_rounded(82, 80), is_rounded(137, 100), is_rounded(11, 10)
    (True, False, False)
    """
    if number == rounded or rounded < 20 or abs(number - rounded) * 10 > number:
        return False
    units = (10 ** (len(str(number)) - digits) for digits in (1, 2) if digits < len(str(number)))
    return any((number + unit // 2) // unit * unit == rounded for unit in units)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lower and upper end that statements give a number; None is an open end.

    `union` is commutative, associative and idempotent, and never narrows: an end that either side
    leaves open stays open.
    """

    low: int | None
    high: int | None

    def union(self, other: "Bounds") -> "Bounds":
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Bounds(low, high)

    def meets(self, other: "Bounds") -> bool:
        """Tell whether some number lies within both."""
        low = max(self.low or 0, other.low or 0)
        highs = [h for h in (self.high, other.high) if h is not None]
        return not highs or low <= min(highs)

    def agrees(self, other: "Bounds") -> bool:
        """Tell whether two figures do not disagree: their ends meet, or one rounds to the other."""
        return self.meets(other) or self.rounds(other)

    def rounds(self, other: "Bounds") -> bool:
        """Tell whether a stated end of one is a rounded end of the other (*82* and *80*)."""
        mine = {n for n in (self.low, self.high) if n is not None}
        theirs = {n for n in (other.low, other.high) if n is not None}
        return any(is_rounded(a, b) or is_rounded(b, a) for a in mine for b in theirs)

    def label(self) -> str:
        if self.low is None:
            return f"up to {self.high:,}" if self.high is not None else "unknown"
        if self.high is None:
            return f"{self.low:,} or more"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"


# --- Place ------------------------------------------------------------------------------------


class Precision(StrEnum):
    """How exactly a place is known, finest first, as the exchange contract names it."""

    EXACT = "exact"
    NEIGHBOURHOOD = "neighbourhood"
    CITY = "city"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    AREA = "area"
    COUNTRY = "country"
    SEA_AIR = "sea_air"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the words name; coordinates are WGS 84 degrees, None where no gazetteer has it.

    `within` are the ids of what contains it, nearest first (quarter's city, district, province, country),
    in the same namespace as `place_id`, so that containment is a membership test.
    """

    name: str
    span: Span
    precision: Precision
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    country_code: str | None = None
    gazetteer: str | None = None
    gazetteer_id: str | None = None
    within: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueInvalid(f"{self.name}: a place has both coordinates or neither")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueInvalid(f"{self.name}: no such coordinates: {self.lat}, {self.lon}")

    @property
    def place_id(self) -> str:
        """`gazetteer:id`, or `name:` and the folded name where no gazetteer has it."""
        if self.gazetteer and self.gazetteer_id:
            return f"{self.gazetteer}:{self.gazetteer_id}"
        return f"name:{self.name.casefold()}"

    def inside(self, place_id: str) -> bool:
        """Tell whether this place is the one with that id or is known to lie in it."""
        return place_id == self.place_id or place_id in self.within

    def km_to(self, other: "Place") -> float | None:
        """Great-circle distance in kilometres; None where either has no coordinates."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return None
        a, b = math.radians(self.lat), math.radians(other.lat)
        h = (
            math.sin((b - a) / 2) ** 2
            + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - self.lon) / 2) ** 2
        )
        return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "lat": self.lat,
            "lon": self.lon,
            "country": self.country,
            "country_code": self.country_code,
            "precision": self.precision.value,
            "gazetteer": self.gazetteer,
            "gazetteer_id": self.gazetteer_id,
            "within": list(self.within),
            "quote": self.span.to_json(),
        }
