"""Reads invented reports for the tests of speech: text in, names, attributions, persons and hedges out."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract import names
from onrecord.extract.clauses import Tree, trees
from onrecord.extract.names import NameMention
from onrecord.extract.parsed import Parsed, parse
from onrecord.extract.speech import attribution, certainty, persons, spoken
from onrecord.extract.speech.attributed import Attribution
from onrecord.extract.speech.people import People
from onrecord.extract.speech.stances import Stance
from onrecord.knowledge import load
from onrecord.model import PersonSeen, Report, Section
from onrecord.values import Span, When


@dataclass(frozen=True)
class Read:
    """One invented report, read; `said` finds the attribution in whose content some words stand."""

    parsed: Parsed
    trees: list[Tree]
    names: tuple[NameMention, ...]
    attributions: tuple[Attribution, ...]
    stances: tuple[Stance, ...]
    persons: tuple[PersonSeen, ...]
    checkings: tuple[certainty.Checking, ...]

    @property
    def text(self) -> str:
        return self.parsed.report.text

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def said(self, words: str) -> Attribution | None:
        return attribution.innermost(self.attributions, self.span(words))

    def who(self, words: str) -> list[str]:
        """The chain of the words: names from the outermost speaker to the origin."""
        found = self.said(words)
        return [link.name for link in found.chain] if found else []

    def origin(self, words: str) -> str | None:
        found = self.said(words)
        return found.origin.name if found else None

    def parts(self, words: str) -> tuple[str, str, str]:
        """Speaker, cue and content of the attribution of some words, each joined by a bar."""
        found = self.said(words)
        if found is None:
            return ("", "", "")
        pieces = (found.speaker, found.cue, found.content)
        return tuple(" | ".join(s.of(self.text) for s in part) for part in pieces)  # type: ignore[return-value]


@lru_cache(maxsize=256)
def read(text: str, publisher: str = "The Harbour Courier", published: str = "2016-12-14") -> Read:
    """Read an invented report: each line is a paragraph of its body."""
    report = Report(id="r", text=text, sha256="0" * 64, publisher=publisher, published=When(published))
    cut: list[tuple[Section, Span]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            cut.append((Section.BODY, Span(at, at + len(line))))
        at += len(line) + 1
    parsed = next(parse([(report, cut, load().scope(report))]))
    laid_out = trees(parsed.segments)
    named = names.find(parsed, laid_out)
    people = People(parsed, named, laid_out)
    found = spoken.read(parsed, named, laid_out, people)
    return Read(
        parsed=parsed,
        trees=laid_out,
        names=named,
        attributions=found.statements,
        stances=found.stances,
        persons=persons.find(parsed, named, people, laid_out),
        checkings=certainty.checkings(parsed, laid_out),
    )
