"""Stamps of the hour, as live pages set them before a post: *14:32 GMT*, *10.15am BST*, *Updated 3 hours ago*."""

import re
from functools import lru_cache

from onrecord.extract.dates.written import FULL_PLAIN, MONTH, WEEKDAY
from onrecord.extract.page.phrases import phrases

_ZONE = (
    r"\(?(?:GMT|UTC|[A-Z]{1,3}[SD]T|[A-Z]{2,3}T|[A-Z]{2,4} time|[Ll]ocal(?: time)?)\)?(?:\s?[+-]\d{1,2}(?::?\d\d)?)?"
)
_HALF = r"[ap]\.?m\b\.?|[AP]\.?M\b\.?"
_HOUR = r"\d{1,2}[:.]\d\d(?::\d\d)?"
_EXACT = rf"(?:{_HOUR}\s?(?:{_HALF})(?:\s?{_ZONE})?|(?:{_HOUR}|\d{{1,2}}h\d\d)\s?{_ZONE}|\d{{4}}\s(?:GMT|UTC))"
_LOOSE = rf"(?:{_EXACT}|{_HOUR}|\d{{1,2}}\s?(?:{_HALF})(?:\s?{_ZONE})?)"
_UNIT = r"(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?|d|days?|w|weeks?|months?|years?)"
_MANY = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_AGO = rf"(?:{_MANY}\s?{_UNIT}(?:\s\d+\s?{_UNIT})?\sago|just now|moments ago)"
_READ = r"(?:(?:estimated\s)?read(?:ing)?\stime:?\s)?\d+[\s-]?(?:mins?|minutes?)(?:\sread)?"
_READ_LINE = re.compile(rf"^\W*(?=.*\bread)(?:{_READ})\W*$", re.IGNORECASE)
_TEXT_AFTER = re.compile(
    rf"(?=[\"'“‘(]?[A-ZÀ-Þ\d#@])(?!(?:{WEEKDAY}|{MONTH}|[Oo]n\s+(?:{WEEKDAY}|{MONTH}))(?!\w))(?!\d{{1,2}}\s+{MONTH})"
)


@lru_cache(maxsize=1)
def _line() -> re.Pattern[str]:
    """A line that is but a stamp with an hour: a clock with its zone, perhaps a day, and the words of stamps."""
    said = rf"(?:(?i:{phrases().stamps}|live|live updates?|breaking|update|new|pinned|key event|by [a-z]+ [a-z]+))"
    day = rf"(?:{FULL_PLAIN}|{WEEKDAY}|{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}|[Tt]oday|[Yy]esterday)"
    gap = r"[\s,|·•:()–—-]*(?:at\s|on\s)?"
    return re.compile(
        rf"^[\s*•·|\[(–—-]*(?:(?:{said}|{day}){gap})*(?:{_LOOSE}){gap}(?:(?:{day}|{_LOOSE}|{said}|(?i:{_AGO})){gap})*[\s.\])]*$"
    )


@lru_cache(maxsize=1)
def _ago() -> re.Pattern[str]:
    said = rf"(?:{phrases().stamps}|live|breaking|update|by)"
    return re.compile(
        rf"^[\s*•·|\[(–—-]*(?:{said}[\s:|–—-]*)*(?:{_AGO})(?:[\s(|·•–—-]*(?:{_LOOSE}|{said}))*[\s.\])]*$", re.I
    )


_POST = re.compile(rf"^\W*(?:{WEEKDAY}[\s,|·–—-]*(?:at\s)?)?{_LOOSE}(?:[\s,|·–—-]*{WEEKDAY})?\W*$")
_LEAD_EXACT = re.compile(rf"^[\[(]?{_EXACT}[\])]?\s*(?:[|:–—-]+\s*)?")
_LEAD_LOOSE = re.compile(rf"^[\[(]?{_LOOSE}[\])]?\s*(?:[|–—-]+|:)\s+")
_SHORT = r"\d+\s?(?:h|hrs?|m|mins?|s|secs?|d)\sago"
_LEAD_AGO = re.compile(rf"^(?:[\[(]?{_SHORT}[\])]?\s*(?:[|:–—-]+\s*)?|[\[(]?{_AGO}[\])]?\s*[|:–—-]+\s*)", re.IGNORECASE)


def is_clock(line: str) -> bool:
    """Tell whether a line is nothing but the hour of a post, perhaps with its day."""
    return len(line) <= 80 and bool(_line().match(line))


def is_count_of_time(line: str) -> bool:
    """Tell whether a line says nothing but how long ago it was put out, or how long it takes to read."""
    return len(line) <= 80 and bool(_ago().match(line) or _READ_LINE.match(line))


def clock_end(text: str) -> int:
    """Return where the hour ends that a post begins with; 0 where there is none, or where the sentence goes on from it.

    *10:15 Friday saw ...* is read on: the day behind the hour is a part of what is told.
    """
    for shape in (_LEAD_EXACT, _LEAD_LOOSE, _LEAD_AGO):
        match = shape.match(text)
        if match and match.end() < len(text) and _TEXT_AFTER.match(text, match.end()):
            return match.end()
    return 0


def is_post_stamp(text: str) -> bool:
    """Tell whether a dateline is the hour of a post, perhaps with its weekday; a page's own has words or a date."""
    return bool(_POST.match(text))
