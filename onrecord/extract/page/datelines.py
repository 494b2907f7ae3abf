"""Datelines: the town, day and agency that stand before a report's first words, and stamps of publication."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.dates.written import FULL_PLAIN, MONTH, WEEKDAY
from onrecord.extract.page.phrases import fold_line, phrases

RELEASE_HEAD = 260  # code points in which the heading of a press release runs on to its dateline
_HEAD_WORDS = 24  # words of such a heading
_NAMELIKE = 0.6  # share of its words that are names, numbers or figures, at least

_NO_TOWN = "On|In|By|Since|At|From|After|Before|During|Until|Till|Between|The|This|That|As|But|And|It|For|Of|To"
_SENTENCE = re.compile(r"[a-z\d][.!?][\"'”’)]*\s+[A-Z]")
_NAME_WORD = re.compile(r"^[^\w]*(?:[A-Z\d]|$)")


@dataclass(frozen=True)
class _Patterns:
    """`line` is a line that is but a dateline, `stamp` the stamp and date at a head, `lead` town, day and agency."""

    line: re.Pattern[str]
    stamp: re.Pattern[str]
    lead: re.Pattern[str]
    within: re.Pattern[str]
    agency: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    agencies, stamps = phrases().agencies, phrases().stamps
    place = r"[A-Z][\w.'’/-]*(?:[ ,]+[A-Z][\w.'’/-]*){0,4}"
    agency = rf"\(?(?i:{agencies})\)?"
    clock = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]?\d\d(?:\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}T)\b)?)?"
    whole = f"(?:{FULL_PLAIN}{clock})"
    part = rf"(?:{whole}|{WEEKDAY}|{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})"
    first = rf"(?:(?i:{agencies})\s+)?"
    dash = r"\s*(?:[-–—:|]+\s*)?"
    line = rf"^(?:(?i:{stamps})[:\s]+)?(?:{place},?\s+)?(?:(?:{agency}|{part}|\({part}\)),?{dash})+(?:{place})?{dash}$"
    stamp = (
        rf"(?:{first}(?:(?i:{stamps})[:\s]+)?{whole}(?:\s+(?i:{agencies}))?(?!\w)"
        rf"|\((?i:{stamps})\s+\d\d:?\d\d\s+{whole}\)|(?:{agencies.upper()})(?=\s+[A-Z\d][\w]*\s))"
    )
    inside, lead = _lead(agencies)
    return _Patterns(
        line=re.compile(line),
        stamp=re.compile(stamp),
        lead=re.compile(lead),
        within=re.compile(rf"(?<![\w(]){inside}"),
        agency=re.compile(rf"(?<!\w)(?:{agencies})\)?$"),
    )


def _lead(agencies: str) -> tuple[str, str]:
    """Patterns of a dateline before its text: in the midst of a heading, and at the head of a paragraph.

    A town in capitals with a day or an agency in parentheses is enough of a sign in the midst of words; a town in
    ordinary letters needs the dash that ends a dateline, and the head of its paragraph.
    """
    region = r"(?:,\s+[A-Z][\w.'’-]*(?:\s+(?:(?:of|and|the)\s+)*[A-Z][\w.'’-]*){0,3}){0,2}"
    capitals = rf"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){{0,4}}{region}"
    town = rf"(?!(?:{_NO_TOWN})\b)[A-ZÀ-Þ][\w.'’-]+(?:[ /-][A-Z][\w.'’-]*){{0,4}}{region}"
    day = rf"(?:{WEEKDAY},?\s+)?(?:{FULL_PLAIN}|{MONTH}\s+\d{{1,2}}(?!\d)|\d{{1,2}}\s+{MONTH}(?!\w))"
    body = r"\([A-Z][\w.&'’/ -]{1,30}\)"
    known = rf"\(?(?i:{agencies})\)?"
    dash = r"(?:--?|[–—:]+)(?=\s*(?:[\"“'‘(\[A-ZÀ-Þ\d]|$))"
    said = rf"(?:\({day}\)|{day},?\s*(?:{body}|{known})|{body},?\s*{day})"
    inside = rf"{capitals},?\s*(?:\({day}\)\s*(?:{dash})?|(?:{said}|{day})\s*{dash})"
    head = rf"{capitals}\s*{body}\s*{dash}|{town},?\s*(?:{said}|{day}|\((?i:{agencies})\))\s*{dash}"
    return inside, f"(?:{inside}|{head})"


def is_dateline(line: str) -> bool:
    """Tell whether a line is nothing but a dateline or a stamp."""
    return bool(_patterns().line.match(line))


def stamp_end(text: str) -> int:
    """Return where the stamp or dateline ends that a paragraph begins with; 0 where there is none."""
    match = _patterns().stamp.match(text)
    return match.end() if match else lead_end(text)


def lead_end(text: str) -> int:
    """Return where the town, day and agency end that a paragraph begins with; 0 where there are none."""
    match = _patterns().lead.match(text)
    return match.end() if match else 0


def after_heading(text: str) -> tuple[int, int] | None:
    """Return where a dateline begins and ends that stands behind the heading of a press release, in one paragraph."""
    match = _patterns().within.search(text, 1, RELEASE_HEAD)
    if not match:
        return None
    words = text[: match.start()].split()
    if not words or len(words) > _HEAD_WORDS or _SENTENCE.search(text, 0, match.start()):
        return None
    namelike = sum(bool(_NAME_WORD.match(word)) for word in words)
    return match.span() if namelike >= _NAMELIKE * len(words) else None


def ends_in_agency(text: str) -> bool:
    """Tell whether the last words of a text name a news agency, as they do before the date of a dateline."""
    return bool(_patterns().agency.search(fold_line(text[-40:])))
