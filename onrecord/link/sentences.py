"""The sentence of a claim in its report: what it names, and how it begins."""

from onrecord.knowledge.surroundings import says_of_whom
from onrecord.knowledge.threads import is_nationwide
from onrecord.model import Claim, Kind, Report
from onrecord.values import Place, Precision

LONGEST = 1_000  # code points of a sentence before a claim
_GOING = frozenset({"displacement", "departure"})
_ENDS = (". ", "\n", "? ", "! ")


def lead_in(claim: Claim, report: Report | None) -> str:
    """Return the words of its sentence that stand before a claim's own; none where there is no text.

    None either where they are more than a sentence has: a text without full stops is no one sentence.
    """
    first = _start(claim, report) + 1 if report is not None else claim.span.start
    return report.text[first : claim.span.start] if report and claim.span.start - first <= LONGEST else ""


def is_told_aside(claim: Claim, report: Report | None) -> bool:
    """Tell whether a flight of nobody counted is told of those whom something else befell: *were hit as they fled*."""
    going = claim.kind is Kind.MOVEMENT and claim.event in _GOING and not claim.counts
    return going and says_of_whom(claim.text, lead_in(claim, report))


def named_beside(claim: Claim, places: tuple[Place, ...], report: Report | None) -> tuple[Place, ...]:
    """Return the places that a claim's own sentence names: where the story goes on, it need not hold.

    Where that says *nationwide* and names none, it is the country.
    """
    if report is None or not report.text:
        return places
    first = _start(claim, report)
    ends = [at for end in _ENDS if (at := report.text.find(end, claim.span.end)) >= 0]
    last = min(ends, default=len(report.text))
    named = tuple(p for p in places if first < p.span.start < last)
    if not named and is_nationwide(report.text[first + 1 : last]):
        return tuple(p for p in places if p.precision is Precision.COUNTRY)
    return named


def _start(claim: Claim, report: Report) -> int:
    return max(report.text.rfind(end, 0, claim.span.start) for end in _ENDS)
