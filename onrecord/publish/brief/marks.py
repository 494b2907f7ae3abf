"""Splits a report's text at every boundary of a claim, so that overlapping marks nest and never cross."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Claim, Section
from onrecord.publish.brief.desk import Desk, mark_id
from onrecord.values import Span

_LEFT_OUT = frozenset({Section.BYLINE, Section.CREDIT})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the claims that cover it. `ids` are the anchors of the claims that begin here,
    `ends` the claims whose last words these are: (address of the incident, its title, its number)."""

    text: str
    marked: bool
    ids: tuple[str, ...]
    ends: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a report: what part of the page it is, and its pieces; `withheld` where it names reporters."""

    section: str
    pieces: tuple[Piece, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    claim: Claim
    span: Span


def paragraphs(desk: Desk, report_id: str, *, names_reporters: bool) -> tuple[Paragraph, ...]:
    """Return a report's text as paragraphs of marked pieces, as it may be shown.

    Where `names_reporters` is false, bylines and credits are withheld whole: they name private persons.
    """
    redacted = desk.redacted(report_id)
    placed = [_Placed(c, redacted.span(c.span)) for c in desk.claims_by_report.get(report_id, ())]
    found = []
    begun: set[str] = set()
    for section, span in _sections(desk, report_id):
        covering = [p for p in placed if p.span.overlaps(span)]
        if section in _LEFT_OUT and not names_reporters and not covering:
            found.append(Paragraph(section.value, (), withheld=True))
        else:
            found.append(Paragraph(section.value, _pieces(desk, redacted.text, span, covering, begun)))
    return tuple(found)


def _sections(desk: Desk, report_id: str) -> list[tuple[Section, Span]]:
    """The sections in offsets of the shown text; those that the reading gave none are split at blank lines."""
    redacted = desk.redacted(report_id)
    known = desk.situation.sections.get(report_id)
    if known:
        return [(section, redacted.span(span)) for section, span in known]
    found, at = [], 0
    for block in redacted.text.split("\n\n"):
        if block.strip():
            found.append((Section.BODY, Span(at, at + len(block))))
        at += len(block) + 2
    return found


def _pieces(desk: Desk, text: str, within: Span, placed: Sequence[_Placed], begun: set[str]) -> tuple[Piece, ...]:
    edges = {within.start, within.end}
    for one in placed:
        edges |= {max(one.span.start, within.start), min(one.span.end, within.end)}
    return tuple(_piece(desk, text, Span(first, last), placed, begun) for first, last in pairwise(sorted(edges)))


def _piece(desk: Desk, text: str, span: Span, placed: Sequence[_Placed], begun: set[str]) -> Piece:
    """Make one piece; `begun` holds the claims that have their anchor already, and grows."""
    covering = [p for p in placed if p.span.overlaps(span)]
    begins = tuple(dict.fromkeys(mark_id(p.claim.id) for p in covering if p.claim.id not in begun))
    begun |= {p.claim.id for p in covering}
    ends: dict[str, tuple[str, str, str]] = {}
    for one in covering:
        incident = desk.incident_of.get(one.claim.id)
        if one.span.end == span.end and incident:
            title = desk.heading(incident)
            ends[incident.id] = (f"#{incident.id}", title, str(desk.incident_numbers[incident.id]))
    return Piece(text[span.start : span.end], bool(covering), begins, tuple(ends.values()))
