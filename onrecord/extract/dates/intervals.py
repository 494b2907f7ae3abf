"""Stretches that other times bound: *from May to June*, *3, 4 and 5 May*, *since Monday*, *the 24 hours to Friday*."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.dates.amounts import SIZES, count_of, unit_size
from onrecord.extract.dates.calendar import Moment, Size, before, shifted
from onrecord.extract.dates.context import tense
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.dates.story import Atom
from onrecord.extract.grounds import because
from onrecord.values import Span, When

_JOINS = re.compile(r"^\s*(?:[-–—/]|to|through|thru|until|till|up\s+to|and\s+ending)\s*(?:the\s+)?$", re.IGNORECASE)
_THROUGH = re.compile(r"^\s*(?:through|thru)\s*$", re.IGNORECASE)
_AND = re.compile(r"^\s*,?\s*and\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)
_COMMA = re.compile(r"^\s*,\s*(?:the\s+)?$")
_INTO = re.compile(
    r"^\s+(?:and\s+)?into\s+(?:(?:the\s+)?(?:early|small|morning)\s+hours\s+(?:of|on)\s+)?$", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|night\s+of)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince(?:\s+(?:at\s+least|about|around|the|on|in))*\s+$", re.IGNORECASE)
_WEEK_OF = re.compile(
    r"\b(?:the\s+)?(?:(?P<week>week)\s+(?:of|(?P<first>starting|beginning))|(?P<unit>week|month|quarter|(?:fiscal\s+)?year)\s+"
    r"(?:ending|ended|to))\s+(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_IN_THE = re.compile(r"\b(?:in|over|during|for|within)\s+the\s+$", re.IGNORECASE)
_ENDING = re.compile(r"^\s+(?:to|ending|ended|up\s+to|until|through)\s+(?:on\s+)?$", re.IGNORECASE)
SUNDAY = 6
REACH = 32  # code points before a time in which the words stand that make a stretch of it


def find(text: str, atoms: Sequence[Atom], published: dt.date | None) -> Iterator[DateMention]:
    """Yield the stretches that two times or *since* bound; their ends are marked as parts."""
    for number, atom in enumerate(atoms):
        if atom.part_of:
            continue
        after = atoms[number + 1] if number + 1 < len(atoms) else None
        left = text[max(atom.segment.span.start, atom.start - REACH) : atom.start]
        run = _days_in_a_row(text, atoms[number:])
        if len(run) > 2:
            yield _bounded_by(text, run, atom.start)
        elif after is not None and _bounded(text, atom, after, left):
            opening = _FROM.search(left) or _BETWEEN.search(left)
            start = atom.start - len(left) + opening.start() if opening else atom.start
            _turn_back(atom, after, published)
            value = _from_to(atom, after)
            if value:
                yield because(_interval(text, Span(start, after.end), value, (atom, after)), "date.from_to")
        elif after is not None and (value := _length_to(text, atom, after, left)):
            yield because(_interval(text, Span(atom.start, after.end), value, (atom, after)), "date.length_to")
        else:
            yield from _opened(text, atom, left, published)


def _opened(text: str, atom: Atom, left: str, published: dt.date | None) -> Iterator[DateMention]:
    """Yield what words before one time make of it: *since 3 May*, *the week of 3 May*."""
    since, week = _SINCE.search(left), _WEEK_OF.search(left)
    words = since or week
    value = _since(atom, published) if since else _unit_of(atom, week) if week else None
    if words and value:
        span = Span(atom.start - len(left) + words.start(), atom.end)
        rule = "date.since" if since else "date.week_of"
        yield because(_interval(text, span, value, (atom,)), rule, day=published)


def _bounded(text: str, first: Atom, last: Atom, left: str) -> bool:
    if last.segment is not first.segment:
        return False
    between = text[first.end : last.start]
    if _AND.match(between):
        return bool(_BETWEEN.search(left)) or _follow(first, last)
    if _INTO.match(between):
        return _follow(first, last)
    if not _JOINS.match(between):
        return False
    if between.strip() == "/":
        return _follow(first, last)
    if between.strip().isalpha():  # *12 to 13 June*; of *Friday to Sunday* it takes *from* to know
        told = bool(_FROM.search(left)) or first.expression.parts.get("into") == "from"
        told = told or text[first.start : first.end].isdigit()
        return told or (bool(_THROUGH.match(between)) and _day(first) is not None and _day(last) is not None)
    return True


def _day(atom: Atom) -> Moment | None:
    moment = atom.resolved.moment
    return moment if moment is not None and moment.size is Size.DAY else None


def _follow(first: Atom, last: Atom) -> bool:
    """*On 3 and 4 May*, *on Friday and Saturday*: two days of which one is the other's next are one stretch."""
    a, b = _day(first), _day(last)
    if a is None or b is None:
        return False
    if a.date is None or b.date is None:
        return a.year is None and b.year is None and a.part == b.part and (b.day or 0) - (a.day or 0) == 1
    return (b.date - a.date).days == 1


def _days_in_a_row(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """*Monday, Tuesday and Wednesday*: the days that a list names one after another, the last behind *and*."""
    run = list(atoms[:1])
    for atom in atoms[1:8]:
        between = text[run[-1].end : atom.start]
        if atom.segment is not run[0].segment or not _follow(run[-1], atom):
            break
        run.append(atom)
        if _AND.match(between):
            return run
        if not _COMMA.match(between):
            break
    return []


def _bounded_by(text: str, run: Sequence[Atom], start: int) -> DateMention:
    value = f"{run[0].resolved.value}/{run[-1].resolved.value}"
    return because(_interval(text, Span(start, run[-1].end), value, tuple(run)), "date.from_to")


def _turn_back(first: Atom, last: Atom, published: dt.date | None) -> None:
    """*From Monday to Wednesday they shelled it*, told on a Tuesday: what has been did not end after the report."""
    told = [a.expression for a in (first, last)]
    bare = all(e.kind == "weekday" and not e.parts.keys() & {"rel", "week"} for e in told)
    end = _day(last)
    if not bare or published is None or end is None or end.date is None or end.date <= published:
        return
    offset = last.segment.span.start
    if tense(last.segment, last.start - offset, last.end - offset) < 0:
        for atom in (first, last):
            day = _day(atom)
            back = shifted(Size.DAY, day.date, -7) if day is not None and day.date is not None else None
            atom.resolved = replace(atom.resolved, moment=back or atom.resolved.moment)


def _from_to(first: Atom, last: Atom) -> str | None:
    """Return the interval's value; an end without a year of its own takes that of the other."""
    a, b = first.resolved, last.resolved
    if a.moment is None or b.moment is None or a.timex != "date" or b.timex != "date":
        return None
    start, end = a.moment, b.moment
    if b.explicit and not a.explicit and end.year is not None:
        start = replace(start, year=end.year)
        if (start.part or 1) > (end.part or 12):
            start = replace(start, year=end.year - 1)
        first.resolved = replace(a, moment=start)
    if start.year is not None and end.year is not None and start.edtf() > end.edtf() and start.year > 0:
        return None
    low, high = start.edtf().split("/")[0], end.edtf().split("/")[-1]
    return f"{low}/{high}"


def _since(atom: Atom, published: dt.date | None) -> str | None:
    """From the time told to the report's day; where that is not known, or the year, the stretch has no end."""
    moment = atom.resolved.moment
    if moment is None or atom.resolved.timex != "date":
        return None
    if published is None or moment.date is None:
        return f"{moment.edtf().split('/')[0]}/.."
    if moment.date > published:
        return None
    return f"{moment.edtf().split('/')[0]}/{published.isoformat()}"


def _unit_of(atom: Atom, words: re.Match[str]) -> str | None:
    """*The week of 3 May*: that of the calendar; *starting on Monday*: seven days; *the quarter ended 30 June*."""
    moment = atom.resolved.moment
    if moment is None or moment.date is None or atom.resolved.timex != "date":
        return None
    if words["unit"]:
        return _ending(moment, 1, SIZES[words["unit"].lower().split()[-1]])
    if moment.size is not Size.DAY:
        return None
    # A week named by one of its days begins on Monday, as weeks do here, unless it is named by a Sunday.
    back = 0 if words["first"] or moment.date.weekday() == SUNDAY else moment.date.weekday()
    return _stretch(before(moment.date, Size.DAY, back), moment.date, 6 - back)


def _length_to(text: str, first: Atom, last: Atom, left: str) -> str | None:
    """*In the 24 hours to Friday*, *over the two weeks ending on 3 May*: so long up to that day."""
    moment, parts = last.resolved.moment, first.expression.parts
    if last.segment is not first.segment or first.expression.kind != "duration" or moment is None:
        return None
    if moment.date is None or not (_IN_THE.search(left) and _ENDING.match(text[first.end : last.start])):
        return None
    count, size = count_of(parts["count"]), unit_size(parts["unit"])
    if count is None:
        return None
    if size is Size.HOUR:
        return _ending(moment, -(-count // 24), Size.DAY, whole=False)
    return _ending(moment, count, size)


def _ending(moment: Moment, count: int, size: Size, *, whole: bool = True) -> str | None:
    """So many units up to a day, or up to a month, which they take in; `whole` where the first day is not cut."""
    if moment.date is None:
        return None
    if moment.size is Size.MONTH and size >= Size.MONTH:
        months = {Size.MONTH: 1, Size.QUARTER: 3, Size.YEAR: 12}.get(size, 1)
        first = shifted(Size.MONTH, moment.date, 1 - count * months)
        return f"{first.edtf()}/{moment.edtf()}" if first else None
    if moment.size is not Size.DAY:
        return None
    last_of_month = moment.date + dt.timedelta(1)  # a quarter that ends on 30 June begins on 1 April
    begins = before(last_of_month, size, count) if whole else before(moment.date, size, count)
    return _stretch(begins, moment.date, 0)


def _stretch(first: dt.date | None, last: dt.date, further: int) -> str | None:
    try:
        return f"{first.isoformat()}/{(last + dt.timedelta(further)).isoformat()}" if first else None
    except OverflowError:
        return None


def _interval(text: str, span: Span, value: str, ends: tuple[Atom, ...]) -> DateMention:
    for end in ends:
        end.part_of = span
    return DateMention(span, span.of(text), When(value), "duration", relative=True)
