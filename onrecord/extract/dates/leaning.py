"""Times that hang on a happening: *a day after the blast*, *two days before the truce*, *hours after the strike*.

The happening's day is the one that stands with its words (*a day after the blast on Friday*), else the day on which
the text last told it: of a sentence before, by the same word, the same event, or the same sort of event.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.dates.amounts import unit_size
from onrecord.extract.dates.calendar import Moment, Size
from onrecord.extract.dates.days import without_year
from onrecord.extract.dates.story import Atom, Resolved
from onrecord.extract.dates.stretches import some
from onrecord.extract.dates.units import steps_of
from onrecord.extract.grounds import because, begin
from onrecord.knowledge.ontology import ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

_ON = re.compile(r"\s+(?:of|on)\s+(?:the\s+)?")
REACH = 12  # sentences: further back than this a happening is another one of its kind
_WORDS = ("NOUN", "PROPN", "VERB")
_VIOLENT = frozenset({"attack", "harm", "battle", "abuse"})  # what one sentence calls a killing, the next calls a blast


@dataclass(frozen=True, slots=True)
class _Deed:
    """What some words call a happening, from the closest likeness to the loosest: lemmas, events, families."""

    lemmas: frozenset[str]
    events: frozenset[str]
    families: frozenset[str]

    def likeness(self, other: "_Deed") -> int:
        """Return 3 for the same word, 2 for the same event, 1 for the same sort, 0 for none."""
        if self.lemmas & other.lemmas:
            return 3
        if self.events & other.events:
            return 2
        both = self.families & _VIOLENT and other.families & _VIOLENT
        return 1 if both or self.families & other.families else 0


def settle(atoms: Sequence[Atom], published: dt.date | None) -> None:
    """Resolve what hangs on a happening, where the text tells the happening's day; leave the rest unresolved."""
    for number, atom in enumerate(atoms):
        if not atom.resolved.leans:
            continue
        complement = _complement(atom)
        if complement is None:
            continue
        begin(atom.start)
        day = _within(atoms, atom, complement) or _told_before(atoms[:number], atom, complement)
        shifted = _counted(atom, day, published) if day else None
        if shifted is not None and not _ahead(shifted, published):
            atom.resolved = because(shifted, "date.from_happening", day=day.edtf() if day else None)


def _ahead(resolved: Resolved, published: dt.date | None) -> bool:
    """*A month after the assault* of last week is of another one: what was reported came before the report."""
    day = resolved.moment.date if resolved.moment is not None else None
    return published is not None and day is not None and day > published


def days_of(atom: Atom) -> int | None:
    """Return by how many days words put a time after a happening: before it negative, 0 some time, None other words."""
    parts = atom.expression.parts
    if atom.expression.kind not in ("shift", "beside") or parts.get("side") not in ("before", "after"):
        return None
    steps, size = steps_of(atom.expression) or (0, Size.HOUR)
    return steps * {Size.DAY: 1, Size.WEEK: 7}.get(size, 0)


def _complement(atom: Atom) -> "Token | None":
    """Return the head of what *after* or *before* governs: a noun, or the verb of a clause."""
    words = atom.segment.doc.char_span(
        atom.start - atom.segment.span.start, atom.end - atom.segment.span.start, alignment_mode="expand"
    )
    if words is None:
        return None
    side = words[-1]
    governed = next((c for c in side.children if c.dep_ in ("pobj", "pcomp", "ccomp") and c.i > side.i), None)
    if governed is not None:
        return governed
    return side.head if side.dep_ == "mark" and side.head.i > side.i else None


def _within(atoms: Sequence[Atom], atom: Atom, complement: "Token") -> Moment | None:
    """The day that stands among the words of the happening itself."""
    offset = atom.segment.span.start
    last = max(_end(t) for t in complement.subtree)
    text = atom.segment.text
    behind = next((a for a in atoms if a.segment is atom.segment and a.start >= last + offset), None)
    if behind is not None and _ON.fullmatch(text[last : behind.start - offset]):
        last = behind.end - offset  # the parser hangs *on Monday* of *a day after the blast on Monday* on *after*
    inside = (
        a.resolved.moment
        for a in atoms
        if a is not atom and a.segment is atom.segment and atom.end <= a.start < last + offset and _is_day(a)
    )
    return next(inside, None)


def _told_before(before: Sequence[Atom], atom: Atom, complement: "Token") -> Moment | None:
    """The day of the nearest sentence before that tells the happening, the closest likeness first."""
    wanted = _deed([complement])
    best: tuple[int, Moment] | None = None
    for other in reversed(before):
        if atom.sentence - other.sentence > REACH:
            break
        if other.sentence == atom.sentence or not _is_day(other) or other.resolved.moment is None:
            continue
        likeness = wanted.likeness(_deed(_clause_words(other)))
        if likeness > (best[0] if best else 0):
            best = likeness, other.resolved.moment
    return best[1] if best else None


def _is_day(atom: Atom) -> bool:
    moment = atom.resolved.moment
    return moment is not None and moment.size is Size.DAY and atom.resolved.timex == "date"


def _clause_words(atom: Atom) -> Iterator["Token"]:
    """The words that a day dates: those under the verb that it hangs on; none where that verb reports."""
    offset = atom.segment.span.start
    words = atom.segment.doc.char_span(atom.start - offset, atom.end - offset, alignment_mode="expand")
    if words is None:
        return
    top = words.root
    for _ in range(8):
        if top.pos_ in ("VERB", "AUX") or top.head is top:
            break
        top = top.head
    if top.lemma_ not in ontology().reports:
        yield from (t for t in top.subtree if t.pos_ in _WORDS)


def _deed(tokens: Iterable["Token"]) -> _Deed:
    words = ontology()
    lemmas = frozenset(t.lemma_.lower() for t in tokens)
    senses = [
        sense.event
        for lemma in lemmas
        for phrase, sense in (
            *(((lemma,), s) for s in words.verbs.get(lemma, ())),
            *words.nouns.by_first.get(lemma, ()),
        )
        if len(phrase) == 1
    ]
    armed = [w.event for lemma in lemmas for phrase, w in words.weapons.by_first.get(lemma, ()) if len(phrase) == 1]
    events = {e.id for e in senses} | {e for e in armed if e}
    return _Deed(lemmas, frozenset(events), frozenset({e.family for e in senses} | {"attack" for e in armed if e}))


def _counted(atom: Atom, day: Moment, published: dt.date | None) -> Resolved | None:
    """Count from the happening's day; hours from it are about that day, *several days* from it a stretch."""
    told = steps_of(atom.expression)
    if told is None:
        return _some_time(atom, day, published)
    steps, size = told
    if size is Size.HOUR:
        about = replace(day, size=Size.HOUR)
        return Resolved("date", about, edtf=day.edtf() + ("~" if steps else ""), relative=True)
    return without_year(day, size, steps)


def _some_time(atom: Atom, day: Moment, published: dt.date | None) -> Resolved | None:
    """*Several days after the ambush*: three to nine days after it, and not after the report."""
    parts = atom.expression.parts
    if atom.expression.kind != "shift" or day.date is None:
        return None
    by = published if published is not None and day.date < published else None
    lies = some(parts["count"], unit_size(parts["unit"]), day.date, forward=parts["side"] == "after", by=by)
    return Resolved("date", edtf=lies, relative=True) if lies else None


def _end(token: "Token") -> int:
    return int(token.idx) + len(token)
