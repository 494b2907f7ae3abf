"""How many units of time words name: *two*, *a couple of*, *several*, *two to three*, and which unit."""

import re

from onrecord.extract.dates.calendar import Size
from onrecord.extract.dates.numerals import NUMBER_WORDS

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
# What words of order leave open, as they are read of people: *several* is three to nine.
_SOME = frozenset({"several", "few", "a few", "some"})
_SOME_MANY = (3, 9)


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


def unit_size(unit: str) -> Size:
    return Size.CENTURY if unit.startswith("centur") else SIZES[unit.rstrip("s")]


def range_of(words: str) -> tuple[int, int] | None:
    """Return the least and the most that words of count can mean: *several*, *two to three*, *five*; else None."""
    text = " ".join(words.lower().split())
    if text in _SOME:
        return _SOME_MANY
    ends = [count_of(end) for end in re.split(r"\s+(?:to|or)\s+|\s*[-–]\s*(?=\d)", text)]
    low, high = ends[0], ends[-1]
    return (low, high) if low is not None and high is not None and low <= high else None
