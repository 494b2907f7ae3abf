"""What an attribution is: who says what by which words, and who answers for it."""

from dataclasses import dataclass

from onrecord.knowledge.speech import Act
from onrecord.model import Basis, OriginBasis, Speaker
from onrecord.values import Span

_BETWEEN = 5  # code points between the accused and the charge: " of ", " for "


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who answers for a claim: canonical name, knowledge id where there is one, and what kind of origin it is."""

    name: str | None
    entity: str | None
    basis: OriginBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One level of reported speech.

    `span` is the whole stretch; `speaker` the whole noun phrase with title and apposition, empty where
    the words name nobody; `cue` the verb with its auxiliaries, or *according to*; `content` the reported
    words, in pieces where the speaker breaks them or the quotation runs over several paragraphs.
    `parent` is the place in the tuple of the attribution in whose content this one stands, `chain` runs
    from the outermost speaker to the innermost, parents' links included (the contract's *nearest first*:
    nearest to the reader), and `origin` answers for the content.
    `told_in` is where words of when and where the statement was made stand: the sentence less the content.
    `accused` is whom an accusation or blame is laid on. `implied` marks a sentence without cue that goes
    on with the speech before it: its speaker and cue are empty. `negated`: *has not confirmed that ...*.
    `nominal`: the cue is a noun, *a claim by X that ...*. `citing` brings in whom the
    speaker passes on, `cited`, who answers.
    `quoted` is true where the content (or its greater part) stands in quotation marks.
    """

    span: Span
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[Speaker, ...]
    origin: Origin
    act: Act
    verb: str
    segment: int
    parent: int | None = None
    told_in: tuple[Span, ...] = ()
    accused: Span | None = None
    basis: Basis | None = None
    quoted: bool = False
    implied: bool = False
    negated: bool = False
    nominal: bool = False
    cited: tuple[Span, ...] = ()
    citing: tuple[Span, ...] = ()

    def covers(self, span: Span) -> bool:
        """Tell whether at least half of `span` is content of this attribution."""
        return 2 * sum(piece.overlap(span) for piece in self.content) >= len(span)

    @property
    def reported(self) -> tuple[Span, ...]:
        """The content together with whom an accusation is laid on, as one stretch where they stand side by side."""
        if self.accused is None or not self.content or self.covers(self.accused):
            return self.content
        first, *rest = self.content
        if 0 <= first.start - self.accused.end <= _BETWEEN:
            return (self.accused.joined(first), *rest)
        return tuple(sorted((self.accused, *self.content)))
