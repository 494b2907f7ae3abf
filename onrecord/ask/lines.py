"""The lines of the exchange contract, one JSON object a line: claims, incidents, mentions, reports, refusals."""

from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import OptionInvalid
from onrecord.knowledge import fold
from onrecord.link import repeats_of, same_text
from onrecord.model import Claim, Ratings, Report
from onrecord.record import ClaimView, Record

Line = dict[str, Any]


def claim_line(claim: Claim, view: ClaimView | None, report: Report) -> Line:
    """Return a claim with its report's metadata and what the current view says of it."""
    line = claim.to_json()
    line["report"] = {
        "id": report.id,
        "publisher": report.publisher,
        "title": report.title,
        "published": report.published.edtf if report.published else None,
        "published_basis": report.published_basis.value,
    }
    if view and "origin" not in claim.edited:
        line |= {"origin": view.origin, "origin_id": view.origin_id, "origin_basis": view.origin_basis.value}
    line["assertion"] = view.assertion if view else None
    line["incident"] = view.incident if view else None
    line["review"] = claim.review
    line["edited"] = list(claim.edited)
    return line


def claim_lines(record: Record) -> Iterator[Line]:
    views, ratings = record.views(), record.ratings()
    for report in record.reports():
        for claim in record.claims_of(report.id):
            view = views.get(claim.id)
            yield claim_line(claim, view, report) | _rated(claim, view or claim, ratings)


def _rated(claim: Claim, answers: ClaimView | Claim, ratings: Ratings) -> Line:
    """What people hold of a claim's origin and of what it says, None where nobody rated it."""
    reliability = ratings.of_origin(answers.origin_id, fold(answers.origin or "")) if ratings.held else None
    credibility = ratings.of_claim(claim.id) if ratings.held else None
    return {
        "reliability": reliability.value if reliability else None,
        "credibility": credibility.value if credibility else None,
    }


def incident_lines(record: Record) -> Iterator[Line]:
    """Yield every incident, by id."""
    for incident in record.incidents():
        yield incident.to_json()


def mention_lines(record: Record) -> Iterator[Line]:
    for mention in record.mentions():
        yield mention.to_json()


def report_lines(record: Record) -> Iterator[Line]:
    """Yield every standing report, with `same_as` where it repeats another's text, exactly or nearly."""
    reports = {report.id: report for report in record.reports()}
    repeats = same_text(repeats_of(reports))
    for report in reports.values():
        yield report.to_json() | {"same_as": repeats.get(report.id)}


def refusal_lines(record: Record) -> Iterator[Line]:
    for refusal in record.refusals():
        yield refusal.to_json()


WHAT: dict[str, Callable[[Record], Iterator[Line]]] = {
    "claims": claim_lines,
    "incidents": incident_lines,
    "mentions": mention_lines,
    "reports": report_lines,
    "refusals": refusal_lines,
}


def contract_lines(record: Record, what: str) -> Iterator[Line]:
    """Yield the lines of one of `WHAT`; raise `OptionInvalid` for another word."""
    if what not in WHAT:
        raise OptionInvalid(f"there is no export of {what!r}; choose one of {', '.join(WHAT)}")
    return WHAT[what](record)
