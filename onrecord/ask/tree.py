"""Who says it, carried by whom: an incident as a tree of origins, what each states, and the reports that carry it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.ask.known import day_notes
from onrecord.ask.lines import claim_line
from onrecord.ask.listing import View, figure_words
from onrecord.ask.showing import whole_id
from onrecord.errors import OptionInvalid
from onrecord.link import repeats_of, same_text
from onrecord.model import Claim, Incident, Report
from onrecord.record import Record

QUOTED = 100  # code points of a claim's words that a line shows


def tree(record: Record, incident_id: str) -> View:
    """Return an incident as a tree, one row a branch, and as one object: origin, statement, claim with its report.

    A claim names the speakers through whom its words came, and the report whose text its own repeats. Raises
    `NotFound` where the record holds no such incident, and `OptionInvalid` for an id of something else.
    """
    whole = whole_id(record, incident_id)
    if not whole.startswith("i-"):
        raise OptionInvalid(f"{incident_id} is no incident (i-…)")
    incident = record.incident(whole)
    claims = {i: record.claim(i) for i in incident.claims}
    reports = {r: record.report(r) for r in incident.reports}
    copies = same_text(repeats_of(reports))
    by_origin: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims.values():
        assertion = record.assertion_of(claim.id)
        if assertion is not None:
            by_origin[assertion.origin or "unknown"][assertion.id].append(claim)
    branches = []
    for origin, statements in sorted(by_origin.items()):
        said = [
            {"assertion": a, "claims": [_leaf(record, c, reports[c.report], copies) for c in _in_order(told, reports)]}
            for a, told in sorted(statements.items())
        ]
        branches.append({"origin": origin, "statements": said})
    lines = (*day_notes(record), *_lines(incident, by_origin, reports, copies))
    rows = tuple((line,) for line in lines)
    body = {"incident": incident.id, "title": incident.title, "origins": branches}
    return View(columns=("who says it, carried by whom",), rows=rows, objects=(body,), cut=False)


def _in_order(claims: Sequence[Claim], reports: dict[str, Report]) -> list[Claim]:
    """Claims by publication, then report and place."""
    return sorted(claims, key=lambda c: (_day(reports[c.report]), c.report, c.span))


def _day(report: Report) -> str:
    return report.published.edtf if report.published else "~"


def _leaf(record: Record, claim: Claim, report: Report, copies: dict[str, str]) -> dict[str, Any]:
    line = claim_line(claim, record.view(claim.id), report)
    return {
        "claim": claim.id,
        "report": claim.report,
        "publisher": report.publisher,
        "published": line["report"]["published"],
        "through": [s.name for s in claim.speakers],
        "quote": line["quote"],
        "repeats": copies.get(claim.report),
    }


def _lines(
    incident: Incident,
    by_origin: dict[str, dict[str, list[Claim]]],
    reports: dict[str, Report],
    copies: dict[str, str],
) -> Iterator[str]:
    yield f"{incident.id} {incident.title}"
    for at, (origin, statements) in enumerate(sorted(by_origin.items()), 1):
        last = at == len(by_origin)
        yield f"{'└' if last else '├'}─ {origin}"
        bar = "   " if last else "│  "
        for number, (_, told) in enumerate(sorted(statements.items()), 1):
            end = number == len(statements)
            ordered = _in_order(told, reports)
            yield f"{bar}{'└' if end else '├'}─ {_statement(ordered[0])}"
            inner = bar + ("   " if end else "│  ")
            for place, claim in enumerate(ordered, 1):
                branch = "└" if place == len(ordered) else "├"
                yield f"{inner}{branch}─ {_carried_by(claim, reports[claim.report], copies)}"


def _statement(claim: Claim) -> str:
    figures = figure_words(claim)
    told = f"{claim.event.replace('_', ' ')}, {claim.status}{', denied' if claim.denied else ''}"
    return f"{told}: {figures}" if figures else told


def _carried_by(claim: Claim, report: Report, copies: dict[str, str]) -> str:
    words = " ".join(claim.text.split())
    words = words if len(words) <= QUOTED else words[: QUOTED - 1].rstrip() + "…"
    through = f" through {', '.join(s.name for s in claim.speakers[:-1])}" if len(claim.speakers) > 1 else ""
    copied = f", repeats {copies[claim.report]}" if claim.report in copies else ""
    published = report.published.label() if report.published else "undated"
    return f"{report.publisher or 'unknown'}, {published} ({report.id}{copied}){through}: “{words}” {claim.id}"
