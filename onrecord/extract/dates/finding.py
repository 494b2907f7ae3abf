"""Every expression of time in a report, found by grammar and resolved to EDTF by the report's day or the story's."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.errors import KnowledgeError
from onrecord.extract.dates import clocks, leaning
from onrecord.extract.dates.calendar import Size
from onrecord.extract.dates.context import is_counted, is_history, is_time, tense
from onrecord.extract.dates.grammar import Expression, Grammar, grammar
from onrecord.extract.dates.resolving import resolve
from onrecord.extract.dates.story import Atom, Story
from onrecord.extract.grounds import because, begin
from onrecord.extract.parsed import Parsed, Segment
from onrecord.knowledge.tables import general
from onrecord.model import Section
from onrecord.values import Span, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

_JOINS = re.compile(r"^\s*(?:[-–—]|to|through|until|till|up\s+to|and\s+ending)\s*(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"^\s*and\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince(?:\s+(?:at\s+least|about|around|the|on|in))*\s+$", re.IGNORECASE)
OPENING = 40  # code points: an expression that begins here opens its sentence
_BESIDE_TEXT = (Section.CAPTION, Section.DATELINE, Section.NOTICE, Section.CREDIT, Section.BYLINE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that tell a time. `when` is None where they cannot be resolved (*now*, a duration, an unknown day).

    `timex` is `date`, `time`, `duration` or `set`; an interval told by its ends (*from 10 September to
    10 October*, *since May*) or by its length (*the past 24 hours*) is a `duration` with a `when`. The ends of
    such an interval are mentions of their own with `part_of` its span: whoever dates an event uses the interval.
    `leans` is by how many days the words put what they stand with after a happening (*four days after*); 0 where they
    do not say how many, None of all other words.
    `size` is the unit that the words name. `relative` says that the value was counted from another day,
    `direction` where it lies from the report's day: -1 before, 0 on it or not known, 1 after.
    """

    span: Span
    text: str
    when: When | None
    timex: str
    size: Size | None = None
    relative: bool = False
    direction: int = 0
    part_of: Span | None = None
    leans: int | None = None

    @property
    def dates(self) -> bool:
        """Whether it can date an event: it has a value and is no mere end of an interval."""
        return self.when is not None and self.part_of is None


@lru_cache(maxsize=1)
def _holidays() -> dict[str, tuple[int, int]]:
    table = general("dates")
    table.only("holiday")
    days: dict[str, tuple[int, int]] = {}
    for row in table.rows("holiday"):
        row.only("words", "month", "day")
        month, day = row.number_or_none("month"), row.number_or_none("day")
        if month is None or day is None:
            raise KnowledgeError(f"{row.place}: a holiday needs its month and its day")
        days.update(dict.fromkeys(row.texts("words"), (int(month), int(day))))
    return days


@lru_cache(maxsize=1)
def _grammar() -> Grammar:
    names = sorted(_holidays(), key=lambda n: (-len(n), n))
    return grammar("|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names))


def find(parsed: Parsed) -> tuple[DateMention, ...]:
    """Return every expression of time of a report, in order; those of an interval follow its whole."""
    raw = [(segment, list(_expressions(segment))) for segment in parsed.segments]
    day = parsed.report.published.first_day if parsed.report.published else None
    published = day if parsed.report.published and parsed.report.published.last_day == day else None
    body = [e for segment, found in raw if segment.section not in _BESIDE_TEXT for e in found]
    story = Story(published, is_history(body, day), holidays=_holidays())
    atoms: list[Atom] = []
    for segment, found in raw:
        atoms.extend(_told(segment, found, story))
    clocks.settle(atoms, story)
    leaning.settle(atoms)
    mentions = list(_intervals(parsed.report.text, atoms, published))  # marks the ends, so it comes first
    mentions.extend(_mention(parsed.report.text, a, published) for a in atoms if not _is_no_time(a))
    return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))


def _expressions(segment: Segment) -> Iterator[Expression]:
    text = segment.text
    for found in _grammar().find(text):
        if is_time(text, found):
            yield from _pieces(found, text)


def _pieces(found: Expression, text: str) -> Iterator[Expression]:
    """Cut *April 6-7*, *6-7 February*, *1957-60*, *480-479 BC* into the two times they tell."""
    parts, at = found.parts, found.at
    if _is_month_and_number(found, text):
        yield replace(found, kind="month", end=at["month"][1], parts={"month": parts["month"]})
    elif found.kind == "full":
        yield replace(found, parts={**parts, "full": text[found.start : found.end]})
    elif found.kind == "month_day" and "day2" in parts:
        tail = {k: v for k, v in parts.items() if k not in ("day2", "dash")}
        yield replace(found, end=at["day"][1], parts=tail)
        yield replace(found, start=at["day2"][0], parts={**tail, "day": parts["day2"]})
    elif found.kind == "day_month":
        tail = {k: v for k, v in parts.items() if k not in ("day", "day2", "dash")}
        if "day" in parts:
            yield replace(found, kind="month_day", end=at["day"][1], parts={**tail, "day": parts["day"]})
        start = at["day2"][0] if "day" in parts else found.start
        yield replace(found, kind="month_day", start=start, parts={**tail, "day": parts["day2"]})
    elif found.kind == "year":
        first, second = parts["year"], parts["year2"]
        whole = second if len(second) == 4 else first[:2] + second
        yield replace(found, kind="one_year", end=at["year"][1])
        if int(whole) > int(first):
            yield replace(found, kind="one_year", start=at["year2"][0], parts={"year": whole})
    elif found.kind == "bc" and "year2" in parts:
        yield replace(found, end=at["year"][1])
        yield replace(found, start=at["year2"][0], parts={**parts, "year": parts["year2"]})
    else:
        yield found


def _is_month_and_number(found: Expression, text: str) -> bool:
    """*In October 14 people died*: the number behind the month is of people."""
    if found.kind != "month_day" or found.parts.keys() & {"day2", "year", "short", "year_rel", "bc_year"}:
        return False
    return is_counted(text[max(0, found.start - 4) : found.start], text[found.end : found.end + 40])


def _told(segment: Segment, found: list[Expression], story: Story) -> Iterator[Atom]:
    """Resolve the expressions of a paragraph in the order of the telling."""
    doc, aside = segment.doc, segment.section in _BESIDE_TEXT
    starts = _sentence_starts(doc) if found else []
    first = story.sentence + 1
    for expression in found:
        story.sentence = first + bisect_right(starts, expression.start) - 1
        story.tense = _tense(segment, expression)
        story.opening = expression.start - starts[max(0, bisect_right(starts, expression.start) - 1)] <= OPENING
        story.left = segment.text[max(0, expression.start - 12) : expression.start]
        story.right = segment.text[expression.end : expression.end + 16]
        begin(segment.span.start + expression.start)
        resolved = resolve(expression, story)
        if not aside:
            story.tell(resolved)
        yield Atom(
            segment.span.start + expression.start,
            segment.span.start + expression.end,
            segment,
            story.sentence,
            expression,
            resolved,
        )
    story.sentence = first + max(len(starts), 1) - 1


def _sentence_starts(doc: "Doc") -> list[int]:
    """Offsets of the sentences, read as one array: walking the tokens would cost more than all the rest."""
    table = doc.to_array(["SENT_START", "IDX"])
    return [0, *(int(at) for at in table[table[:, 0] == 1, 1] if at)]


def _tense(segment: Segment, expression: Expression) -> Callable[[], int]:
    return lambda: tense(segment.doc, expression.start, expression.end)


# --- intervals --------------------------------------------------------------------------------


def _intervals(text: str, atoms: list[Atom], published: dt.date | None) -> Iterator[DateMention]:
    """Yield the stretches that two times or *since* bound; their ends are marked as parts."""
    for number, atom in enumerate(atoms):
        after = atoms[number + 1] if number + 1 < len(atoms) else None
        left = text[max(atom.segment.span.start, atom.start - 16) : atom.start]
        opening = _FROM.search(left) or _BETWEEN.search(left)
        if after is not None and _bounded(text, atom, after, left):
            start = atom.start - len(left) + opening.start() if opening else atom.start
            value = _from_to(atom, after)
            if value:
                yield because(_interval(text, Span(start, after.end), value, (atom, after)), "date.from_to")
            continue
        since = _SINCE.search(left)
        if since and not atom.part_of:
            value = _since(atom, published)
            if value:
                span = Span(atom.start - len(left) + since.start(), atom.end)
                yield because(_interval(text, span, value, (atom,)), "date.since", day=published)


def _bounded(text: str, first: Atom, last: Atom, left: str) -> bool:
    if last.segment is not first.segment:
        return False
    between = text[first.end : last.start]
    if _AND.match(between):
        return bool(_BETWEEN.search(left)) or _follow(first, last)
    if not _JOINS.match(between):
        return False
    if between.strip().isalpha():  # *12 to 13 June*; of *Friday to Sunday* it takes *from* to know
        return bool(_FROM.search(left)) or text[first.start : first.end].isdigit()
    return True


def _follow(first: Atom, last: Atom) -> bool:
    """*On 3 and 4 May*, *on Friday and Saturday*: two days of which one is the other's next are one stretch."""
    a, b = first.resolved.moment, last.resolved.moment
    if a is None or b is None or a.size is not Size.DAY or b.size is not Size.DAY or a.date is None or b.date is None:
        return False
    return (b.date - a.date).days == 1


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


def _interval(text: str, span: Span, value: str, ends: tuple[Atom, ...]) -> DateMention:
    for end in ends:
        end.part_of = span
    return DateMention(span, span.of(text), When(value), "duration", relative=True)


def _is_no_time(atom: Atom) -> bool:
    """*The day of the vote*, *shortly after his election*: of a happening that has no day, the words tell no time."""
    return atom.expression.kind in ("day_of", "hours") and atom.resolved.value is None


def _mention(text: str, atom: Atom, published: dt.date | None) -> DateMention:
    resolved = atom.resolved
    value = resolved.value
    when = When(value) if value else None
    direction = 0
    if when and published and when.first_day and when.last_day:
        direction = -1 if when.last_day < published else 1 if when.first_day > published else 0
    span = Span(atom.start, atom.end)
    size = resolved.moment.size if resolved.moment else None
    return DateMention(
        span,
        span.of(text),
        when,
        resolved.timex,
        size,
        resolved.relative,
        direction,
        atom.part_of,
        leaning.days_of(atom),
    )
