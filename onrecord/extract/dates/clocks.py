"""Times of the clock and parts of the day: which day they fall on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.dates import days
from onrecord.extract.dates.calendar import Moment, Size, of_date
from onrecord.extract.dates.grammar import Expression
from onrecord.extract.dates.story import Atom, Resolved, Story
from onrecord.extract.grounds import because, begin

_GOES_ON = re.compile(r"(?:(?!\b(?:that|which|who|when|after|before|since|until|and|but)\b)[^,;:.()]){0,70}")
REACH = 8  # sentences over which a day that was told holds for an hour told after it


def clock(found: Expression, story: Story) -> Resolved:
    """*3 pm on Friday*: the day that stands with it; else, until the sentence gives one, the last day told."""
    named = found.parts.get("weekday", "").lower()
    if named in ("today", "yesterday"):
        day = days.deictic(replace(found, parts={"word": named}), story)
        return replace(day, timex="time")
    if named:
        return replace(days.weekday(found, story), timex="time")
    told = None if story.posted else story.day_near(REACH)  # a post is of the page's day, whatever the one above told
    return Resolved("time", told, relative=True) if told else Resolved("time")


def settle(atoms: Sequence[Atom], story: Story) -> None:
    """Give a time of the clock the day that its sentence tells, else the last told, else in news the report's."""
    told: dict[int, list[Atom]] = {}
    for atom in atoms:
        moment = atom.resolved.moment
        if moment and moment.size is Size.DAY and atom.resolved.timex == "date":
            told.setdefault(atom.sentence, []).append(atom)
    for atom in atoms:
        if atom.expression.kind in ("clock", "part") and "weekday" not in atom.expression.parts:
            begin(atom.start)
            atom.resolved = _settled(atom, told.get(atom.sentence, []), story)
        elif atom.expression.parts.get("word", "").lower() == "overnight":
            begin(atom.start)
            atom.resolved = _of_that_night(atom, told.get(atom.sentence, []), story)


def _of_that_night(atom: Atom, beside: Sequence[Atom], story: Story) -> Resolved:
    """*In an overnight raid on Thursday*: the night of the day that goes with it, not the last before the report."""
    base = atom.segment.span.start
    for day in beside:
        between = atom.segment.text[atom.end - base : day.start - base] if day.start >= atom.end else "."
        if _GOES_ON.fullmatch(between):
            resolved = replace(atom.resolved, moment=day.resolved.moment)
            return because(resolved, "date.clock_in_sentence", day=story.published)
    return atom.resolved


def _settled(atom: Atom, beside: Sequence[Atom], story: Story) -> Resolved:
    near = min(beside, key=lambda d: abs(d.start - atom.start), default=None)
    if near is not None:
        resolved = replace(atom.resolved, moment=near.resolved.moment, relative=True)
        return because(resolved, "date.clock_in_sentence", day=story.published)
    if atom.resolved.moment is not None:
        return because(atom.resolved, "date.clock_of_story", day=atom.resolved.value)
    moment: Moment | None = None
    if atom.expression.kind == "clock" and not story.history and story.published:
        moment = of_date(story.published)
    resolved = replace(atom.resolved, moment=moment, relative=True)
    return because(resolved, "date.clock_of_report", day=story.published)
