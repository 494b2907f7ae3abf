"""One claim to be explained, with all that was noted while it was read; makes grounds of notes."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from onrecord.extract.claims.found import Found
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.story import Resolved
from onrecord.extract.grounds import Note, Trace
from onrecord.knowledge.rules import sentence
from onrecord.model import Claim, Ground
from onrecord.values import Place, Span, When


@dataclass(frozen=True)
class Case:
    """A claim, the telling it was made of, and the trace of the report's reading."""

    claim: Claim
    item: Telling
    found: Found
    trace: Trace

    @property
    def text(self) -> str:
        return self.found.parsed.report.text

    @property
    def tree(self) -> Tree:
        return self.item.draft.tree

    @cached_property
    def sentence(self) -> Span:
        first, end = self.tree.sentences[self.item.draft.sentence]
        return self.tree.span(*self.tree.trimmed(first, end - 1)).joined(self.claim.span)

    @cached_property
    def own(self) -> list[Note]:
        """What was decided while this claim was read."""
        return self.trace.under(self.item.draft)

    def last(self, topic: str, fits: Callable[[Note], bool], among: Iterable[Note] | None = None) -> Note | None:
        """Return the last note on a topic that fits: what was decided first may have been thrown away."""
        notes = [n for n in (self.own if among is None else among) if n.topic == topic and fits(n)]
        return notes[-1] if notes else None

    def resolved_at(self, offset: int) -> list[Note]:
        """Return by which rules the words of time that begin here got their value; the last of them holds."""
        return [n for n in self.trace.under(offset) if n.topic == "date" and isinstance(n.value, Resolved)]

    def lent(self, name: str, value: object, *rules: str) -> Note | None:
        """Return the note by which another claim lent this one what it has under `name`, if it still has that."""
        lent = [n for n in self.trace.notes if n.rule in rules and n.says.get("to") is self.item]
        return next((n for n in reversed(lent) if getattr(n.value, name) is value), None)

    def lent_place(self, place: Place, *rules: str) -> Note | None:
        """Return the note by which another claim lent this one a place; it may have had more places."""
        lent = [n for n in self.trace.notes if n.rule in rules and n.says.get("to") is self.item]
        return next((n for n in reversed(lent) if isinstance(n.value, Telling) and place in n.value.where), None)

    def lender(self, note: Note) -> Span:
        """The words of the claim that lent something."""
        lender = note.value
        assert isinstance(lender, Telling)
        return lender.span

    # --- grounds ------------------------------------------------------------------------------------

    def ground(self, field: str, rule: str, *words: Span, **says: object) -> Ground:
        """Make a ground; `words` fill the sentence's {words} where nothing else does."""
        filled = {name: self._said(value) for name, value in says.items()}
        filled.setdefault("words", " … ".join(self.quoted(span) for span in words))
        return self.about(field, rule, sentence(rule, filled), words)

    def of_note(self, field: str, note: Note, *words: Span, **says: object) -> Ground:
        """Make the ground of a decision that was noted; `words` stand for the value itself and come first."""
        named = [value for value in note.says.values() if isinstance(value, Span)]
        decided = [span for span in note.spans if span not in named]
        filled = {name: self._said(value) for name, value in {**note.says, **says}.items()}
        filled.setdefault("words", " … ".join(self.quoted(span) for span in decided))
        return self.about(field, note.rule, sentence(note.rule, filled), (*words, *decided, *named))

    def by_lender(self, field: str, note: Note, *words: Span) -> Ground:
        """Make the ground of what another claim lent."""
        lender = self.lender(note)
        return self.about(field, note.rule, sentence(note.rule, {"words": self.quoted(lender)}), words or (lender,))

    def about(self, field: str, rule: str, why: str, words: Iterable[Span]) -> Ground:
        """Make a ground of a sentence that is filled in; its words stand each once, in the order given."""
        once = tuple(dict.fromkeys(words))
        outside = next((span for span in once if not self.sentence.overlaps(span)), None)
        around = self._sentence_of(outside) if outside is not None else None
        return Ground(field=field, rule=rule, why=why, words=once, around=around)

    def _sentence_of(self, span: Span) -> Span | None:
        for tree in self.found.trees:
            reach = tree.at(span)
            if reach is not None:
                first, end = tree.sentences[tree.sentence[reach[0]]]
                return tree.span(*tree.trimmed(first, end - 1)).joined(span)
        return None

    def quoted(self, span: Span) -> str:
        """Return words of the report on one line."""
        return " ".join(span.of(self.text).split())

    def _said(self, value: object) -> str:
        if isinstance(value, Span):
            return self.quoted(value)
        if isinstance(value, dt.date):
            return self._day(value)
        return str(value)

    def _day(self, day: dt.date) -> str:
        published = self.found.parsed.report.published
        words = When.of_days(day).label()
        if published is not None and published.first_day == day:
            return f"the day of publication, {words}"
        return words
