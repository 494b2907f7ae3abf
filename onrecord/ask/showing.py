"""`show ID`: a claim, an assertion, an incident, a report or an origin, with the words that it rests on."""

from typing import Any

from onrecord.ask.filters import Context
from onrecord.ask.lines import claim_line
from onrecord.ask.listing import CLAIM_COLUMNS, View, claim_row, figure
from onrecord.errors import NotFound
from onrecord.knowledge import fold
from onrecord.model import Claim, Incident, Report
from onrecord.record import Record

AROUND = 160  # code points shown on either side of a claim's words


def show(record: Record, name: str) -> View:
    """Return what the record holds under an id, or under the name of an origin.

    Raises `NotFound` where it is neither.
    """
    if name.startswith("c-"):
        return _claim(record, record.claim(name))
    if name.startswith("i-"):
        return _incident(record, record.incident(name))
    if name.startswith("a-"):
        return _claims_under(record, record.assertion(name).claims, {"assertion": name})
    if record.arrived(name):
        return _report(record, record.report(name))
    return _origin(record, name)


def _context(record: Record, claim: Claim) -> Context:
    return Context(record.view(claim.id), record.report(claim.report), record.incident_of(claim.id))


def _facts(*pairs: tuple[str, str | None]) -> View:
    rows = tuple((name, value) for name, value in pairs if value)
    return View(columns=("field", "value"), rows=rows, objects=())


def _claim(record: Record, claim: Claim) -> View:
    context = _context(record, claim)
    text = context.report.text
    facts = _facts(
        ("claim", claim.id),
        ("words", claim.text),
        ("around", text[max(0, claim.span.start - AROUND) : claim.span.end + AROUND]),
        ("stands at", f"{claim.span.start} to {claim.span.end} of report {claim.report} ({claim.section})"),
        ("publisher", context.report.publisher or "unknown"),
        ("said by", " · ".join(_speaker_words(text, claim)) or "the publisher itself"),
        ("origin", f"{(context.view and context.view.origin) or claim.origin or 'unknown'} ({claim.origin_basis})"),
        ("kind", f"{claim.kind}, {claim.event}"),
        ("status", f"{claim.status}, {claim.polarity}, {claim.modality}, {claim.certainty}"),
        ("figures", figure(claim)),
        ("figures' words", "; ".join(c.span.of(text) for c in claim.counts)),
        ("by whom", _named(text, claim, "actors")),
        ("to whom", _named(text, claim, "targets")),
        ("weapons", _named(text, claim, "weapons")),
        ("when", f"{claim.when.when.label()} ({claim.when.text})" if claim.when else None),
        ("where", ", ".join(f"{p.name} ({p.precision})" for p in claim.where)),
        ("verification", claim.verification.span.of(text) if claim.verification else None),
        ("assertion", context.view.assertion if context.view else None),
        ("incident", f"{context.incident.id}: {context.incident.title}" if context.incident else None),
    )
    line = claim_line(claim, context.view, context.report)
    return View(columns=facts.columns, rows=facts.rows, objects=(line,))


def _speaker_words(text: str, claim: Claim) -> list[str]:
    return [f"{s.name} ({s.role}; “{s.span.of(text)}”)" for s in claim.speakers]


def _named(text: str, claim: Claim, field: str) -> str:
    named = getattr(claim, field)
    return ", ".join(f"{n.name} (“{n.span.of(text)}”)" if n.span else n.name for n in named)


def _incident(record: Record, incident: Incident) -> View:
    claims = [record.claim(c) for c in incident.claims]
    view = _list(record, claims)
    facts = _facts(
        ("incident", f"{incident.id}: {incident.title}"),
        ("figures", "; ".join(f"{r.measure} {r.group or ''} {r.label()}".replace("  ", " ") for r in incident.ranges)),
        ("origins", ", ".join(incident.origins)),
        ("publishers", ", ".join(incident.publishers)),
        ("grade", f"{incident.grade.grade}, provisional: {incident.grade.rule}" if incident.grade else None),
        ("disputes", "; ".join(f"{d.about}: {d.detail}" for d in incident.disputes)),
        ("denials", "; ".join(f"{d.claim}: {d.detail}" for d in incident.denials)),
    )
    notes = tuple(f"{name}: {value}" for name, value in facts.rows)
    return View(columns=view.columns, rows=view.rows, objects=(incident.to_json(),), notes=notes)


def _report(record: Record, report: Report) -> View:
    view = _list(record, list(record.claims_of(report.id)))
    published = report.published.label() if report.published else "unknown"
    notes = (
        f"report: {report.id}",
        f"title: {report.title or 'none'}",
        f"publisher: {report.publisher or 'unknown'}",
        f"published: {published} ({report.published_basis})",
        f"bytes: SHA-256 {report.sha256}",
        *(f"refusal: {r.reason}" for r in record.refusals() if r.report == report.id),
    )
    return View(columns=view.columns, rows=view.rows, objects=(report.to_json(),), notes=notes)


def _origin(record: Record, name: str) -> View:
    wanted = fold(name)
    claims = [
        claim
        for claim in record.claims()
        if wanted and wanted in {fold(o) for o in _names_of_origin(record, claim) if o}
    ]
    if not claims:
        raise NotFound(f"nothing under {name!r}: no claim, incident, assertion, report or origin of that id or name")
    return _list(record, claims, {"origin": name, "claims": [c.id for c in claims]})


def _names_of_origin(record: Record, claim: Claim) -> tuple[str | None, ...]:
    view = record.view(claim.id)
    return (claim.origin, claim.origin_id, *((view.origin, view.origin_id) if view else ()))


def _claims_under(record: Record, ids: tuple[str, ...], whole: dict[str, Any]) -> View:
    return _list(record, [record.claim(c) for c in ids], whole | {"claims": list(ids)})


def _list(record: Record, claims: list[Claim], whole: dict[str, Any] | None = None) -> View:
    rows = tuple(claim_row(c, _context(record, c)) for c in claims)
    return View(columns=CLAIM_COLUMNS, rows=rows, objects=(whole,) if whole else ())
