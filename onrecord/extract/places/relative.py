"""Places told by way of others: *30 km north of X*, *on the road between X and Y*, *the X-Y highway*."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.places.atlas import place_words
from onrecord.extract.places.defined import said_to_be
from onrecord.extract.places.page import Page, Seen
from onrecord.values import Place, Precision, Span

_MILE = 1.609344  # kilometres
_EARTH = 6371.0088  # kilometres, mean radius
NEAR_KM = 25.0  # as far as *near a place* reaches in the field's scales of precision
_NAMESAKE = 200.0  # kilometres beyond what the words say at which a place of the name is another one
_LONGEST_ROAD = 900.0  # kilometres between two places that one road or stretch is said to lie between
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
_AMOUNT = rf"(?P<amount>\d[\d,.]*|[a-z]+(?:-[a-z]+)?)(?:\s?(?:-|–|to)\s?(?P<upper>\d[\d,.]*))?[\s-]?(?P<unit>{_UNIT})"
_COMPASS = r"(?:north|south)[ -]?(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?"
_WAY = re.compile(
    r"(?:\b(?:about|some|around|roughly|approximately|just|nearly|almost|less than|more than|at least) )*"
    rf"(?:\b{_AMOUNT}(?: \([^)]*\))?(?: away)?,? )?"
    rf"(?:(?:just )?(?:to the )?(?P<way>{_COMPASS})(?: of| from)|outside(?: of)?|away from|from|off) (?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Offset:
    """How far (kilometres, None where not said) and which way (degrees from north, None) a place lies from another.

    `way` is the part of the compass as it stands before a name (*northern*), or empty; `start` is where the words
    that say so begin in the segment.
    """

    km: float | None
    bearing: float | None
    way: str
    start: int


def offset_before(text: str, at: int) -> Offset | None:
    """Read the distance and the way before a name that begins at `at`; None where the words put nothing away from it.

    *From X* says so only after a distance: *fled from X* is no place.
    """
    window = max(0, at - 80)
    match = _WAY.search(text[window:at])
    if match is None:
        return None
    km = _km(match)
    way = (match.group("way") or "").casefold()
    if km is None and (not way or (match.group("amount") is not None)):
        return None
    plain = re.sub(r"[ -]|ern", "", way)
    start = window + match.start()
    start += len(match[0]) - len(match[0].lstrip())
    return Offset(km, place_words().bearings.get(plain), place_words().directions.get(plain, ""), start)


def _km(match: re.Match[str]) -> float | None:
    if match.group("unit") is None:
        return None
    low = _number(match.group("amount"))
    high = _number(match.group("upper") or "")
    if low is None:
        return None
    middle = (low + high) / 2 if high is not None else low
    return middle * (_MILE if match.group("unit").casefold().startswith("mi") else 1.0)


def _number(text: str) -> float | None:
    if not text[:1].isdigit():
        return place_words().numbers.get(text.casefold())
    try:
        return float(re.sub(r",(?=\d{3})", "", text).rstrip(".,"))
    except ValueError:
        return None


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """Return the point that lies so far from another on a great circle; degrees, WGS 84 taken as a sphere.

    >>> moved(50.0, 36.0, 111.195, 0.0)
    (51.0, 36.0)
    """
    far, way = km / _EARTH, math.radians(bearing)
    north, east = math.radians(lat), math.radians(lon)
    there = math.asin(math.sin(north) * math.cos(far) + math.cos(north) * math.sin(far) * math.cos(way))
    along = math.atan2(
        math.sin(way) * math.sin(far) * math.cos(north), math.cos(far) - math.sin(north) * math.sin(there)
    )
    return round(math.degrees(there), 4), round((math.degrees(east + along) + 180) % 360 - 180, 4)


def away(place: Place, offset: Offset, text: str, base: int) -> Place:
    """Return the place that lies off another as the words say; `text` is the segment's, `base` where that begins.

    With a distance and a way it is a point of its own, in what holds the other only as far as that is sure; with
    less it stays the other's point, and only its name and precision say that it is not in it.
    """
    name = " ".join(text[offset.start : place.span.end - base].split())
    name = re.sub(r"^(?:about|some|around|roughly|approximately|just|nearly|almost) ", "", name)
    span = Span(min(place.span.start, base + offset.start), place.span.end)
    if offset.km is None:
        return replace(place, name=name, span=span, precision=Precision.NEAR)
    precision = Precision.NEAR if offset.bearing is not None or offset.km <= NEAR_KM else Precision.AREA
    if offset.bearing is None or place.lat is None or place.lon is None:
        return replace(place, name=name, span=span, precision=precision)
    lat, lon = moved(place.lat, place.lon, offset.km, offset.bearing)
    held = place.within if offset.km <= NEAR_KM else place.within[-1:]
    return replace(
        place,
        name=name,
        span=span,
        precision=precision,
        lat=lat,
        lon=lon,
        gazetteer=None,
        gazetteer_id=None,
        within=held,
    )


def apposed(page: Page, seen: Seen, offset: Offset) -> bool:
    """Tell whether the words that lead to another place only say where this one lies: *X, 30 km north of Y*.

    They may say what it is as well: *X is a farming community, just south of Y*.
    """
    end = max(seen.end, seen.generic_at[1] if seen.generic_at else 0)
    between = page.text[end : offset.start]
    between = between[len(said_to_be(page, seen)) :]
    return re.fullmatch(r",? (?:(?:(?:which|that) )?(?:lies|is|located|situated|lying) )?|,? ?\(", between) is not None


def located(place: Place, beside: Place, offset: Offset) -> Place:
    """Return a place with the point that the words give it by another: *X, west of Y*.

    One that the gazetteer has keeps its own point, unless that lies so far from the other that it is a namesake's.
    """
    apart = place.km_to(beside)
    if beside.lat is None or (apart is not None and apart <= (offset.km or 0.0) + _NAMESAKE):
        return place
    return replace(
        place,
        lat=beside.lat,
        lon=beside.lon,
        precision=Precision.NEAR,
        country=beside.country,
        country_code=beside.country_code,
        gazetteer=None,
        gazetteer_id=None,
        within=beside.within,
    )


# --- between two places ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two names of a page that bound one place: *between X and Y*, *the X-Y road*; offsets count in the segment."""

    left: int
    right: int
    start: int
    end: int


def stretches(page: Page, seen: Sequence[Seen]) -> list[Stretch]:
    """Return the stretches that pairs of names bound, by their positions in `seen`."""
    found = []
    for left in range(len(seen) - 1):
        one = _road(page, seen[left], seen[left + 1]) or _between(page, seen[left], seen[left + 1])
        if one is not None:
            found.append(Stretch(left, left + 1, *one))
    return found


def _road(page: Page, left: Seen, right: Seen) -> tuple[int, int] | None:
    if not re.fullmatch(r"\s?[-–—]\s?|-to-| to ", page.text[left.end : right.start]) or right.last >= len(page.words):
        return None
    after = page.words[right.last]
    return (left.start, after.end) if after.gap == " " and after.text.casefold() in place_words().roads else None


def _between(page: Page, left: Seen, right: Seen) -> tuple[int, int] | None:
    words = place_words()
    joined = re.fullmatch(r" (and|to) (?:the )?(?:\w+ of )?", page.text[left.end : right.start])
    before = left.first - 1
    if before >= 0 and page.words[before].text == "the":
        before -= 1
    opens = {"and": "between", "to": "from"}[joined[1]] if joined else ""
    if before < 0 or not joined or page.words[before].text.casefold() != opens:
        return None
    near = [w.text.casefold() for w in page.words[max(0, before - 3) : before]]
    if words.dealings & set(near):
        return None
    road = next(
        (n for n in range(before - 1, max(-1, before - 3), -1) if page.words[n].text.casefold() in words.roads), -1
    )
    if opens == "from" and road < 0:  # *from X to Y* is a journey, but *the road from X to Y* a place
        return None
    return page.words[road if road >= 0 else before].start, right.end


def line_of(left: Place, right: Place, name: str, span: Span) -> Place | None:
    """Return the place between two places, at the middle of the way; None where the words cannot mean a stretch."""
    local = (Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY, Precision.NEAR, Precision.DISTRICT)
    km = left.km_to(right)
    if km is None or km > _LONGEST_ROAD or left.precision not in local or right.precision not in local:
        return None
    lat, lon = _middle(left, right)
    country = left if left.country_code == right.country_code else None
    return Place(
        name=" ".join(name.split()),
        span=span,
        precision=Precision.AREA,
        lat=lat,
        lon=lon,
        country=country.country if country else None,
        country_code=country.country_code if country else None,
        within=tuple(i for i in left.within if i in right.within),
    )


def _middle(left: Place, right: Place) -> tuple[float, float]:
    """Return the middle of two points that are near enough to each other for plain means."""
    lat = ((left.lat or 0.0) + (right.lat or 0.0)) / 2
    east = ((right.lon or 0.0) - (left.lon or 0.0) + 180) % 360 - 180
    return round(lat, 4), round(((left.lon or 0.0) + east / 2 + 180) % 360 - 180, 4)
