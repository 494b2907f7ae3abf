"""Lets a rule say that it decided, for whoever asks why: next to free while nobody does.

A rule wraps what it decides: `return because(value, "date.yesterday")`. While reports are added that is one call
that returns the value. Inside `traced()` the id is noted, with the value and the words that it rests on; the
sentence of the id stands in `knowledge/general/rules.toml`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from onrecord.values import Span

if TYPE_CHECKING:
    from onrecord.extract.clauses import Tree

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """One decision: the value, the rule's id, the tokens of a segment that it rests on, and what the sentence names."""

    value: object
    rule: str
    tree: "Tree | None"
    tokens: tuple[int, ...]
    says: dict[str, object]

    @property
    def topic(self) -> str:
        """What was decided: the id up to its dot."""
        return self.rule.partition(".")[0]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that it rests on, in the report: those of its tokens, then spans that it names."""
        named = [v for v in self.says.values() if isinstance(v, Span)]
        if self.tree is None:
            return tuple(named)
        return (*(self.tree.span(first, last) for first, last in _runs(self.tokens)), *named)


def _runs(tokens: tuple[int, ...]) -> list[tuple[int, int]]:
    """Join neighbouring tokens: *took effect*, and not *took* and *effect*."""
    runs: list[tuple[int, int]] = []
    for token in sorted(set(tokens)):
        if runs and runs[-1][1] == token - 1:
            runs[-1] = (runs[-1][0], token)
        else:
            runs.append((token, token))
    return runs


@dataclass(slots=True)
class Trace:
    """The decisions of one reading in the order in which they fell, and where the reading of a thing began."""

    notes: list[Note] = field(default_factory=list)
    begun: list[tuple[int, object]] = field(default_factory=list)
    made: list[tuple[object, object]] = field(default_factory=list)

    def under(self, thing: object) -> list[Note]:
        """Return what was decided from each beginning of a thing to that of the next."""
        ends = [*(first for first, _ in self.begun[1:]), len(self.notes)]
        stretches = (
            self.notes[first:end]
            for (first, begun), end in zip(self.begun, ends, strict=False)
            if begun is thing or (isinstance(thing, int) and begun == thing)
        )
        return [note for stretch in stretches for note in stretch]


_trace: ContextVar[Trace | None] = ContextVar("trace", default=None)


def because(value: T, rule: str, tree: "Tree | None" = None, *tokens: int, **says: object) -> T:
    """Return `value`, and note that the rule of this id gave it.

    `tokens` of `tree` are the words that decided; `says` fills the sentence's places (a `Span` is a further
    stretch of words). A value of None decided nothing and is not noted.
    """
    trace = _trace.get()
    if trace is not None and value is not None:
        trace.notes.append(Note(value, rule, tree, tokens, says))
    return value


def begin(thing: object) -> None:
    """Note that what follows is decided of this thing: a draft of a claim, or the offset of an expression of time."""
    trace = _trace.get()
    if trace is not None:
        trace.begun.append((len(trace.notes), thing))


def made_of(value: T, source: object) -> T:
    """Return `value`, and note what it was made of."""
    trace = _trace.get()
    if trace is not None:
        trace.made.append((value, source))
    return value


@contextmanager
def traced() -> Iterator[Trace]:
    """Note every decision made inside the block."""
    trace = Trace()
    token = _trace.set(trace)
    try:
        yield trace
    finally:
        _trace.reset(token)
