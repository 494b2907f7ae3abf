"""Hours of the day and lengths of time that a truce or a corridor is told to have, with the time zone as told."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.extract.clauses import Tree
from onrecord.extract.dates.amounts import count_of
from onrecord.knowledge.threads import thread_words
from onrecord.model import Hours
from onrecord.values import Span

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_DIGITS = r"\d{4}(?=\s?(?:h|hours|hrs|gmt|utc|local|to\b|until\b|and\b|[-–]|\()|[^\d])"
_TIME = rf"(?:\d{{1,2}}(?:[:.]\d{{2}})?(?:\s?[ap]\.?m\b\.?)?|{_DIGITS}|noon|midday|midnight)"
_TO = r"\s*(?:to|until|till|and|through|[-–])\s*"
_STARTS = r"(?:from|at|starting at|beginning at|starting from|beginning|effective from|as of|after|since)"
_ENDS = r"(?:until|till|by|up to)"
_UNIT_HOURS = {"hour": 1, "day": 24, "night": 24, "week": 168, "month": 720}
_LENGTH = re.compile(
    r"\b(?P<count>[\w]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)[\s-]+(?P<unit>hour|day|night|week|month)s?\b(?!-old\b)",
    re.IGNORECASE,
)
_A_CLOCK = re.compile(
    r":\d|[ap]\.?m\b|noon|midday|midnight|\b0\d{3}\b|\b\d{4}\s?(?:h|hours|hrs|GMT|UTC|local)\b", re.IGNORECASE
)
_A_ZONE = re.compile(r"\b(?:GMT|UTC|local)\b")
_LEANING = frozenset(
    {"after", "before", "ago", "later", "earlier", "within", "past", "last", "previous", "every", "less", "since"}
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    listed = "|".join(re.escape(words) for words, _ in sorted(thread_words().zones, key=lambda z: -len(z[0])))
    zone = rf"(?:\s*,?\s*\(?(?P<zone>{listed}|[A-Z][a-z]+ time|[A-Z]{{2,3}}T)\b\)?)?"
    zone = zone.replace(listed, f"(?i:{listed})")
    span = re.compile(rf"\b(?P<lead>from|between)?\s*(?P<start>{_TIME}){_TO}(?P<end>{_TIME})(?!\w){zone}")
    one = re.compile(rf"\b(?P<role>{_STARTS}|{_ENDS})\s+(?P<time>{_TIME})(?!\w){zone}")
    also = re.compile(rf"\s*\(\s*(?P<time>{_TIME})(?!\w){zone}\s*\)?")
    return span, one, also


def hours_in(text: str) -> Iterator[tuple[Span, Hours]]:
    """Yield the hours that a sentence tells, each with where it stands; what could be a bare number is none."""
    span, one, also = _patterns()
    taken: list[Span] = []
    for found in span.finditer(text):
        ends = _clock(found["start"], found["end"]), _clock(found["end"])
        if all(ends) and _is_clock(found.group()):
            taken.append(Span(found.start("start"), found.end()))
            yield _trimmed(text, taken[-1]), Hours(start=ends[0], end=ends[1], zone=_zone(found["zone"]))
    for found in one.finditer(text):
        place = Span(found.start("time"), found.end())
        value = _clock(found["time"])
        if (
            value is None
            or not _is_clock(found["time"] + (found["zone"] or ""))
            or any(place.overlaps(t) for t in taken)
        ):
            continue
        ends_it = re.fullmatch(_ENDS, found["role"]) is not None
        yield _trimmed(text, place), _one_end(value, found["zone"], ends_it)
        again = also.match(text, found.end())
        if again and again["zone"] and (value := _clock(again["time"])):
            yield _trimmed(text, Span(again.start("time"), again.end())), _one_end(value, again["zone"], ends_it)


def _one_end(value: str, zone: str | None, ends_it: bool) -> Hours:
    return Hours(start=None if ends_it else value, end=value if ends_it else None, zone=_zone(zone))


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text).rstrip(" ,)")
    return Span(span.start, span.start + len(words) + (1 if "(" in words else 0))


def _is_clock(words: str) -> bool:
    """Whether words tell hours and no bare numbers: a colon, a.m., noon, a zone, four digits that begin with nought."""
    return _A_CLOCK.search(words) is not None or _A_ZONE.search(words) is not None


def _clock(words: str, other: str = "") -> str | None:
    """Return `HH:MM`; *from 8 to 10 a.m.*: the half of the day told at the end holds for both."""
    plain = words.lower().replace(" ", "")
    if plain in _NAMED:
        return _NAMED[plain]
    found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?([ap])?\.?m?\.?", plain)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half is None and (later := re.search(r"([ap])\.?m", other.lower())) and hour <= 12:
        half = later[1]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _zone(words: str | None) -> str | None:
    if words is None:
        return None
    known = dict(thread_words().zones)
    return known.get(words.lower(), words)


# --- how long -----------------------------------------------------------------------------------


def lengths_of(tree: Tree, noun: int, verbs: list[int]) -> Iterator[tuple[Span, int | None]]:
    """Yield how long a truce is told to last, in hours: *a 72-hour truce*, *for three days*, *to last a week*."""
    first, last = tree.sentences[tree.sentence[noun]]
    base = tree.start[first]
    text = tree.raw[base : tree.start[last - 1] + len(tree.text[last - 1])]
    for found in _LENGTH.finditer(text):
        start = tree.segment.span.start + base
        span = Span(start + found.start(), start + found.end())
        reach = tree.at(span)
        number = count_of(found["count"])
        if reach is None or (number is None and found["count"].lower() not in {"several", "few", "a", "an"}):
            continue
        if _is_of(tree, reach, noun, verbs):
            number = 1 if found["count"].lower() in {"a", "an"} else number
            yield span, number * _UNIT_HOURS[found["unit"].lower()] if number else None


def _is_of(tree: Tree, reach: tuple[int, int], noun: int, verbs: list[int]) -> bool:
    """Whether words of a length stand before the noun, or after *for* or *last* under the verb of the truce."""
    first, last = reach
    beside = range(max(0, first - 2), min(len(tree), last + 2))
    if any(tree.low[t] in _LEANING and tree.pos[t] != "VERB" for t in beside):
        return False
    at = last
    if first < noun and all(
        tree.pos[t] in {"ADJ", "NOUN", "PUNCT", "NUM", "VERB", "PROPN"} for t in range(last + 1, noun)
    ):
        return noun - last <= 4
    for _ in range(3):
        if tree.dep[at] == "pobj" and tree.low[tree.head[at]] == "for":
            return tree.head[tree.head[at]] in {noun, *verbs} or tree.clause[tree.head[at]] == tree.clause[noun]
        if tree.dep[at] in {"dobj", "npadvmod"} and tree.lemma[tree.head[at]] in {"last", "hold", "run", "extend"}:
            return True
        at = tree.head[at]
    return False
