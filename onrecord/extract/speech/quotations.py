"""Finds the stretches of a report that stand in quotation marks, across paragraphs and with unclosed marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.parsed import Parsed
from onrecord.values import Span

_OPENING = "“«"
_CLOSING = "”»"
_STRAIGHT = '"'
_BEFORE_OPENING = set(" \t\n\r\u00a0([{-—–/:")
_LONGEST = 4000  # code points; a mark that finds no partner this far was never one of a pair
SENTENCE_WORDS = 4  # fewer words in quotation marks are a term that is quoted, no statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between two quotation marks of one paragraph, the marks left out.

    `continues` is true where the paragraph before ended within the same quotation; `closed` is false
    where the paragraph ends and the quotation does not. `whole` is true where it is written as a sentence.
    """

    span: Span
    segment: int
    continues: bool
    closed: bool
    words: int
    whole: bool = False

    @property
    def is_statement(self) -> bool:
        """Whether it says something: a sentence of its own, or more words than a term has."""
        return self.words > SENTENCE_WORDS or self.whole


def find(parsed: Parsed) -> tuple[Quotation, ...]:
    """Return the quotations of a report in order. Single marks are read as apostrophes, never as quotations."""
    found: list[Quotation] = []
    open_before = False
    for number, segment in enumerate(parsed.segments):
        text = segment.text
        here = list(_in_paragraph(text, segment.span.start, number, open_before))
        found += here
        open_before = bool(here) and not here[-1].closed
    return tuple(found)


def _in_paragraph(text: str, base: int, segment: int, open_before: bool) -> Iterator[Quotation]:
    opened: int | None = None
    first = True
    for at, char in enumerate(text):
        if char not in _OPENING + _CLOSING + _STRAIGHT:
            continue
        opening = _opens(text, at, opened is not None)
        if opened is None:
            opened = at + 1 if opening or char == _STRAIGHT else None
        elif not opening:
            made = _quotation(text, opened, at, base, segment, continues=open_before and first, closed=True)
            if made:
                yield made
                first = False
            opened = None
    if opened is not None and len(text) - opened <= _LONGEST and _may_run_on(text, opened):
        made = _quotation(text, opened, len(text), base, segment, continues=open_before and first, closed=False)
        if made:
            yield made


def _may_run_on(text: str, opened: int) -> bool:
    """An unclosed quotation runs to the end of its paragraph only where it opens the paragraph or a clause."""
    return opened <= 2 or text[: opened - 1].rstrip().endswith((":", ",", ".", "—", "-")) or len(text) - opened > 30


def _opens(text: str, at: int, inside: bool) -> bool:
    char = text[at]
    if char in _OPENING:
        return True
    if char in _CLOSING:
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if inside:
        return before in _BEFORE_OPENING and after.isalnum() and before.isspace() and text[at - 2 : at - 1] in ":,"
    return before in _BEFORE_OPENING or at == 0 or not after.isspace()


def _quotation(
    text: str, start: int, end: int, base: int, segment: int, *, continues: bool, closed: bool
) -> Quotation | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end <= start or end - start > _LONGEST:
        return None
    span = Span(base + start, base + end)
    words = len(text[start:end].split())
    whole = words > 1 and text[start].isupper() and text[end - 1] in ".!?,"
    return Quotation(span=span, segment=segment, continues=continues, closed=closed, words=words, whole=whole)
