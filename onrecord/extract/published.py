"""When a report was published: what was given, what its own dateline says against it, else what the text supports."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.dates.written import (
    MONTH,
    WEEKDAY,
    YEAR,
    Written,
    calendar_day,
    full_dates,
    month_number,
    weekday_number,
)
from onrecord.extract.page.datelines import ends_in_agency
from onrecord.model import PublishedBasis, Report, Section
from onrecord.values import Span, When

HEAD = 250  # code points after the headline in which a dateline stands
MOST_WORDS = 6  # of a place and an agency before the date
_FIRST_YEAR = 1900

_PLACE = re.compile(r"^[\W\d_]*(?:[A-Z][\w.'’/-]*[\W\d_]*(?:(?:of|the|al|el|and|by|from)\b\W*)?){0,6}$")
_STAMP = re.compile(
    r"(?i)\b(?:date(?: of publication)?|publi(?:shed|cation date)|posted|(?:last )?(?:updated?|modified)|issued"
    r"|released)"
    r"(?: (?:on|at))?[\s:]*(?:\d{1,2}[:.]?\d\d\s*)?(?:\([A-Z]{2,5}\)|[A-Z]{2,4}T?)?[\s,:|-]*$"
)
_CLAUSE = re.compile(
    r"(?i)\b(?:on|in|since|until|till|by|from|of|before|after|between|to|and|for|during|late|early|the)\s*$"
)
_NO_YEAR = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY}),?\s+)?(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month1>{MONTH})(?!\w)"
    rf"|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\d|,?\s*\d)"
)
# The running number that an office gives its releases, by year and month: 2010-11-CA-117.
_NUMBER = re.compile(r"(?<![\w-])(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])[-–][A-Z]{1,6}[-–]?\d")
_YEARS = re.compile(rf"(?<![\d.,$€£-]){YEAR}(?![\d%]|[.,]\d)")
_PAGE = (Section.BODY, Section.HEADING, Section.DATELINE, Section.NOTICE, Section.BYLINE, Section.CREDIT)


def resolve(report: Report, sections: Sequence[tuple[Section, Span]]) -> Report:
    """Return the report with its day of publication and how that is known; never a guess.

    A whole date at the head of the text (a dateline) overrules what was given, which is kept in
    `published_given`. Without either, a stamp (*Last updated ...*) states it; a dateline without a year is
    inferred only where its weekday agrees with exactly one year that the text itself names.
    """
    given = report.published_given or report.published
    basis = report.published_basis if report.published_basis is PublishedBasis.METADATA else PublishedBasis.GIVEN
    near = given.first_day if given else None
    stated = _stated(report.text, sections, near)
    if given:
        if stated is None or _same_day(given, stated):
            return replace(report, published=given, published_basis=basis, published_given=given)
        return _with(report, stated, PublishedBasis.STATED, given)
    if stated is not None:
        return _with(report, stated, PublishedBasis.STATED, None)
    inferred = _inferred(report.text, sections)
    if inferred is not None:
        return _with(report, inferred, PublishedBasis.INFERRED, None)
    return replace(report, published=None, published_basis=PublishedBasis.UNKNOWN, published_given=None)


def _with(report: Report, day: dt.date, basis: PublishedBasis, given: When | None) -> Report:
    return replace(report, published=When.of_days(day), published_basis=basis, published_given=given)


def _same_day(given: When, day: dt.date) -> bool:
    return given.first_day == day and given.last_day == day


def _heads(sections: Sequence[tuple[Section, Span]]) -> Iterator[tuple[Section, Span]]:
    """Yield the stretches in which a dateline can stand: those within `HEAD` code points, headlines not counted."""
    left = HEAD
    for section, span in sections:
        if section is Section.DATELINE:
            yield section, span
        elif section in _PAGE and left > 0:
            yield section, Span(span.start, min(span.end, span.start + left))
        if section not in (Section.HEADLINE, Section.HIGHLIGHT, Section.CAPTION, Section.REPEAT):
            left -= len(span)
        if left <= 0:
            return


def _stated(text: str, sections: Sequence[tuple[Section, Span]], near: dt.date | None) -> dt.date | None:
    for section, span in _heads(sections):
        for written in _within(text, span, near):
            if written.day and written.day.year >= _FIRST_YEAR and _is_dateline(text, span, written, section):
                return written.day
    return _stamped(text, sections, near)


def _within(text: str, span: Span, near: dt.date | None) -> Iterator[Written]:
    return full_dates(text, span.start, span.end, near)


def _is_dateline(text: str, span: Span, written: Written, section: Section) -> bool:
    """Whether a date stands as a dateline does: first in its line, or after a stamp, a place, an agency."""
    before = text[span.start : written.start]
    if section is Section.DATELINE or not before.strip():
        return True
    if _STAMP.search(before):
        return True
    if _CLAUSE.search(before) or section is Section.NOTICE:
        return False
    if written.weekday is not None and ends_in_agency(before):
        return True
    return len(before.split()) <= MOST_WORDS and bool(_PLACE.match(before))


def _stamped(text: str, sections: Sequence[tuple[Section, Span]], near: dt.date | None) -> dt.date | None:
    """Return the day of a stamp that stands anywhere in a line of its own: *Published: 3 May 2016*."""
    for section, span in sections:
        if section not in _PAGE or len(span) > HEAD:
            continue
        for written in _within(text, span, near):
            if written.day and _STAMP.search(text[span.start : written.start]):
                return written.day
    return None


def _inferred(text: str, sections: Sequence[tuple[Section, Span]]) -> dt.date | None:
    """Return the day of a dateline that has no year, where the page shows which year it is.

    It does by a weekday that the day has in one only of the years that the text names, or by the number of a
    release, which carries its year and month.
    """
    for section, span in _heads(sections):
        for match in _NO_YEAR.finditer(text, span.start, span.end):
            written = Written(match.start(), match.end(), None)
            if _is_dateline(text, span, written, section):
                return _by_weekday(text, match) if match["weekday"] else _by_number(text, sections, match)
    return _headed(text, sections)


def _day_of(match: re.Match[str]) -> tuple[int, int]:
    return month_number(match["month1"] or match["month2"]), int(match["day1"] or match["day2"])


def _by_weekday(text: str, match: re.Match[str]) -> dt.date | None:
    month, day = _day_of(match)
    named = {int(m.group()) for m in _YEARS.finditer(text)}
    days = {calendar_day(year, month, day) for year in named if year >= _FIRST_YEAR}
    weekday = weekday_number(match["weekday"])
    fitting = [d for d in days if d and d.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _by_number(text: str, sections: Sequence[tuple[Section, Span]], match: re.Match[str]) -> dt.date | None:
    """Return the day in the year of the release's number, whose month is the day's own or the one before."""
    month, day = _day_of(match)
    number = _number(text, sections)
    if number is None or month not in (number[1], number[1] % 12 + 1):
        return None
    return calendar_day(number[0] + (month < number[1]), month, day)


def _number(text: str, sections: Sequence[tuple[Section, Span]]) -> tuple[int, int] | None:
    """Return year and month of the number that stands over the text, alone in a line or in the release's heading."""
    found = {(int(m["year"]), int(m["month"])) for _, s in _over(sections) for m in _NUMBER.finditer(text, *_ends(s))}
    return found.pop() if len(found) == 1 else None


def _over(sections: Sequence[tuple[Section, Span]]) -> Iterator[tuple[Section, Span]]:
    left = HEAD
    for section, span in sections:
        if left <= 0:
            return
        yield section, Span(span.start, min(span.end, span.start + HEAD))
        left -= len(span) if section is not Section.HEADLINE else 0


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _headed(text: str, sections: Sequence[tuple[Section, Span]]) -> dt.date | None:
    """Return the day that a release's headline begins or ends with (*May 2: ...*, *Update, July 16*), by its number."""
    headline = next((span for section, span in sections if section in (Section.HEADLINE, Section.HEADING)), None)
    if headline is None:
        return None
    for match in _NO_YEAR.finditer(text, headline.start, headline.end):
        opens = match.start() == headline.start and text[match.end() : match.end() + 1] in (":", "-", "–", "—")
        if opens or match.end() == headline.end:
            return _by_number(text, sections, match)
    return None
