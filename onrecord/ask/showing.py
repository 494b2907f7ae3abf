"""`show ID`: a claim, an assertion, an incident, a report or an origin, with the words that it rests on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from onrecord.ask.disputing import ABOUT, stake
from onrecord.ask.filters import Context
from onrecord.ask.judging import judgement_notes
from onrecord.ask.known import day_notes
from onrecord.ask.lines import claim_line
from onrecord.ask.listing import CLAIM_COLUMNS, View, claim_row, figure_words
from onrecord.ask.rating import decided, later_claims, rating_notes, value_words
from onrecord.errors import NotFound
from onrecord.knowledge import fold
from onrecord.model import Claim, Denial, Dispute, Incident, OriginNumbers, PartyFigure, Range, Report, Step, ThreadTerm
from onrecord.record import ClaimView, Record

ID_LENGTH = 18
_ID = re.compile(r"[cia]-[0-9a-f]{4,16}")
AROUND = 160  # code points shown on either side of a claim's words


def show(record: Record, name: str) -> View:
    """Return what the record holds under an id, or under the name of an origin.

    An id of ours may be given by its beginning. Raises `NotFound` where it is neither, or the beginning of
    several.
    """
    view = _shown(record, name)
    return replace(view, notes=(*day_notes(record), *view.notes))


def _shown(record: Record, name: str) -> View:
    if record.arrived(name):
        return _report(record, record.report(name))
    if _ID.fullmatch(name):
        return _ours(record, whole_id(record, name))
    return _origin(record, name)


def _ours(record: Record, name: str) -> View:
    match name[0]:
        case "c":
            return _claim(record, record.claim(name))
        case "i":
            return _incident(record, record.incident(name))
        case _:
            return _claims_under(record, record.assertion(name).claims, {"assertion": name})


def whole_id(record: Record, name: str) -> str:
    """Return the one id that begins like this; an id that is not known is returned as it is.

    As of a day the ids of now are known too: they lead to what was known of it then.
    """
    if len(name) == ID_LENGTH:
        return name
    views = [*record.views().values(), *(record.whole_views().values() if record.day else ())]
    known: dict[str, set[str | None]] = {
        "c": {v.claim for v in views},
        "i": {v.incident for v in views},
        "a": {v.assertion for v in views},
    }
    found = sorted(i for i in known[name[0]] if i and i.startswith(name))
    if not found and name[0] == "i":  # a former id: that of a claim which is of a greater incident by now
        found = sorted(f"i{c[1:]}" for c in known["c"] if c and c.startswith(f"c{name[1:]}"))
    if len(found) > 1:
        raise NotFound(f"{len(found)} ids begin with {name}: {', '.join(found[:5])}; give one whole")
    return found[0] if found else name


def _context(record: Record, claim: Claim) -> Context:
    return Context(record.view(claim.id), record.report(claim.report), record.incident_of(claim.id))


def _facts(*pairs: tuple[str, str | None]) -> View:
    rows = tuple((name, value) for name, value in pairs if value)
    return View(columns=("field", "value"), rows=rows, objects=(), cut=False)


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
        ("origin", _origin_words(record, claim, context)),
        ("kind", f"{claim.kind}, {claim.event}"),
        ("status", f"{claim.status}, {claim.polarity}, {claim.modality}, {claim.certainty}"),
        ("figures", figure_words(claim)),
        ("figures' words", "; ".join(c.span.of(text) for c in claim.counts)),
        ("by whom", _named(text, claim, "actors")),
        ("to whom", _named(text, claim, "targets")),
        ("weapons", _named(text, claim, "weapons")),
        ("when", f"{claim.when.when.label()} ({claim.when.text})" if claim.when else None),
        ("where", ", ".join(f"{p.name} ({p.precision})" for p in claim.where)),
        ("step", claim.turn.value.replace("_", " ") if claim.turn else None),
        ("terms", "; ".join(f"{t.kind.value}: {t.name or t.text}" for t in claim.terms) or None),
        ("takes back", f"{claim.revises} what was said before" if claim.revises else None),
        ("verification", claim.verification.span.of(text) if claim.verification else None),
        ("review", claim.review),
        ("set by people", ", ".join(claim.edited) or None),
        ("assertion", context.view.assertion if context.view else None),
        ("incident", f"{context.incident.id}: {context.incident.title}" if context.incident else None),
    )
    line = claim_line(claim, context.view, context.report)
    notes = (*judgement_notes(record, (claim.id,)), *rating_notes(record, (claim.id, *_subjects(record, (claim.id,)))))
    return View(columns=facts.columns, rows=facts.rows, objects=(line,), notes=notes, cut=False)


def _origin_words(record: Record, claim: Claim, context: Context) -> str:
    """Who answers for a claim, on what basis; where the view narrowed it, from what and why."""
    now = context.view or claim
    words = f"{now.origin or 'unknown'} ({now.origin_basis.replace('_', ' ')})"
    assertion = record.assertion_of(claim.id)
    if assertion and assertion.narrowed:
        words += f"; the words say {claim.origin or 'nobody'}: {assertion.narrowed.detail}"
    return words


def _speaker_words(text: str, claim: Claim) -> list[str]:
    return [f"{s.name} ({s.role}; “{s.span.of(text)}”)" for s in claim.speakers]


def _named(text: str, claim: Claim, field: str) -> str:
    named = getattr(claim, field)
    return ", ".join(f"{n.name} (“{n.span.of(text)}”)" if n.span else n.name for n in named)


def _incident(record: Record, incident: Incident) -> View:
    view = _list(record, [record.claim(c) for c in incident.claims])
    notes = [f"incident: {incident.id}: {incident.title} ({incident.status})"]
    notes += [
        f"publishers: {len(incident.publishers)} ({', '.join(incident.publishers) or 'unknown'})",
        *_origin_lines(incident.numbers),
    ]
    notes += [line for found in incident.ranges for line in _figure_lines(found, incident)]
    notes += [f"said of {a.name}: by {', '.join(a.said_by)}{_denied_by(a.denied_by)}" for a in incident.actors]
    notes += [_term_line(term) for term in incident.terms]
    notes += [_step_line(step) for step in incident.timeline]
    notes += [f"said to break: {', '.join(incident.breaks)}"] if incident.breaks else []
    notes += [f"said to be broken by: {', '.join(incident.broken_by)}"] if incident.broken_by else []
    notes += [line for d in incident.disputes for line in _dispute_lines(d)]
    notes += [f"denial: {d.claim}: {d.detail}{_stake_of(d)}" for d in incident.denials]
    notes += [f"possibly the same as: {', '.join(incident.possibly_same)}"] if incident.possibly_same else []
    notes += [f"contains: {', '.join(incident.contains)}"] if incident.contains else []
    notes += [f"part of: {', '.join(incident.part_of)}"] if incident.part_of else []
    notes += _grade_lines(incident)
    notes += [f"{r.claim} {r.does} {', '.join(r.claims) or 'nothing told here'}" for r in incident.revisions]
    notes += [f"rejected by a person: {', '.join(incident.rejected)}"] if incident.rejected else []
    notes += judgement_notes(record, incident.claims)
    notes += rating_notes(record, (*incident.claims, *_subjects(record, incident.claims)))
    return View(columns=view.columns, rows=view.rows, objects=(incident.to_json(),), notes=tuple(notes))


def _subjects(record: Record, claims: Sequence[str]) -> set[str]:
    """The names under which the origins of claims are rated."""
    views = [view for c in claims if (view := record.view(c))]
    return {v.origin_id or fold(v.origin or "") for v in views}


def _origin_lines(numbers: OriginNumbers) -> Iterator[str]:
    named = [*numbers.named, *(["unattributed publishers"] if numbers.unattributed else [])]
    unnamed = f"; not counted: {', '.join(numbers.unnamed)}" if numbers.unnamed else ""
    yield f"distinct origins: {numbers.distinct} ({', '.join(named) or 'none'}{unnamed})"
    for pair in numbers.dependent:
        yield f"  {pair.origins[0]} and {pair.origins[1]} are dependent: {pair.why}"
    if numbers.judged is None:
        yield "origins judged independent: none, no person has judged"
    else:
        names = ", ".join(numbers.independent) or "none that tells of it"
        yield f"origins judged independent: {numbers.judged_independent} ({names}): {decided(numbers.judged)}"


def _figure_lines(found: Range, incident: Incident) -> Iterator[str]:
    scope = "" if found.scope == "incident" else f", {found.scope.replace('_', ' ')}"
    window = f", {found.window.label()}" if found.window else ""
    interest = " (interested origins alone)" if found.interested_only else ""
    words = " ".join(filter(None, (found.measure, found.group, found.label())))
    yield f"figure: {words}{scope}{window}: {', '.join(found.origins) or 'no eligible origin'}{interest}"
    if found.unattributed:
        yield f"  unattributed, together one origin at most: {', '.join(found.unattributed)}"
    if found.interested and not found.interested_only:
        yield f"  without interested origins ({', '.join(found.interested)}): {found.label_without()}"
    if found.best_by:
        yield f"  best, by a person: {found.best:,}: {decided(found.best_by)}{later_claims(found.best_by, incident)}"
    for own in found.self_disagreements:
        yield f"  {own.origin} disagrees with itself: {', '.join(own.claims)}"
    for party in found.conceded:
        yield f"  conceded by {party.party}: {_ends_of(party)}"
    for party in found.claimed_by_adversary:
        yield f"  claimed by its adversary {party.party}: {_ends_of(party)}"
    for left in found.left_out:
        yield f"  left out: {left.claim}: {left.why}"


def _ends_of(party: PartyFigure) -> str:
    ends = [n for n in (party.low, party.high) if n is not None]
    return " to ".join(f"{n:,}" for n in dict.fromkeys(ends)) + ("" if party.high is not None else " or more")


def _denied_by(names: tuple[str, ...]) -> str:
    return f"; denied by {', '.join(names)}" if names else ""


def _term_line(term: ThreadTerm) -> str:
    words = "; ".join(dict.fromkeys(" ".join(w.text.split()) for w in term.words))
    return f"term: {term.kind.value.replace('_', ' ')}: {term.value}: {', '.join(term.said_by)} (\u201c{words}\u201d)"


def _step_line(step: Step) -> str:
    when = step.when.label() if step.when else "at an unknown time"
    turn = f" ({step.turn.value.replace('_', ' ')})" if step.turn else ""
    against = f", against {', '.join(step.against)}" if step.against else ""
    through = f", by {', '.join(step.through)}" if step.through else ""
    told = f"{step.status.replace('_', ' ')}{turn}, {when}{against}{through}"
    return f"step: {told}: {', '.join(step.said_by)}{_denied_by(step.denied_by)}"


def _dispute_lines(dispute: Dispute) -> Iterator[str]:
    yield f"dispute, {ABOUT[dispute.about]}: {dispute.detail or 'the sides differ'}"
    for position in dispute.positions:
        for voice in position.voices:
            at_stake = stake(voice.party, voice.interests, origin=voice.origin)
            told = f" [{at_stake}]" if at_stake else ""
            yield f"  {position.says}: {voice.origin or 'unknown'}{told}: {', '.join(voice.claims)}"


def _stake_of(denial: Denial) -> str:
    if denial.party or denial.interests:
        return f" [{stake(denial.party, denial.interests)}]"
    return ", by a party" if denial.by_party else ""


def _grade_lines(incident: Incident) -> Iterator[str]:
    grade = incident.grade
    if grade is not None:
        against = f"; contradicted by {', '.join(grade.contradicts)}" if grade.contradicts else ""
        yield f"grade: {replace(grade, given=None).words()}: {grade.rule}{against}"
        if grade.unrated:
            yield f"  rests on origins that no person has rated A to C: {', '.join(grade.unrated)}"
        if grade.given:
            yield f"grade by a person: {grade.given.value}: {decided(grade.given)}{later_claims(grade.given, incident)}"
    for position in incident.positions:
        yield f"position of {position.field}: {value_words(position)}: {decided(position)}"


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
    views = record.views()
    claims = [c for c in record.claims() if wanted in _names_of_origin(c, views.get(c.id))] if wanted else []
    if not claims:
        raise NotFound(f"nothing under {name!r}: no claim, incident, assertion, report or origin of that id or name")
    subjects = _subjects(record, [c.id for c in claims])
    found = _list(record, claims, {"origin": name, "claims": [c.id for c in claims]})
    return replace(found, notes=rating_notes(record, subjects))


def _names_of_origin(claim: Claim, view: ClaimView | None) -> set[str]:
    names = (claim.origin, claim.origin_id, *((view.origin, view.origin_id) if view else ()))
    return {fold(n) for n in names if n}


def _claims_under(record: Record, ids: tuple[str, ...], whole: dict[str, Any]) -> View:
    return _list(record, [record.claim(c) for c in ids], whole | {"claims": list(ids)})


def _list(record: Record, claims: list[Claim], whole: dict[str, Any] | None = None) -> View:
    reports = {r: record.report(r) for r in dict.fromkeys(c.report for c in claims)}
    contexts = (Context(record.view(c.id), reports[c.report], None) for c in claims)
    rows = tuple(claim_row(c, context) for c, context in zip(claims, contexts, strict=True))
    return View(columns=CLAIM_COLUMNS, rows=rows, objects=(whole,) if whole else ())
