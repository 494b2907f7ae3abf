"""Every expression of time in a report, found by grammar and resolved to EDTF by the report's day or the story's."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.extract.dates import clocks, intervals, leaning
from onrecord.extract.dates.context import is_counted, is_history, is_time, tense
from onrecord.extract.dates.grammar import Expression, Grammar, grammar
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.dates.named import named_days
from onrecord.extract.dates.resolving import resolve
from onrecord.extract.dates.story import Atom, Story
from onrecord.extract.grounds import begin
from onrecord.extract.page.stamps import is_post_stamp
from onrecord.extract.parsed import Parsed, Segment
from onrecord.model import Section
from onrecord.values import Span, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPENING = 40  # code points: an expression that begins here opens its sentence
_BESIDE_TEXT = frozenset(Section) - {Section.BODY, Section.HEADLINE, Section.HEADING, Section.HIGHLIGHT}


@lru_cache(maxsize=1)
def _grammar() -> Grammar:
    names = sorted(named_days().names, key=lambda n: (-len(n), n))
    return grammar("|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names))


def find(parsed: Parsed) -> tuple[DateMention, ...]:
    """Return every expression of time of a report, in order; those of an interval follow its whole."""
    raw = [(segment, list(_expressions(segment))) for segment in parsed.segments]
    day = parsed.report.published.first_day if parsed.report.published else None
    published = day if parsed.report.published and parsed.report.published.last_day == day else None
    body = [e for segment, found in raw if segment.section not in _BESIDE_TEXT for e in found]
    story = Story(published, is_history(body, day), named=named_days())
    atoms: list[Atom] = []
    for segment, found in raw:
        atoms.extend(_told(segment, found, story))
    clocks.settle(atoms, story)
    leaning.settle(atoms, published)
    mentions = list(intervals.find(parsed.report.text, atoms, published))  # marks the ends, so it comes first
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
    elif found.kind in ("month_day", "day_month") and "day2" in parts:
        yield from _days_of_month(found, text)
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


def _days_of_month(found: Expression, text: str) -> Iterator[Expression]:
    """*April 6-7*, *3, 4 and 5 May*: the first day takes in what stands before it, the last what stands behind it."""
    parts, at = found.parts, found.at
    month = {k: v for k, v in parts.items() if k not in ("day", "day2", "day3", "dash")}
    named = [name for name in ("day", "day3", "day2") if name in parts]
    if found.kind == "month_day" and is_counted("", text[at["day2"][1] : at["day2"][1] + 40]):
        named.remove("day2")  # *on October 16 and 20 people*: the last number is of people
    for name in named:
        start = found.start if name == named[0] else at[name][0]
        end = found.end if name == "day2" else at[name][1]
        yield replace(found, kind="month_day", start=start, end=end, parts={**month, "day": parts[name]})


def _is_month_and_number(found: Expression, text: str) -> bool:
    """*In October 14 people died*: the number behind the month is of people."""
    if found.kind != "month_day" or found.parts.keys() & {"day2", "year", "short", "year_rel", "bc_year"}:
        return False
    return is_counted(text[max(0, found.start - 4) : found.start], text[found.end : found.end + 40])


def _told(segment: Segment, found: list[Expression], story: Story) -> Iterator[Atom]:
    """Resolve the expressions of a paragraph in the order of the telling."""
    doc, aside = segment.doc, segment.section in _BESIDE_TEXT
    story.posted = segment.section is Section.DATELINE and is_post_stamp(segment.text)
    starts = _sentence_starts(doc) if found else []
    first = story.sentence + 1
    for expression in found:
        story.sentence = first + bisect_right(starts, expression.start) - 1
        story.tense = _tense(segment, expression)
        story.opening = expression.start - starts[max(0, bisect_right(starts, expression.start) - 1)] <= OPENING
        story.left = segment.text[max(0, expression.start - 12) : expression.start]
        story.before = segment.text[max(0, expression.start - 60) : expression.start]
        story.right = segment.text[expression.end : expression.end + 32]
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
    return lambda: tense(segment, expression.start, expression.end)


def _is_no_time(atom: Atom) -> bool:
    """*The day of the vote*, *shortly after his election*: of a happening that has no day, the words tell no time."""
    return atom.expression.kind in ("day_of", "hours", "figures") and atom.resolved.value is None


def _mention(text: str, atom: Atom, published: dt.date | None) -> DateMention:
    resolved = atom.resolved
    value = resolved.value
    when = When(value) if value else None
    direction = 0
    if when and published and when.first_day and when.last_day and not resolved.fate:
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
